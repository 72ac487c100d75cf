package gehoor.platform.launch;

import gehoor.casework.checkpoint.Verification;
import gehoor.vault.FileNotary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What several platform processes stand on: one PostgreSQL, one key file, one folder of procedures. Begins empty, and is a
 * test's own: its database can be stopped without asking anybody else.
 */
public final class Ground implements AutoCloseable {
    private final Path root;
    private final Path home;
    private final int port = Ports.free().postgres();
    private final Secrets secrets;
    private @org.jspecify.annotations.Nullable PostgresServer postgres;

    private Ground(Path root, Path home) {
        this.root = root;
        this.home = home;
        this.secrets = new Secrets(home.resolve("secrets"));
    }

    /** @param name of a folder below {@code .gehoor/}, emptied first */
    public static Ground prepare(String name) {
        Path root = Path.of(System.getProperty("gehoor.root", "."));
        Path home = root.resolve(".gehoor").resolve(name);
        Trees.delete(home);
        Secrets.ownersOnly(home);
        for (String folder : new String[] {"run", "log", "keys"}) {
            Secrets.ownersOnly(home.resolve(folder));
        }
        return new Ground(root, home);
    }

    public Path home() {
        return home;
    }

    Path application() {
        return root.resolve("modules/platform/target/gehoor-micro.jar");
    }

    /** Where PostgreSQL keeps its data: to lay another file system below it, before the start. */
    public Path data() {
        return home.resolve("postgres");
    }

    public void startDatabase() {
        postgres = PostgresServer.start(home, root.resolve(".gehoor/dist"), port, secrets);
    }

    /** PostgreSQL's immediate stop: what runs is broken off, nothing is written any more. */
    public void breakDatabaseOff() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        signal("QUIT", pid);
        try {
            server.onExit().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("PostgreSQL does not stop", e);
        }
        letGo();
    }

    /** Forgets a server that has ended, however it did. */
    public void letGo() {
        PostgresServer ended = postgres;
        postgres = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** As superuser, past every row-level policy: who looks from outside. */
    public Connection database() throws SQLException {
        PostgresServer running = postgres;
        if (running == null) {
            throw new SQLException("the database is stopped", "08003");
        }
        return running.connect(PostgresServer.DATABASE);
    }

    /** With the rights that the application has. */
    public Connection databaseAsApplication() throws SQLException {
        Map<String, String> known = databaseSettings();
        return java.sql.DriverManager.getConnection(
                known.get("gehoor.db.url"), known.get("gehoor.db.user"), known.get("gehoor.db.password"));
    }

    private Map<String, String> databaseSettings() {
        return Map.of(
                "gehoor.db.url", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresServer.DATABASE),
                "gehoor.db.user", PostgresServer.APPLICATION,
                "gehoor.db.password", secrets.get("db-" + PostgresServer.APPLICATION),
                "gehoor.db.owner.user", PostgresServer.OWNER,
                "gehoor.db.owner.password", secrets.get("db-" + PostgresServer.OWNER));
    }

    /** What every node here is told. */
    Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(databaseSettings());
        all.put(
                "gehoor.tenants.dir",
                root.resolve("tenant-config").toAbsolutePath().toString());
        all.put("gehoor.vault.keyfile", home.resolve("keys").resolve("vault").toString());
        all.put("gehoor.record.folder", home.resolve("checkpoints").toString());
        all.put("gehoor.notary.keyfile", home.resolve("keys").resolve("notary").toString());
        // Often, so that sealing is broken off, too.
        all.put("gehoor.record.every", "PT3S");
        return all;
    }

    /** Holds the record against its chains and its checkpoints. */
    public Verification.Result record(String tenant) throws SQLException {
        try (Connection connection = databaseAsApplication()) {
            return RecordCheck.of(
                    connection,
                    home.resolve("checkpoints"),
                    FileNotary.publicKey(home.resolve("keys").resolve("notary")),
                    tenant);
        }
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("no signal reaches process " + pid);
        }
    }

    static Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void close() {
        letGo();
    }
}
