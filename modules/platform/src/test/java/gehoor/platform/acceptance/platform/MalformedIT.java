package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.platform.Malformed.Aim;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of malformed requests, made from the description of the interface and sent to an organisation of their own: each is
 * answered in time, by what the description tells of, without a failure, and leaves nothing behind that it was not told of.
 */
@Acceptance
class MalformedIT {
    private static final String TENANT = "windmolen";
    private static final long SEED = Long.getLong("gehoor.malformed.seed", 20261129L);
    private static final int REQUESTS =
            Integer.getInteger("gehoor.malformed.requests", Boolean.getBoolean("gehoor.full") ? 200_000 : 15_000);
    /** As many forms as are read at a time: with more, some would rightly be told to come back later. */
    private static final int AT_ONCE = 4;

    private static final int SHOWN = 60;

    private final AtomicInteger faulty = new AtomicInteger();
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> statuses = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final AtomicLong acted = new AtomicLong();

    @Test
    @Clause("PL-01")
    @Tag("asvs:V16.5.1")
    @Tag("asvs:V16.4.1")
    @Tag("asvs:V1.2.4")
    void whatever_is_sent_is_answered_in_time_without_a_failure_and_leaves_nothing_half_done() throws Exception {
        joined();
        Report.Taken file = complaint();
        List<Operation> operations =
                Operation.of(Call.get("/openapi").sent().good().json(), inOrder(file));
        Malformed malformed = new Malformed(SEED, operations, aim(file));
        Set<String> before = files();
        long entries = entries(file);
        Log log = Log.now();
        Instant begun = Instant.now();

        send(malformed);

        Duration took = Duration.between(begun, Instant.now());
        write(took);
        assertThat(shown)
                .as(
                        "%d of %d are answered wrongly; -Dgehoor.malformed.seed=%d makes them again",
                        faulty.get(), REQUESTS, SEED)
                .isEmpty();
        reachesWhatIsBehindTheDoor(operations);
        Set<String> after = files();
        after.removeAll(before);
        assertThat(after).as("every file that is there now was said to be").isEqualTo(new TreeSet<>(reported));
        assertThat(reported).as("few of them are complaints").hasSizeLessThan(REQUESTS / 20);
        assertThat(entries(file) - entries)
                .as("every act that was recorded was said to be")
                .isEqualTo(acted.get());
        assertThat(Database.rows(
                        "select f.id from gehoor.file f where f.tenant_id = ? and not exists"
                                + " (select 1 from gehoor.entry e where e.tenant_id = f.tenant_id and e.file_id = f.id)",
                        TENANT))
                .as("no file without its beginning")
                .isEmpty();
        complaint();
        assertThat(log.since())
                .as("nothing that was sent stands in the log")
                .noneMatch(line -> line.contains("kanarie"));
        assertThat(log.since())
                .as("nothing that was sent makes a line of its own")
                .noneMatch(line -> line.startsWith("X-Made-Up"));
    }

    /** What the application writes from now on. */
    private record Log(Path file, long from) {
        static Log now() throws IOException {
            Path file = Gehoor.platform().log();
            return new Log(file, Files.size(file));
        }

