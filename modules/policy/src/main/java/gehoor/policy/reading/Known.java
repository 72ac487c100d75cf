package gehoor.policy.reading;

import gehoor.policy.Book;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names there are in an organisation's files, sound or not: what can be chosen where something is named. It is for who writes; the
 * reader remains the judge.
 */
public final class Known {
    private final String tenant;
    private final Scope scope;
    private final Map<String, Written> files;
    private final Map<Named, Map<String, Words>> labels = new EnumMap<>(Named.class);
    private final Set<String> signals = new LinkedHashSet<>();

    private Known(String tenant, Scope scope, Map<String, Written> files) {
        this.tenant = tenant;
        this.scope = scope;
        this.files = files;
        files.values().forEach(this::collect);
    }

    /**
     * Gathers them.
     *
     * @param book what is in force, for laws and calendars
     * @param own path relative to the organisation's folder, to text
     * @param shared path relative to tenant-config, of files under {@code _shared}, to text
     */
    static Known of(Book book, String tenant, Map<String, String> own, Map<String, String> shared) {
        Problems problems = new Problems(0);
        // by their path, so that what several call otherwise is called the same at each start
        Map<String, Written> files = new TreeMap<>();
        own.forEach((path, text) -> compose(tenant + "/" + path, text, files));
        Written.Entries whole = files.get(tenant + "/tenant.yaml") instanceof Written.Entries map ? map : null;
        List<String> sets = whole == null ? List.of() : whole.texts("shared");
        shared.forEach((path, text) -> {
            if (sets.stream().anyMatch(set -> path.startsWith(Reading.SHARED + "/" + set + "/"))) {
                compose(path, text, files);
            }
        });
        Set<String> laws = new LinkedHashSet<>(book.laws().keySet());
        book.laws().values().forEach(law -> law.floors().keySet().forEach(floor -> laws.add(law.id() + "." + floor)));
        Scope around = Scope.shared(List.of(), List.of(), laws, book.calendars().ids(), BookMaking.PLATFORM, problems);
        List<Written.Entries> letters = in(files, "letters");
        letters.addAll(in(files, "texts"));
        return new Known(tenant, Scope.tenant(around, whole, letters, in(files, "procedures"), problems), files);
    }

    private static void compose(String path, String text, Map<String, Written> into) {
        Composer.compose(path, text, Limits.USUAL, new Problems(0)).ifPresent(written -> into.put(path, written));
    }

    private static List<Written.Entries> in(Map<String, Written> files, String folder) {
        List<Written.Entries> maps = new ArrayList<>();
        files.forEach((path, file) -> {
            if (path.contains("/" + folder + "/") && file instanceof Written.Entries map) {
                maps.add(map);
            }
        });
        return maps;
    }

    /** What things are called, and which signals there are. */
    private void collect(Written written) {
        if (written instanceof Written.Items list) {
            list.items().forEach(this::collect);
        }
        if (!(written instanceof Written.Entries map)) {
            return;
        }
        // What is described begins with its own id; what only names it does not.
        String first = map.entries().keySet().stream().findFirst().orElse("");
        for (Named named : Named.values()) {
            boolean described = first.equals(named.name().toLowerCase(Locale.ROOT))
                    || (named == Named.LETTER && first.equals("text"));
            for (String word : described ? List.of("label", "title", "subject") : List.<String>of()) {
                Words words = Making.words(map, word);
                if (!words.byLanguage().isEmpty()) {
                    labels.computeIfAbsent(named, any -> new LinkedHashMap<>()).putIfAbsent(map.text(first), words);
                }
            }
        }
        if (map.find("signal") instanceof Written.Entries signal) {
            signals.add(signal.text("name"));
        }
        map.entries().values().forEach(entry -> collect(entry.value()));
    }

    /** The languages of the organisation, its own first. */
    public List<String> languages() {
        return scope.languages();
    }

    /**
     * What can be chosen at a place; nothing where anything can be written there.
     *
     * @param path of the file, relative to the organisation's folder
     * @param procedure of whose names those of an example are; null elsewhere
     * @param instrument in whose description it stands; null elsewhere
     */
    public Optional<List<String>> choices(
            String path, @Nullable String procedure, @Nullable String instrument, Type type) {
        Written file = files.get(tenant + "/" + path);
        Scope here = procedure != null
                ? scope.procedures(procedure).stream().findFirst().orElse(scope)
                : file == null ? scope : scope.procedureAt(file);
        Collection<String> choices = choices(here, instrument, type);
        return choices == null ? Optional.empty() : Optional.of(List.copyOf(new LinkedHashSet<>(choices)));
    }

    private @Nullable Collection<String> choices(Scope here, @Nullable String instrument, Type type) {
        if (type instanceof Type.OneOf oneOf) {
            return oneOf.words();
        } else if (type instanceof Type.Language) {
            return BookMaking.PLATFORM;
        } else if (type instanceof Type.Reference reference) {
            List<String> all = new ArrayList<>(
                    reference.to() == Named.STATE && instrument != null
                            ? here.states(instrument)
                            : here.known(reference.to()));
            all.addAll(reference.besides());
            return all;
        } else if (type instanceof Type.FieldOf of) {
            return here.fields().values().stream()
                    .filter(field -> of.types().isEmpty() || of.types().contains(field.type()))
                    .map(Scope.FieldSketch::id)
                    .toList();
        } else if (type instanceof Type.Actor actor) {
            return actors(here, actor.publicToo());
        } else if (type instanceof Type.Told) {
            return Names.recipients(Context.of(here));
        } else if (type instanceof Type.Triggered) {
            return triggers(here);
        } else if (type instanceof Type.Holder) {
            List<String> all = new ArrayList<>(List.of(Who.COMPLAINANT));
            here.known(Named.PARTY).forEach(party -> all.add(Who.PARTY + party));
            return all;
        } else if (type instanceof Type.FactName) {
            return Facts.names(Context.of(here));
        }
        return null;
    }

    private static List<String> actors(Scope here, boolean publicToo) {
        List<String> all = new ArrayList<>(here.known(Named.ROLE));
        all.add(Who.COMPLAINANT);
        all.add(Who.ANYONE);
        here.known(Named.PARTY).forEach(party -> all.add(Who.PARTY + party));
        if (publicToo) {
            all.add(Who.PUBLIC);
        }
        return all;
    }

    private List<String> triggers(Scope here) {
        List<String> all = new ArrayList<>();
        for (Trigger.On on : Trigger.On.values()) {
            String word = on.name().toLowerCase(Locale.ROOT);
            Collection<String> names = switch (on) {
                case REPORTED, CLOSED, REOPENED -> List.of("");
                case ENTERED, LEFT -> here.known(Named.STAGE);
                case DID -> here.known(Named.ACTION);
                case ENDED -> here.known(Named.INSTRUMENT);
                case MISSED -> here.known(Named.CLOCK);
                case SIGNAL -> signals;
            };
            names.forEach(name -> all.add((word + " " + name).strip()));
        }
        return all;
    }

    /** What is called so, for people; empty where it has no other name than its id. */
    public Optional<Words> label(Type type, String id) {
        Named named = type instanceof Type.Reference reference
                ? reference.to()
                : type instanceof Type.FieldOf ? Named.FIELD : type instanceof Type.Actor ? Named.ROLE : null;
        return named == null
                ? Optional.empty()
                : Optional.ofNullable(labels.getOrDefault(named, Map.of()).get(id));
    }
}
