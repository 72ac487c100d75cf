package gehoor.platform.bench;

import com.nimbusds.jose.JOSEException;
import gehoor.platform.bench.floor.Floor;
import gehoor.platform.bench.floor.Template;
import gehoor.platform.fire.Issuer;
import gehoor.platform.launch.BareServer;
import gehoor.platform.launch.Options;
import gehoor.platform.launch.RunningPlatform;
import gehoor.platform.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code ./gehoor bench}: measures, part by part, and prints each figure beside its goal. */
public final class Bench implements AutoCloseable {
    private static final List<String> PARTS =
            List.of("thinking", "cost", "rate", "pages", "crowd", "clocks", "tenants");
    /** What the database's own launcher tells. */
    private static final Logger QUIET = Logger.getLogger("io.zonky");

    private static final int TENANTS = 50;
    private static final int MANY_TENANTS = 1_000;
    private static final Duration LONG = Duration.ofHours(6);
    private static final List<Integer> CLIENTS = List.of(1, 4, 8, 16);
    private static final String TOKENS = "gehoor.search_token";
    /** Whether each statement's own time is told; telling that of planning costs some itself. */
    private static final boolean STATEMENTS = Boolean.getBoolean("gehoor.bench.statements");

    private static final String SEALS = "gehoor.covered";
    private static final int USUAL_CLIENTS = 8;
    /** So many times as often as it is measured, a page is asked for before. */
    private static final int WARM = 6;

    private static final String CLOCK = UUID.randomUUID().toString();
    /** As in production: both compilers. */
    private static final List<String> FLAGS =
            List.of(System.getProperty("gehoor.bench.flags", "-XX:+UseSerialGC -Xms192m -Xmx320m")
                    .split(" "));

    private final Path root;
    private final Path home;
    private final boolean quick;
    private final Set<String> parts;
    private final Issuer issuer;
    private final List<String> lines = new ArrayList<>();

    private @Nullable RunningPlatform platform;
    private @Nullable Connection superuser;
    private @Nullable Meter meter;
    private @Nullable BareServer bare;
    private Map<String, String> tokens = Map.of();

    private Bench(Path root, boolean quick, Set<String> parts) throws IOException, JOSEException {
        this.root = root;
        this.home = root.resolve(".gehoor/bench");
        this.quick = quick;
        this.parts = parts;
        this.issuer = new Issuer();
    }

