package gehoor.platform;

import gehoor.access.Doors;
import gehoor.access.Failures;
import gehoor.access.Trouble;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.checkpoint.Checkpoints;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.Removing;
import gehoor.casework.port.Ports;
import gehoor.policy.Problem;
import gehoor.store.DatabaseClock;
import gehoor.store.Migrations;
import gehoor.store.Waker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What happens at the start, in this order: the database is brought to the form this version needs, the procedures are
 * read, and what has its time begins to be looked for. Nothing is served where the first fails; where the second does,
 * the platform says that it is not ready, and goes on looking. A database that is not there yet is waited for.
 *
 * <p>With {@code gehoor.db.migrate=false} it brings nothing about and has no owner's password: it waits, not ready, until
 * the database is at its level. {@link Migrate} is what brings it there.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = Beginning.POOL,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=gehoor.db.url}",
        user = "${MPCONFIG=gehoor.db.user}",
        password = "${MPCONFIG=gehoor.db.password}",
        transactional = false,
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = Beginning.MOST_CONNECTIONS,
        properties = {
            // What stood in a row is not for a log.
            "logServerErrorDetail=false",
            "ApplicationName=gehoor",
            // A database that is gone without a word is not waited for.
            "connectTimeout=5",
            "socketTimeout=60",
            "tcpKeepAlive=true",
            // After a database was away, connections from before it are not handed out.
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
public class Beginning {
    static final String POOL = "java:global/jdbc/gehoor";
    static final int MOST_CONNECTIONS = 24;

    /** What goes live on a day is asked for once in so many looks at the folder: it costs a question for each organisation. */
    private static final int LOOKS_A_DUE = 12;

    private static final Logger LOG = Logger.getLogger(Beginning.class.getName());
    private static final Duration OFTEN = Duration.ofSeconds(2);
    /** Of one tenant at a time, so that none waits long for another. */
    private static final int MOST_FIRED = 2_000;

    private static final int MOST_SENT = 200;
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(5);
    private static final Duration UNTIL_THERE = Duration.ofSeconds(2);
    private static final Duration READ_THE_CLOCK = Duration.ofSeconds(5);
    private static final int MOST_TOLD = 20;

    @Inject
    Instance<Casework> casework;

    @Inject
    Instance<Library> library;

    @Inject
    Instance<Planning> planning;

    @Inject
    Instance<Removing> removing;

    @Inject
    Instance<Ports> ports;

    @Inject
    Instance<Checkpoints> checkpoints;

    @Inject
    @Readiness
    Health health;

    @Inject
    Doors doors;

    @Inject
    PlatformClock clock;

    @Resource
    @SuppressWarnings("NullAway.Init") // by the server
    ManagedScheduledExecutorService executor;

    @Resource(lookup = POOL)
    @SuppressWarnings("NullAway.Init") // by the server
    DataSource runtime;

    @Inject
    @ConfigProperty(name = "gehoor.db.url")
    String url;

    @Inject
    @ConfigProperty(name = "gehoor.db.user")
    String user;

    @Inject
    @ConfigProperty(name = "gehoor.db.password")
    String password;

    @Inject
    @ConfigProperty(name = "gehoor.db.migrate", defaultValue = "true")
    boolean migrate;

    @Inject
    @ConfigProperty(name = "gehoor.db.owner.user")
    Optional<String> owner;

    @Inject
    @ConfigProperty(name = "gehoor.db.owner.password")
    Optional<String> ownerPassword;

    @Inject
    @ConfigProperty(name = "gehoor.demo.people", defaultValue = "false")
    boolean inventedPeople;

    @Inject
    @ConfigProperty(name = "otel.sdk.disabled")
    Optional<String> serversOwnTraces;

    /** How long between two looks into the outbox. */
    @Inject
    @ConfigProperty(name = "gehoor.notices.every", defaultValue = "PT2S")
    Duration notices;

    @Inject
    @ConfigProperty(name = "gehoor.record.every", defaultValue = "PT15M")
    Duration sealEvery;

    private final List<ScheduledFuture<?>> watches = new CopyOnWriteArrayList<>();
    private volatile @Nullable Waker waker;
    private List<Problem> told = List.of();
    private String waitingFor = "";

    @PostConstruct
    void begin() {
        refuseToBeTraced(serversOwnTraces);
        if (!begun()) {
            watch(this::beginLater, UNTIL_THERE);
        }
    }

    /** The server would trace every request, whole addresses of anonymous reporters included. */
    static void refuseToBeTraced(Optional<String> disabled) {
        if (disabled.map(String::strip).filter("false"::equalsIgnoreCase).isPresent()) {
            throw new IllegalStateException(
                    "otel.sdk.disabled=false (OTEL_SDK_DISABLED) would have the server trace what"
                            + " anonymous people do: leave it out, and name a collector in gehoor.traces.endpoint");
        }
    }

    /** Never throws: what is thrown in a schedule ends it. */
    private void beginLater() {
        if (waker != null) {
            return;
        }
        try {
            begun();
        } catch (RuntimeException failed) {
            LOG.log(Level.SEVERE, "it cannot begin: {0}", failed.getMessage());
        }
    }

    /** @return whether it begun; not while the database is not there, or not at its level */
    private boolean begun() {
        try {
            Production.mustBeFit(ConfigProvider.getConfig(), runtime);
            if (migrate) {
                migrate();
            } else if (!atItsLevel()) {
                return false;
            }
        } catch (SQLException | RuntimeException failure) {
            if (Failures.trouble(failure) == Trouble.UNAVAILABLE) {
                waitFor("the database is not there: it is waited for");
                return false;
            }
            throw failure instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("the database cannot be looked at", failure);
        }
        DatabaseClock agreed = new DatabaseClock(runtime, clock.machine());
        agreed.read();
        clock.follow(agreed);
        watch(agreed::read, READ_THE_CLOCK);
        removing.get(); // a setting of it that cannot be is told now
        health.migrated();
        look();
        LOG.info(() -> checkpoints
                .get()
                .notary()
                .map(key -> "the record is sealed by the notary " + key.fingerprint() + " (" + key.text()
                        + "): keep this, and now and then a checkpoint, where nobody here can change it")
                .orElse("the record is not sealed: gehoor.record.folder is not set"));
        doors.open();
        watch(this::look, OFTEN_ENOUGH);
        waker = Waker.start(
                runtime,
                List.of(
                        new Waker.Errand(
                                "clocks",
                                OFTEN,
                                () -> whenReady(() -> casework.get().timers().fireInTurn(MOST_FIRED))),
                        new Waker.Errand(
                                "notices",
                                notices,
                                () -> whenReady(() -> casework.get().timers().deliverInTurn(MOST_SENT))),
                        new Waker.Errand(
                                "sealing",
                                sealEvery,
                                () -> whenReady(() -> checkpoints.get().sealAll())),
                        new Waker.Errand(
                                "tidying",
                                Duration.ofHours(1),
                                () -> whenReady(() -> casework.get().timers().tidy()))),
                agreed);
        return true;
    }

    private void watch(Runnable what, Duration every) {
        watches.add(executor.scheduleWithFixedDelay(what, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
    }

    private boolean atItsLevel() {
        String sentence;
        try {
            Migrations.Level level = Migrations.look(database(user, password));
            if (level instanceof Migrations.Fits fits) {
                LOG.info(() -> "database at version " + fits.version() + ", migrated by somebody else");
                return true;
            }
            sentence = sentence(level);
        } catch (RuntimeException away) {
            sentence = "the database cannot be looked at: " + away.getClass().getName();
        }
        waitFor(sentence);
        return false;
    }

    private void waitFor(String sentence) {
        if (!sentence.equals(waitingFor)) {
            waitingFor = sentence;
            LOG.warning(sentence);
        }
    }

    static String sentence(Migrations.Level level) {
        if (level instanceof Migrations.Behind behind) {
            return "the database is %s, and this version needs more: it waits until the migrations have run"
                    .formatted(behind.version().isEmpty() ? "not made yet" : "at version " + behind.version());
        }
        if (level instanceof Migrations.Ahead ahead) {
            return "the database was taken further by %s: this version is too old for it".formatted(ahead.by());
        }
        if (level instanceof Migrations.Apart apart) {
            return "tenants are not kept apart in this database: " + apart.breaches();
        }
        return "";
    }

    @PreDestroy
    void end() {
        watches.forEach(watch -> watch.cancel(false));
        Waker awake = waker;
        if (awake != null) {
            awake.close();
            casework.get().jobs().leave();
            // What nobody will look at for a while is not left unsealed meanwhile.
            whenReady(() -> checkpoints.get().sealAll());
        }
    }

    private void migrate() {
        if (owner.isEmpty() || ownerPassword.isEmpty()) {
            throw new IllegalStateException(
                    "gehoor.db.owner.user and gehoor.db.owner.password are needed to migrate, unless gehoor.db.migrate is false");
        }
        Migrations.Outcome outcome = new Migrations(database(owner.get(), ownerPassword.get())).run();
        if (outcome instanceof Migrations.Unsafe unsafe) {
            throw new IllegalStateException("tenants are not kept apart in this database: " + unsafe.breaches());
        }
        if (outcome instanceof Migrations.Ready ready) {
            LOG.info(() -> "database at version " + ready.version() + ", " + ready.applied() + " migrations now");
        }
    }

    /** Outside the pool, which in a start that is not over would look for its driver in vain. */
    private DataSource database(String as, String by) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(as);
        source.setPassword(by);
        return source;
    }

    /** How often the folder was looked at. */
    private int looks;

    /** Never throws: what is thrown in a schedule ends it. */
    private void look() {
        try {
            Library current = library.get();
            if (current.reloadIfChanged()) {
                LOG.info(() -> "live now: " + current.current().tenants().keySet());
                if (inventedPeople) {
                    // Those of an organisation that was begun at the console have the ids that Keycloak gave them.
                    InventedPeople.introduce(
                            current.current().tenants().values().stream()
                                    .filter(tenant -> current.hasFolder(tenant.id()))
                                    .toList(),
                            ports.get());
                }
                // a holiday that was added moves the clocks that run
                casework.get().timers().rederive();
            }
            if (looks++ % LOOKS_A_DUE == 0 && current.ready()) {
                planning.get().due();
            }
            List<Problem> problems = current.problems();
            if (!problems.equals(told)) {
                told = problems;
                problems.stream().limit(MOST_TOLD).forEach(problem -> LOG.warning(problem::toString));
            }
        } catch (RuntimeException failed) {
            // That the database is away is told elsewhere, and once.
            if (Failures.trouble(failed) != Trouble.UNAVAILABLE) {
                LOG.log(
                        Level.WARNING,
                        "the tenants' folder could not be read: {0}",
                        failed.getClass().getName());
            }
        }
    }

    private void whenReady(Runnable work) {
        if (library.get().ready()) {
            work.run();
        }
    }
}