        List<String> since() throws IOException {
            byte[] all = Files.readAllBytes(file);
            return new String(all, (int) from, (int) (all.length - from), UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void send(Malformed malformed) throws Exception {
        URI address = Gehoor.platform().address();
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(workers.submit(() -> {
                    try (Line line = new Line(address.getHost(), address.getPort(), Oracle.PATIENCE)) {
                        for (int number = next.getAndIncrement();
                                number < REQUESTS && faulty.get() < 2_000;
                                number = next.getAndIncrement()) {
                            Attempt attempt = malformed.attempt(number);
                            judge(attempt, line.ask(attempt), address);
                        }
                        count("connections", line.opened());
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void judge(Attempt attempt, Reply reply, URI address) {
        List<String> faults = Oracle.faults(attempt, reply);
        String how = reply.end() == Reply.End.ANSWERED
                ? Integer.toString(reply.status())
                : reply.end().name();
        count("status " + how, 1);
        count("malice " + attempt.malice() + " " + how, 1);
        if (reply.end() == Reply.End.ANSWERED && !Oracle.isOurs(reply)) {
            count("by the server itself " + how, 1);
        }
        if (attempt.admitted()) {
            statuses.computeIfAbsent(attempt.operation().route().operation(), none -> ConcurrentHashMap.newKeySet())
                    .add(reply.status());
            count(Set.of(401, 403).contains(reply.status()) ? "admitted, kept out" : "admitted, let in", 1);
        }
        if (reply.status() == 201) {
            reported.add(json(reply).path("file").asText());
        }
        boolean act = Set.of("act", "actByReceipt")
                .contains(attempt.operation().route().operation());
        if (act && reply.status() == 200 && Oracle.isOurs(reply) && attempt.malice() != Malice.METHOD) {
            acted.incrementAndGet();
        }
        if (!faults.isEmpty()) {
            count("faulty " + attempt.malice() + " " + how + " " + faults, 1);
            if (faulty.incrementAndGet() <= SHOWN) {
                shown.add(faults + "\n  " + attempt + "\n  → " + reply + " in "
                        + reply.took().toMillis() + " ms\n  " + attempt.again(address.getHost(), address.getPort()));
            }
        }
    }

    /** Most are refused for what they are, not for who sends them; and each route refuses for more than one reason. */
    private void reachesWhatIsBehindTheDoor(List<Operation> operations) {
        long in = counts.getOrDefault("admitted, let in", new AtomicLong()).get();
        assertThat(in).as("let in").isGreaterThan(REQUESTS / 2);
        for (Operation operation : operations) {
            Set<Integer> seen = statuses.getOrDefault(operation.route().operation(), Set.of());
            // The file of this test is anonymous and has no attachment, and no work is begun: there is nothing to give.
            boolean nothing =
                    operation.route().places().stream().anyMatch(Set.of("holder", "attachment", "job")::contains);
            // Nobody's role is named to move files here: GoingOverIT has those.
            boolean barred = operation.route().operation().equals("lookAtVersion");
            // No removal is asked for here: TakingAlongIT has an organisation that leaves.
            boolean stays = operation.route().operation().equals("seeTakenAlong");
            int good = nothing ? 404 : barred ? 403 : stays ? 409 : 200;
            assertThat(seen)
                    .as("%s", operation.route())
                    .contains(operation.route().method().equals("GET") ? good : 400);
            if (!operation.body().isMissingNode()) {
                assertThat(seen).as("%s", operation.route()).contains(400, 415).hasSizeGreaterThan(4);
            }
            if (operation.route().operation().equals("report")) {
                assertThat(seen).as("some are complaints all the same").contains(201, 422);
            }
        }
    }

    // ---- where it is sent to

    /** An organisation like the one that joins elsewhere, of the same name, with people of its own. */
    private static synchronized void joined() throws IOException {
        Path folder = Gehoor.platform().tenantConfig().resolve(TENANT);
        if (!Files.exists(folder)) {
            NewcomerIT.copy(folder);
            Path own = folder.resolve("tenant.yaml");
            Files.writeString(
                    own,
                    Files.readString(own)
                            .replace("tenant: vuurtoren", "tenant: " + TENANT)
                            .replace("vt-", "wm-")
                            .replace("bodies:\n", "governed-by: [keeper, head]\nbodies:\n"));
            NewcomerIT.within(
                    Duration.ofMinutes(1),
                    () -> Call.get("/api/tenants/" + TENANT).sent().status() == 200);
            Gehoor.platform().bringRealmUpToDate();
        }
    }

    private static Report.Taken complaint() {
        return Gehoor.tenant(TENANT)
                .visitor()
                .reports("complaint")
                .anonymous()
                .with("story", "The sails stood still.")
                .taken();
    }

    private static String proposal() {
        return Call.post("/api/admin/tenants/" + TENANT + "/proposals", Map.of("title", "To be sent at"))
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json()
                .path("id")
                .asText();
    }

    private static Aim aim(Report.Taken file) {
        return new Aim(
                Map.ofEntries(
                        Map.entry("tenant", TENANT),
                        Map.entry("file", file.file().toString()),
                        Map.entry("procedure", "complaint"),
                        Map.entry("version", "1"),
                        Map.entry("attachment", "00000000-0000-4000-8000-000000000007"),
                        Map.entry("holder", "complainant"),
                        Map.entry("action", "message"),
                        Map.entry("job", "00000000-0000-4000-8000-000000000009"),
                        Map.entry("proposal", proposal()),
                        Map.entry("notice", "00000000-0000-4000-8000-000000000008")),
                file::receipt,
                () -> Call.token("wm-keeper", TENANT),
                () -> Call.token("wm-head", TENANT),
                () -> Call.token("platform-admin", "platform"));
    }

    /** What fits the description and the procedure, so that nearly all of it is as it should be. */
    private static Map<String, JsonNode> inOrder(Report.Taken file) throws IOException {
        assertThat(file.receipt()).isNotBlank();
        ObjectMapper json = new ObjectMapper();
        return Map.ofEntries(
                Map.entry("report", json.readTree("""
                        {"procedure": "complaint", "kind": "complaint", "reporter": "person", "capacity": null, "identity": "named",
                         "channel": "web", "received": null, "language": "nl", "given": {"story": "x"},
                         "contact": {"name": "x", "mail": "mia@example.org", "phone": null, "postal": ["x", "x"],
                                     "preferredWay": null, "language": null, "extra": null}}""")),
                Map.entry(
                        "act",
                        json.readTree(
                                "{\"on\": null, \"given\": {\"message\": \"x\"}, \"contact\": null, \"letters\": null, \"waits\": null}")),
                Map.entry(
                        "previewLetters",
                        json.readTree(
                                "{\"on\": null, \"given\": {\"message\": \"x\"}, \"contact\": null, \"letters\": null, \"waits\": true}")),
                Map.entry("decideLetter", json.readTree("{\"what\": \"hold\", \"text\": null}")),
                Map.entry(
                        "actByReceipt",
                        json.readTree(
                                "{\"on\": null, \"given\": {\"answer\": \"x\"}, \"contact\": null, \"letters\": null, \"waits\": null}")),
                Map.entry(
                        "searchFiles",
                        json.readTree(
                                "{\"text\": \"x\", \"name\": null, \"mail\": null, \"phone\": null, \"after\": null, \"size\": 20}")),
                Map.entry(
                        "adminTryOnPast",
                        json.readTree(
                                "{\"procedure\": \"complaint\", \"files\": {\"tenant.yaml\": \"x\"}, \"latest\": 10}")),
                Map.entry("adminVerify", json.readTree("{\"files\": {\"tenant.yaml\": \"x\"}}")),
                Map.entry(
                        "adminCheck",
                        json.readTree("{\"files\": {\"tenant.yaml\": \"x\", \"procedures/complaint.yaml\": \"x\"}}")),
                Map.entry("beginProposal", json.readTree("{\"title\": \"x\", \"from\": null}")),
                Map.entry("adminBeginProposal", json.readTree("{\"title\": \"x\", \"from\": null}")),
                Map.entry(
                        "writeProposedFile",
                        json.readTree("{\"revision\": 1, \"path\": \"tenant.yaml\", \"text\": \"x\"}")),
                Map.entry(
                        "adminWriteProposedFile",
                        json.readTree("{\"revision\": 1, \"path\": \"tenant.yaml\", \"text\": \"x\"}")),
                Map.entry(
                        "stepProposal", json.readTree("{\"step\": \"plan\", \"revision\": 1, \"on\": \"2026-04-01\"}")),
                Map.entry("adminStepProposal", json.readTree("{\"step\": \"approve\", \"revision\": 1}")),
                // It is not suspended, and stays so: whoever reports here is taken in.
                Map.entry("stepSuspension", json.readTree("{\"step\": \"take-up\", \"reason\": \"x\"}")),
                Map.entry("adminStepSuspension", json.readTree("{\"step\": \"take-up\", \"reason\": \"x\"}")),
                Map.entry("takeAlong", json.readTree("{\"keptSafe\": true}")),
                // Nothing is asked for there.
                Map.entry(
                        "stepRemoval",
                        json.readTree(
                                "{\"step\": \"call-off\", \"reason\": \"x\", \"day\": \"2026-09-01\", \"unread\": false}")),
                Map.entry(
                        "adminStepRemoval",
                        json.readTree("{\"step\": \"agree\", \"reason\": \"x\", \"asked\": \"2026-03-02T09:00:00Z\"}")),
                Map.entry("putBack", json.readTree("{\"to\": \"x\"}")),
                Map.entry("adminPutBack", json.readTree("{\"to\": \"x\"}")),
                Map.entry("adminTakeIn", json.readTree("{\"parcel\": \"UEsDBA==\"}")),
                Map.entry("adminTakeInNew", json.readTree("{\"parcel\": \"UEsDBA==\"}")),
                Map.entry("adminBeginOrganisation", json.valueToTree(NewHouse.called(TENANT))));
    }

    // ---- what is there

    private static Set<String> files() {
        return Database.rows("select id::text as id from gehoor.file where tenant_id = ?", TENANT).stream()
                .map(row -> row.get("id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long entries(Report.Taken file) {
        return Long.parseLong(Database.rows("select count(*) as n from gehoor.entry where file_id = ?", file.file())
                .get(0)
                .get("n"));
    }

    private static JsonNode json(Reply reply) {
        try {
            return new ObjectMapper().readTree(reply.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void count(String what, long more) {
        counts.computeIfAbsent(what, none -> new AtomicLong()).addAndGet(more);
    }

    /** How many of each came, for who wants to know. */
    private void write(Duration took) throws IOException {
        StringBuilder text =
                new StringBuilder("%d requests of seed %d in %d s%n".formatted(REQUESTS, SEED, took.toSeconds()));
        new TreeMap<>(counts).forEach((what, n) -> text.append("%7d  %s%n".formatted(n.get(), what)));
        new TreeMap<>(statuses)
                .forEach((route, seen) -> text.append(route)
                        .append(' ')
                        .append(new TreeSet<>(seen))
                        .append('\n'));
        shown.forEach(each -> text.append(each).append('\n'));
        Files.writeString(Path.of("target", "malformed.txt"), text.toString(), UTF_8);
    }
}
