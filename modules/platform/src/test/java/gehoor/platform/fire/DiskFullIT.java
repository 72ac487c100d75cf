package gehoor.platform.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gehoor.platform.launch.Ground;
import gehoor.platform.launch.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL on a disk of its own, small enough to be filled. */
class DiskFullIT {
    private static final String SIZE = "400m";
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final String CLOCK_KEY = "fire-clock-" + UUID.randomUUID();

    private final Client client = new Client();
    private Ground ground;
    private Post post;
    private Issuer issuer;
    private Journal journal;
    private Node node;
    private boolean mounted;

    @BeforeEach
    void start() throws Exception {
        Path data = Path.of(System.getProperty("gehoor.root", "."), ".gehoor/fire-disk/postgres");
        // A run that was broken off leaves it behind.
        run("umount", "-l", data.toString());
        ground = Ground.prepare("fire-disk");
        Files.createDirectories(ground.data());
        mounted = run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + SIZE + ",mode=0700",
                "tmpfs",
                ground.data().toString());
        if (!mounted) {
            System.out.println("""
                    [fire] ************************************************************************************
                    [fire] NOT TESTED: what happens when the disk is full. A small file system could not be
                    [fire] mounted here; that needs root.
                    [fire] ************************************************************************************""");
        }
        assumeTrue(mounted, "a small file system cannot be mounted here: what a full disk does was NOT tested");
        post = new Post();
        issuer = new Issuer();
        journal = new Journal(ground.home().resolve("journal"));
        ground.startDatabase();
        node = new Node(ground, "node");
        Map<String, String> told = new HashMap<>();
        told.put("gehoor.smtp.host", "127.0.0.1");
        told.put("gehoor.smtp.port", Integer.toString(post.port()));
        told.put("gehoor.oidc.issuer", issuer.address());
        told.put("gehoor.oidc.client.id", "gehoor-web");
        told.put("gehoor.oidc.client.secret", "not used: nobody logs in");
        told.put("gehoor.limits.intake-per-hour", "10000000");
        told.put("gehoor.test.clock.key", CLOCK_KEY);
        node.start(told);
        node.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {node, ground, issuer, post, journal}) {
            if (each != null) {
                each.close();
            }
        }
        if (mounted) {
            run("umount", "-l", ground.data().toString());
        }
    }

    @Test
    void a_full_disk_makes_no_false_acknowledgement() throws Exception {
        Load load = new Load(List.of(node), journal, issuer).begin(4);
        Thread.sleep(3_000);
        Path ballast = ground.data().resolve("ballast");
        fill(ballast);
        // Until what is written needs more room than there was left in files.
        Instant end = Instant.now().plusSeconds(60);
        int refused = 0;
        while (refused < 3 && Instant.now().isBefore(end)) {
            Client.Said said = client.report(node, Client.key(), "On a full disk.");
            assertThat(said.status() == 201 || said.unavailable())
                    .as("%d %s", said.status(), said.text())
                    .isTrue();
            refused += said.status() == 201 ? 0 : 1;
        }
        assertThat(refused).as("the disk was full").isPositive();
        boolean survived = answers();
        Files.delete(ballast);
        if (!answers()) {
            ground.letGo();
            ground.startDatabase();
        }
        Instant there = Instant.now();
        while (!load.lastAcknowledged().isAfter(there)) {
            assertThat(Instant.now()).as("it comes back").isBefore(there.plus(BACK_WITHIN));
            Thread.sleep(200);
        }
        Load.Seen seen = load.end();

        System.out.println("[fire] disk full: PostgreSQL %s; back %d ms later; %d acknowledged, statuses %s"
                .formatted(
                        survived ? "went on" : "went down",
                        Duration.between(there, Instant.now()).toMillis(),
                        journal.all().size(),
                        seen.statuses()));
        assertThat(seen.odd()).isEmpty();
        try (Connection connection = ground.database()) {
            Kept kept = Kept.of(connection, Client.TENANT);
            assertThat(kept.lost(journal.all())).isEmpty();
            assertThat(kept.half()).isEmpty();
        }
        assertThat(ground.record(Client.TENANT).faults()).isEmpty();
    }

    private boolean answers() {
        try (Connection connection = ground.database()) {
            return connection.isValid(5);
        } catch (SQLException away) {
            return false;
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
