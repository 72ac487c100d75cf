package gehoor.platform.launch;

import gehoor.vault.FileNotary;
import gehoor.vault.NotaryKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole product, running: the application, and what of database, identity server and mail server is our own.
 *
 * <p>One at a time in a home. {@link #stop} stops everything in the reverse order, also after a start that failed.
 */
public final class RunningPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_READY = Duration.ofSeconds(45);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(10);

    private static @Nullable RunningPlatform shared;
    private static @Nullable String notShared;

    private final Options options;
    private final Instant begin = Instant.now();
    private final Secrets secrets;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<TenantRealm> tenants;

    private @Nullable PostgresServer postgres;
    private @Nullable Realm realm;
    private @Nullable Mailbox mailbox;
    private Map<String, String> given = Map.of();
    private volatile boolean stopping;

    private RunningPlatform(Options options) {
        this.options = options;
        this.secrets = new Secrets(options.home().resolve("secrets"));
        this.tenants = DemoPeople.tenants(options.tenantConfig());
    }

    /**
     * Starts everything and returns when the application answers.
     *
     * @throws NotStarted with one sentence that says what is wrong; whatever had been started is stopped again
     */
    public static RunningPlatform start(Options options) {
        return start(options, platform -> {});
    }

    /** @param atHand is given the platform before anything is started, to stop it while it starts */
    static RunningPlatform start(Options options, Consumer<RunningPlatform> atHand) {
        RunningPlatform platform = new RunningPlatform(options);
        atHand.accept(platform);
        try {
            platform.start();
            return platform;
        } catch (RuntimeException e) {
            platform.stop();
            throw e;
        }
    }

    /**
     * The one running platform of this JVM, for all tests in it: started at the first call with an empty database,
     * stopped when the JVM ends. The project's folder is the system property {@code gehoor.root}.
     */
    public static synchronized RunningPlatform shared() {
        if (notShared != null) {
            // It would fail again, for every test.
            throw new NotStarted(notShared);
        }
        if (shared == null) {
            try {
                Path root = Path.of(System.getProperty("gehoor.root", "."));
                Options options = Options.forTests(root);
                Trees.copy(root.resolve("tenant-config"), options.tenantConfig());
                shared = start(options);
            } catch (NotStarted e) {
                notShared = String.valueOf(e.getMessage());
                throw e;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(shared::stop, "stop-gehoor"));
        }
        return shared;
    }

    /** Where the application answers, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + options.ports().http());
    }

    /** Who signs the tokens. */
    public URI issuer() {
        return URI.create(given.getOrDefault("gehoor.oidc.issuer", ""));
    }

    /** The tenants and their invented people, the organization for platform administrators last. */
    public List<TenantRealm> tenants() {
        return tenants;
    }

    /** The password of every invented person; empty when Keycloak is somebody else's. */
    public Optional<String> demoPassword() {
        return realm == null ? Optional.empty() : Optional.of(secrets.get("demo"));
    }

    /** Who seals the record, by fingerprint; empty while nobody does. */
    public Optional<String> notary() {
        Path open = FileNotary.publicKey(options.notaryKey());
        return Files.isReadable(open)
                ? FileNotary.known(open).stream().findFirst().map(NotaryKey::fingerprint)
                : Optional.empty();
    }

    /** Our own mail server; empty when mail goes elsewhere. */
    public Optional<Mailbox> mail() {
        return Optional.ofNullable(mailbox);
    }

    /** What the application was told at its start. */
    public Map<String, String> settings() {
        return given;
    }

    /**
     * An access token for an invented person, who acts for one organization.
     *
     * @param organization its alias
     */
    public String token(String username, String organization) {
        return tokenFor(username, "organization:" + organization);
    }

    /** An access token with whatever scope, for tests of what must be refused. */
    public String tokenFor(String username, String scope) {
        if (realm == null) {
            throw new IllegalStateException("Keycloak is not our own: it gives no tokens for a password");
        }
        return realm.tokenFor(username, secrets.get("demo"), scope);
    }

    /** The application's database as superuser, past every row-level policy: for tests that look from outside. */
    public Connection database() throws SQLException {
        if (postgres == null
                || !given.getOrDefault("gehoor.db.url", "").equals(postgres.url(PostgresServer.DATABASE))) {
            throw new IllegalStateException("the database is not our own");
        }
        return postgres.connect(PostgresServer.DATABASE);
    }

    /** The application's database with the rights that the application has. */
    public Connection databaseAsApplication() throws SQLException {
        return DriverManager.getConnection(
                given.getOrDefault("gehoor.db.url", ""), given.get("gehoor.db.user"), given.get("gehoor.db.password"));
    }

    /** The application's log. */
    public Path log() {
        return options.home().resolve("log").resolve("payara.log");
    }

    /** The folder with the tenants' procedures that the application watches; in tests a copy of the project's. */
    public Path tenantConfig() {
        return options.tenantConfig();
    }

    /** Tells Keycloak of tenants and people that were added to the tenants' folder since the start. */
    public void bringRealmUpToDate() {
        Realm own = realm;
        if (own != null) {
            bringUpToDate(own, DemoPeople.tenants(options.tenantConfig()));
        }
    }

    private void bringUpToDate(Realm own, List<TenantRealm> wanted) {
        own.bringUpToDate(
                wanted,
                options.publicAddress(),
                secrets.get("web-client"),
                secrets.get("demo"),
                options.home().resolve("run").resolve("realm"));
        own.openToWriting(secrets.get("accounts-client"));
    }

    /** Stops everything; does nothing the second time. */
    public synchronized void stop() {
        stopping = true;
        while (true) {
            Runnable next;
            synchronized (undo) {
                next = undo.pollLast();
            }
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                options.progress().accept("While stopping: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void start() {
        Path home = Secrets.ownersOnly(options.home());
        takeAlone(Secrets.ownersOnly(home.resolve("run")));
        Secrets.ownersOnly(home.resolve("log"));
        Secrets.ownersOnly(home.resolve("keys"));
        if (!Files.isRegularFile(options.application())) {
            throw new NotStarted("The application is not built: %s is missing.".formatted(options.application()));
        }
        Settings settings = options.settings();
        boolean ownDatabase = settings.get("gehoor.db.url").isEmpty();
        boolean ownKeycloak = settings.get("gehoor.oidc.issuer").isEmpty();
        boolean ownMail = settings.get("gehoor.smtp.host").isEmpty();
        checkOutside(settings, ownDatabase, ownKeycloak, ownMail);
        Child.stopLeftOver(home.resolve("run").resolve("Payara.pid"));
        Ports.mustBeFree(options.ports().http(), Ports.HTTP);
        if (ownKeycloak) {
            Child.stopLeftOver(home.resolve("run").resolve("Keycloak.pid"));
            Ports.mustBeFree(options.ports().keycloak(), Ports.KEYCLOAK);
            Ports.mustBeFree(options.ports().keycloakHealth(), Ports.KEYCLOAK_HEALTH);
        }

        Map<String, String> told = new HashMap<>(settings.toHandOn());
        told.put("gehoor.http.address", options.publicAddress());
        told.put("gehoor.tenants.dir", options.tenantConfig().toAbsolutePath().toString());
        told.put("gehoor.vault.keyfile", options.vaultKeys().toString());
        told.put("gehoor.record.folder", options.checkpoints().toString());
        told.put("gehoor.notary.keyfile", options.notaryKey().toString());
        told.putIfAbsent(
                "gehoor.metrics.token", settings.get("gehoor.metrics.token").orElseGet(() -> secrets.get("metrics")));
        if (ownMail) {
            mailbox = Mailbox.start(options.ports().smtp(), home.resolve("mail"));
            undo(mailbox::close);
            told.put("gehoor.smtp.host", "127.0.0.1");
            told.put("gehoor.smtp.port", Integer.toString(options.ports().smtp()));
        }
        if (ownKeycloak) {
            told.put("gehoor.oidc.issuer", KeycloakServer.address(options.ports()) + "/realms/" + RealmFile.REALM);
            told.put("gehoor.oidc.client.id", RealmFile.WEB);
            told.put("gehoor.oidc.client.secret", secrets.get("web-client"));
            told.put("gehoor.accounts.client.id", RealmFile.ACCOUNTS);
            told.put("gehoor.accounts.client.secret", secrets.get("accounts-client"));
            told.put("gehoor.demo.people", "true");
        } else {
            outside(settings, told, "gehoor.oidc.issuer", "gehoor.oidc.client.id", "gehoor.oidc.client.secret");
        }

        ExecutorService threads = Executors.newCachedThreadPool();
        undo(threads::shutdownNow);
        Future<Path> keycloak = threads.submit(() -> ownKeycloak
                ? KeycloakServer.prepare(options.dist(), home.resolve("log").resolve("keycloak-build.log"), this::say)
                : home);
        if (ownDatabase || ownKeycloak) {
            // With an outside database ours still serves our Keycloak.
            PostgresServer own = startDatabase(home);
            if (ownDatabase) {
                told.putAll(own.settings());
            }
        }
        if (!ownDatabase) {
            told.put("gehoor.db.user", PostgresServer.APPLICATION);
            outside(
                    settings,
                    told,
                    "gehoor.db.url",
                    "gehoor.db.password",
                    "gehoor.db.owner.user",
                    "gehoor.db.owner.password");
        }
        given = Map.copyOf(told);

        CompletionService<String> starting = new ExecutorCompletionService<>(threads);
        List<Future<String>> parts = new ArrayList<>();
        parts.add(starting.submit(() -> startApplication(home), "The application is up"));
        if (ownKeycloak) {
            parts.add(starting.submit(() -> startKeycloak(result(keycloak)), "Keycloak is up"));
        }
        // Whichever fails first ends the wait.
        for (int i = 0; i < parts.size(); i++) {
            try {
                say(result(starting.take()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotStarted("Stopped while starting.", e);
            }
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Stopped while starting.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotStarted known
                    ? known
                    : new NotStarted("It did not start: %s.".formatted(e.getCause()), e);
        }
    }

    private PostgresServer startDatabase(Path home) {
        if (options.fresh()) {
            // What was sealed with these keys goes with the database.
            Trees.delete(home.resolve("keys"));
            Secrets.ownersOnly(home.resolve("keys"));
            Trees.delete(home.resolve("checkpoints"));
        }
        PostgresServer own =
                PostgresServer.start(home, options.dist(), options.ports().postgres(), secrets);
        postgres = own;
        undo(own::close);
        if (options.fresh()) {
            try {
                own.forget();
            } catch (SQLException e) {
                throw new NotStarted("The test database cannot be emptied: %s.".formatted(e.getMessage()), e);
            }
        }
        say("PostgreSQL is up");
        return own;
    }

    private void startKeycloak(Path folder) {
        PostgresServer database = postgres;
        if (database == null) {
            throw new IllegalStateException("Keycloak keeps its data in our own database");
        }
        Child child = KeycloakServer.start(folder, options.ports(), database, secrets, options.home());
        undo(child::stop);
        await(child, () -> status(KeycloakServer.health(options.ports())) == 200);
        Realm own = new Realm(KeycloakServer.address(options.ports()), secrets.get("keycloak-admin"));
        bringUpToDate(own, tenants);
        realm = own;
    }

    private void startApplication(Path home) {
        Child child = PayaraServer.start(options.application(), options.ports().http(), given, home);
        undo(child::stop);
        AtomicReference<@Nullable Instant> answering = new AtomicReference<>();
        await(child, () -> {
            // It says "ready" after a deployment that failed, too: then nobody is there to answer.
            boolean started = child.said(PayaraServer.READY);
            if (status(address().resolve("/alive")) != 200) {
                if (started) {
                    throw new NotStarted("The application was not deployed (%s): see %s."
                            .formatted(
                                    brief(PayaraServer.reason(child).orElse("the server gives no reason")),
                                    child.log()));
                }
                return false;
            }
            if (status(address().resolve("/health/ready")) == 200) {
                return true;
            }
            answering.compareAndSet(null, Instant.now());
            Instant since = answering.get();
            if (since != null && Instant.now().isAfter(since.plus(UNTIL_READY))) {
                throw new NotStarted(
                        "The application was deployed but is not ready (%s): see %s; what is wrong with procedures,"
                                        .formatted(
                                                brief(child.lastLine("not ready: ")
                                                        .orElse("it does not say why")),
                                                child.log())
                                + " ./gehoor check tells.");
            }
            return false;
        });
    }

    private void await(Child child, BooleanSupplier ready) {
        Instant start = Instant.now();
        Instant next = start.plus(BETWEEN_SIGNS_OF_LIFE);
        while (!ready.getAsBoolean()) {
            if (stopping) {
                throw new NotStarted("Stopped while starting.");
            }
            if (!child.running()) {
                throw new NotStarted("%s ended while starting (status %d): see %s."
                        .formatted(child, child.exitStatus(), child.log()));
            }
            Instant now = Instant.now();
            if (now.isAfter(start.plus(PATIENCE))) {
                throw new NotStarted("%s did not get ready in %d minutes: see %s."
                        .formatted(child, PATIENCE.toMinutes(), child.log()));
            }
            if (now.isAfter(next)) {
                say("still waiting for " + child);
                next = now.plus(BETWEEN_SIGNS_OF_LIFE);
            }
            try {
                Thread.sleep(150);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotStarted("Stopped while starting.", e);
            }
        }
    }

    /** The status of an answer, or 0 where there is none. */
    private int status(URI address) {
        try {
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void takeAlone(Path run) {
        try {
            RandomAccessFile file = new RandomAccessFile(run.resolve("lock").toFile(), "rw");
            FileLock lock = file.getChannel().tryLock();
            if (lock == null) {
                file.close();
                throw new NotStarted("It is already running with the data in %s.".formatted(options.home()));
            }
            undo(() -> {
                try {
                    file.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        } catch (OverlappingFileLockException e) {
            throw new NotStarted("It is already running with the data in %s.".formatted(options.home()), e);
        } catch (IOException e) {
            throw new NotStarted("%s cannot be written to: %s.".formatted(run, e.getMessage()), e);
        }
    }

    private void undo(Runnable action) {
        synchronized (undo) {
            undo.addLast(action);
        }
        if (stopping) {
            stop();
        }
    }

    private void say(String line) {
        options.progress()
                .accept("%5.1f s  %s"
                        .formatted(Duration.between(begin, Instant.now()).toMillis() / 1000.0, line));
    }

    private static String brief(String line) {
        String one = line.replaceFirst("^.*\\[levelValue: \\d+] ", "")
                .replaceFirst("^\\s*Caused by: ([\\w$]+\\.)*[\\w$]+(Exception|Error): ", "")
                .replace("Caused by:", "")
                .strip();
        return one.length() > 200 ? one.substring(0, 200) + "…" : one;
    }

    private void checkOutside(Settings settings, boolean ownDatabase, boolean ownKeycloak, boolean ownMail) {
        if (ownDatabase) {
            settings.mustNotBeSet(
                    "gehoor.db.url",
                    "gehoor.db.user",
                    "gehoor.db.password",
                    "gehoor.db.owner.user",
                    "gehoor.db.owner.password");
        } else {
            OutsideDatabase.check(settings);
        }
        if (ownKeycloak) {
            settings.mustNotBeSet("gehoor.oidc.issuer", "gehoor.oidc.client.id", "gehoor.oidc.client.secret");
        } else {
            OutsideIdentityServer.check(settings, this::say);
        }
        if (ownMail) {
            settings.mustNotBeSet("gehoor.smtp.host", "gehoor.smtp.user", "gehoor.smtp.password");
        } else {
            OutsideMail.check(settings);
        }
    }

    /** What the application must be told of a server that is not our own. */
    private static void outside(Settings from, Map<String, String> to, String... keys) {
        for (String key : keys) {
            to.put(key, from.require(key, "a server of yours needs it"));
        }
    }
}
