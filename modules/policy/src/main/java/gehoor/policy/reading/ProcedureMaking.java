package gehoor.policy.reading;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Exemption;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Outcome;
import gehoor.policy.PartyKind;
import gehoor.policy.Procedure;
import gehoor.policy.Promised;
import gehoor.policy.Register;
import gehoor.policy.Report;
import gehoor.policy.SightRule;
import gehoor.policy.Stage;
import gehoor.policy.UnderLaw;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.calendar.RollOver;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a procedure of a file, leaving out whatever in it was judged unsound. */
final class ProcedureMaking {
    private static final Shape ACTION = Vocabulary.shape("action");

    private final String tenant;
    private final Written.Entries tenantFile;
    private final Scope scope;
    private final Judge judge;
    private final Context context;
    private final Specials specials = new Specials(Making.told());

    ProcedureMaking(String tenant, Written.Entries tenantFile, Scope scope, Judge judge) {
        this.tenant = tenant;
        this.tenantFile = tenantFile;
        this.scope = scope;
        this.judge = judge;
        this.context = Context.of(scope);
    }

    /** The procedure; null where what must be there once is not sound. */
    @Nullable
    Procedure make() {
        Written.Entries map = scope.source();
        for (String word : List.of(
                "procedure", "version", "in-force-from", "title", "summary", "basis", "desk", "register", "report")) {
            if (!judge.sound(map.find(word))) {
                return null;
            }
        }
        if (map.has("keep") && !judge.sound(map.find("keep"))) {
            return null;
        }
        Map<String, Instrument> instruments = instruments(map);
        return new Procedure(
                tenant,
                map.text("procedure"),
                map.text("version"),
                Making.day(map, "in-force-from"),
                Making.words(map, "title"),
                Making.words(map, "summary"),
                map.text("basis"),
                judge.sound(map.find("laws")) ? laws(map) : List.of(),
                map.has("calendar") ? map.text("calendar") : tenantFile.text("calendar"),
                map.text("desk"),
                register(map),
                report(map.map("report")),
                Making.each(
                        judge,
                        map,
                        "compartments",
                        "compartment",
                        m -> new Compartment(m.text("compartment"), Making.words(m, "label"), m.text("basis"), m.at())),
                fields(map),
                Making.each(
                        judge,
                        map,
                        "parties",
                        "party",
                        m -> new PartyKind(
                                m.text("party"),
                                Making.words(m, "label"),
                                List.copyOf(m.texts("fields")),
                                m.text("basis"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "consents",
                        "to",
                        m -> new ConsentKind(
                                m.text("to"),
                                Making.words(m, "label"),
                                Effects.kindOfParty(m.text("from")),
                                m.yes("used-up"),
                                Making.labels(m, "items"),
                                Making.words(m, "otherwise"),
                                m.text("basis"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "stages",
                        "stage",
                        m -> new Stage(
                                m.text("stage"),
                                Making.words(m, "label"),
                                Making.words(m, "explain"),
                                m.text("lead"),
                                m.text("basis"),
                                m.at())),
                actions(map),
                instruments,
                Making.each(judge, map, "clocks", "clock", this::clock),
                Making.each(judge, map, "duties", "duty", this::duty),
                Making.each(
                        judge,
                        map,
                        "grounds",
                        "ground",
                        m -> new Ground(
                                m.text("ground"),
                                Making.words(m, "label"),
                                Making.words(m, "explain"),
                                Making.condition(m, "when", context),
                                List.copyOf(m.texts("refer")),
                                Making.words(m, "otherwise"),
                                m.text("basis"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "exemptions",
                        "rule",
                        m -> new Exemption(
                                m.text("rule"),
                                Making.condition(m, "when", context),
                                Making.set(m, "lifts"),
                                Making.words(m, "explain"),
                                m.text("basis"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "outcomes",
                        "outcome",
                        m -> new Outcome(
                                m.text("outcome"),
                                Making.words(m, "label"),
                                Making.words(m, "explain"),
                                m.yes("refusal"),
                                Making.periodOrNull(m, "keep"),
                                m.text("basis"),
                                m.at())),
                Making.each(
                        judge,
                        map,
                        "sight",
                        "rule",
                        m -> new SightRule(
                                m.text("rule"),
                                Making.who(m, "who"),
                                Making.set(m, m.has("never") ? "never" : "sees"),
                                m.yes("own"),
                                m.has("never"),
                                Making.condition(m, "when", specials.context(m, Vocabulary.shape("sight"), context)),
                                m.text("basis"),
                                m.at())),
                Making.each(judge, map, "links", "link", this::link),
                Making.each(
                        judge,
                        map,
                        "promises",
                        "promise",
                        m -> new Promised(
                                m.text("promise"),
                                Making.words(m, "says"),
                                Making.triggers(m, "whenever", context),
                                Making.condition(m, "holds", context),
                                Making.triggers(m, "once", context),
                                Making.set(m, "possible"),
                                Making.condition(m, "while", context),
                                m.text("basis"),
                                m.at())),
                Making.period(map.has("keep") ? map : tenantFile, "keep"),
                map.at());
    }

    private Register register(Written.Entries map) {
        if (!(map.find("register") instanceof Written.Entries register)) {
            return Register.NONE;
        }
        return new Register(register.text("series"), Integer.parseInt(register.text("digits")), register.text("basis"));
    }

    private Map<String, Field> fields(Written.Entries map) {
        Map<String, Field> fields = new LinkedHashMap<>(Making.each(judge, map, "fields", "field", this::field));
        map.map("standard").entries().forEach((act, entry) -> {
            for (StandardActs.Extra extra :
                    StandardActs.extras(act, !map.maps("parties").isEmpty())) {
                String compartment =
                        act.equals("note") && entry.value() instanceof Written.Entries more && more.has("compartment")
                                ? more.text("compartment")
                                : extra.compartment();
                fields.putIfAbsent(
                        extra.field(),
                        new Field(
                                extra.field(),
                                extra.type(),
                                StandardWords.of("field." + extra.field(), scope.languages()),
                                Words.NONE,
                                Map.of(),
                                compartment,
                                null,
                                null,
                                false,
                                Words.NONE,
                                null,
                                entry.key().at()));
            }
        });
        return Collections.unmodifiableMap(fields);
    }

    private Field field(Written.Entries map) {
        Field.Type type = Scope.type(map.text("type")).orElseThrow();
        return new Field(
                map.text("field"),
                type,
                Making.words(map, "label"),
                Making.words(map, "hint"),
                choices(map, type),
                map.has("compartment")
                        ? map.text("compartment")
                        : type == Field.Type.CONTACT ? Compartment.IDENTITY : Compartment.FILE,
                Making.number(map, "min"),
                Making.number(map, "max"),
                map.yes("not-in-future"),
                Making.words(map, "unit"),
                map.has("decimals") ? Integer.valueOf(map.text("decimals")) : null,
                map.at());
    }

    private Map<String, Words> choices(Written.Entries map, Field.Type type) {
        if (map.find("choices") instanceof Written.Entries) {
            return Making.labels(map, "choices");
        }
        Map<String, Words> choices = new LinkedHashMap<>();
        for (String id : map.texts("choices")) {
            choices.put(id, label(type, id));
        }
        return Collections.unmodifiableMap(choices);
    }

    /** The label that an id has where it is described. */
    private Words label(Field.Type type, String id) {
        Written.Entries procedure = scope.source();
        return switch (type) {
            case OUTCOME -> label(procedure.maps("outcomes"), "outcome", id);
            case GROUND -> label(procedure.maps("grounds"), "ground", id);
            case SERVICE -> label(tenantFile.maps("services"), "service", id);
            case FACILITY -> label(tenantFile.maps("facilities"), "facility", id);
            case BODY, BODIES -> label(tenantFile.maps("bodies"), "body", id);
            case ITEMS ->
                procedure.maps("consents").stream()
                        .map(consent -> consent.map("items"))
                        .filter(items -> items.has(id))
                        .findFirst()
                        .map(items -> Making.words(items, id))
                        .orElse(Words.NONE);
            default -> Words.NONE;
        };
    }

    private static Words label(List<Written.Entries> maps, String word, String id) {
        return maps.stream()
                .filter(m -> m.text(word).equals(id))
                .findFirst()
                .map(m -> Making.words(m, "label"))
                .orElse(Words.NONE);
    }

    private Report report(Written.Entries map) {
        Context reporting = specials.context(map, Vocabulary.shape("report"), context);
        Map<String, Report.Channel> channels = Making.each(
                judge,
                map,
                "channels",
                "channel",
                m -> new Report.Channel(
                        m.text("channel"),
                        Making.words(m, "label"),
                        Making.who(m, "by"),
                        m.yes("received-asked"),
                        m.text("basis"),
                        m.at()));
        Set<Who> by = new LinkedHashSet<>();
        channels.values().forEach(channel -> by.addAll(channel.by()));
        Action action = new Action(
                "report",
                map.has("label") ? Making.words(map, "label") : StandardWords.of("report", scope.languages()),
                Words.NONE,
                map.text("basis"),
                Action.Kind.REPORT,
                Set.of(),
                List.copyOf(by),
                gehoor.policy.Condition.ALWAYS,
                requirements(map, reporting),
                asks(map, reporting),
                Effects.make(map, "does", context.asking(Scope.asks(map))),
                true,
                null,
                Set.of(),
                null,
                null,
                null,
                false,
                true,
                map.at());
        return new Report(
                action,
                Making.labels(map, "kinds"),
                Making.set(map, "reporters"),
                Making.labels(map, "capacities"),
                List.copyOf(map.texts("identities")),
                Making.words(map, "identity-told"),
                List.copyOf(Making.each(
                                judge,
                                map,
                                "identity-refused",
                                "rule",
                                m -> new Report.Identity(
                                        m.text("rule"),
                                        m.text("identity"),
                                        Making.words(m, "otherwise"),
                                        m.text("basis"),
                                        m.at()))
                        .values()),
                channels,
                Making.each(
                        judge,
                        map,
                        "elsewhere",
                        "channel",
                        m -> new Report.Elsewhere(
                                m.text("rule"),
                                m.text("channel"),
                                m.textOrNull("desk"),
                                Making.words(m, "otherwise"),
                                m.text("basis"),
                                m.at())),
                List.copyOf(map.texts("shows")),
                map.text("stage"),
                map.at());
    }

    private Map<String, Action> actions(Written.Entries map) {
        Map<String, Action> actions = new LinkedHashMap<>();
        for (Written.Entries action : map.maps("actions")) {
            if (judge.sound(action)) {
                String party = action.textOrNull("about-party");
                actions.putIfAbsent(
                        action.text("action"),
                        action(action, party == null ? Action.Kind.FILE : Action.Kind.PARTY, context, null, party));
            }
        }
        for (Written.Entry act : map.map("standard").entries().values()) {
            if (judge.sound(act.value()) && StandardActs.known(act.key().text())) {
                actions.putIfAbsent(act.key().text(), standard(act));
            }
        }
        for (Written.Entries instrument : map.maps("instruments")) {
            for (Written.Entries action : instrument.maps("actions")) {
                if (judge.sound(action)
                        && judge.sound(instrument.find("instrument"))
                        && judge.sound(instrument.find("states"))) {
                    actions.putIfAbsent(
                            action.text("action"),
                            action(
                                    action,
                                    action.has("opens") ? Action.Kind.OPENS_INSTRUMENT : Action.Kind.INSTRUMENT,
                                    context.instrument(instrument.text("instrument")),
                                    instrument,
                                    null));
                }
            }
        }
        return Collections.unmodifiableMap(actions);
    }

    private Action action(
            Written.Entries map,
            Action.Kind kind,
            Context around,
            Written.@Nullable Entries instrument,
            @Nullable String party) {
        Context asking = specials.context(map, ACTION, around);
        return new Action(
                map.text("action"),
                Making.words(map, "label"),
                Making.words(map, "hint"),
                map.has("basis") || instrument == null ? map.text("basis") : instrument.text("basis"),
                kind,
                stages(map.has("in") ? map.texts("in") : List.of("open")),
                Making.who(map, "by"),
                Making.condition(map, "when", asking),
                requirements(map, asking),
                asks(map, asking),
                Effects.make(map, "does", asking),
                map.yes("once"),
                instrument == null ? null : instrument.text("instrument"),
                from(map, kind, instrument),
                map.has("opens") ? map.text("opens") : map.textOrNull("to"),
                party,
                invitation(map),
                map.yes("records-nothing") || (instrument != null && instrument.yes("records-nothing")),
                map.yes("primary"),
                map.at());
    }

    private static Action.@Nullable Invitation invitation(Written.Entries map) {
        if (!map.has("by-invitation")) {
            return null;
        }
        Written.Entries invitation = map.map("by-invitation");
        Set<String> who = new LinkedHashSet<>();
        Making.who(invitation, "who").forEach(each -> who.add(each.role()));
        return new Action.Invitation(
                Collections.unmodifiableSet(who),
                invitation.has("valid") ? Making.period(invitation, "valid") : Action.Invitation.USUAL,
                invitation.at());
    }

    private static Set<String> from(Written.Entries map, Action.Kind kind, Written.@Nullable Entries instrument) {
        if (kind != Action.Kind.INSTRUMENT || instrument == null) {
            return Set.of();
        }
        Set<String> from = new LinkedHashSet<>(map.texts(map.has("from") ? "from" : ""));
        if (!map.has("from")) {
            from.addAll(instrument.texts("states"));
            instrument.texts("ends").forEach(from::remove);
        }
        return Collections.unmodifiableSet(from);
    }

    private Action standard(Written.Entry act) {
        String id = act.key().text();
        Written.Entries more = act.value() instanceof Written.Entries map
                ? map
                : new Written.Entries(
                        Map.of("by", new Written.Entry(act.key(), act.value())),
                        act.key().at());
        Scope.ActionSketch sketch = scope.actions().get(id);
        Context asking = context.asking(sketch == null ? Set.of() : sketch.asks());
        List<Who> by = Making.who(more, "by");
        String as = more.has("as") ? more.text("as") : by.get(0).role();
        List<Action.Ask> asks = new ArrayList<>();
        for (StandardActs.Extra extra :
                StandardActs.extras(id, !scope.source().maps("parties").isEmpty())) {
            asks.add(new Action.Ask(
                    extra.field(),
                    extra.required(),
                    gehoor.policy.Condition.ALWAYS,
                    gehoor.policy.Condition.ALWAYS,
                    act.key().at()));
        }
        asks.addAll(asks(more, asking));
        List<Effect> does = new ArrayList<>();
        switch (id) {
            case "assign" -> does.add(new Effect.Assign(as, "assignee"));
            case "take" -> does.add(new Effect.Assign(as, null));
            case "message" -> does.add(new Effect.Message("message", null));
            case "correct" -> does.add(new Effect.Correct());
            case "new-code" -> does.add(new Effect.RenewReceipt());
            case "stop-at-request" -> does.add(new Effect.Close(more.text("outcome"), null));
            case "reopen" -> does.add(new Effect.Move(more.text("to")));
            case "declare-tie" ->
                does.add(new Effect.DeclareTie("tie-of", asks.size() > 1 ? Effect.DeclareTie.WITH : null));
            default -> {}
        }
        does.addAll(Effects.make(more, "does", asking));
        return new Action(
                id,
                more.has("label") ? Making.words(more, "label") : StandardWords.of(id, scope.languages()),
                Making.words(more, "hint"),
                more.has("basis") ? more.text("basis") : "standard",
                Action.Kind.FILE,
                stages(more.has("in") ? more.texts("in") : List.of(usually(id))),
                by,
                Making.condition(more, "when", asking),
                requirements(more, asking),
                List.copyOf(asks),
                List.copyOf(does),
                more.yes("once"),
                null,
                Set.of(),
                null,
                null,
                null,
                false,
                false,
                act.key().at());
    }

    /** In which stages a standard act can be done unless more is said. */
    private static String usually(String act) {
        return switch (act) {
            case "reopen" -> Action.CLOSED;
            case "new-code" -> "always";
            default -> "open";
        };
    }

    private Set<String> stages(List<String> in) {
        Set<String> stages = new LinkedHashSet<>();
        for (String word : in) {
            if (word.equals("open") || word.equals("always")) {
                stages.addAll(scope.known(Named.STAGE));
            }
            if (word.equals("always")) {
                stages.add(Action.CLOSED);
            } else if (!word.equals("open")) {
                stages.add(word);
            }
        }
        return Collections.unmodifiableSet(stages);
    }

    private List<Action.Requirement> requirements(Written.Entries map, Context context) {
        List<Action.Requirement> requirements = new ArrayList<>();
        for (Written.Entries rule : map.maps("requires")) {
            if (judge.sound(rule)) {
                requirements.add(new Action.Requirement(
                        rule.text("rule"),
                        Making.condition(rule, "that", context),
                        Making.words(rule, "otherwise"),
                        rule.text("basis"),
                        rule.at()));
            }
        }
        return List.copyOf(requirements);
    }

    private List<UnderLaw> laws(Written.Entries map) {
        Context here = Context.of(scope);
        List<UnderLaw> laws = new ArrayList<>();
        for (Written item : map.items("laws")) {
            if (item instanceof Written.Text law) {
                laws.add(new UnderLaw(law.text(), Condition.ALWAYS, null, law.at()));
            } else if (item instanceof Written.Entries law) {
                laws.add(new UnderLaw(
                        law.text("law"),
                        Making.condition(law, "when", here),
                        law.has("received") ? Fact.field(law.text("received")) : null,
                        law.at()));
            }
        }
        return List.copyOf(laws);
    }

    private List<Action.Ask> asks(Written.Entries map, Context context) {
        List<Action.Ask> asks = new ArrayList<>();
        for (Written item : map.items("asks")) {
            if (item instanceof Written.Text text) {
                asks.add(new Action.Ask(
                        text.text(), true, gehoor.policy.Condition.ALWAYS, gehoor.policy.Condition.ALWAYS, text.at()));
            } else if (item instanceof Written.Entries ask) {
                asks.add(new Action.Ask(
                        ask.text("field"),
                        !ask.has("required") || ask.yes("required"),
                        Making.condition(ask, "required-when", context),
                        Making.condition(ask, "asked-when", context),
                        ask.at()));
            }
        }
        return List.copyOf(asks);
    }

    private Map<String, Instrument> instruments(Written.Entries map) {
        return Making.each(
                judge,
                map,
                "instruments",
                "instrument",
                m -> new Instrument(
                        m.text("instrument"),
                        Making.words(m, "label"),
                        Making.words(m, "explain"),
                        m.text("basis"),
                        m.yes("repeat"),
                        List.copyOf(m.texts("states")),
                        Making.set(m, "ends"),
                        m.yes("records-nothing"),
                        m.maps("actions").stream().map(a -> a.text("action")).toList(),
                        m.at()));
    }

    private Clock clock(Written.Entries map) {
        Each each = each(map);
        Context here = specials.context(map, Vocabulary.shape("clock"), context);
        List<Clock.Reminder> remind = map.maps("remind").stream()
                .map(m -> new Clock.Reminder(
                        Making.period(m, m.has("after") ? "after" : "before"),
                        m.has("after"),
                        Making.recipients(m, "tell", here),
                        m.textOrNull("letter")))
                .toList();
        return new Clock(
                map.text("clock"),
                Making.words(map, "label"),
                Making.word(Clock.Kind.class, map.text("kind")),
                Making.period(map, "length"),
                Making.triggers(map, "starts-on", here),
                Making.condition(map, "starts-when", here),
                Making.fact(map, "counted-from", here),
                map.text("roll").equals(RollOver.NEXT_WORKING_DAY.word()) ? RollOver.NEXT_WORKING_DAY : RollOver.NONE,
                map.textOrNull("calendar"),
                Making.triggers(map, "stops-on", here),
                Making.triggers(map, "pauses-on", here),
                Making.triggers(map, "resumes-on", here),
                map.has("pauses-while") ? Making.condition(map, "pauses-while", here) : null,
                map.yes("once"),
                map.yes("outlives-closing"),
                remind,
                Effects.make(map, "on-due", here),
                map.text("owner"),
                each,
                Making.set(map, "meets"),
                map.text("basis"),
                map.at());
    }

    private static @Nullable Each each(Written.Entries map) {
        if (map.has("party")) {
            return new Each(gehoor.policy.Condition.Over.PARTY, map.text("party"));
        }
        return map.has("instrument") ? new Each(gehoor.policy.Condition.Over.INSTRUMENT, map.text("instrument")) : null;
    }

    private Duty duty(Written.Entries map) {
        Context here = specials.context(map, Vocabulary.shape("duty"), context);
        Set<String> bars = new LinkedHashSet<>(map.texts("bars"));
        boolean closing = bars.remove("closing");
        return new Duty(
                map.text("duty"),
                Making.words(map, "label"),
                Making.triggers(map, "arises-on", context),
                Making.triggers(map, "met-by", context),
                map.text("owed-by"),
                map.has("unless")
                        ? Making.condition(map, "unless", here)
                        : new gehoor.policy.Condition.Not(gehoor.policy.Condition.ALWAYS),
                closing,
                Collections.unmodifiableSet(bars),
                each(map),
                Making.words(map, "otherwise"),
                Making.set(map, "meets"),
                map.text("basis"),
                map.at());
    }

    private Link link(Written.Entries map) {
        Set<String> carry = new LinkedHashSet<>();
        for (String word : map.texts("carry")) {
            if (word.equals("all")) {
                carry.addAll(common(map.text("procedure")));
            } else {
                carry.add(word);
            }
        }
        return new Link(
                map.text("link"),
                Making.words(map, "label"),
                map.text("procedure"),
                Collections.unmodifiableSet(carry),
                Collections.unmodifiableSet(parties(map)),
                map.yes("identity"),
                map.textOrNull("kind"),
                map.yes("moves"),
                map.has("received"),
                map.yes("receipt"),
                map.text("basis"),
                map.at());
    }

    /** The kinds of party that go with a link. */
    private Set<String> parties(Written.Entries link) {
        Set<String> parties = new LinkedHashSet<>(link.texts("parties"));
        if (parties.remove("all")) {
            scope.surroundings().procedure(link.text("procedure"), "9999-12-31").ifPresent(other -> {
                Set<String> both = new LinkedHashSet<>(scope.known(Named.PARTY));
                both.retainAll(other.known(Named.PARTY));
                parties.addAll(both);
            });
        }
        return parties;
    }

    /** The fields that are in this procedure and, with the same type, in the newest version of the other. */
    private Set<String> common(String procedure) {
        Set<String> common = new LinkedHashSet<>();
        scope.surroundings().procedure(procedure, "9999-12-31").ifPresent(other -> {
            for (Scope.FieldSketch here : scope.fields().values()) {
                Scope.FieldSketch there = other.fields().get(here.id());
                if (there != null && Specials.carried(here, there)) {
                    common.add(here.id());
                }
            }
        });
        return common;
    }
}
