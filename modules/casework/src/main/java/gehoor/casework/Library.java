package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Ports;
import gehoor.engine.Engine;
import gehoor.policy.Book;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The book that is live, and the engines made from it. What goes live is kept, so that files that run under an older
 * version of a procedure keep it also when the folder no longer has it.
 *
 * <p>A faulty folder never takes the place of what is live, and its problems are told. A fault in one tenant's folder keeps
 * back that tenant alone: it stays as it was, or away where it was never live, while the others' new content goes live. A
 * fault in what all share (folders that begin with {@code _}) keeps back everything.
 *
 * <p>A version under which files run cannot change: its file must stay as it was, to the letter, or get another version.
 *
 * <p>Safe for use by several threads; the live book is replaced whole.
 */
public final class Library {
    private static final int MOST_FILES = 5_000;
    private static final long LARGEST_FILE = 2L * 1024 * 1024;
    private static final long LARGEST_FOLDER = 64L * 1024 * 1024;

    private final Path folder;
    private final Ports ports;
    private final InstantSource clock;
    private volatile Live live = Live.NONE;
    private volatile String looked = "";
    private volatile List<Problem> problems = List.of();

    /** @param engines by {@code tenant/procedure@version}, made when first asked for */
    private record Live(@Nullable Book book, Map<String, Engine> engines) {
        static final Live NONE = new Live(null, Map.of());
    }

    /** @param folder the tenant-config folder; call {@link #reloadIfChanged} once before anything else */
    public Library(Path folder, Ports ports, InstantSource clock) {
        this.folder = folder;
        this.ports = ports;
        this.clock = clock;
    }

    /** Whether there is a live book. */
    public boolean ready() {
        return live.book() != null;
    }

    /** The live book; fails where none ever was. */
    public Book current() {
        Book book = live.book();
        if (book == null) {
            throw new IllegalStateException("no configuration is live");
        }
        return book;
    }

    /** What kept the folder, or some tenants' part of it, from becoming live when last looked at; empty where all is live. */
    public List<Problem> problems() {
        return problems;
    }

    public Optional<Tenant> tenant(String id) {
        return current().tenant(id);
    }

    /**
     * Looks at the folder; where it changed since it was last looked at, reads and checks it and makes it live. Where
     * nothing changed it only looks at names, sizes and times.
     *
     * @return whether another book is live now
     */
    public synchronized boolean reloadIfChanged() {
        String stamp = stamp();
        if (stamp.equals(looked)) {
            return false;
        }
        looked = stamp;
        return load("") || (!ready() && restore());
    }

    /** What all share is faulty and nothing is live yet: what was live before goes on, if all of it can still be read. */
    private boolean restore() {
        Map<String, String> files = new TreeMap<>();
        for (String tenant : folders()) {
            files.putAll(kept(tenant));
        }
        if (!files.isEmpty() && Reading.read(files) instanceof Reading.Read read) {
            live = new Live(read.book(), new ConcurrentHashMap<>());
            return true;
        }
        return false;
    }

    /** All files of the configuration that is live for a tenant, those that all share among them; empty where none is. */
    private Map<String, String> kept(String tenant) {
        return ports.transactions()
                .reading(tenant, () -> ports.configurations().live(tenant))
                .<Map<String, String>>map(Configuration::files)
                .orElse(Map.of());
    }

    private List<String> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(Library::tenantFolder)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the folder as it is now and makes live what of it is sound.
     *
     * @param by account id of who asked; empty for nobody
     * @return whether another book is live now
     */
    synchronized boolean load(String by) {
        Sources sources = sources();
        Map<String, String> files = new TreeMap<>(sources.files());
        List<Problem> found = new ArrayList<>();
        Set<String> heldBack = new HashSet<>();
        List<Problem> wrong = sources.problems();
        // What is wrong with one tenant may hide what is wrong with another: until nothing is wrong any more.
        while (true) {
            if (wrong.isEmpty()) {
                Reading reading = Reading.read(files);
                if (reading instanceof Reading.Faulty faulty) {
                    wrong = faulty.problems();
                } else {
                    Book candidate = ((Reading.Read) reading).book();
                    wrong = changedVersions(candidate, files);
                    if (wrong.isEmpty()) {
                        problems = List.copyOf(found);
                        return makeLive(candidate, files, by);
                    }
                }
            }
            found.addAll(wrong);
            Set<String> faulty = new TreeSet<>();
            wrong.forEach(each -> faulty.add(owner(each)));
            if (faulty.stream().anyMatch(tenant -> !tenantFolder(tenant) || !heldBack.add(tenant))) {
                problems = List.copyOf(found);
                return false;
            }
            for (String tenant : faulty) {
                files.keySet().removeIf(path -> within(tenant, path));
                kept(tenant).forEach((path, text) -> {
                    if (within(tenant, path)) {
                        files.put(path, text);
                    }
                });
            }
            wrong = List.of();
        }
    }