    public static void main(String[] arguments) throws Exception {
        QUIET.setLevel(Level.OFF);
        boolean quick = false;
        Set<String> parts = new LinkedHashSet<>();
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (PARTS.contains(argument)) {
                parts.add(argument);
            } else {
                System.err.println("gehoor: bench knows the parts " + String.join(", ", PARTS) + ", and --quick.");
                System.exit(2);
            }
        }
        try (Bench bench = new Bench(
                Path.of(System.getProperty("gehoor.root", ".")),
                quick,
                parts.isEmpty() ? new LinkedHashSet<>(PARTS) : parts)) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench::end, "end"));
            bench.run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        say("Gehoor, measured on %d cores, JDK %s%s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        quick ? "; quick: rougher than the figures that count" : ""));
        if (parts.contains("thinking")) {
            thinking();
        }
        if (parts.stream().anyMatch(part -> !part.equals("thinking"))) {
            running();
        }
        Files.createDirectories(home);
        Files.write(home.resolve("figures.txt"), lines);
        System.out.println("written to .gehoor/bench/figures.txt");
    }

    // ---------------------------------------------------------------- the engine alone

    private void thinking() {
        head("The engine alone, one core, the largest of our procedures");
        Thinking.Measured measured = Thinking.run(root.resolve("tenant-config"), seconds(30, 5), seconds(10, 3));
        say("  %s, %d actions; %d questions of its worked examples in turn"
                .formatted(measured.procedure(), measured.actions(), measured.questions()));
        figure("decide", "%,.0f a second".formatted(measured.decisions()), "100,000", measured.decisions() >= 100_000);
        figure("offers", "%,.0f a second".formatted(measured.offers()), "100,000", measured.offers() >= 100_000);
        say("  %d histories of %d entries in turn".formatted(measured.histories(), measured.entries()));
        figure(
                "replay under a draft",
                "%,.0f files a second".formatted(measured.replayed()),
                "5,000",
                measured.replayed() >= 5_000);
    }

    // ---------------------------------------------------------------- the running product

    private void running() throws Exception {
        start(TENANTS, true);
        // What the server must be told before it starts: so it is started twice.
        meter().run(
                        "alter system set shared_preload_libraries = 'pg_stat_statements'",
                        "alter system set checkpoint_timeout = '1h'",
                        "alter system set max_wal_size = '16GB'",
                        "alter system set shared_buffers = '512MB'");
        if (STATEMENTS) {
            meter().run("alter system set pg_stat_statements.track_planning = on");
        }
        stop();
        start(TENANTS, false);
        // After the start: a schema that the check of what tenants share does not know keeps the product from starting.
        meter().run(
                        "create schema bench",
                        "create extension pg_stat_statements with schema bench",
                        "create extension pg_walinspect with schema bench");
        ProductCase recorded = (ProductCase) product().client(1).begin();
        Template template = new Recorder(superuser()).record(recorded, "REF");
        Path kept = home.resolve("template.json");
        template.keep(kept);
        Floor floor = new Floor(template);
        startBare(kept);
        Load.Clients bareLoop = bareLoop(floor);
        Load.Clients byHand = byHand();

        head("Warming up");
        Load.Measured warm = Load.run(product(), USUAL_CLIENTS, seconds(180, 25));
        say("  product, in the end of it: " + warm);
        Load.run(byHand, USUAL_CLIENTS, seconds(60, 10));
        Load.run(bareLoop, USUAL_CLIENTS, seconds(10, 3));
        if (parts.contains("cost")) {
            account("the product", product());
            account("the product, texts of words that nobody looks for", silent());
            account("by hand over HTTP", byHand);
            account("by hand in a loop", bareLoop);
        }
        if (parts.contains("rate")) {
            rates(bareLoop, byHand);
            memory();
        }
        if (parts.contains("cost")) {
            size();
        }
        if (parts.contains("pages")) {
            pages();
        }
        if (parts.contains("crowd")) {
            crowd(recorded, byHand);
        }
        if (parts.contains("clocks")) {
            clocks();
        }
        if (parts.contains("tenants")) {
            tenants(byHand);
        }
    }

    private void account(String who, Load.Clients clients) throws Exception {
        head("One client, " + who);
        Load.cases(clients, 1, 20);
        meter().forgetStatements();
        int cases = quick ? 100 : 400;
        double cpu = meter().postgresSeconds();
        double app = applicationSeconds();
        String wal = meter().logged();
        Load.cases(clients, 1, cases);
        double actions = cases * (double) Case.STEPS;
        double statements = meter().statements() / actions;
        // A process whose connection was closed is counted once it is gone.
        Thread.sleep(500);
        double cpuMs = (meter().postgresSeconds() - cpu) * 1000 / actions;
        Map<String, Long> logged = meter().logged(wal);
        double tokens = logged.getOrDefault(TOKENS, 0L) / actions;
        double walBytes = logged.values().stream().mapToLong(Long::longValue).sum() / actions - tokens;
        boolean ours = who.startsWith("the product");
        figure("SQL statements per action", "%.1f".formatted(statements), ours ? "8" : "", statements <= 8);
        figure("WAL per action", "%,.0f bytes".formatted(walBytes), ours ? "3,072" : "", walBytes <= 3_072);
        say("  search tokens beside: %,.0f bytes".formatted(tokens));
        if (ours) {
            logged.forEach((table, bytes) -> say(
                    "    %-28s %,6.0f".formatted(table.isEmpty() ? "commits and the like" : table, bytes / actions)));
        }
        if (STATEMENTS) {
            meter().dearest(actions).forEach(line -> say("    " + line));
        }
        figure("PostgreSQL's processor time per action", "%.2f ms".formatted(cpuMs), ours ? "1" : "", cpuMs <= 1);
        if (ours) {
            say("  the application's own: %.2f ms".formatted((applicationSeconds() - app) * 1000 / actions));
        }
    }

    private void rates(Load.Clients bareLoop, Load.Clients byHand) throws IOException {
        head("Rates, %d tenants; loop, by hand and product in turn".formatted(TENANTS));
        for (int clients : CLIENTS) {
            Load.Measured loop = Load.run(bareLoop, clients, seconds(10, 3));
            Load.Measured hand = Load.run(byHand, clients, seconds(20, 5));
            Load.Measured ours = Load.run(product(), clients, seconds(20, 5));
            Load.Measured again = Load.run(byHand, clients, seconds(20, 5));
            double floorRate = (hand.rate() + again.rate()) / 2;
            say("  %2d clients  loop     %s".formatted(clients, loop));
            say("              by hand  %s; %s".formatted(hand, again));
            say("              product  " + ours);
            double ratio = ours.rate() / floorRate;
            boolean counts = clients == USUAL_CLIENTS;
            figure(
                    "product / by hand, %d clients".formatted(clients),
                    "%.2f".formatted(ratio),
                    counts ? "0.70" : "",
                    ratio >= 0.7);
        }
    }

    private void memory() throws IOException {
        long resident = Meter.residentMegabytes(pid());
        figure("memory of the product's JVM after that load", resident + " MB", "600", resident <= 600);
    }

    private void size() throws Exception {
        head("Size of a finished case");
        int cases = quick ? 1_000 : 5_000;
        // As many before: what cases take while they are open is there then, and used again.
        Load.cases(product(), USUAL_CLIENTS, cases);
        meter().run("vacuum");
        Map<String, Long> before = meter().bytes();
        Load.cases(product(), USUAL_CLIENTS, cases);
        meter().run("vacuum");
        Map<String, Double> grown = new TreeMap<>();
        meter().bytes()
                .forEach((table, bytes) -> grown.put(table, (bytes - before.getOrDefault(table, 0L)) / (double) cases));
        // A seal is one row a file, written for many files at once, when their time comes: not for those of this
        // measurement.
        grown.remove(SEALS);
        long sealed = meter().number("select count(*) from " + SEALS);
        if (sealed > 0) {
            grown.put(SEALS, meter().bytes().getOrDefault(SEALS, 0L) / (double) sealed);
        }
        double tokens = grown.getOrDefault(TOKENS, 0.0);
        double bytes = grown.values().stream().mapToDouble(Double::doubleValue).sum() - tokens;
        figure("bytes per finished case", "%,.0f".formatted(bytes), "8,192", bytes <= 8_192);
        if (sealed == 0) {
            say("  its seal, one row, is not in it: nothing was sealed yet");
        }
        double requests = grown.getOrDefault("gehoor.idempotency", 0.0);
        say("  of which %,.0f are requests that are remembered for a day: then %,.0f"
                .formatted(requests, bytes - requests));
        say("  search tokens beside: %,.0f bytes (story of 120 words, three texts of 60)".formatted(tokens));
        grown.forEach((table, each) -> {
            if (each >= 1) {
                say("    %-28s %,6.0f".formatted(table, each));
            }
        });
    }

    private interface Ask {
        String once() throws IOException;
    }

    /** What a page of the form costs against an answer that says nothing, and a worklist's first page in a crowd of files. */
    private void pages() throws Exception {
        head("Pages");
        Random random = new Random();
        Pages form = new Pages(address(), Tenants.name(0));
        form.fillIn();
        URI nothing = bare().address().resolve("/alive");
        int times = Integer.getInteger("gehoor.bench.times", quick ? 500 : 3_000);
        Ask page = () -> form.next(random);
        Ask first = form::first;
        Ask empty = () -> Http.get(nothing, Map.of());
        // Until the compiler has done with each: that is no cost of a page.
        for (Ask each : List.of(page, first, empty)) {
            asked(each, WARM * times);
        }
        long bare = pid(home.resolve("bare/run/Bare.pid"));
        double idle = idle(pid());
        double bareIdle = idle(bare);
        double pageMs = 0;
        double firstMs = 0;
        double emptyMs = 0;
        for (int turn = 0; turn < 3; turn++) {
            pageMs += processorTime(pid(), idle, page, times) / 3;
            firstMs += processorTime(pid(), idle, first, times) / 3;
            emptyMs += processorTime(bare, bareIdle, empty, times) / 3;
        }
        say("  asked nothing, the product uses %.1f %% of a processor".formatted(idle * 100));
        say("  processor time: the first page of the form %.2f ms, the one after a story of 120 words %.2f ms"
                .formatted(firstMs, pageMs));
        say("  an empty answer by Jakarta REST, on a server with nothing else on it: %.2f ms".formatted(emptyMs));
        figure(
                "the first page of the form / an empty answer",
                "%.1f".formatted(firstMs / emptyMs),
                "3",
                firstMs <= 3 * emptyMs);
        figure(
                "the page after the story / an empty answer",
                "%.1f".formatted(pageMs / emptyMs),
                "3",
                pageMs <= 3 * emptyMs);

        String few = Tenants.name(4);
        String many = Tenants.name(5);
        int crowded = quick ? 20_000 : 100_000;
        ProductCase one = (ProductCase) product().client(4).begin();
        for (int step = 0; step < 5; step++) {
            one.step(step);
        }
        Crowd crowd = new Crowd(superuser());
        crowd.open(one.tenant(), one.file(), 100, few);
        crowd.open(one.tenant(), one.file(), crowded, many);
        meter().run("vacuum analyze", "checkpoint");
        Ask inFew = work(few);
        Ask inMany = work(many);
        times = quick ? 500 : 3_000;
        asked(inFew, times);
        asked(inMany, times);
        List<Long> quiet = new ArrayList<>();
        List<Long> busy = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            quiet.addAll(asked(inFew, times));
            busy.addAll(asked(inMany, times));
        }
        double p99 = at99(busy) / at99(quiet);
        say("  my work, p99: %.1f ms with 100 files, %.1f ms with %,d".formatted(at99(quiet), at99(busy), crowded));
        figure("my work with %,d files / with 100, p99".formatted(crowded), "%.2f".formatted(p99), "1.5", p99 <= 1.5);
    }

    private Ask work(String tenant) {
        URI list = URI.create(address() + "/api/tenants/" + tenant + "/work");
        Map<String, String> headers = Map.of("Authorization", "Bearer " + tokens.get(tenant));
        return () -> Http.get(list, headers);
    }

    /** Nanoseconds each. */
    private static List<Long> asked(Ask ask, int times) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            ask.once();
            nanos.add(System.nanoTime() - begin);
        }
        return nanos;
    }

    /**
     * Milliseconds of a process each, without what it would have used meanwhile if nobody had asked.
     *
     * @param idle seconds of processor time a second
     */
    private static double processorTime(long pid, double idle, Ask ask, int times) throws IOException {
        double before = Meter.seconds(pid);
        long begin = System.nanoTime();
        asked(ask, times);
        double unasked = idle * (System.nanoTime() - begin) / 1e9;
        return (Meter.seconds(pid) - before - unasked) * 1000 / times;
    }

    /** What a process uses when nobody asks anything, in seconds of processor time a second. */
    private double idle(long pid) throws IOException, InterruptedException {
        double before = Meter.seconds(pid);
        long begin = System.nanoTime();
        Thread.sleep(seconds(20, 5).toMillis());
        return (Meter.seconds(pid) - before) / ((System.nanoTime() - begin) / 1e9);
    }

    private static double at99(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() * 99 / 100) / 1e6;
    }

    private void crowd(ProductCase closed, Load.Clients byHand) throws Exception {
        int old = quick ? 20_000 : 200_000;
        int open = quick ? 5_000 : 50_000;
        head("With %,d closed and %,d open cases".formatted(old, open));
        Load.Measured handBefore = Load.run(byHand, USUAL_CLIENTS, seconds(20, 5));
        Load.Measured before = Load.run(product(), USUAL_CLIENTS, seconds(30, 8));
        ProductCase running = (ProductCase) product().client(2).begin();
        for (int step = 0; step < 5; step++) {
            running.step(step);
        }
        Crowd crowd = new Crowd(superuser());
        Instant begin = Instant.now();
        crowd.inBulk(() -> {
            crowd.copy(closed.tenant(), closed.file(), old, TENANTS, "wake_at");
            crowd.copy(running.tenant(), running.file(), open, TENANTS, "now() + interval '1000 days'");
        });
        meter().run("vacuum analyze", "checkpoint");
        say("  written in %d s".formatted(Duration.between(begin, Instant.now()).toSeconds()));
        Load.run(product(), USUAL_CLIENTS, seconds(30, 8));
        Load.Measured after = Load.run(product(), USUAL_CLIENTS, seconds(30, 8));
        Load.Measured handAfter = Load.run(byHand, USUAL_CLIENTS, seconds(20, 5));
        say("  before: %s; by hand %s".formatted(before, handBefore));
        say("  after:  %s; by hand %s".formatted(after, handAfter));
        double ratio = after.rate() / before.rate();
        figure("rate, against before", "%.2f".formatted(ratio), "0.90", ratio >= 0.9);
        say("  by hand, against before: %.2f".formatted(handAfter.rate() / handBefore.rate()));
    }

    private void clocks() throws Exception {
        int due = quick ? 2_000 : 10_000;
        int open = quick ? 20_000 : 90_000;
        head("%,d clocks due among %,d open".formatted(due, due + open));
        ProductCase one = (ProductCase) product().client(3).begin();
        one.step(0);
        one.step(1);
        new Crowd(superuser()).copy(one.tenant(), one.file(), open, TENANTS, "now() + interval '1000 days'");
        // Not acknowledged: that is what falls due.
        Load.beginnings(product(), USUAL_CLIENTS, due);
        meter().run("vacuum analyze");
        new Clocks(superuser(), address(), CLOCK).run(due, this::say, this::figure);
    }

    private void tenants(Load.Clients byHand) throws Exception {
        int many = quick ? 300 : MANY_TENANTS;
        head("With %,d tenants".formatted(many));
        Load.Measured handBefore = Load.run(byHand, USUAL_CLIENTS, seconds(20, 5));
        Load.Measured before = Load.run(product(), USUAL_CLIENTS, seconds(30, 8));
        double idleBefore = idle();
        Instant begin = Instant.now();
        Tenants.make(root, home.resolve("tenant-config"), many);
        tokens = tokens(many);
        while (meter().number("select count(*) from gehoor.config_version where live") < many) {
            if (Instant.now().isAfter(begin.plus(Duration.ofMinutes(10)))) {
                throw new IllegalStateException(
                        "the tenants did not come: see " + platform().log());
            }
            Thread.sleep(500);
        }
        Thread.sleep(3_000);
        Load.Clients product = product();
        Load.run(product, USUAL_CLIENTS, seconds(60, 20));
        Load.Measured after = Load.run(product, USUAL_CLIENTS, seconds(30, 8));
        Load.Measured handAfter = Load.run(byHand, USUAL_CLIENTS, seconds(20, 5));
        say("  before: %s; by hand %s".formatted(before, handBefore));
        say("  after:  %s; by hand %s".formatted(after, handAfter));
        double ratio = after.rate() / before.rate();
        figure("rate, against %d tenants".formatted(TENANTS), "%.2f".formatted(ratio), "0.90", ratio >= 0.9);
        say("  processor time while nobody does anything: %.2f of a core before, %.2f after"
                .formatted(idleBefore, idle()));
        memory();
    }

    /** Cores that the application and PostgreSQL take while they wait. */
    private double idle() throws Exception {
        double cpu = meter().postgresSeconds() + applicationSeconds();
        Instant begin = Instant.now();
        Thread.sleep(quick ? 5_000 : 15_000);
        return (meter().postgresSeconds() + applicationSeconds() - cpu)
                / (Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }

    // ---------------------------------------------------------------- starting and stopping

    private void start(int count, boolean fresh) throws SQLException {
        Path folder = home.resolve("tenant-config");
        Tenants.make(root, folder, count);
        tokens = tokens(count);
        Map<String, String> settings = new HashMap<>();
        settings.put("gehoor.oidc.issuer", issuer.address());
        settings.put("gehoor.oidc.client.id", "bench");
        settings.put("gehoor.oidc.client.secret", "bench");
        settings.put("gehoor.demo.people", "true");
        settings.put("gehoor.java.options", String.join(" ", FLAGS));
        settings.put("gehoor.limits.intake-per-hour", "100000000");
        settings.put("gehoor.notices.every", "PT12H");
        settings.put("gehoor.test.clock.key", CLOCK);
        platform = RunningPlatform.start(Options.ofProject(root)
                .withHome(home)
                .withTenantConfig(folder)
                .withPorts(gehoor.platform.launch.Ports.free())
                .withSettings(Settings.of(settings))
                .withFresh(fresh)
                .withProgress(line -> System.out.println("[gehoor] " + line)));
        superuser = platform.database();
        meter = new Meter(superuser, home.resolve("postgres"));
    }

    private void startBare(Path template) {
        Map<String, String> given = platform().settings();
        bare = BareServer.start(
                root,
                home.resolve("bare"),
                root.resolve("modules/platform/target/test-classes"),
                "gehoor/platform/bench/floor",
                "/alive",
                FLAGS,
                Map.of(
                        "FLOOR_DB_URL", given.getOrDefault("gehoor.db.url", ""),
                        "FLOOR_DB_USER", given.getOrDefault("gehoor.db.user", ""),
                        "FLOOR_DB_PASSWORD", given.getOrDefault("gehoor.db.password", ""),
                        "FLOOR_TEMPLATE", template.toString(),
                        "FLOOR_KEYS", issuer.keys(),
                        "FLOOR_ISSUER", issuer.address()));
    }

    private void stop() throws SQLException {
        Connection connection = superuser;
        if (connection != null) {
            connection.close();
        }
        superuser = null;
        RunningPlatform running = platform;
        if (running != null) {
            running.stop();
        }
        platform = null;
    }

    /** When it is stopped from outside. */
    private void end() {
        try {
            close();
        } catch (SQLException e) {
            System.err.println("while ending: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        BareServer server = bare;
        bare = null;
        if (server != null) {
            server.close();
        }
        stop();
        issuer.close();
    }

    // ---------------------------------------------------------------- who is measured

    private Load.Clients product() {
        URI address = address();
        Map<String, String> known = tokens;
        return number -> ProductCase.client(address, known, number, false);
    }

    /** The same work, but for search tokens: there are none but those of a name. */
    private Load.Clients silent() {
        URI address = address();
        Map<String, String> known = tokens;
        return number -> ProductCase.client(address, known, number, true);
    }

    private BareServer bare() {
        BareServer server = bare;
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private Load.Clients byHand() {
        URI address = bare().address();
        Map<String, String> known = tokens;
        return number -> FloorCase.overHttp(address, known, number);
    }

    private Load.Clients bareLoop(Floor floor) {
        Map<String, String> given = platform().settings();
        Properties login = new Properties();
        login.put("user", given.getOrDefault("gehoor.db.user", ""));
        login.put("password", given.getOrDefault("gehoor.db.password", ""));
        String url = given.getOrDefault("gehoor.db.url", "");
        return number -> FloorCase.bare(floor, url, login, Tenants.names(TENANTS), number);
    }

    private Map<String, String> tokens(int count) {
        Map<String, String> all = new HashMap<>();
        Tenants.names(count)
                .forEach(tenant -> all.put(tenant, issuer.token(Tenants.account(tenant), tenant, "ombud", LONG)));
        return Map.copyOf(all);
    }

    private RunningPlatform platform() {
        RunningPlatform running = platform;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    private URI address() {
        // By number: a look-up of the name would be measured with it.
        return URI.create("http://127.0.0.1:" + platform().address().getPort());
    }

    private Connection superuser() {
        Connection connection = superuser;
        if (connection == null) {
            throw new IllegalStateException("not started");
        }
        return connection;
    }

    private Meter meter() {
        Meter started = meter;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    private long pid() throws IOException {
        return pid(home.resolve("run/Payara.pid"));
    }

    private static long pid(Path written) throws IOException {
        return Long.parseLong(Files.readString(written).strip().split(" ")[0]);
    }

    private double applicationSeconds() throws IOException {
        return Meter.seconds(pid());
    }

    // ---------------------------------------------------------------- saying it

    private Duration seconds(int whole, int brief) {
        return Duration.ofSeconds(quick ? brief : whole);
    }

    private void head(String line) {
        say("");
        say(line);
    }

    private void figure(String what, String measured, String goal, boolean met) {
        say("  %-52s %16s%s"
                .formatted(
                        what,
                        measured,
                        goal.isEmpty() ? "" : "   goal %s: %s".formatted(goal, met ? "met" : "NOT met")));
    }

    private void say(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
