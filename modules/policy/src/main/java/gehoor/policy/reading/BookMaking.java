package gehoor.policy.reading;

import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Law;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Tenant;
import gehoor.policy.calendar.Calendars;
import gehoor.policy.calendar.HolidayCalendar;
import gehoor.policy.checking.Checks;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way of a folder's texts: composed, gathered into scopes, judged, made into records, checked. */
final class BookMaking {
    static final String LAW = "_law";
    static final String CALENDARS = "_calendars";

    /** The languages of the platform itself. */
    static final List<String> PLATFORM = List.of("nl", "fr", "en");

    /** What tenants may take as if it stood in their own folder. */
    /** What stands first in addresses that belong to no organisation. */
    private static final Set<String> TAKEN = Set.of(
            "alive", "api", "health", "login", "logout", "metrics", "openapi", "platform", "static", "test", "werk");

    static final String SHARED = "_shared";

    private final Limits limits;
    private final Problems problems;
    private final Judge judge;

    /** The files of one tenant, by their folder; or of one set that tenants share. */
    private static final class TenantFiles {
        private @Nullable Written tenant;
        private final Map<String, Written> letters = new LinkedHashMap<>();
        private final Map<String, Written> texts = new LinkedHashMap<>();
        private final Map<String, Written> procedures = new LinkedHashMap<>();
        private final Map<String, Written> examples = new LinkedHashMap<>();

        /** Folders in which a file could not be composed: what is named in it may well be there. */
        private final Set<String> unreadable = new LinkedHashSet<>();

        /** These, and those of the sets that a tenant takes. */
        TenantFiles with(Collection<TenantFiles> taken) {
            TenantFiles all = new TenantFiles();
            all.tenant = tenant;
            List<TenantFiles> each = new ArrayList<>(List.of(this));
            each.addAll(taken);
            for (TenantFiles one : each) {
                all.letters.putAll(one.letters);
                all.texts.putAll(one.texts);
                all.procedures.putAll(one.procedures);
                all.examples.putAll(one.examples);
                all.unreadable.addAll(one.unreadable);
            }
            return all;
        }

        Collection<Written.Entries> written() {
            List<Written.Entries> all = new ArrayList<>(maps(letters));
            all.addAll(maps(texts));
            return all;
        }
    }

    private final Map<String, Written> laws = new LinkedHashMap<>();
    private final Map<String, Written> calendars = new LinkedHashMap<>();
    private final SortedMap<String, TenantFiles> tenants = new TreeMap<>();
    private final SortedMap<String, TenantFiles> sets = new TreeMap<>();
    private final Set<Named> unsure = EnumSet.noneOf(Named.class);

    BookMaking(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
        this.judge = new Judge(problems);
    }

    Reading read(Folder.Taken taken) {
        SortedMap<String, String> files = taken.texts();
        compose(taken);
        if (tenants.isEmpty() && problems.none()) {
            problems.add(new Place(".", 1, 1), Said.of("folder.no-tenant"));
        }
        Scope shared = Scope.shared(maps(laws), maps(calendars), Set.of(), Set.of(), languages(), problems);
        unsure.forEach(shared::unsure);
        Map<String, Law> madeLaws = new LinkedHashMap<>();
        laws.values().forEach(file -> {
            if (judge.file(file, Vocabulary.shape("law"), Context.of(shared)) && file instanceof Written.Entries map) {
                madeLaws.putIfAbsent(map.text("law"), TenantMaking.law(map, judge));
            }
        });
        Map<String, HolidayCalendar> madeCalendars = new LinkedHashMap<>();
        calendars.forEach((path, file) -> {
            if (judge.file(file, Vocabulary.shape("calendar"), Context.of(shared))
                    && file instanceof Written.Entries map) {
                named(
                        map,
                        "calendar",
                        path.substring(path.indexOf('/') + 1, path.length() - ".yaml".length()),
                        Said.of("the-file"));

                madeCalendars.putIfAbsent(map.text("calendar"), TenantMaking.calendar(map));
            }
        });
        Map<String, Tenant> madeTenants = new LinkedHashMap<>();
        List<Example> examples = new ArrayList<>();
        tenants.forEach((id, tenant) -> tenant(id, tenant, shared, madeLaws, madeTenants, examples));
        if (!problems.none()) {
            return new Reading.Faulty(problems.sorted());
        }
        return new Reading.Read(
                new Book(
                        java.util.Collections.unmodifiableMap(madeTenants),
                        java.util.Collections.unmodifiableMap(madeLaws),
                        Calendars.of(madeCalendars.values()),
                        fingerprint("", files)),
                List.copyOf(examples));
    }

