package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.casework.checkpoint.Fault;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.checkpoint.Verification;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import gehoor.platform.launch.Options;
import gehoor.platform.launch.ParcelCommand;
import gehoor.platform.launch.RecordCheck;
import gehoor.platform.launch.RemoveCommand;
import gehoor.platform.launch.Settings;
import gehoor.vault.FileNotary;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation leaves: asked for, agreed, and destroyed to the last row and key, while the platform runs; and nothing else is. */
@Acceptance
class RemovalIT {
    private static final String BARGE = "schuit";
    private static final Tenant BARGE_HOUSE = Gehoor.tenant(BARGE);
    private static final String REASON = "We merge with the harbour on the first of April.";
    private static final String STORY = "Wat alleen de schuit mag weten.";
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    /** Where the barge is, it is still the last of March, and then no more. */
    private static final Instant BEFORE_THE_DAY = Instant.parse("2026-03-31T21:59:00Z");

    private static final Instant ON_THE_DAY = Instant.parse("2026-03-31T22:01:00Z");

    @TempDir
    Path scratch;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** Somebody who decides, or would like to. */
    private record Decider(String username, String house, String base) {
        Answered steps(Map<String, Object> body) {
            return Call.post(base + "/removal", body).as(username, house).sent();
        }

        Answered asks(LocalDate day) {
            return steps(Map.of("step", "ask", "day", day.toString(), "reason", REASON));
        }

        Answered agrees() {
            String asked = gets("/removal").path("removal").path("at").asText();
            return steps(Map.of("step", "agree", "asked", asked, "reason", "Asked by phone."));
        }

        Answered callsOff() {
            return steps(Map.of("step", "call-off", "reason", "Not yet."));
        }

        Answered suspends(String step) {
            return Call.post(base + "/suspension", Map.of("step", step, "reason", REASON))
                    .as(username, house)
                    .sent();
        }

        JsonNode gets(String path) {
            return Call.get(base + path).as(username, house).sent().good().json();
        }
    }

    private static final Decider ADMIN = new Decider("platform-admin", "platform", "/api/admin/tenants/" + BARGE);
    private static final Decider HEAD = new Decider("sc-head", BARGE, "/api/tenants/" + BARGE);
    private static final Decider KEEPER = new Decider("sc-keeper", BARGE, "/api/tenants/" + BARGE);

    /** Its keepers take in what comes by letter, and may stand in for the head. */
    @BeforeAll
    static void joins() throws IOException {
        PilotHouse.joins(BARGE, "sc-");
        Path folder = folder();
        Path procedure = folder.resolve("procedures/complaint.yaml");
        String form = "by: [public], basis: \"house rules, 1.1\"}\n";
        String letter =
                "    - {channel: post, label: {nl: \"Brief\", en: \"Letter\"}, by: [keeper], received-asked: yes,"
                        + " basis: \"house rules, 1.1\"}\n";
        Files.writeString(procedure, Files.readString(procedure).replace(form, form + letter));
        Path tenant = folder.resolve("tenant.yaml");
        String mail = "hoofd@" + BARGE + ".example.org";
        Files.writeString(tenant, Files.readString(tenant).replace(mail + "}", mail + ", stood-in-by: [keeper]}"));
        until(() -> BARGE_HOUSE.as("sc-keeper").form("complaint").text().contains("\"post\""));
    }

    private static Path folder() {
        return Gehoor.platform().tenantConfig().resolve(BARGE);
    }

