package gehoor.policy.reading;

import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.vocabulary.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ids are described where: in the folder as a whole, in a tenant, in a procedure. Gathered before
 * anything is judged, so that a name can be told to be unknown where it stands.
 */
final class Scope {
    /** A field as far as conditions and values need to know it. {@code choices} is empty where there are none of its own. */
    record FieldSketch(String id, Field.Type type, Set<String> choices) {}

    record ActionSketch(
            String id,
            @Nullable String instrument,
            @Nullable String party,
            Set<String> asks) {}

    private final @Nullable Scope around;
    private final List<String> languages;
    private final Map<Named, Map<String, Place>> known = new EnumMap<>(Named.class);
    private final Set<Named> unsure = new LinkedHashSet<>();
    private final Map<String, List<Scope>> procedures = new LinkedHashMap<>();

    // Of a procedure.
    private Written.Entries source = new Written.Entries(Map.of(), Place.NOWHERE);
    private final Map<String, FieldSketch> fields = new LinkedHashMap<>();
    private final Map<String, ActionSketch> actions = new LinkedHashMap<>();
    private final Map<String, List<String>> states = new LinkedHashMap<>();
    private final Map<String, Set<String>> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> partyFields = new LinkedHashMap<>();
    private final Set<String> reportAsks = new LinkedHashSet<>();

    private Scope(@Nullable Scope around, List<String> languages) {
        this.around = around;
        this.languages = languages;
    }

    /** What all tenants share. {@code languages}: those that any of them speaks. */
    static Scope shared(
            Collection<Written.Entries> laws,
            Collection<Written.Entries> calendars,
            Collection<String> knownLaws,
            Collection<String> knownCalendars,
            List<String> languages,
            Problems problems) {
        Scope scope = new Scope(null, languages);
        for (Written.Entries law : laws) {
            scope.declare(Named.LAW, law.find("law"), problems);
            for (Written.Entries floor : law.maps("floors")) {
                if (floor.find("floor") instanceof Written.Text id) {
                    String name = law.text("law") + "." + id.text();
                    scope.declare(Named.FLOOR, new Written.Text(name, id.at(), id.inset()), problems);
                }
            }
        }
        for (Written.Entries calendar : calendars) {
            scope.declare(Named.CALENDAR, calendar.find("calendar"), problems);
        }
        knownLaws.forEach(id -> scope.add(id.contains(".") ? Named.FLOOR : Named.LAW, id));
        knownCalendars.forEach(id -> scope.add(Named.CALENDAR, id));
        return scope;
    }

    static Scope tenant(
            Scope around,
            Written.@Nullable Entries tenant,
            Collection<Written.Entries> letters,
            Collection<Written.Entries> procedures,
            Problems problems) {
        List<String> languages = tenant == null ? around.languages : tenant.texts("languages");
        Scope scope = new Scope(around, List.copyOf(new LinkedHashSet<>(languages)));
        if (tenant != null) {
            scope.declareEach(Named.DESK, tenant.maps("desks"), "desk", problems);
            scope.declareEach(Named.ROLE, tenant.maps("roles"), "role", problems);
            scope.declareEach(Named.SERVICE, tenant.maps("services"), "service", problems);
            scope.declareEach(Named.FACILITY, tenant.maps("facilities"), "facility", problems);
            scope.declareEach(Named.BODY, tenant.maps("bodies"), "body", problems);
            scope.declareEach(Named.QUESTION, tenant.maps("doors"), "question", problems);
        }
        scope.declareEach(Named.BELONGING, List.of(), "", problems);
        for (Named named : List.of(Named.SERVICE, Named.FACILITY, Named.BODY)) {
            scope.known(named).forEach(id -> scope.add(Named.BELONGING, id));
        }
        for (Written.Entries letter : letters) {
            scope.declare(Named.LETTER, letter.has("text") ? letter.find("text") : letter.find("letter"), problems);
        }
        for (Written.Entries procedure : procedures) {
            if (procedure.find("procedure") instanceof Written.Text id) {
                scope.add(Named.PROCEDURE, id.text());
                scope.procedures
                        .computeIfAbsent(id.text(), any -> new ArrayList<>())
                        .add(procedure(scope, procedure, problems));
            }
        }
        return scope;
    }