    Reading readTenant(Book book, Folder.Taken taken) {
        SortedMap<String, String> files = taken.texts();
        compose(taken);
        Set<String> floors = new LinkedHashSet<>(book.laws().keySet());
        book.laws().values().forEach(law -> law.floors().keySet().forEach(floor -> floors.add(law.id() + "." + floor)));
        Scope shared =
                Scope.shared(List.of(), List.of(), floors, book.calendars().ids(), languages(), problems);
        Map<String, Tenant> madeTenants = new LinkedHashMap<>(book.tenants());
        List<Example> examples = new ArrayList<>();
        tenants.forEach((id, tenant) -> tenant(id, tenant, shared, book.laws(), madeTenants, examples));
        if (!problems.none()) {
            return new Reading.Faulty(problems.sorted());
        }
        return new Reading.Read(
                new Book(
                        java.util.Collections.unmodifiableMap(madeTenants),
                        book.laws(),
                        book.calendars(),
                        fingerprint(book.fingerprint(), files)),
                List.copyOf(examples));
    }

    private void compose(Folder.Taken taken) {
        SortedMap<String, String> files = taken.texts();
        taken.refused().forEach(this::unreadable);
        long total = 0;
        int count = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            String path = file.getKey();
            total += file.getValue().length();
            if (++count > limits.files() || total > limits.totalBytes()) {
                problems.add(new Place(path, 1, 1), Said.of("folder.too-much"));
                return;
            }
            if (file.getValue().length() > limits.fileBytes()) {
                problems.add(new Place(path, 1, 1), Said.of("file.too-large", limits.fileBytes()));
                unreadable(path);
                continue;
            }
            Map<String, Written> into = place(path);
            String text = file.getValue().startsWith("\uFEFF") ? file.getValue().substring(1) : file.getValue();
            Optional<Written> composed = Composer.compose(path, text, limits, problems);
            boolean tenantFile = path.endsWith("/tenant.yaml") && path.indexOf('/') == path.lastIndexOf('/');
            if (composed.isEmpty()) {
                unreadable(path);
            } else if (into != null) {
                into.put(path, composed.get());
            } else if (tenantFile) {
                files(path).tenant = composed.get();
            }
        }
        tenants.forEach((id, tenant) -> {
            if (tenant.tenant == null && !tenant.unreadable.contains("tenant.yaml")) {
                problems.add(new Place(id, 1, 1), Said.of("folder.needs-tenant"));
            }
        });
    }

    /** Remembers that something of which we do not know what it is stands in this folder. */
    private void unreadable(String path) {
        if (path.startsWith(LAW + "/")) {
            unsure.addAll(List.of(Named.LAW, Named.FLOOR));
        } else if (path.startsWith(CALENDARS + "/")) {
            unsure.add(Named.CALENDAR);
        } else if (path.startsWith(SHARED + "/")) {
            String[] parts = path.split("/", -1);
            set(parts[1]).unreadable.add(parts[Math.min(2, parts.length - 1)]);
        } else if (!path.startsWith("_") && path.contains("/")) {
            files(path).unreadable.add(path.split("/", -1)[1]);
        }
    }

    private TenantFiles files(String path) {
        return tenants.computeIfAbsent(path.substring(0, path.indexOf('/')), any -> new TenantFiles());
    }

    private TenantFiles set(String id) {
        return sets.computeIfAbsent(id, any -> new TenantFiles());
    }

    /** Whether that stands in what tenants share. */
    static boolean shared(Place at) {
        return at.file().startsWith(SHARED + "/");
    }

    /** Where a file of that path belongs; null for tenant.yaml and for what belongs nowhere, which is told. */
    private @Nullable Map<String, Written> place(String path) {
        String[] parts = path.split("/", -1);
        boolean yaml = path.endsWith(".yaml") && path.length() < 300 && !path.contains("\\") && !path.contains("..");
        if (yaml && parts.length == 2 && parts[0].equals(LAW)) {
            return laws;
        } else if (yaml && parts.length == 2 && parts[0].equals(CALENDARS)) {
            return calendars;
        } else if (yaml && !path.startsWith("_") && parts.length == 2 && parts[1].equals("tenant.yaml")) {
            return null;
        }
        Map<String, Written> into = null;
        if (yaml && !path.startsWith("_") && parts.length == 3) {
            into = in(files(path), parts[1]);
        } else if (yaml && parts.length == 4 && parts[0].equals(SHARED)) {
            into = in(set(parts[1]), parts[2]);
        }
        if (into != null) {
            return into;
        }
        problems.add(new Place(path, 1, 1), Said.of("file.foreign"));
        return null;
    }

    private static @Nullable Map<String, Written> in(TenantFiles files, String folder) {
        return switch (folder) {
            case "letters" -> files.letters;
            case "texts" -> files.texts;
            case "procedures" -> files.procedures;
            case "examples" -> files.examples;
            default -> null;
        };
    }

    /** Those that laws and calendars may have words in: the platform's own, and every one that a tenant speaks. */
    private List<String> languages() {
        Set<String> languages = new LinkedHashSet<>(PLATFORM);
        for (TenantFiles tenant : tenants.values()) {
            if (tenant.tenant instanceof Written.Entries map) {
                languages.addAll(map.texts("languages"));
            }
        }
        return List.copyOf(languages);
    }

    private void tenant(
            String id,
            TenantFiles folder,
            Scope shared,
            Map<String, Law> laws,
            Map<String, Tenant> into,
            List<Example> examples) {
        Written.Entries tenantFile = folder.tenant instanceof Written.Entries map ? map : null;
        if (folder.tenant == null) {
            // Told already; without it nearly every name in the other files would be unknown.
            return;
        }
        TenantFiles files = tenantFile == null ? folder : folder.with(taken(tenantFile));
        Collection<Written.Entries> letters = files.written();
        Scope scope = Scope.tenant(shared, tenantFile, letters, maps(files.procedures), problems);
        boolean procedures = !files.unreadable.contains("procedures");
        boolean correspondence = !files.unreadable.contains("letters") && !files.unreadable.contains("texts");
        if (!procedures) {
            scope.unsure(Named.PROCEDURE);
        }
        if (!correspondence) {
            scope.unsure(Named.LETTER);
        }
        Context context = Context.of(scope);
        boolean whole = files.tenant != null && judge.file(files.tenant, Vocabulary.shape("tenant"), context);
        if (tenantFile != null) {
            named(tenantFile, "tenant", id, Said.of("its-folder"));
            if (TAKEN.contains(id)) {
                problems.add(
                        tenantFile.find("tenant") instanceof Written.Text text ? text.at() : tenantFile.at(),
                        Said.of("tenant.address-taken", Problems.quote(id)));
            }
        }
        files.letters.values().forEach(file -> judge.file(file, Vocabulary.shape("letter"), context));
        files.texts.values().forEach(file -> judge.file(file, Vocabulary.shape("text"), context));
        if (procedures) {
            Placeholders placeholders = new Placeholders(scope, problems);
            letters.forEach(placeholders::look);
        }
        List<Procedure> made = new ArrayList<>();
        Set<Procedure> sound = new LinkedHashSet<>();
        files.procedures.values().forEach(file -> {
            Scope own = scope.procedureAt(file);
            boolean fits = judge.file(file, Vocabulary.shape("procedure"), Context.of(own));
            if (tenantFile != null && judge.sound(tenantFile.find("keep")) && own.isProcedure()) {
                Procedure procedure = new ProcedureMaking(id, tenantFile, own, judge).make();
                if (procedure != null) {
                    made.add(procedure);
                    if (fits) {
                        sound.add(procedure);
                    }
                }
            }
        });
        List<Example> ofTenant = new ArrayList<>();
        files.examples.values().forEach(file -> examples(id, file, scope, ofTenant));
        if (tenantFile != null && whole) {
            Tenant tenant = TenantMaking.tenant(tenantFile, judge, letters, made);
            into.put(id, tenant);
            boolean all = procedures && correspondence && sound.size() == files.procedures.size();
            problems.addAll(Checks.tenant(tenant, laws, examplesFor(files, ofTenant), sound, all));
        }
        examples.addAll(ofTenant);
        problems.takenFromNowhere();
    }

    /** The sets that a tenant takes; what in them does not fit it is told where it takes them. */
    private List<TenantFiles> taken(Written.Entries tenantFile) {
        List<TenantFiles> taken = new ArrayList<>();
        for (Written item : tenantFile.items("shared")) {
            if (item instanceof Written.Text id) {
                TenantFiles set = sets.get(id.text());
                if (set == null) {
                    problems.add(id.at(), Said.of("shared.none", id.text(), problems.hint(id.text(), sets.keySet())));
                } else {
                    taken.add(set);
                    problems.takenFrom(SHARED + "/" + id.text() + "/", id.at());
                }
            }
        }
        return taken;
    }

    /** Procedures that have an example, also where one of them is unsound: that is told already. */
    private static Set<String> examplesFor(TenantFiles files, List<Example> made) {
        Set<String> named = new LinkedHashSet<>();
        made.forEach(example -> named.add(example.procedure()));
        for (Written file : files.examples.values()) {
            for (Written item : Written.items(file)) {
                if (item instanceof Written.Entries map) {
                    named.add(map.text("procedure"));
                }
            }
        }
        return named;
    }

    private void examples(String tenant, Written file, Scope scope, List<Example> into) {
        if (!(file instanceof Written.Items list)) {
            problems.add(file.at(), Said.of("examples.list", file.noun()));
            return;
        }
        for (Written item : list.items()) {
            if (item instanceof Written.Entries map
                    && map.find("procedure") instanceof Written.Text procedure
                    && scope.procedures(procedure.text()).isEmpty()) {
                // Nothing else in it can be told without the procedure.
                judge.reference(procedure, Named.PROCEDURE, Context.of(scope));
            } else if (judge.file(item, Vocabulary.shape("example"), Context.of(scope))
                    && item instanceof Written.Entries map) {
                into.add(new ExampleMaking(tenant, scope, map).make());
            }
        }
    }

    private void named(Written.Entries map, String word, String name, Said whose) {
        if (map.find(word) instanceof Written.Text text && !text.text().equals(name)) {
            problems.add(
                    text.at(),
                    Said.of(
                            "called-otherwise",
                            Problems.quote(word),
                            Problems.quote(text.text()),
                            whose,
                            Problems.quote(name)));
        }
    }

    private static List<Written.Entries> maps(Map<String, Written> files) {
        List<Written.Entries> maps = new ArrayList<>();
        for (Written file : files.values()) {
            if (file instanceof Written.Entries map) {
                maps.add(map);
            }
        }
        return maps;
    }

    /** SHA-256 over every name and text, each with its length before it. */
    private static String fingerprint(String before, SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            take(digest, before);
            files.forEach((path, text) -> {
                take(digest, path);
                take(digest, text);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void take(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
