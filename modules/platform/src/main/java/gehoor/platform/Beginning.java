package gehoor.platform;

import gehoor.access.Doors;
import gehoor.access.Failures;
import gehoor.access.Trouble;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.checkpoint.Checkpoints;
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
        maxPoolSize = 24,
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
    @ConfigProperty(name = "gehoor.db.owner.user")
    String owner;

    @Inject
    @ConfigProperty(name = "gehoor.db.owner.password")
    String ownerPassword;

    @Inject
    @ConfigProperty(name = "gehoor.demo.people", defaultValue = "false")
    boolean inventedPeople;

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

    @PostConstruct
    void begin() {
        if (!begun()) {
            LOG.warning("the database is not there: it is waited for");
            watch(this::beginLater, UNTIL_THERE);
        }
    }

    /** Never throws: what is thrown in a schedule ends it. */
    private void beginLater() {
        if (waker != null) {
            return;
        }
        try {
            if (begun()) {
                LOG.info("the database is there");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.SEVERE, "it cannot begin: {0}", failed.getMessage());
        }
    }

    /** @return whether it begun; not while the database is not there */
    private boolean begun() {
        try {
            Production.mustBeFit(ConfigProvider.getConfig(), runtime);
            migrate();
        } catch (SQLException | RuntimeException failure) {
            if (Failures.trouble(failure) == Trouble.UNAVAILABLE) {
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

    @PreDestroy
    void end() {
        watches.forEach(watch -> watch.cancel(false));
        Waker awake = waker;
        if (awake != null) {
            awake.close();
            // What nobody will look at for a while is not left unsealed meanwhile.
            whenReady(() -> checkpoints.get().sealAll());
        }
    }

    private void migrate() {
        PGSimpleDataSource asOwner = new PGSimpleDataSource();
        asOwner.setURL(url);
        asOwner.setUser(owner);
        asOwner.setPassword(ownerPassword);
        Migrations.Outcome outcome = new Migrations(asOwner).run();
        if (outcome instanceof Migrations.Unsafe unsafe) {
            throw new IllegalStateException("tenants are not kept apart in this database: " + unsafe.breaches());
        }
        if (outcome instanceof Migrations.Ready ready) {
            LOG.info(() -> "database at version " + ready.version() + ", " + ready.applied() + " migrations now");
        }
    }

    /** Never throws: what is thrown in a schedule ends it. */
    private void look() {
        try {
            Library current = library.get();
            if (current.reloadIfChanged()) {
                LOG.info(() -> "live now: " + current.current().tenants().keySet());
                if (inventedPeople) {
                    InventedPeople.introduce(current.current().tenants().values(), ports.get());
                }
                // a holiday that was added moves the clocks that run
                casework.get().timers().rederive();
            }
            List<Problem> problems = current.problems();
            if (!problems.equals(told)) {
                told = problems;
                problems.stream().limit(MOST_TOLD).forEach(problem -> LOG.warning(problem::toString));
            }
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "the tenants' folder could not be read: {0}",
                    failed.getClass().getName());
        }
    }

    private void whenReady(Runnable work) {
        if (library.get().ready()) {
            work.run();
        }
    }
}
