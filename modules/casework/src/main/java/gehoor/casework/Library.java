package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Configurations;
import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Ports;
import gehoor.engine.Engine;
import gehoor.policy.Book;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Known;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The book that is live, and the engines made from it. What goes live is kept, so that files that run under an older
 * version of a procedure keep it also when the folder no longer has it.
 *
 * <p>An organisation's files come from its folder, or were made live by {@link #activate}: what was done last counts. The folder
 * counts again when something in it changes. All nodes follow what one of them made live.
 *
 * <p>A faulty folder never takes the place of what is live, and its problems are told. A fault in one tenant's folder keeps
 * back that tenant alone: it stays as it was, or away where it was never live, while the others' new content goes live. A
 * fault in what all share (folders that begin with {@code _}) keeps back everything.
 *
 * <p>An organisation that was removed is never live again: its folder is left out, and told as a problem.
 *
 * <p>A version under which files run cannot change: its file must stay as it was, to the letter, or get another version.
 *
 * <p>Safe for use by several threads; the live book is replaced whole.
 */
public final class Library {
    private static final int MOST_FILES = 50_000;
    private static final long LARGEST_FILE = 2L * 1024 * 1024;
    private static final long LARGEST_FOLDER = 256L * 1024 * 1024;
    private static final Problem NOT_READ = new Problem(Place.NOWHERE, Said.of("live.not-read"));

    private final Path folder;
    private final Ports ports;
    private final InstantSource clock;
    private final int mostFiles;
    private volatile Live live = Live.NONE;
    private volatile String looked = "";
    /**
     * Digests of the organisations' own files in the folder as this node took them last. While they stay so, another node whose folder is
     * another one already, as in a rolling upgrade, is followed and not answered.
     */
    private final Map<String, String> seen = new TreeMap<>();
    /** What stood for each organisation when it was asked for last: as long as the same stands, it is not asked for again. */
    private final Map<String, Stood> stood = new TreeMap<>();

    /** @param folder as in {@link Configuration} */
    private record Stood(String fingerprint, @Nullable String folder) {}

    private volatile List<Problem> problems = List.of();
    /** Organisations that were removed, and when: nothing of theirs is live again, whatever lies in the folder. */
    private volatile Map<String, Instant> removed = Map.of();

    /**
     * @param engines by {@code tenant/procedure@version}, made when first asked for
     * @param shared digest of what all share, of which it was made
     * @param contents by organisation the fingerprint of all files of which it was made
     */
    private record Live(@Nullable Book book, Map<String, Engine> engines, String shared, Map<String, String> contents) {
        static final Live NONE = new Live(null, Map.of(), "", Map.of());

        /** The engines of these organisations, to go on with. */
        Map<String, Engine> engines(Set<String> tenants) {
            Map<String, Engine> kept = new ConcurrentHashMap<>();
            engines.forEach((name, engine) -> {
                if (tenants.contains(owner(name))) {
                    kept.put(name, engine);
                }
            });
            return kept;
        }
    }

    /** @param folder the tenant-config folder; call {@link #reloadIfChanged} once before anything else */
    public Library(Path folder, Ports ports, InstantSource clock) {
        this(folder, ports, clock, MOST_FILES);
    }