    private static Scope procedure(Scope around, Written.Entries source, Problems problems) {
        Scope scope = new Scope(around, around.languages);
        scope.source = source;
        for (String builtIn :
                List.of(Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES)) {
            scope.add(Named.COMPARTMENT, builtIn);
        }
        scope.declareEach(Named.COMPARTMENT, source.maps("compartments"), "compartment", problems);
        scope.declareEach(Named.PARTY, source.maps("parties"), "party", problems);
        scope.declareEach(Named.CONSENT, source.maps("consents"), "to", problems);
        scope.declareEach(Named.OUTCOME, source.maps("outcomes"), "outcome", problems);
        scope.declareEach(Named.STAGE, source.maps("stages"), "stage", problems);
        scope.declareEach(Named.INSTRUMENT, source.maps("instruments"), "instrument", problems);
        scope.declareEach(Named.CLOCK, source.maps("clocks"), "clock", problems);
        scope.declareEach(Named.DUTY, source.maps("duties"), "duty", problems);
        scope.declareEach(Named.GROUND, source.maps("grounds"), "ground", problems);
        scope.declareEach(Named.LINK, source.maps("links"), "link", problems);
        scope.declareFields(problems);
        scope.declareReport(problems);
        for (Written.Entries party : source.maps("parties")) {
            scope.partyFields.put(party.text("party"), new LinkedHashSet<>(party.texts("fields")));
        }
        for (Written.Entries consent : source.maps("consents")) {
            Set<String> ids = consent.map("items").entries().keySet();
            scope.items.put(consent.text("to"), ids);
            ids.forEach(id -> {
                scope.add(Named.ITEM, id);
                scope.add(Named.RULE, "consent." + consent.text("to") + "." + id);
            });
        }
        for (Written.Entries action : source.maps("actions")) {
            scope.declareAction(action, null, action.textOrNull("about-party"), problems);
        }
        for (Written.Entry act : source.map("standard").entries().values()) {
            scope.declareStandard(act, problems);
        }
        for (Written.Entries instrument : source.maps("instruments")) {
            scope.states.put(instrument.text("instrument"), instrument.texts("states"));
            for (Written.Entries action : instrument.maps("actions")) {
                scope.declareAction(action, instrument.text("instrument"), null, problems);
            }
        }
        scope.declareRules();
        return scope;
    }

    private void declareFields(Problems problems) {
        declareEach(Named.FIELD, source.maps("fields"), "field", problems);
        for (Written.Entries field : source.maps("fields")) {
            type(field.text("type")).ifPresent(type -> {
                Written choices = field.find("choices");
                Set<String> ids = choices instanceof Written.Entries map
                        ? map.entries().keySet()
                        : choices == null ? Set.of() : new LinkedHashSet<>(field.texts("choices"));
                fields.putIfAbsent(field.text("field"), new FieldSketch(field.text("field"), type, ids));
            });
        }
    }

    private void declareReport(Problems problems) {
        Written.Entries report = source.map("report");
        report.map("kinds").entries().keySet().forEach(id -> add(Named.KIND, id));
        report.map("capacities").entries().keySet().forEach(id -> add(Named.CAPACITY, id));
        declareEach(Named.CHANNEL, report.maps("channels"), "channel", problems);
        for (Written.Entries elsewhere : report.maps("elsewhere")) {
            declare(Named.CHANNEL, elsewhere.find("channel"), problems);
        }
        reportAsks.addAll(asks(report));
    }

    private void declareAction(
            Written.Entries action, @Nullable String instrument, @Nullable String party, Problems problems) {
        declare(Named.ACTION, action.find("action"), problems);
        String id = action.text("action");
        actions.putIfAbsent(id, new ActionSketch(id, instrument, party, asks(action)));
    }

    private void declareStandard(Written.Entry act, Problems problems) {
        String id = act.key().text();
        if (!StandardActs.known(id)) {
            return;
        }
        declare(Named.ACTION, act.key(), problems);
        Set<String> asks = new LinkedHashSet<>();
        for (StandardActs.Extra extra :
                StandardActs.extras(id, !source.maps("parties").isEmpty())) {
            declare(Named.FIELD, new Written.Text(extra.field(), act.key().at(), -1), problems);
            fields.putIfAbsent(extra.field(), new FieldSketch(extra.field(), extra.type(), Set.of()));
            asks.add(extra.field());
        }
        if (act.value() instanceof Written.Entries more) {
            asks.addAll(asks(more));
        }
        actions.putIfAbsent(id, new ActionSketch(id, null, null, asks));
    }

    private void declareRules() {
        List<Written.Entries> requirements =
                new ArrayList<>(source.map("report").maps("requires"));
        source.maps("actions").forEach(a -> requirements.addAll(a.maps("requires")));
        source.maps("instruments")
                .forEach(i -> i.maps("actions").forEach(a -> requirements.addAll(a.maps("requires"))));
        source.map("standard").entries().values().forEach(act -> {
            if (act.value() instanceof Written.Entries more) {
                requirements.addAll(more.maps("requires"));
            }
        });
        for (Written.Entries requirement : requirements) {
            add(Named.LIFTABLE, requirement.text("rule"));
        }
        known(Named.DUTY).forEach(id -> add(Named.LIFTABLE, id));
        known(Named.GROUND).forEach(id -> add(Named.LIFTABLE, id));
        known(Named.LIFTABLE).forEach(id -> add(Named.RULE, id));
        for (String list : List.of("identity-refused", "elsewhere")) {
            source.map("report").maps(list).forEach(rule -> add(Named.RULE, rule.text("rule")));
        }
        for (String list : List.of("exemptions", "sight")) {
            source.maps(list).forEach(rule -> add(Named.RULE, rule.text("rule")));
        }
        for (Named named : List.of(Named.ACTION, Named.FIELD, Named.CLOCK, Named.CONSENT, Named.LINK, Named.CHANNEL)) {
            known(named).forEach(id -> add(Named.RULE, id));
        }
        List.of("report", "contact", "kind", "reporter", "capacity", "identity", "channel", "received", "language")
                .forEach(id -> add(Named.RULE, id));
    }

