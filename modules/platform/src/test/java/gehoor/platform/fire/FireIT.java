package gehoor.platform.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.casework.checkpoint.Fault;
import gehoor.platform.launch.Ground;
import gehoor.platform.launch.Node;
import gehoor.store.Durability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two real platform processes on one PostgreSQL, killed, frozen and cut off in turn. The machine of one is five minutes ahead
 * of that of the other. {@code -Dgehoor.full=true}, as {@code ./gehoor test --full} gives, burns longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FireIT {
    private static final boolean FULL = Boolean.getBoolean("gehoor.full");
    private static final int FILES = FULL ? 10_000 : 500;
    private static final int KILLS = FULL ? 20 : 2;
    private static final Duration FROZEN = Duration.ofSeconds(FULL ? 120 : 20);
    private static final int STOPS = FULL ? 5 : 1;
    private static final int CLIENTS = 6;

    private static final Duration MACHINES_APART = Duration.ofMinutes(5);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    private static final String CLOCK_KEY = "fire-clock-" + UUID.randomUUID();

    /** What the published procedure has happen on the clocks of a file that nobody touches, and who is told. */
    private static final List<String> EVENTS =
            List.of("clock-missed admissibility-1", "reminded treatment-1", "clock-missed treatment-1");

    private static final List<String> TOLD =
            List.of("ROLE check-late", "ROLE due-soon", "ROLE overdue", "COMPLAINANT late");

    private final long seed = System.nanoTime();
    private final Random chance = new Random(seed);
    private final Client client = new Client();
    private final Set<UUID> due = new HashSet<>();

    private Ground ground;
    private Post post;
    private Issuer issuer;
    private Journal journal;
    private Brake brake;
    private Node one;
    private Node two;

    /** How far files live ahead of the time that the nodes agree on. */
    private Duration ahead = Duration.ZERO;

    @BeforeAll
    void start() throws Exception {
        say("chance: " + seed);
        ground = Ground.prepare("fire");
        post = new Post();
        issuer = new Issuer();
        journal = new Journal(ground.home().resolve("journal"));
        ground.startDatabase();
        brake = new Brake(ground);
        one = new Node(ground, "one");
        two = new Node(ground, "two");
        begin(one);
        begin(two);
        one.awaitReady();
        two.awaitReady();
    }

    /** What one test broke is there again before the next, also where that test failed. */
    @BeforeEach
    void mend() throws Exception {
        brake.off();
        post.open();
        issuer.start();
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {brake, one, two, ground, issuer, post, journal}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private void begin(Node node) {
        Map<String, String> told = servers();
        told.put("gehoor.test.clock.key", CLOCK_KEY);
        told.put("gehoor.test.clock.ahead", ahead.toString());
        if (node == two) {
            told.put("gehoor.test.clock.machine", MACHINES_APART.toString());
        }
        node.start(told);
    }

    private Map<String, String> servers() {
        Map<String, String> told = new HashMap<>();
        told.put("gehoor.smtp.host", "127.0.0.1");
        told.put("gehoor.smtp.port", Integer.toString(post.port()));
        told.put("gehoor.oidc.issuer", issuer.address());
        told.put("gehoor.oidc.client.id", "gehoor-web");
        told.put("gehoor.oidc.client.secret", "not used: nobody logs in");
        told.put("gehoor.limits.intake-per-hour", "10000000");
        told.put("gehoor.limits.receipt-per-minute", "10000000");
        return told;
    }

    // ---------------------------------------------------------------- clocks

    @Test
    @Order(1)
    void nodes_whose_machines_are_five_minutes_apart_keep_one_time() throws Exception {
        for (Node node : List.of(one, two)) {
            String number = reported(node, Client.key());
            Duration off = Duration.between(when(number), databaseTime());
            assertThat(off)
                    .as("%s wrote down another time", node)
                    .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(5));
        }
    }

    /** The other node is asked at once: what it remembers for a second is for its pages alone. */
    @Test
    @Order(1)
    void where_one_node_suspends_the_other_takes_nothing_new() throws Exception {
        String token = issuer.token("fire-admin", Client.TENANT, "ombud", Duration.ofMinutes(30));
        String band = "takes no new reports here since";
        String page = "/" + Client.TENANT + "?lang=en";
        assertThat(client.page(two, page).text()).doesNotContain(band);
        Client.Said suspended = client.suspension(one, token, "suspend");
        assertThat(suspended.status()).as(suspended.text()).isEqualTo(200);

        Client.Said refused = client.report(two, Client.key(), "Just too late.");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:gehoor:problem:suspended");
        eventually(Duration.ofSeconds(5), () -> client.page(two, page).text().contains(band));

        assertThat(client.suspension(two, token, "take-up").status()).isEqualTo(200);
        reported(one, Client.key());
    }

    @Test
    @Order(2)
    void nothing_is_due_earlier_where_the_machine_is_ahead() throws Exception {
        report(FILES);
        settle(Duration.ofMinutes(FULL ? 20 : 3));
        Instant wake = earliest();
        Duration before = Duration.ofMinutes(4);
        ahead = Duration.between(databaseTime(), wake.minus(before));
        if (FULL) {
            // Wound, a node forgets by how much its machine is wrong as well; started anew it does not.
            one.kill();
            two.kill();
            begin(one);
            begin(two);
        } else {
            become(ahead).forEach(CompletableFuture::join);
        }
        one.awaitReady();
        two.awaitReady();
        Thread.sleep(4_000);
        assertThat(databaseTime().plus(ahead)).as("it is not yet time").isBefore(wake);

        assertThat(kept().entries())
                .filteredOn(entry -> !entry.onClocks().isEmpty())
                .isEmpty();
    }

    @Test
    @Order(3)
    void what_is_due_happens_once_while_a_node_stands_still() throws Exception {
        brake.on();
        List<CompletableFuture<Client.Said>> wound =
                become(Duration.between(databaseTime(), earliest()).plusHours(1));
        int soon = 1 + chance.nextInt(FILES / 5);
        eventually(Duration.ofMinutes(1), () -> happened() >= soon);
        one.freeze();
        brake.off();
        long then = happened();
        Thread.sleep(FROZEN.toMillis());
        long meanwhile = happened();
        one.thaw();
        for (CompletableFuture<Client.Said> each : wound) {
            each.join();
        }
        settle(Duration.ofMinutes(FULL ? 20 : 3));

        say("frozen when %d of %d had happened, thawed at %d".formatted(then, FILES, meanwhile));
        assertThat(meanwhile).as("the other did not wait for it").isGreaterThan(then);
        assertThat(then).as("it was in the midst of it").isLessThan(FILES);
        Kept kept = kept();
        assertThat(kept.missedOrDoubled(due, EVENTS.subList(0, 1), TOLD.subList(0, 1)))
                .isEmpty();
        assertThat(kept.half()).isEmpty();
        Kept.Mailed mailed = kept.mailed(post.received());
        assertThat(mailed.wrong()).isEmpty();
        assertThat(mailed.again()).as("nobody died").isEmpty();
    }

    @Test
    @Order(4)
    void what_is_due_happens_once_while_nodes_are_killed() throws Exception {
        long before = happened();
        int first = KILLS / 2;
        brake.on();
        become(Duration.ofDays(37));
        killInTheMidst(before, first);
        brake.off();
        settle(Duration.ofMinutes(FULL ? 20 : 3));
        long between = happened();
        brake.on();
        become(Duration.ofDays(60));
        killInTheMidst(between, KILLS - first);
        brake.off();
        settle(Duration.ofMinutes(FULL ? 20 : 3));

        Kept kept = kept();
        Kept.Mailed mailed = kept.mailed(post.received());
        say("%d kills: %d and %d events; %d notices, of which %d came again under their Message-ID"
                .formatted(
                        KILLS,
                        between - before,
                        happened() - between,
                        kept.notices().size(),
                        mailed.again().size()));
        assertThat(kept.missedOrDoubled(due, EVENTS, TOLD)).isEmpty();
        assertThat(kept.half()).isEmpty();
        assertThat(mailed.wrong()).isEmpty();
        assertThat(mailed.again().size())
                .as("at most the one that a node had in hand when it was killed")
                .isLessThanOrEqualTo(KILLS);
        assertThat(broken()).isEmpty();
    }

    /** What was planted among the rows that the nodes wrote, and taken back. */
    @Test
    @Order(5)
    void the_looks_find_what_was_planted() throws Exception {
        UUID file = due.iterator().next();
        assertThat(planted(
                        "delete from gehoor.outbox where file_id = ? and seq > 1;"
                                + " delete from gehoor.entry where file_id = ? and seq = 3",
                        file))
                .satisfies(kept -> {
                    assertThat(kept.missedOrDoubled(due, EVENTS, TOLD)).hasSize(2);
                    assertThat(kept.half()).isNotEmpty();
                    assertThat(kept.mailed(post.received()).wrong()).isNotEmpty();
                });
        assertThat(planted(
                        "insert into gehoor.entry select tenant_id, file_id, seq + 100, at, clear, sealed, previous, hash, packed"
                                + " from gehoor.entry where file_id = ? and seq = 2",
                        file))
                .satisfies(kept -> {
                    assertThat(kept.missedOrDoubled(due, EVENTS, TOLD)).isNotEmpty();
                    assertThat(kept.half()).isNotEmpty();
                });
        assertThat(planted("delete from gehoor.mark where file_id = ?", file))
                .satisfies(kept -> assertThat(kept.half()).hasSize(1));
        assertThat(planted("delete from gehoor.idempotency where file_id = ?", file))
                .satisfies(kept -> assertThat(kept.lost(List.of())).isNotEmpty());
        assertThat(kept().lost(List.of())).isEmpty();
    }

    // ---------------------------------------------------------------- mail

    @Test
    @Order(6)
    void a_mail_server_that_is_shut_or_slow_loses_and_doubles_nothing() throws Exception {
        settle(Duration.ofMinutes(1));
        int before = post.received().size();
        post.shut();
        for (int i = 0; i < 5; i++) {
            reported(i % 2 == 0 ? one : two, Client.key());
        }
        eventually(
                Duration.ofSeconds(30),
                () -> count("select count(*) from gehoor.outbox where state = 'WAITING' and attempts > 0") == 10);
        assertThat(post.received()).hasSize(before);
        post.open();
        // Longer than any other answer is waited for.
        post.takesLongNext(Duration.ofSeconds(12));
        become(ahead.plusMinutes(2)).forEach(CompletableFuture::join);
        settle(Duration.ofMinutes(2));

        Kept.Mailed mailed = kept().mailed(post.received());
        assertThat(mailed.wrong()).isEmpty();
        assertThat(post.received()).hasSize(before + 10);

        Map<String, Long> againBefore = mailed.again();
        post.hangsUpNext();
        reported(one, Client.key());
        eventually(
                Duration.ofSeconds(30),
                () -> count("select count(*) from gehoor.outbox where state = 'WAITING' and attempts > 0") == 1);
        become(ahead.plusMinutes(2)).forEach(CompletableFuture::join);
        settle(Duration.ofMinutes(1));
        mailed = kept().mailed(post.received());
        assertThat(mailed.wrong()).isEmpty();
        assertThat(mailed.again().size() - againBefore.size())
                .as("one that was taken without a word came again, under its Message-ID")
                .isOne();
    }

    // ---------------------------------------------------------------- identity server

    @Test
    @Order(7)
    void without_the_identity_server_the_public_is_served_and_staff_are_told() throws Exception {
        String token = issuer.token("fire-ombud", Client.TENANT, "ombud", Duration.ofMinutes(30));
        assertThat(client.work(one, token).status()).isEqualTo(200);
        issuer.stop();
        two.kill();
        begin(two);
        two.awaitReady();

        for (Node node : List.of(one, two)) {
            Client.Said reported = client.report(node, Client.key(), "While nobody can log in.");
            assertThat(reported.status()).as(reported.text()).isEqualTo(201);
            assertThat(client.mailbox(node, reported.json().path("receipt").asText())
                            .status())
                    .isEqualTo(200);
            eventually(Duration.ofSeconds(15), () -> login(node, "en").status() == 503);
            assertThat(login(node, "nl").text()).contains("Inloggen kan nu niet");
            assertThat(login(node, "fr").text()).contains("La connexion est impossible pour le moment");
            Client.Said page = login(node, "en");
            assertThat(page.text()).contains("Logging in is not possible just now");
            assertThat(page.headers()).containsKey("retry-after");
            assertThat(client.page(node, "/api/tenants/" + Client.TENANT + "/work")
                            .status())
                    .as("without a token")
                    .isEqualTo(401);
        }
        assertThat(client.work(two, token).unavailable())
                .as("it never saw the keys: nobody is let in")
                .isTrue();

        issuer.start();
        eventually(BACK_WITHIN, () -> client.work(two, token).status() == 200);
        eventually(BACK_WITHIN, () -> login(two, "en").status() == 303);
    }

    private Client.Said login(Node node, String language) {
        return client.page(node, "/login?tenant=" + Client.TENANT + "&to=/" + Client.TENANT + "/werk&lang=" + language);
    }

    // ---------------------------------------------------------------- what takes longer than an answer may

    /** Its procedures take a while to prove. */
    private static final String LARGE = "kind-en-gezin";

    private static final String SMALL = "ik-ben-er-ook";

    private String admin() {
        return issuer.adminToken("fire-root", Duration.ofMinutes(30));
    }

    private String verifying(Node node, String tenant) {
        Client.Said begun = client.verify(node, admin(), tenant);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return begun.json().path("id").asText();
    }

    private JsonNode verified(Node node, String tenant, String job) {
        Client.Said said = client.verified(node, admin(), tenant, job);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said.json();
    }

    private String stateOf(Node node, String tenant, String job) {
        return verified(node, tenant, job).path("state").asText();
    }

    private static void brokenOff(JsonNode job) {
        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("FAILED");
        assertThat(job.path("brokenOff").asBoolean()).as("%s", job).isTrue();
        assertThat(job.has("result")).isFalse();
    }

    @Test
    @Order(8)
    void what_one_node_proves_the_other_tells_and_stops() throws Exception {
        String job = verifying(one, LARGE);
        Client.Said second = client.verify(two, admin(), LARGE);
        assertThat(second.status()).as(second.text()).isEqualTo(409);
        assertThat(second.text()).as("which one, so that it can be stopped").contains(job);
        eventually(Duration.ofSeconds(10), () -> stateOf(two, LARGE, job).equals("RUNNING"));

        Client.Said stopped = client.stopVerifying(two, admin(), LARGE, job);
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        eventually(Duration.ofMinutes(2), () -> stateOf(one, LARGE, job).equals("CANCELLED"));
        assertThat(stateOf(two, LARGE, job)).isEqualTo("CANCELLED");

        String small = verifying(two, SMALL);
        eventually(Duration.ofMinutes(2), () -> stateOf(one, SMALL, small).equals("DONE"));
        JsonNode told = verified(one, SMALL, small);
        assertThat(told.path("result").path("procedures")).isNotEmpty();
        assertThat(verified(two, SMALL, small)).isEqualTo(told);
    }

    @Test
    @Order(8)
    void where_a_node_is_killed_what_it_proved_is_broken_off_and_begins_anew() throws Exception {
        String job = verifying(one, LARGE);
        eventually(Duration.ofSeconds(10), () -> stateOf(two, LARGE, job).equals("RUNNING"));
        one.kill();
        Instant dead = Instant.now();
        assertThat(client.verify(two, admin(), LARGE).status())
                .as("nobody knows yet")
                .isEqualTo(409);
        eventually(Duration.ofSeconds(45), () -> stateOf(two, LARGE, job).equals("FAILED"));
        assertThat(Duration.between(dead, Instant.now())).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(40));
        brokenOff(verified(two, LARGE, job));

        String next = verifying(two, LARGE);
        assertThat(client.stopVerifying(two, admin(), LARGE, next).status()).isEqualTo(200);
        begin(one);
        one.awaitReady();
        brokenOff(verified(one, LARGE, job));
        eventually(Duration.ofMinutes(2), () -> stateOf(one, LARGE, next).equals("CANCELLED"));
    }

    /** As in an upgrade: nobody waits for half a minute to learn it. */
    @Test
    @Order(8)
    void where_a_node_is_shut_down_what_it_proved_is_told_broken_off_at_once() throws Exception {
        String job = verifying(one, LARGE);
        eventually(Duration.ofSeconds(10), () -> stateOf(two, LARGE, job).equals("RUNNING"));
        one.close();

        brokenOff(verified(two, LARGE, job));
        begin(one);
        one.awaitReady();
        brokenOff(verified(one, LARGE, job));
    }

    /** It was not dead; what was told stays so all the same. */
    @Test
    @Order(8)
    void where_a_node_stood_still_it_learns_that_what_it_proved_is_broken_off() throws Exception {
        String job = verifying(one, LARGE);
        eventually(Duration.ofSeconds(10), () -> stateOf(two, LARGE, job).equals("RUNNING"));
        one.freeze();
        eventually(Duration.ofSeconds(45), () -> stateOf(two, LARGE, job).equals("FAILED"));
        one.thaw();

        Instant until = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(until)) {
            brokenOff(verified(two, LARGE, job));
            Thread.sleep(500);
        }
        brokenOff(verified(one, LARGE, job));
    }

    @Test
    @Order(8)
    void while_the_database_is_away_nothing_is_told_of_what_is_proved_and_then_what_came_of_it() throws Exception {
        String job = verifying(one, LARGE);
        eventually(Duration.ofSeconds(10), () -> stateOf(two, LARGE, job).equals("RUNNING"));
        ground.breakDatabaseOff();
        Instant away = Instant.now();
        while (Instant.now().isBefore(away.plusSeconds(40))) {
            for (Node node : List.of(one, two)) {
                Client.Said said = client.verified(node, admin(), LARGE, job);
                assertThat(said.unavailable()).as(said.text()).isTrue();
            }
            Thread.sleep(2_000);
        }
        ground.startDatabase();
        eventually(BACK_WITHIN, () -> one.status("/health/ready") == 200 && two.status("/health/ready") == 200);

        eventually(Duration.ofMinutes(5), () -> {
            JsonNode told = verified(two, LARGE, job);
            assertThat(told.path("state").asText()).as("%s", told).isIn("RUNNING", "DONE");
            return told.path("state").asText().equals("DONE");
        });
        assertThat(verified(one, LARGE, job).path("result").path("procedures")).isNotEmpty();
    }

    // ---------------------------------------------------------------- under load

    @Test
    @Order(9)
    void what_was_acknowledged_is_there_once_and_whole_after_kills_under_load() throws Exception {
        int acknowledged = journal.all().size();
        Load load = new Load(List.of(one, two), journal, issuer).begin(CLIENTS);
        killInTurn(KILLS, 3_000);
        one.awaitReady();
        two.awaitReady();
        Load.Seen seen = load.end();

        say("%d kills under load: %d acknowledged, statuses %s"
                .formatted(KILLS, journal.all().size() - acknowledged, seen.statuses()));
        assertThat(seen.odd()).isEmpty();
        assertThat(journal.all()).hasSizeGreaterThan(acknowledged + 10);
        allIsThere();
    }

    @Test
    @Order(10)
    void what_was_acknowledged_is_there_once_and_whole_after_the_database_was_broken_off() throws Exception {
        int acknowledged = journal.all().size();
        Load load = new Load(List.of(one, two), journal, issuer).begin(CLIENTS);
        for (int stop = 0; stop < STOPS; stop++) {
            Thread.sleep(3_000 + chance.nextInt(1_000));
            ground.breakDatabaseOff();
            for (Node node : List.of(one, two)) {
                eventually(Duration.ofSeconds(15), () -> node.status("/health/ready") == 503);
                assertThat(client.report(node, Client.key(), "Without a database.")
                                .unavailable())
                        .isTrue();
            }
            ground.startDatabase();
            Instant there = Instant.now();
            eventually(BACK_WITHIN, () -> one.status("/health/ready") == 200 && two.status("/health/ready") == 200);
            eventually(BACK_WITHIN, () -> load.lastAcknowledged().isAfter(there));
            say("back %d ms after the database"
                    .formatted(Duration.between(there, Instant.now()).toMillis()));
        }
        Load.Seen seen = load.end();

        say("%d immediate stops under load: %d acknowledged, statuses %s"
                .formatted(STOPS, journal.all().size() - acknowledged, seen.statuses()));
        assertThat(seen.odd()).isEmpty();
        assertThat(journal.all()).hasSizeGreaterThan(acknowledged + 10);
        allIsThere();
    }

    @Test
    @Order(11)
    void a_node_that_starts_before_its_database_waits_for_it() throws Exception {
        one.kill();
        ground.breakDatabaseOff();
        begin(one);
        one.awaitAlive();
        assertThat(one.status("/health/ready")).isEqualTo(503);
        assertThat(client.report(one, Client.key(), "Too early.").unavailable()).isTrue();
        assertThat(client.page(one, "/" + Client.TENANT).status()).isEqualTo(503);

        ground.startDatabase();

        eventually(BACK_WITHIN, () -> one.status("/health/ready") == 200 && two.status("/health/ready") == 200);
        reported(one, Client.key());
        allIsThere();
    }

    @Test
    @Order(12)
    void in_production_it_starts_on_no_database_that_forgets() throws Exception {
        try (Connection connection = ground.databaseAsApplication()) {
            assertThat(Durability.doubt(connection))
                    .as("ours keeps what it acknowledges")
                    .isEmpty();
        }
        one.kill();
        alterApplication("set synchronous_commit = off");
        try {
            Map<String, String> told = servers();
            told.put("gehoor.production", "true");
            one.start(told);
            eventually(Duration.ofMinutes(2), () -> one.said("nothing is started on it"));
            eventually(Duration.ofMinutes(2), one::started);
            assertThat(one.status("/alive")).isNotEqualTo(200);
            assertThat(one.said("The database has synchronous_commit off")).isTrue();
        } finally {
            alterApplication("reset synchronous_commit");
        }
    }

    private void alterApplication(String how) throws SQLException {
        execute("alter role gehoor_app " + how);
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = ground.database();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** Every line of the journal, every file, every chain, every mail. */
    private void allIsThere() throws Exception {
        become(ahead.plusMinutes(2)).forEach(CompletableFuture::join);
        settle(Duration.ofMinutes(3));
        Kept kept = kept();
        assertThat(kept.lost(journal.all())).isEmpty();
        assertThat(kept.half()).isEmpty();
        assertThat(kept.missedOrDoubled(due, EVENTS, TOLD)).isEmpty();
        assertThat(kept.mailed(post.received()).wrong()).isEmpty();
        assertThat(broken()).isEmpty();
    }

    // ---------------------------------------------------------------- breaking

    /**
     * Kills spread over the work there is: each when about so much of it was done, one node or the other, as chance has it,
     * and the one that is there where the other is not yet back.
     */
    private void killInTheMidst(long before, int kills) throws Exception {
        for (int i = 0; i < kills; i++) {
            long done = before + (long) (FILES * (i + chance.nextDouble()) / (kills + 1.0));
            eventually(Duration.ofMinutes(5), () -> happened() > done);
            Node first = chance.nextBoolean() ? one : two;
            Node victim = first.ready() ? first : first == one ? two : one;
            victim.awaitReady();
            victim.kill();
            say("killed %s when %d of %d had happened".formatted(victim, happened() - before, FILES));
            begin(victim);
        }
    }

    /** One node after the other, each at a moment of chance after it, or the other, was there. */
    private void killInTurn(int kills, int within) throws Exception {
        Node next = one;
        for (int i = 0; i < kills; i++) {
            next.awaitReady();
            Thread.sleep(100 + chance.nextInt(within));
            next.kill();
            begin(next);
            next = next == one ? two : one;
        }
    }

    /** Files live that much ahead from now on, on both nodes; what is due then happens. */
    private List<CompletableFuture<Client.Said>> become(Duration further) throws Exception {
        ahead = further;
        one.awaitReady();
        two.awaitReady();
        String now = databaseTime().plus(ahead).toString();
        List<CompletableFuture<Client.Said>> asked = new ArrayList<>();
        for (Node node : List.of(one, two)) {
            asked.add(CompletableFuture.supplyAsync(() -> client.wind(node, CLOCK_KEY, now)));
        }
        return asked;
    }

    private String reported(Node node, String key) {
        Client.Said said = client.report(node, key, "Reported: " + key);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said.json().path("file").asText();
    }

    private void report(int files) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                Node node = i % 2 == 0 ? one : two;
                all.add(threads.submit(() -> reported(node, Client.key())));
            }
            for (Future<String> each : all) {
                due.add(UUID.fromString(each.get()));
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Waits until nothing is due and nothing waits to leave. */
    private void settle(Duration patience) throws Exception {
        eventually(patience, () -> {
            String now;
            try {
                now = databaseTime().plus(ahead).toString();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return count("select (select count(*) from gehoor.file where wake_at <= '%1$s'::timestamptz)".formatted(now)
                            + " + (select count(*) from gehoor.outbox where state = 'WAITING'"
                            + " and not_before <= '%s'::timestamptz)".formatted(now))
                    == 0;
        });
    }

    private static void eventually(Duration patience, BooleanSupplier there) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("in %s", patience).isBefore(end);
            Thread.sleep(200);
        }
    }

    // ---------------------------------------------------------------- looking

    private Kept kept() throws SQLException {
        try (Connection connection = ground.database()) {
            return Kept.of(connection, Client.TENANT);
        }
    }

    private Kept planted(String statements, UUID file) throws SQLException {
        try (Connection connection = ground.database()) {
            connection.setAutoCommit(false);
            try {
                for (String statement : statements.split(";", -1)) {
                    try (PreparedStatement plant = connection.prepareStatement(statement)) {
                        plant.setObject(1, file);
                        assertThat(plant.executeUpdate()).isPositive();
                    }
                }
                return Kept.of(connection, Client.TENANT);
            } finally {
                connection.rollback();
            }
        }
    }

    private List<Fault> broken() throws SQLException {
        return ground.record(Client.TENANT).faults();
    }

    private long happened() {
        try {
            return kept().entries().stream()
                    .filter(entry -> !entry.onClocks().isEmpty())
                    .count();
        } catch (SQLException e) {
            throw new IllegalStateException("what happened cannot be counted", e);
        }
    }

    private long count(String query) {
        try (Connection connection = ground.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private Instant moment(String query) throws SQLException {
        try (Connection connection = ground.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private Instant databaseTime() throws SQLException {
        return moment("select clock_timestamp()");
    }

    private Instant earliest() throws SQLException {
        return moment("select min(wake_at) from gehoor.file");
    }

    private Instant when(String file) throws SQLException {
        return moment("select at from gehoor.entry where seq = 1 and file_id = '" + UUID.fromString(file) + "'");
    }

    private static void say(String line) {
        System.out.println("[fire] " + line);
    }
}