    Library(Path folder, Ports ports, InstantSource clock, int mostFiles) {
        this.folder = folder;
        this.ports = ports;
        this.clock = clock;
        this.mostFiles = mostFiles;
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

    /** When the organisation was removed, as this node heard; empty where it was not. */
    public Optional<Instant> removed(String id) {
        return Optional.ofNullable(removed.get(id));
    }

    /** Whether the organisation has a folder; else it was begun otherwise. */
    public boolean hasFolder(String tenant) {
        return folders().contains(tenant);
    }

    public Optional<Tenant> tenant(String id) {
        return current().tenant(id);
    }

    /**
     * Looks at the folder and at what was made live elsewhere; where something changed since, reads and checks it and makes it live.
     * Where nothing changed it only looks at names, sizes and times, and asks the database one question.
     *
     * @return whether another book is live now
     */
    public synchronized boolean reloadIfChanged() {
        Map<String, String> standing = standing();
        String stamp = stamp() + standing + removed.keySet();
        if (stamp.equals(looked)) {
            return false;
        }
        looked = stamp;
        boolean dropped = dropRemoved();
        return load("", "") || dropped || (!ready() && restore(standing.keySet()));
    }

    /** What was removed goes at once, also where the folder cannot be read to the end now, or holds nothing else. */
    private boolean dropRemoved() {
        Live now = live;
        Book book = now.book();
        if (book == null || Collections.disjoint(book.tenants().keySet(), removed.keySet())) {
            return false;
        }
        Map<String, Tenant> tenants = new TreeMap<>(book.tenants());
        tenants.keySet().removeAll(removed.keySet());
        live = new Live(
                new Book(tenants, book.laws(), book.calendars(), book.fingerprint() + " without " + removed.keySet()),
                now.engines(tenants.keySet()),
                now.shared(),
                now.contents());
        return true;
    }

    /** Those that were removed left out. */
    private Map<String, String> standing() {
        return ports.transactions().reading(Configurations.PLATFORM, () -> {
            Map<String, Instant> gone = ports.removals().removed();
            Map<String, String> standing = new TreeMap<>(ports.configurations().standing());
            standing.keySet().removeAll(gone.keySet());
            removed = Map.copyOf(gone);
            return standing;
        });
    }

    /** What all share is faulty and nothing is live yet: what was live before goes on, if all of it can still be read. */
    private boolean restore(Set<String> organisations) {
        Map<String, String> files = new TreeMap<>();
        Set<String> folders = new TreeSet<>(folders());
        folders.removeAll(removed.keySet());
        Set<String> tenants = new TreeSet<>(folders);
        tenants.addAll(organisations);
        for (String tenant : tenants) {
            // One whose folder was taken away was removed; one that never had any was made otherwise.
            standingOf(tenant)
                    .filter(stands -> folders.contains(tenant) || stands.folder() == null)
                    .ifPresent(stands -> files.putAll(stands.files()));
        }
        if (!files.isEmpty() && Reading.read(files) instanceof Reading.Read read) {
            live = new Live(read.book(), new ConcurrentHashMap<>(), "", Map.of());
            return true;
        }
        return false;
    }

    /** All files of the configuration that is live for a tenant, those that all share among them; empty where none is. */
    private Map<String, String> kept(String tenant) {
        return standingOf(tenant).map(Configuration::files).orElse(Map.of());
    }

    private Optional<Configuration> standingOf(String tenant) {
        return ports.transactions().reading(tenant, () -> ports.configurations().live(tenant));
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
     * Reads the folder as it is now and makes live what of it is sound. Where an organisation's own files in the folder are those that
     * were taken from there before, what was made live otherwise since stays.
     *
     * @param by account id of who asked; empty for nobody
     * @param name of the same
     * @return whether another book is live now
     */
    synchronized boolean load(String by, String name) {
        Put put = put(sources());
        Book made = put.made();
        problems = List.copyOf(put.found);
        return made != null && makeLive(made, put, by, name);
    }

    /**
     * Makes these files of an organisation live, in the place of its own; all others stay as they are.
     *
     * @param own path relative to the tenant's folder to text
     * @param with done in the transaction in which they go live, before they do; it gets the fingerprint of what will be live
     * @return what is wrong with them, and then nothing was done; empty where they are live
     */
    public synchronized List<Problem> activate(
            String tenant, Map<String, String> own, String by, Consumer<String> with) {
        List<Problem> wrong = check(tenant, own);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        standing();
        if (removed.containsKey(tenant)) {
            return List.of(wasRemoved(tenant));
        }
        Sources sources = sources();
        // What cannot be read of its own is replaced, of another's that one is held back.
        Put put = put(new Sources(
                sources.files(),
                sources.problems().stream()
                        .filter(each -> !owner(each).equals(tenant))
                        .toList()));
        put.instead(tenant, own);
        Book made = put.made();
        if (made == null || put.heldBack.contains(tenant)) {
            return put.found.isEmpty() ? List.of(NOT_READ) : List.copyOf(put.found);
        }
        Tenant owner = made.tenant(tenant).orElseThrow();
        Configuration configuration = configuration(owner, put.files, put.folders.get(tenant), by);
        ports.transactions().within(tenant, () -> {
            with.accept(configuration.fingerprint());
            ports.configurations().activate(tenant, configuration);
            return configuration;
        });
        stands(tenant, configuration);
        makeLive(made, put, "", "");
        return List.of();
    }

    /** The files of an organisation that are live; path relative to its folder to text. */
    public Map<String, String> own(String tenant) {
        return own(tenant, kept(tenant));
    }

    /** The text of a file that is live for an organisation, one that all share among them; empty where there is none. */
    public String source(String tenant, String path) {
        return kept(tenant).getOrDefault(path, "");
    }

    /** Of a whole configuration those of one organisation, by their paths in its folder. */
    public static Map<String, String> own(String tenant, Map<String, String> files) {
        Map<String, String> own = new TreeMap<>();
        folder(tenant, new TreeMap<>(files))
                .forEach((path, text) -> own.put(path.substring(tenant.length() + 1), text));
        return own;
    }

    /** The part of the files that lies in this folder; what is taken out of it is taken out of them. */
    private static SortedMap<String, String> folder(String name, SortedMap<String, String> files) {
        return files.subMap(name + "/", name + (char) ('/' + 1));
    }

    /** What is to be live: each organisation's files from where they count, and those that all share from the folder. */
    private Put put(Sources sources) {
        Put put = new Put(new TreeMap<>(sources.files()), sources.problems());
        Map<String, String> standing = standing();
        Set<String> tenants = new TreeSet<>(standing.keySet());
        Set<String> gone = removed.keySet();
        sources.files().keySet().stream()
                .map(Library::owner)
                .filter(Library::tenantFolder)
                .forEach(tenants::add);
        tenants.stream().filter(gone::contains).map(Library::wasRemoved).forEach(put.found::add);
        tenants.removeAll(gone);
        put.files.keySet().removeIf(path -> gone.contains(owner(path)));
        for (String tenant : tenants) {
            String inFolder = digest(own(tenant, folder(tenant, sources.files())));
            put.folders.put(tenant, inFolder);
            Stood known = stood.get(tenant);
            if (known != null
                    && known.fingerprint().equals(standing.get(tenant))
                    && Objects.equals(known.folder(), inFolder)
                    && put.isLive(tenant, known.fingerprint())) {
                put.takeOver(tenant);
                continue;
            }
            Optional<Configuration> stands = standingOf(tenant);
            stands.ifPresent(each -> stood.put(tenant, new Stood(each.fingerprint(), each.folder())));
            String taken = stands.map(Configuration::folder).orElse(null);
            boolean changed = inFolder != null && !inFolder.equals(taken) && !inFolder.equals(seen.get(tenant));
            if (stands.isPresent() && !changed && (inFolder != null || taken == null)) {
                put.instead(tenant, own(tenant, stands.get().files()));
            }
        }
        return put;
    }

    private static Problem wasRemoved(String tenant) {
        return new Problem(new Place(tenant + "/tenant.yaml", 1, 1), Said.of("live.removed", tenant));
    }

    /** Null where there is nothing. */
    private static @Nullable String digest(Map<String, String> own) {
        if (own.isEmpty()) {
            return null;
        }
        var digest = Chain.sha256();
        own.forEach((path, text) -> {
            Chain.part(digest, path.getBytes(UTF_8));
            Chain.part(digest, text.getBytes(UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Files that are put together to be live, until nothing of them is wrong. With what all share as it is, an organisation whose own are as
     * they are is taken over as it was read: however many there are, a change costs what changed.
     */
    private final class Put {
        private final SortedMap<String, String> files;
        private final Map<String, @Nullable String> folders = new TreeMap<>();
        private final List<Problem> found = new ArrayList<>();
        private final Set<String> heldBack = new HashSet<>();
        private final List<Problem> unread;
        private final Live before = live;
        private final String shared;
        /** As they are live: of these there are no files here. */
        private final Set<String> same = new TreeSet<>();
        /** Those that were read already. */
        private final Map<String, Tenant> sound = new TreeMap<>();

        Put(SortedMap<String, String> files, List<Problem> unread) {
            this.files = files;
            this.unread = unread;
            Map<String, String> ofAll = new TreeMap<>(files);
            ofAll.keySet().removeIf(path -> tenantFolder(owner(path)));
            String digest = digest(ofAll);
            this.shared = digest == null ? "nothing" : digest;
        }

        private boolean asBefore() {
            return before.book() != null && shared.equals(before.shared());
        }

        /** Whether what is live of this organisation was made of these files, under the same laws. */
        boolean isLive(String tenant, String fingerprint) {
            Book book = before.book();
            return book != null
                    && asBefore()
                    && fingerprint.equals(before.contents().get(tenant))
                    && book.tenants().containsKey(tenant);
        }

        void takeOver(String tenant) {
            same.add(tenant);
            folder(tenant, files).clear();
        }

        /** These files of an organisation, in the place of all of its. */
        void instead(String tenant, Map<String, String> own) {
            same.remove(tenant);
            sound.remove(tenant);
            folder(tenant, files).clear();
            own.forEach((path, text) -> files.put(tenant + "/" + path, text));
        }

        /** Null where what is wrong is wrong for all. */
        @Nullable
        Book made() {
            List<Problem> wrong = unread;
            // What is wrong with one tenant may hide what is wrong with another: until nothing is wrong any more.
            while (true) {
                if (wrong.isEmpty()) {
                    Reading reading = asBefore() ? readWhatChanged() : Reading.read(files);
                    if (reading instanceof Reading.Faulty faulty) {
                        wrong = faulty.problems();
                    } else {
                        Book candidate = ((Reading.Read) reading).book();
                        wrong = changedVersions(candidate, files, same);
                        if (wrong.isEmpty()) {
                            return candidate;
                        }
                    }
                }
                found.addAll(wrong);
                Set<String> faulty = new TreeSet<>();
                wrong.forEach(each -> faulty.add(owner(each)));
                if (faulty.stream().anyMatch(tenant -> !tenantFolder(tenant) || !heldBack.add(tenant))) {
                    return null;
                }
                for (String tenant : faulty) {
                    instead(tenant, own(tenant, kept(tenant)));
                    // What was taken from the folder before is still what counts; once it is mended there, it is taken
                    // anew.
                    folders.put(
                            tenant,
                            standingOf(tenant).map(Configuration::folder).orElse(null));
                }
                wrong = List.of();
            }
        }

        private Reading readWhatChanged() {
            Book book = Objects.requireNonNull(before.book());
            Map<String, Tenant> tenants = new TreeMap<>(book.tenants());
            tenants.keySet().retainAll(same);
            tenants.putAll(sound);
            Map<String, String> sets = folder(Reading.SHARED, files);
            List<Problem> wrong = new ArrayList<>();
            Set<String> all = new TreeSet<>();
            files.keySet().forEach(path -> all.add(owner(path)));
            all.removeIf(owner -> !tenantFolder(owner) || sound.containsKey(owner));
            for (String tenant : all) {
                Reading reading = Reading.readTenant(book, tenant, own(tenant, folder(tenant, files)), sets);
                if (reading instanceof Reading.Faulty faulty) {
                    wrong.addAll(faulty.problems());
                } else {
                    Tenant read = ((Reading.Read) reading).book().tenant(tenant).orElseThrow();
                    sound.put(tenant, read);
                    tenants.put(tenant, read);
                }
            }
            if (!wrong.isEmpty()) {
                return new Reading.Faulty(wrong);
            }
            if (tenants.isEmpty()) {
                return Reading.read(files); // which says so
            }
            return new Reading.Read(
                    new Book(Collections.unmodifiableMap(tenants), book.laws(), book.calendars(), book.fingerprint()),
                    List.of());
        }
    }

    private boolean makeLive(Book candidate, Put put, String by, String name) {
        Live before = live;
        Map<String, String> standing = standing();
        Map<String, String> contents = new TreeMap<>(before.contents());
        contents.keySet().retainAll(put.same);
        for (Tenant tenant : candidate.tenants().values()) {
            if (put.same.contains(tenant.id())) {
                continue;
            }
            Configuration configuration = configuration(tenant, put.files, put.folders.get(tenant.id()), by);
            ports.transactions().within(tenant.id(), () -> {
                Optional<Configuration> was = ports.configurations().live(tenant.id());
                boolean other = was.isEmpty() || !was.get().fingerprint().equals(configuration.fingerprint());
                if (other) {
                    ports.configurations().activate(tenant.id(), configuration);
                } else if (!Objects.equals(was.get().folder(), configuration.folder())) {
                    // The same is live as before: since when, and by whom, stays.
                    ports.configurations().activate(tenant.id(), sinceBefore(configuration, was.get()));
                }
                if (other) {
                    Trail.add(
                            ports,
                            tenant.id(),
                            configuration.at(),
                            by,
                            name,
                            Trail.FROM_FOLDER,
                            null,
                            configuration.fingerprint());
                }
                return configuration;
            });
            if (!configuration.fingerprint().equals(standing.get(tenant.id()))) {
                stands(tenant.id(), configuration);
            }
            stood.put(tenant.id(), new Stood(configuration.fingerprint(), configuration.folder()));
            contents.put(tenant.id(), configuration.fingerprint());
        }
        put.folders.forEach((tenant, digest) -> {
            if (digest != null && !put.heldBack.contains(tenant)) {
                seen.put(tenant, digest);
            }
        });
        if (before.book() != null
                && before.shared().equals(put.shared)
                && before.contents().equals(contents)) {
            return false;
        }
        live = new Live(candidate, before.engines(put.same), put.shared, Collections.unmodifiableMap(contents));
        return true;
    }

    private static Configuration sinceBefore(Configuration configuration, Configuration before) {
        return new Configuration(
                configuration.fingerprint(),
                configuration.files(),
                configuration.procedures(),
                before.at(),
                before.by(),
                configuration.folder());
    }

    private void stands(String tenant, Configuration configuration) {
        ports.transactions().within(Configurations.PLATFORM, () -> {
            ports.configurations().stands(tenant, configuration.fingerprint());
            return tenant;
        });
    }

    private static String owner(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The folder in which the problem lies; empty where it lies in none. */
    private static String owner(Problem problem) {
        return owner(problem.at().file().replace('\\', '/'));
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
    public List<Problem> check(String tenant, @Nullable Map<String, String> own) {
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
            files.putAll(own(tenant, sources.files()));
        }
        Map<String, String> shared = shared(tenant);
        Map<String, String> named = new TreeMap<>(shared);
        files.forEach((path, text) -> named.put(tenant + "/" + path, text));
        return new Candidate(readTenant(tenant, files, shared), named);
    }

    /** An organisation read of these files, with the laws, calendars and shared sets that are live; nothing is made live. */
    public Reading read(String tenant, Map<String, String> own) {
        return readTenant(tenant, own, shared(tenant));
    }

    /** Which names there are in these files of an organisation, sound or not; nothing is made live. */
    public Known known(String tenant, Map<String, String> own) {
        return Reading.known(current(), tenant, own, shared(tenant));
    }

    private Reading readTenant(String tenant, Map<String, String> own, Map<String, String> shared) {
        return Reading.readTenant(current(), tenant, own, shared);
    }

    private Map<String, String> shared(String tenant) {
        Map<String, String> live = kept(tenant);
        Map<String, String> shared = new TreeMap<>(live.isEmpty() ? sources().files() : live);
        shared.keySet().removeIf(path -> !within(Reading.SHARED, path));
        return shared;
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

    /** @param same those of which nothing changed */
    private List<Problem> changedVersions(Book book, Map<String, String> files, Set<String> same) {
        return book.tenants().values().stream()
                .filter(tenant -> !same.contains(tenant.id()))
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
                                procedure.at(), Said.of("live.version-changed", procedure.version(), procedure.id())));
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

    private Configuration configuration(
            Tenant tenant, SortedMap<String, String> files, @Nullable String folder, String by) {
        // What all share lies in folders that begin with a line: none of the organisations' does.
        SortedMap<String, String> own = new TreeMap<>(files.subMap("_", "`"));
        own.putAll(folder(tenant.id(), files));
        var digest = Chain.sha256();
        own.forEach((path, text) -> {
            Chain.part(digest, path.getBytes(UTF_8));
            Chain.part(digest, text.getBytes(UTF_8));
        });
        Map<String, String> procedures = new TreeMap<>();
        for (Procedure procedure : all(tenant)) {
            procedures.put(procedure.id() + "@" + procedure.version(), digest(files, procedure));
        }
        return new Configuration(
                HexFormat.of().formatHex(digest.digest()),
                own,
                procedures,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by,
                folder);
    }

    // ---------------------------------------------------------------- the folder

    private record Sources(SortedMap<String, String> files, List<Problem> problems) {}

    private Sources sources() {
        SortedMap<String, String> files = new TreeMap<>();
        List<Problem> found = new ArrayList<>();
        long total = 0;
        List<Path> paths = yamls();
        if (paths.size() > mostFiles) {
            // Not the first so many: of those left out nobody would hear.
            found.add(new Problem(Place.NOWHERE, Said.of("live.too-large")));
            return new Sources(files, found);
        }
        for (Path path : paths) {
            String name = name(path);
            try {
                long size = Files.size(path);
                if (size > LARGEST_FILE) {
                    found.add(new Problem(new Place(name, 1, 1), Said.of("live.file-too-large")));
                    continue;
                }
                total += size;
                if (total > LARGEST_FOLDER) {
                    found.add(new Problem(Place.NOWHERE, Said.of("live.too-large")));
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
                found.add(new Problem(new Place(name, 1, 1), Said.of("live.not-utf8")));
            } catch (IOException gone) {
                found.add(new Problem(new Place(name, 1, 1), Said.of("live.unreadable")));
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
                    .limit(mostFiles + 1L)
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