    static Set<String> asks(Written.Entries action) {
        Set<String> asks = new LinkedHashSet<>();
        for (Written item : action.items("asks")) {
            if (item instanceof Written.Text text) {
                asks.add(text.text());
            } else if (item instanceof Written.Entries ask) {
                asks.add(ask.text("field"));
            }
        }
        return asks;
    }

    static Optional<Field.Type> type(String word) {
        for (Field.Type type : Field.Type.values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private void declareEach(Named named, List<Written.Entries> maps, String word, Problems problems) {
        known.computeIfAbsent(named, any -> new LinkedHashMap<>());
        for (Written.Entries map : maps) {
            declare(named, map.find(word), problems);
        }
    }

    private void declare(Named named, @Nullable Written id, Problems problems) {
        if (!(id instanceof Written.Text text) || text.text().isEmpty()) {
            return;
        }
        Place earlier =
                known.computeIfAbsent(named, any -> new LinkedHashMap<>()).putIfAbsent(text.text(), text.at());
        if (earlier != null) {
            problems.add(
                    text.at(),
                    Said.of(
                            "described-twice",
                            named.noun(),
                            Problems.quote(text.text()),
                            first(named, earlier, text.at())));
        }
    }

    private static Said first(Named named, Place first, Place here) {
        if (first.equals(Place.NOWHERE)) {
            return named == Named.COMPARTMENT ? Said.of("first-everywhere") : Said.NOTHING;
        }
        return first.file().equals(here.file())
                ? Said.of("first-at-line", first.line())
                : Said.of("first-at", first.toString());
    }

    private void add(Named named, String id) {
        known.computeIfAbsent(named, any -> new LinkedHashMap<>()).putIfAbsent(id, Place.NOWHERE);
    }

    /** From now on an unknown name of this kind is not told: the file that describes it may be unreadable. */
    void unsure(Named named) {
        unsure.add(named);
    }

    boolean isUnsure(Named named) {
        return unsure.contains(named) || (around != null && around.isUnsure(named));
    }

    /** The ids of that kind, those of the scopes around included. */
    Set<String> known(Named named) {
        Map<String, Place> here = known.get(named);
        if (here != null) {
            return here.keySet();
        }
        return around == null ? Set.of() : around.known(named);
    }

    List<String> languages() {
        return languages;
    }

    /** Of laws and calendars, which belong to no tenant. */
    boolean isShared() {
        return around == null;
    }

    boolean isProcedure() {
        return !source.at().equals(Place.NOWHERE);
    }

    Written.Entries source() {
        return source;
    }

    Scope surroundings() {
        return around == null ? this : around;
    }

    /** The scope of the procedure in this file; this scope itself where the file is no procedure. */
    Scope procedureAt(Written file) {
        for (List<Scope> versions : procedures.values()) {
            for (Scope version : versions) {
                if (version.source.at().equals(file.at())) {
                    return version;
                }
            }
        }
        return this;
    }

    /** The versions of a procedure of this tenant, in the order they were read. */
    List<Scope> procedures(String id) {
        return procedures.getOrDefault(id, List.of());
    }

    Collection<List<Scope>> procedures() {
        return procedures.values();
    }

    /** The version of a procedure that is in force on a day written so; the last where none is. */
    Optional<Scope> procedure(String id, String day) {
        Scope best = null;
        Scope newest = null;
        for (Scope version : procedures(id)) {
            String from = version.source.text("in-force-from");
            if (newest == null || from.compareTo(newest.source.text("in-force-from")) > 0) {
                newest = version;
            }
            if (from.compareTo(day) <= 0 && (best == null || from.compareTo(best.source.text("in-force-from")) > 0)) {
                best = version;
            }
        }
        return Optional.ofNullable(best != null ? best : newest);
    }

    Map<String, FieldSketch> fields() {
        return fields;
    }

    Map<String, ActionSketch> actions() {
        return actions;
    }

    List<String> states(String instrument) {
        return states.getOrDefault(instrument, List.of());
    }

    Set<String> items(String to) {
        return items.getOrDefault(to, Set.of());
    }

    Map<String, Set<String>> consents() {
        return items;
    }

    Set<String> partyFields(String party) {
        return partyFields.getOrDefault(party, Set.of());
    }

    /** Fields asked in the actions of an instrument. */
    Set<String> instrumentFields(String instrument) {
        Set<String> asked = new LinkedHashSet<>();
        actions.values().stream().filter(a -> instrument.equals(a.instrument())).forEach(a -> asked.addAll(a.asks()));
        return asked;
    }

    Set<String> reportAsks() {
        return reportAsks;
    }
}