    private boolean makeLive(Book candidate, Map<String, String> files, String by) {
        Book before = live.book();
        if (before != null && before.fingerprint().equals(candidate.fingerprint())) {
            return false;
        }
        for (Tenant tenant : candidate.tenants().values()) {
            Configuration configuration = configuration(tenant, files, by);
            ports.transactions().within(tenant.id(), () -> {
                Optional<Configuration> was = ports.configurations().live(tenant.id());
                if (was.isEmpty() || !was.get().fingerprint().equals(configuration.fingerprint())) {
                    ports.configurations().activate(tenant.id(), configuration);
                }
                return configuration;
            });
        }
        live = new Live(candidate, new ConcurrentHashMap<>());
        return true;
    }

    /** The folder in which the problem lies; empty where it lies in none. */
    private static String owner(Problem problem) {
        String file = problem.at().file().replace('\\', '/');
        int slash = file.indexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    private static boolean within(String tenant, String path) {
        return path.startsWith(tenant + "/");
    }

    /** What all share lies in folders that begin with another sign. */
    private static boolean tenantFolder(String name) {
        return name.matches("[a-z][a-z0-9-]*");
    }

    /**
     * Reads and checks one tenant's files, with the laws, calendars and shared sets that are live, without making them live.
     *
     * @param own relative to the tenant's folder; null: the folder as it is
     */
    List<Problem> check(String tenant, @Nullable Map<String, String> own) {
        Candidate candidate = candidate(tenant, own);
        if (candidate.reading() instanceof Reading.Faulty faulty) {
            return faulty.problems();
        }
        return ((Reading.Read) candidate.reading())
                .book()
                .tenant(tenant)
                .map(read -> changedVersions(read, candidate.files()))
                .orElse(List.of());
    }

    /**
     * What a tenant's files would be.
     *
     * @param files path relative to the tenant-config folder to text, those that all share among them
     */
    record Candidate(Reading reading, Map<String, String> files) {}

    /**
     * Reads one tenant's files, with the laws, calendars and shared sets that are live, without making them live.
     *
     * @param own relative to the tenant's folder; null: the folder as it is
     */
    Candidate candidate(String tenant, @Nullable Map<String, String> own) {
        Map<String, String> files = new TreeMap<>();
        if (own != null) {
            files.putAll(own);
        } else {
            Sources sources = sources();
            List<Problem> unread = sources.problems().stream()
                    .filter(each -> owner(each).equals(tenant))
                    .toList();
            if (!unread.isEmpty()) {
                return new Candidate(new Reading.Faulty(unread), Map.of());
            }
            sources.files().forEach((path, text) -> {
                if (within(tenant, path)) {
                    files.put(path.substring(tenant.length() + 1), text);
                }
            });
        }
        Map<String, String> live = kept(tenant);
        Map<String, String> shared = new TreeMap<>(live.isEmpty() ? sources().files() : live);
        shared.keySet().removeIf(path -> !within(Reading.SHARED, path));
        Map<String, String> named = new TreeMap<>(shared);
        files.forEach((path, text) -> named.put(tenant + "/" + path, text));
        return new Candidate(Reading.readTenant(current(), tenant, files, shared), named);
    }

    /** The engine of the version in force that day. */
    Optional<Engine> inForce(String tenant, String procedure, LocalDate day) {
        Live now = live;
        Book book = now.book();
        if (book == null) {
            return Optional.empty();
        }
        return book.inForce(tenant, procedure, day)
                .map(found -> engine(now, book, tenant, found.id(), found.version()));
    }

    /** The engine of a version under which a file runs: of the live book, or of the latest that held it. */
    Engine engine(String tenant, String procedure, String version) {
        Live now = live;
        Book book = now.book();
        if (book == null) {
            throw new IllegalStateException("no configuration is live");
        }
        return engine(now, book, tenant, procedure, version);
    }

    private Engine engine(Live now, Book book, String tenant, String procedure, String version) {
        String name = tenant + "/" + procedure + "@" + version;
        Engine made = now.engines().get(name);
        if (made != null) {
            return made;
        }
        Optional<Procedure> found = book.version(tenant, procedure, version);
        Optional<Tenant> owner = book.tenant(tenant);
        Engine engine = found.isPresent() && owner.isPresent()
                ? new Engine(owner.get(), found.get(), book.calendars())
                : former(book, tenant, procedure, version);
        now.engines().put(name, engine);
        return engine;
    }

    private Engine former(Book book, String tenant, String procedure, String version) {
        Configuration kept = ports.configurations()
                .holding(tenant, procedure, version)
                .orElseThrow(() -> new IllegalStateException("a file runs under a version that was never kept: "
                        + tenant + "/" + procedure + "@" + version));
        if (!(Reading.read(kept.files()) instanceof Reading.Read old)) {
            throw new IllegalStateException(
                    "a configuration that was live can no longer be read: " + kept.fingerprint());
        }
        return new Engine(
                old.book().tenant(tenant).orElseThrow(),
                old.book().version(tenant, procedure, version).orElseThrow(),
                book.calendars());
    }

    // ---------------------------------------------------------------- versions

    private List<Problem> changedVersions(Book book, Map<String, String> files) {
        return book.tenants().values().stream()
                .flatMap(tenant -> changedVersions(tenant, files).stream())
                .toList();
    }

    private List<Problem> changedVersions(Tenant tenant, Map<String, String> files) {
        List<Problem> changed = new ArrayList<>();
        return ports.transactions().reading(tenant.id(), () -> {
            Map<String, Procedure> differing = new TreeMap<>();
            for (Procedure procedure : all(tenant)) {
                String version = procedure.id() + "@" + procedure.version();
                String digest = digest(files, procedure);
                ports.configurations()
                        .holding(tenant.id(), procedure.id(), procedure.version())
                        .map(Configuration::procedures)
                        .filter(kept -> !digest.equals(kept.get(version)))
                        .ifPresent(kept -> differing.put(version, procedure));
            }
            if (!differing.isEmpty()) {
                for (Lists.Count count : ports.lists().counts(tenant.id())) {
                    Procedure procedure = differing.remove(count.procedure() + "@" + count.version());
                    if (procedure != null && count.files() > 0) {
                        changed.add(new Problem(
                                procedure.at(),
                                "files run under version " + procedure.version() + " of " + procedure.id()
                                        + ", which was live with other content: give what changed a new version"));
                    }
                }
            }
            return changed;
        });
    }

    private static List<Procedure> all(Tenant tenant) {
        return tenant.procedures().values().stream().flatMap(List::stream).toList();
    }

    private static String digest(Map<String, String> files, Procedure procedure) {
        String text = files.getOrDefault(procedure.at().file().replace('\\', '/'), procedure.toString());
        return HexFormat.of().formatHex(Chain.sha256().digest(text.getBytes(UTF_8)));
    }

    private Configuration configuration(Tenant tenant, Map<String, String> files, String by) {
        SortedMap<String, String> own = new TreeMap<>();
        var digest = Chain.sha256();
        files.forEach((path, text) -> {
            if (path.startsWith("_") || path.startsWith(tenant.id() + "/")) {
                own.put(path, text);
                Chain.part(digest, path.getBytes(UTF_8));
                Chain.part(digest, text.getBytes(UTF_8));
            }
        });
        Map<String, String> procedures = new TreeMap<>();
        for (Procedure procedure : all(tenant)) {
            procedures.put(procedure.id() + "@" + procedure.version(), digest(files, procedure));
        }
        return new Configuration(HexFormat.of().formatHex(digest.digest()), own, procedures, clock.instant(), by);
    }

    // ---------------------------------------------------------------- the folder

    private record Sources(Map<String, String> files, List<Problem> problems) {}

    private Sources sources() {
        Map<String, String> files = new TreeMap<>();
        List<Problem> found = new ArrayList<>();
        long total = 0;
        for (Path path : yamls()) {
            String name = name(path);
            try {
                long size = Files.size(path);
                if (size > LARGEST_FILE) {
                    found.add(new Problem(new Place(name, 1, 1), "this is more than a file may hold"));
                    continue;
                }
                total += size;
                if (total > LARGEST_FOLDER) {
                    found.add(new Problem(Place.NOWHERE, "this is more than a configuration may hold"));
                    break;
                }
                byte[] bytes = Files.readAllBytes(path);
                files.put(
                        name,
                        UTF_8.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .decode(java.nio.ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException notText) {
                found.add(new Problem(new Place(name, 1, 1), "this is not text in UTF-8"));
            } catch (IOException gone) {
                found.add(new Problem(new Place(name, 1, 1), "this file cannot be read"));
            }
        }
        return new Sources(files, found);
    }

    /** Names, sizes and times of all files: differs whenever one was written. */
    private String stamp() {
        var digest = Chain.sha256();
        for (Path path : yamls()) {
            try {
                Chain.part(digest, name(path).getBytes(UTF_8));
                Chain.part(digest, (Files.size(path) + " " + Files.getLastModifiedTime(path)).getBytes(UTF_8));
            } catch (IOException gone) {
                Chain.part(digest, new byte[] {1});
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Links are followed as long as they stay within the folder: mounted configurations are made of links. */
    private List<Path> yamls() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, 4, FileVisitOption.FOLLOW_LINKS)) {
            Path root = folder.toRealPath();
            return walk.filter(path -> path.getFileName().toString().endsWith(".yaml"))
                    .filter(path -> !name(path).startsWith(".") && !name(path).contains("/."))
                    .filter(path -> within(root, path))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean within(Path root, Path path) {
        try {
            return Files.isRegularFile(path) && path.toRealPath().startsWith(root);
        } catch (IOException gone) {
            return false;
        }
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