    private static void until(BooleanSupplier there) {
        Instant last = Instant.now().plus(Duration.ofMinutes(1));
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("within a minute").isBefore(last);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Report letter() {
        return BARGE_HOUSE
                .as("sc-keeper")
                .reports("complaint")
                .named("Voorbeeld van der Schuit", "schuit@example.org")
                .channel("post")
                .received(Time.firstDay())
                .with("story", STORY);
    }

    private static void answers(Report.Taken report) {
        BARGE_HOUSE
                .as("sc-keeper")
                .file(report)
                .does("give-answer")
                .with("finding", "founded")
                .with("reason", "It was so.")
                .done();
    }

    private static void untilNothingIsOpen() {
        until(() -> HEAD.gets("/removal").path("open").asInt() == 0);
    }

    // ---------------------------------------------------------------- the command

    private boolean removes(Instant now) throws SQLException {
        return removes(now, "", Path.of(setting("gehoor.notary.keyfile")));
    }

    /** As the owner, without waiting longer than a node needs. */
    private boolean removes(Instant now, String typed, Path notary) throws SQLException {
        said.reset();
        try (Connection owner = DriverManager.getConnection(
                setting("gehoor.db.url"), setting("gehoor.db.owner.user"), setting("gehoor.db.owner.password"))) {
            return new RemoveCommand(
                            owner,
                            new RemoveCommand.Places(
                                    Gehoor.platform().tenantConfig(),
                                    Path.of(setting("gehoor.vault.keyfile")),
                                    Path.of(setting("gehoor.record.folder")),
                                    notary),
                            Duration.ofSeconds(7),
                            real -> now,
                            new BufferedReader(new StringReader(typed)),
                            new PrintStream(said, true, UTF_8))
                    .remove(BARGE, typed.isEmpty());
        }
    }

    private void isRefused(Instant now, String because) throws SQLException {
        assertThat(removes(now)).isFalse();
        assertThat(said()).startsWith("gehoor: ").contains(because);
        assertThat(rows(BARGE)).containsKeys("gehoor.file", "gehoor.governed", "vault.file_key");
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static String setting(String key) {
        return Gehoor.platform().settings().getOrDefault(key, "");
    }

    /** How many rows there are of an organisation, past every policy and by the catalogue, by table; none are left out. */
    private static Map<String, Long> rows(String tenant) {
        Map<String, Long> rows = new TreeMap<>();
        for (Map<String, String> column :
                Database.rows("select format('%I.%I', table_schema, table_name) as name, column_name as of"
                        + " from information_schema.columns where column_name in ('tenant_id', 'organisation')")) {
            String name = column.getOrDefault("name", "");
            long found = Long.parseLong(
                    Database.rows("select count(*) as n from " + name + " where " + column.get("of") + " = ?", tenant)
                            .get(0)
                            .getOrDefault("n", "0"));
            if (found > 0) {
                rows.merge(name, found, Long::sum);
            }
        }
        return rows;
    }

    private static Verification.Result verified() throws SQLException {
        try (Connection connection = Gehoor.platform().databaseAsApplication()) {
            return RecordCheck.of(
                    connection,
                    Path.of(setting("gehoor.record.folder")),
                    FileNotary.publicKey(Path.of(setting("gehoor.notary.keyfile"))),
                    BARGE);
        }
    }

    private static List<What> faults() throws SQLException {
        return verified().faults().stream().map(Fault::what).toList();
    }

    // ---------------------------------------------------------------- what happens

    @Test
    @Clause({"PL-02", "PL-06"})
    void an_organisation_leaves_and_nothing_of_it_is_left_and_nothing_else_is_gone() throws Exception {
        Report.Taken elsewhere = Gehoor.tenant("solidaris")
                .visitor()
                .reports("complaint")
                .named("Voorbeeld van Elders", "elders@example.org")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "late")
                .with("facts-date", "2026-02-01")
                .with("story", "What stays.")
                .taken();
        Report.Taken report = BARGE_HOUSE
                .visitor()
                .reports("complaint")
                .named("Voorbeeld van der Schuit", "schuit@example.org")
                .with("story", STORY)
                .taken();

        refusesUntilItMayBe(report);
        asksAgreesAndCallsOff();
        byWhoeverMayNot();

        HEAD.asks(DAY).good();
        ADMIN.agrees().good();
        refusesTheCommandUntilItMayBe();
        Call.of("POST", "/api/admin/tenants/" + BARGE + "/checkpoints")
                .as("platform-admin", "platform")
                .sent()
                .good();
        hasAllTakenAlong();
        Path kept = takesAwayItsFolder();
        destroys(report);
        staysGone(kept);

        assertThat(Gehoor.tenant("solidaris")
                        .as("sol-ombud")
                        .file(elsewhere)
                        .seen()
                        .json()
                        .toString())
                .contains("What stays.");
    }

    private static void refusesUntilItMayBe(Report.Taken report) {
        assertThat(HEAD.asks(DAY).refusedWith(409).words()).contains("Suspend it first");
        HEAD.suspends("suspend").good();
        Answered open = HEAD.asks(DAY).refusedWith(409);
        assertThat(open.words()).contains("not closed", ": 1.");
        assertThat(open.json().path("type").asText()).isEqualTo("urn:gehoor:problem:not-now");
        assertThat(HEAD.gets("/removal").path("open").asInt()).isEqualTo(1);
        assertThat(ADMIN.gets("/removal").path("open").asInt())
                .as("nothing is asked for")
                .isZero();
        answers(report);
        untilNothingIsOpen();

        HEAD.asks(DAY.minusDays(1)).refusedForField("day");
        HEAD.asks(LocalDate.of(2027, 3, 4)).refusedForField("day");
        HEAD.steps(Map.of("step", "ask", "reason", REASON)).refusedForField("day");
        HEAD.steps(Map.of("step", "ask", "day", DAY.toString(), "reason", " ")).refusedForField("reason");
        HEAD.steps(Map.of("step", "ask", "day", "soon", "reason", REASON)).refusedWith(400);
        HEAD.steps(Map.of("step", "agree", "asked", "then", "reason", REASON)).refusedWith(400);
        HEAD.steps(Map.of("step", "dance", "reason", REASON)).refusedWith(400);
        HEAD.steps(Map.of("step", "ask", "day", DAY.toString())).refusedWith(400);
        HEAD.steps(Map.of("step", "ask", "day", DAY.toString(), "reason", REASON, "unread", "perhaps"))
                .refusedWith(400);
        assertThat(HEAD.gets("/removal").hasNonNull("removal")).isFalse();
    }

    private static void asksAgreesAndCallsOff() {
        int acts = HEAD.gets("/governance").size();
        JsonNode asked = HEAD.asks(DAY).good().json().path("removal");
        assertThat(asked.path("day").asText()).isEqualTo("2026-04-01");
        assertThat(asked.path("by").asText()).startsWith("Hilde Hoofd");
        assertThat(asked.path("unread").asBoolean()).isFalse();
        assertThat(Call.get("/api/tenants/" + BARGE)
                        .sent()
                        .good()
                        .json()
                        .path("removedFrom")
                        .asText())
                .isEqualTo("2026-04-01");
        HEAD.asks(DAY).refusedWith(409);
        assertThat(HEAD.suspends("take-up").refusedWith(409).words()).contains("call that off first");
        ADMIN.suspends("take-up").refusedWith(409);
        assertThat(ADMIN.agrees().good().json().path("removal").hasNonNull("agreed"))
                .isTrue();
        ADMIN.agrees().refusedWith(409);
        HEAD.callsOff().good();
        HEAD.asks(DAY).good();
        ADMIN.callsOff().good();
        ADMIN.callsOff().refusedWith(409);

        JsonNode trail = HEAD.gets("/governance");
        assertThat(trail).hasSize(acts + 5);
        assertThat(Stream.of(0, 1, 2, 3, 4).map(i -> trail.get(i).path("act").asText()))
                .containsExactly(
                        "removal-called-off", "removal-asked", "removal-called-off", "removal-agreed", "removal-asked");
        assertThat(trail.get(1).path("about").asText()).isEqualTo(REASON);
        assertThat(Call.get("/api/tenants/" + BARGE).sent().good().json().hasNonNull("removedFrom"))
                .isFalse();
    }

    private static void byWhoeverMayNot() {
        int acts = HEAD.gets("/governance").size();
        ADMIN.asks(DAY).refusedWith(403);
        KEEPER.asks(DAY).refusedWith(403);
        new Decider("platform-admin", "platform", "/api/tenants/" + BARGE)
                .asks(DAY)
                .refusedWith(403);
        new Decider("sc-head", BARGE, "/api/admin/tenants/" + BARGE).asks(DAY).refusedWith(403);
        new Decider("sol-ombud", "solidaris", "/api/tenants/" + BARGE).asks(DAY).refusedWith(403);
        Call.post("/api/tenants/" + BARGE + "/removal", Map.of("step", "ask", "reason", REASON))
                .sent()
                .refusedWith(401);

        // who stands in for the head was not named to decide
        String deputy = deputy();
        String standIn = Call.post(
                        "/api/tenants/" + BARGE + "/stand-ins",
                        Map.of("deputy", deputy, "from", "2026-03-02", "until", "2026-03-03"))
                .as("sc-head", BARGE)
                .sent()
                .good()
                .json()
                .path("id")
                .asText();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("step", "ask");
        body.put("day", DAY.toString());
        body.put("reason", REASON);
        Call.post("/api/tenants/" + BARGE + "/removal", body)
                .as("sc-keeper", BARGE)
                .with("Gehoor-Stands-In", standIn)
                .sent()
                .refusedWith(403);

        HEAD.asks(DAY).good();
        HEAD.agrees().refusedWith(403);
        ADMIN.steps(Map.of("step", "agree", "asked", "2026-03-01T00:00:00Z", "reason", REASON))
                .refusedWith(409);
        KEEPER.callsOff().refusedWith(403);
        HEAD.callsOff().good();
        assertThat(HEAD.gets("/governance")).hasSize(acts + 2);
    }

    private static String deputy() {
        for (JsonNode each : Call.get("/api/tenants/" + BARGE + "/stand-ins/nameable")
                .as("sc-head", BARGE)
                .sent()
                .good()
                .json()) {
            for (var one : each.path("deputies").properties()) {
                if (one.getValue().asText().startsWith("Wim")) {
                    return one.getKey();
                }
            }
        }
        throw new AssertionError("the keeper cannot stand in");
    }

    private void refusesTheCommandUntilItMayBe() throws SQLException {
        // what comes by letter is taken in all the same, and finished first
        Report.Taken letter = letter().taken();
        isRefused(
                BEFORE_THE_DAY,
                "the day has not come: schuit is to be removed on 2026-04-01, and there it is 2026-03-31");
        isRefused(ON_THE_DAY, "not closed, or a term of them runs or something waits to leave: 1.");
        answers(letter);
        untilNothingIsOpen();
    }

    private static void moved(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            deleted(from);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void deleted(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void hasAllTakenAlong() throws SQLException {
        isRefused(ON_THE_DAY, "files that nobody took along as they are now: 2.");
        Database.rows("insert into gehoor.taken_along (tenant_id, file_id, seq, person, at, compartments)"
                + " select tenant_id, id, version - 1, 'somebody', now(), 'existence file' from gehoor.file where tenant_id = 'schuit'"
                + " returning file_id");
        isRefused(ON_THE_DAY, "files that nobody took along as they are now: 2.");
        Database.rows("insert into gehoor.taken_along (tenant_id, file_id, seq, person, at, compartments)"
                + " select tenant_id, id, version, 'somebody', now(), 'existence file' from gehoor.file where tenant_id = 'schuit'"
                + " returning file_id");
        // Its people are served from it until then.
        isRefused(ON_THE_DAY, "its folder " + folder() + " is still there");
    }

    /** Its parcel stays with whoever has it. */
    private Path takesAwayItsFolder() {
        assertThat(parcels().pack(BARGE, scratch.resolve("schuit.zip"))).isZero();
        Path kept = scratch.resolve("kept");
        moved(folder(), kept);
        return kept;
    }

    private ParcelCommand parcels() {
        Options options = Options.forTests(Path.of(System.getProperty("gehoor.root", ".")))
                .withHome(Gehoor.home())
                .withSettings(Settings.of(new TreeMap<>(Gehoor.platform().settings())));
        return new ParcelCommand(options, new PrintStream(said, true, UTF_8));
    }

    private void destroys(Report.Taken report) throws Exception {
        Path notary = Path.of(setting("gehoor.notary.keyfile"));
        assertThat(removes(ON_THE_DAY, "schip\n", notary)).isFalse();
        assertThat(said())
                .contains("All of this is destroyed", "gehoor.entry", "vault.file_key", "that is not schuit")
                .doesNotContain(STORY);
        assertThat(rows(BARGE)).doesNotContainKey("gehoor.removed");
        Path keys = Path.of(setting("gehoor.vault.keyfile"));
        List<String> ours = keysIn(keys);
        assertThat(ours).isNotEmpty().noneMatch(line -> line.endsWith("\tdestroyed"));

        // broken off: the notary is not there. No node serves it any more, and nothing is destroyed yet.
        Files.createDirectories(scratch.resolve("no-notary"));
        assertThat(removes(ON_THE_DAY, "schuit\n", scratch.resolve("no-notary")))
                .isFalse();
        assertThat(said()).contains("it is not done to the end", "Call it again");
        assertThat(rows(BARGE)).containsKeys("gehoor.removed", "gehoor.file");
        assertThat(faults()).contains(What.NO_LAST_LINE, What.REMAINS);
        Answered gone = Call.get("/api/tenants/" + BARGE).sent().refusedWith(410);
        assertThat(gone.json().path("type").asText()).isEqualTo("urn:gehoor:problem:removed");
        Call.get("/api/tenants/" + BARGE + "/work")
                .as("sc-keeper", BARGE)
                .sent()
                .refusedWith(410);

        assertThat(removes(ON_THE_DAY, "schuit\n", notary)).as(said()).isTrue();

        assertThat(said()).contains("schuit.jsonl says so", "schuit is removed", "keys are destroyed");
        assertThat(rows(BARGE)).isEqualTo(Map.of("gehoor.removed", 1L));
        assertThat(Database.dump())
                .filteredOn(line -> line.contains(BARGE))
                .singleElement()
                .asString()
                .startsWith("gehoor.removed:");
        assertThat(keysIn(keys)).allMatch(line -> line.endsWith("\tdestroyed"));
        assertThat(Files.readString(keys))
                .doesNotContain(
                        ours.stream().map(line -> line.split("\t", -1)[2]).toList());
        Verification.Result result = verified();
        assertThat(result.faults()).isEmpty();
        assertThat(result.sealed().removed()).isPresent();

        Call.get("/api/tenants/" + BARGE + "/mailbox/messages")
                .receipt(report.receipt())
                .sent()
                .refusedWith(410);
        for (String language : List.of("nl", "fr", "en")) {
            Answered page = Call.get("/" + BARGE + "?lang=" + language).sent();
            assertThat(page.status()).isEqualTo(410);
            assertThat(page.text()).containsAnyOf("Verwijderd", "Supprimée", "Removed");
        }
        assertThat(Call.get("/" + BARGE + "/postvak").sent().status()).isEqualTo(410);
        new Decider("platform-admin", "platform", "/api/admin/tenants/" + BARGE)
                .callsOff()
                .refusedWith(404);
        assertThat(Call.get("/api/tenants").sent().good().text()).doesNotContain(BARGE);
        assertThat(removes(ON_THE_DAY)).isTrue();
        assertThat(said()).contains("Nothing of it is left");
        ofItsOwn(
                "gehoor.platform.launch.RecordCheck",
                0,
                List.of(),
                "schuit",
                "removed at",
                "2 files were covered",
                "whole to its end");
        ofItsOwn("gehoor.platform.launch.RemoveCommand", 0, List.of(BARGE), "Nothing of it is left");
        ofItsOwn(
                "gehoor.platform.launch.RemoveCommand", 1, List.of("nowhere"), "there is no organisation nowhere here");
        ofItsOwn(
                "gehoor.platform.launch.RemoveCommand",
                1,
                List.of("platform"),
                "there is no organisation platform here");
        // a copy that never heard of it has nothing to say of its removal
        Call.of("POST", "/api/admin/tenants/solidaris/checkpoints")
                .as("platform-admin", "platform")
                .sent()
                .good();
        Path copy = Files.createDirectory(scratch.resolve("copy"));
        Files.copy(
                Path.of(setting("gehoor.record.folder")).resolve("solidaris.jsonl"), copy.resolve("solidaris.jsonl"));
        ofItsOwn(
                "gehoor.platform.launch.RecordCheck",
                0,
                List.of(
                        "--checkpoints",
                        copy.toString(),
                        "--notary",
                        FileNotary.publicKey(Path.of(setting("gehoor.notary.keyfile")))
                                .toString()),
                "solidaris");
    }

    /** As who calls it gets it. */
    private static void ofItsOwn(String program, int status, List<String> arguments, String... says) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program,
                Gehoor.home().toString()));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        for (String key : List.of(
                "gehoor.db.url",
                "gehoor.db.user",
                "gehoor.db.password",
                "gehoor.db.owner.user",
                "gehoor.db.owner.password",
                "gehoor.vault.keyfile",
                "gehoor.record.folder",
                "gehoor.notary.keyfile")) {
            builder.environment().put(key.replace('.', '_').toUpperCase(Locale.ROOT), setting(key));
        }
        builder.environment()
                .put("GEHOOR_TENANTS_DIR", Gehoor.platform().tenantConfig().toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(status);
        assertThat(said).contains(says);
    }

    private static List<String> keysIn(Path keys) throws IOException {
        return Files.readAllLines(keys).stream()
                .filter(line -> line.startsWith(BARGE + "\t"))
                .toList();
    }

    private void staysGone(Path kept) throws Exception {
        Answered founded = Call.post("/api/admin/organisations", NewHouse.called(BARGE))
                .as("platform-admin", "platform")
                .sent()
                .refusedForField("id");
        assertThat(founded.words()).contains("Nobody is called so again");
        Path parcel = scratch.resolve("schuit.zip");
        Call.post(
                        "/api/admin/parcels",
                        Map.of("parcel", Base64.getEncoder().encodeToString(Files.readAllBytes(parcel))))
                .as("platform-admin", "platform")
                .sent()
                .refusedForField("parcel");
        said.reset();
        assertThat(parcels().takeIn(parcel)).isEqualTo(1);
        assertThat(said()).contains("give it another id");

        // its folder comes back
        moved(kept, folder());
        try {
            until(() -> Call.get("/api/admin/problems")
                    .as("platform-admin", "platform")
                    .sent()
                    .text()
                    .contains("nobody is called so again"));
            Call.get("/api/tenants/" + BARGE).sent().refusedWith(410);
            assertThat(removes(ON_THE_DAY)).isFalse();
            assertThat(said()).contains("take it away first");
        } finally {
            deleted(folder());
        }
        assertThat(rows(BARGE)).isEqualTo(Map.of("gehoor.removed", 1L));

        // a backup brings a row back, and one from before it was removed brings more
        Database.rows("insert into gehoor.suspension (tenant_id, since) values ('schuit', now()) returning since");
        assertThat(faults()).containsExactly(What.REMAINS);
        assertThat(removes(ON_THE_DAY)).as(said()).isTrue();
        assertThat(faults()).isEmpty();
        Database.rows("insert into gehoor.suspension (tenant_id, since) values ('schuit', now()) returning since");
        Database.rows("delete from gehoor.removed where organisation = 'schuit' returning at");
        assertThat(faults()).containsExactly(What.BACK);
        assertThat(removes(ON_THE_DAY)).as(said()).isTrue();
        assertThat(said()).contains("was removed at", "as agreed");
        assertThat(faults()).isEmpty();
        assertThat(rows(BARGE)).isEqualTo(Map.of("gehoor.removed", 1L));
    }
}
