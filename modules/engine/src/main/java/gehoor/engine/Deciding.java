package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Exemption;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Stage;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** One decision, or one round of offers: the file, who asks, and when. */
final class Deciding {
    /** Dates further back than this are a slip of the pen. */
    private static final int OLDEST_RECEIPT_YEARS = 30;

    private static final Set<String> CORRECTABLE =
            Set.of("kind", "reporter", "capacity", "channel", "received", "language");

    private final Engine engine;
    private final Procedure procedure;
    private final FileState state;
    private final Actor actor;
    private final Circumstances circumstances;
    private final LocalDate today;
    private final List<Entry.Looked> looked = new ArrayList<>();

    Deciding(Engine engine, FileState state, Actor actor, Circumstances circumstances) {
        this.engine = engine;
        this.procedure = engine.procedure();
        this.state = state;
        this.actor = actor;
        this.circumstances = circumstances;
        this.today = engine.today(circumstances);
    }

    Decision decide(Command command) {
        if (command instanceof Command.Report report) {
            return report(report);
        }
        if (!state.begun()) {
            throw new IllegalArgumentException("a file begins with a report, not with " + command);
        }
        if (command instanceof Command.Act act) {
            return act(act);
        }
        if (command instanceof Command.Fire) {
            return fire();
        }
        return receive((Command.Receive) command);
    }

    // ---------------------------------------------------------------- offers

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        if (!state.begun()) {
            return offers;
        }
        Scene scene = scene(Map.of(), null, null);
        for (Action action : engine.actionsIn(state.stage())) {
            if (scene.as(action.by()) == null) {
                continue;
            }
            switch (action.kind()) {
                case REPORT -> {}
                case FILE, OPENS_INSTRUMENT -> offer(action, null, scene, offers);
                case INSTRUMENT -> {
                    for (FileState.InstrumentRun run : state.instruments.values()) {
                        if (run.instrument().equals(action.instrument())
                                && action.from().contains(run.state())) {
                            offer(action, run.id(), scene.about(run.id()), offers);
                        }
                    }
                }
                case PARTY -> {
                    for (FileState.Party party : state.parties.values()) {
                        if (party.kind().equals(action.party())) {
                            offer(action, party.id(), scene.about(party.id()), offers);
                        }
                    }
                }
            }
        }
        return offers;
    }

    private void offer(Action action, @Nullable String on, Scene scene, List<Offer> offers) {
        if (usedUp(action, on) || !scene.holds(action.when())) {
            return;
        }
        List<Refusal> barred = new ArrayList<>();
        barsOf(action, scene, false, barred);
        List<Offer.Asked> asks = new ArrayList<>(action.asks().size());
        for (Action.Ask ask : action.asks()) {
            boolean depends = Scene.speaksOfAnswers(ask.askedWhen()) || Scene.speaksOfAnswers(ask.requiredWhen());
            if (!depends && !scene.holds(ask.askedWhen())) {
                continue;
            }
            Field field = field(ask.field());
            boolean required = ask.required() && scene.holds(ask.requiredWhen()) && scene.holds(ask.askedWhen());
            asks.add(new Offer.Asked(field, required, depends, options(field, scene)));
        }
        offers.add(new Offer(action, on, List.copyOf(asks), List.copyOf(barred)));
    }

    private boolean usedUp(Action action, @Nullable String on) {
        if (action.once() && state.done.containsKey(on == null ? action.id() : action.id() + "@" + on)) {
            return true;
        }
        return action.kind() == Action.Kind.OPENS_INSTRUMENT && instrumentUsed(instrument(action));
    }

    private boolean instrumentUsed(Instrument instrument) {
        if (instrument.repeatable()) {
            return false;
        }
        for (FileState.InstrumentRun run : state.instruments.values()) {
            if (run.instrument().equals(instrument.id())) {
                return true;
            }
        }
        return false;
    }

    /** The codes that can be chosen for a field; empty where the type has none. */
    private List<String> options(Field field, Scene scene) {
        return switch (field.type()) {
            case CHOICE, CHOICES, ITEMS -> List.copyOf(field.choices().keySet());
            case OUTCOME ->
                field.choices().isEmpty()
                        ? List.copyOf(procedure.outcomes().keySet())
                        : List.copyOf(field.choices().keySet());
            case SERVICE -> List.copyOf(engine.tenant().services().keySet());
            case FACILITY -> List.copyOf(engine.tenant().facilities().keySet());
            case BODY, BODIES -> List.copyOf(engine.tenant().bodies().keySet());
            case GROUND -> {
                List<String> grounds = new ArrayList<>();
                for (Ground ground : procedure.grounds().values()) {
                    boolean usable = Scene.speaksOfAnswers(ground.when()) || scene.holds(ground.when());
                    if (usable && lifting(ground.id(), scene) == null) {
                        grounds.add(ground.id());
                    }
                }
                yield grounds;
            }
            case PARTY -> List.copyOf(state.parties.keySet());
            default -> List.of();
        };
    }

    // ---------------------------------------------------------------- reporting

    private Decision report(Command.Report command) {
        if (state.begun()) {
            throw new IllegalArgumentException("this file has begun already");
        }
        Report report = procedure.report();
        Action action = report.action();
        List<Refusal> refusals = new ArrayList<>();
        boolean byPerson = command.cameBy() == null;
        if (byPerson) {
            whatIsReported(report, command, refusals);
        }
        LocalDate received = command.received() == null ? today : command.received();
        if (received.isAfter(today)) {
            refusals.add(refuse(action, "received", "received-future"));
        } else if (received.isBefore(today.minusYears(OLDEST_RECEIPT_YEARS))) {
            refusals.add(refuse(action, "received", "received-old"));
        }
        Change.Reported reported = new Change.Reported(
                command.kind(),
                command.reporter(),
                command.capacity(),
                command.identity(),
                command.channel(),
                received,
                command.language(),
                command.contact(),
                command.cameBy() == null
                        ? null
                        : command.cameBy().procedure() + "/" + command.cameBy().link());
        FileState.Draft asReported = new FileState.Draft();
        asReported.seq = 1;
        asReported.reported = reported;
        asReported.identity = command.identity();
        asReported.registered = today;
        asReported.facts.putAll(command.given());
        Scene scene = new Scene(engine, asReported.freeze(), actor, circumstances, today, command.given(), null, null);
        fields(action, command.given(), scene, byPerson, refusals);
        if (byPerson) {
            for (Action.Requirement requirement : action.requires()) {
                require(requirement, action, scene, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        String role = roleOfReporter(report, command);
        recordedIdentity = command.identity();
        Writing writing = new Writing(action.id(), role, null, command.given());
        writing.add(reported);
        writing.add(new Change.Moved("", report.stage()));
        writing.triggers.add(new Trigger(Trigger.On.REPORTED, ""));
        writing.triggers.add(new Trigger(Trigger.On.DID, action.id()));
        writing.triggers.add(new Trigger(Trigger.On.ENTERED, report.stage()));
        writing.carryOut(action.does(), command.given());
        return writing.accepted();
    }

    private String roleOfReporter(Report report, Command.Report command) {
        Report.Channel channel = report.channels().get(command.channel());
        String role = channel == null ? null : scene(Map.of(), null, null).as(channel.by());
        if (role != null) {
            return role;
        }
        return actor.roles().stream().sorted().findFirst().orElse("");
    }

    private void whatIsReported(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        if (!report.kinds().containsKey(command.kind())) {
            refusals.add(refuse(
                    action,
                    "kind",
                    "kind-unknown",
                    command.kind(),
                    List.copyOf(report.kinds().values())));
        }
        if (!report.reporters().contains(command.reporter())) {
            refusals.add(
                    refuse(action, "reporter", "reporter-unknown", command.reporter(), spoken(report.reporters())));
        }
        String capacity = command.capacity();
        if (capacity != null && !report.capacities().containsKey(capacity)) {
            refusals.add(refuse(
                    action,
                    "capacity",
                    "capacity-unknown",
                    capacity,
                    List.copyOf(report.capacities().values())));
        }
        identity(report, command, refusals);
        channel(report, command, refusals);
        List<String> languages = engine.tenant().languages();
        if (!languages.contains(command.language())) {
            refusals.add(refuse(action, "language", "language-unknown", command.language(), languages));
        }
    }

    private void identity(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        String identity = command.identity();
        for (Report.Identity rule : report.identityRules()) {
            if (rule.identity().equals(identity)) {
                refusals.add(new Refusal(
                        Refusal.Reason.RULE, rule.rule(), rule.basis(), "identity", rule.otherwise(), List.of()));
                return;
            }
        }
        if (!report.identities().contains(identity)) {
            refusals.add(refuse(action, "identity", "identity-unknown", identity, spoken(report.identities())));
            return;
        }
        if (identity.equals("anonymous") && command.contact()) {
            refusals.add(refuse(action, "contact", "contact-refused"));
        }
        if (!identity.equals("anonymous") && !command.contact()) {
            refusals.add(refuse(action, "contact", "contact-required"));
        }
    }

    private void channel(Report report, Command.Report command, List<Refusal> refusals) {
        Action action = report.action();
        Report.Elsewhere elsewhere = report.elsewhere().get(command.channel());
        if (elsewhere != null) {
            refusals.add(new Refusal(
                    Refusal.Reason.RULE,
                    elsewhere.rule(),
                    elsewhere.basis(),
                    "channel",
                    elsewhere.otherwise(),
                    List.of()));
            return;
        }
        Report.Channel channel = report.channels().get(command.channel());
        if (channel == null) {
            List<Words> labels = report.channels().values().stream()
                    .map(Report.Channel::label)
                    .toList();
            refusals.add(refuse(action, "channel", "channel-unknown", command.channel(), labels));
            return;
        }
        if (scene(Map.of(), null, null).as(channel.by()) == null) {
            refusals.add(Says.refusal(
                    Refusal.Reason.NOT_YOURS,
                    action.id(),
                    channel.basis(),
                    "channel",
                    "channel-not-yours",
                    channel.label(),
                    named(channel.by())));
        }
    }

    private static List<Words> spoken(Collection<String> words) {
        return words.stream().map(word -> Says.words("word." + word)).toList();
    }

    // ---------------------------------------------------------------- acting

    private Decision act(Command.Act command) {
        Action action = procedure.actions().get(command.action());
        if (action == null) {
            return refused(Says.refusal(
                    Refusal.Reason.UNKNOWN, command.action(), "", null, "action-unknown", command.action()));
        }
        if (action.kind() == Action.Kind.REPORT) {
            return refused(refuse(action, null, "report-not-here"));
        }
        Circumstances.Colleague assignee = assignee(action, command.given());
        Map<String, Value> given = command.given();
        Scene scene = scene(given, null, assignee);
        String role = scene.as(action.by());
        if (role == null) {
            return refused(Says.refusal(
                    Refusal.Reason.NOT_YOURS,
                    action.id(),
                    action.basis(),
                    null,
                    "not-yours",
                    action.label(),
                    named(action.by())));
        }
        if (!action.stages().contains(state.stage())) {
            return refused(notNow(action, "not-in-stage", action.label(), stage(state.stage()), stages(action)));
        }
        Refusal onWhat = onWhat(action, command.on());
        if (onWhat != null) {
            return refused(onWhat);
        }
        String on = action.kind() == Action.Kind.FILE || action.kind() == Action.Kind.OPENS_INSTRUMENT
                ? null
                : command.on();
        scene = scene.about(on);
        if (action.once() && state.done.containsKey(on == null ? action.id() : action.id() + "@" + on)) {
            return refused(notNow(action, "once", action.label()));
        }
        if (!scene.holds(action.when(), action.id(), looked)) {
            return refused(new Refusal(
                    Refusal.Reason.NOT_NOW,
                    action.id(),
                    action.basis(),
                    null,
                    Says.words("not-now", action.label()),
                    List.copyOf(looked)));
        }
        List<Refusal> refusals = new ArrayList<>();
        barsOf(action, scene, true, refusals);
        fields(action, given, scene, true, refusals);
        effectsPossible(action, given, assignee, refusals);
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        return write(action, role, on, given);
    }

    private Decision write(Action action, String role, @Nullable String on, Map<String, Value> given) {
        boolean correcting = corrects(action);
        Map<String, Value> recorded = new LinkedHashMap<>();
        List<Change> corrections = new ArrayList<>();
        Set<String> asked = askedFields(action);
        for (Map.Entry<String, Value> each : given.entrySet()) {
            if (correcting && !asked.contains(each.getKey())) {
                Value was = valueOf(each.getKey());
                corrections.add(new Change.Corrected(each.getKey(), was, each.getValue()));
            } else {
                recorded.put(each.getKey(), each.getValue());
            }
        }
        String about = on;
        Writing writing;
        String instrument = action.instrument();
        if (action.kind() == Action.Kind.OPENS_INSTRUMENT && instrument != null) {
            about = next(instrument, state.instruments.keySet());
            writing = new Writing(action.id(), role, about, recorded);
            writing.add(new Change.InstrumentOpened(about, instrument, first(action.to())));
        } else {
            writing = new Writing(action.id(), role, about, recorded);
        }
        corrections.forEach(writing::add);
        writing.triggers.add(new Trigger(Trigger.On.DID, action.id()));
        if (action.kind() == Action.Kind.INSTRUMENT && about != null && action.to() != null) {
            writing.moveInstrument(about, action.to());
        }
        writing.carryOut(action.does(), given);
        return writing.accepted();
    }

    private @Nullable Value valueOf(String field) {
        Scene scene = scene(Map.of(), null, null);
        return CORRECTABLE.contains(field)
                ? scene.value(new gehoor.policy.Fact(gehoor.policy.Fact.Family.KNOWN, field, null))
                : state.facts.get(field);
    }

    private static String first(@Nullable String state) {
        if (state == null) {
            throw new IllegalStateException("an action that opens an instrument says in which state");
        }
        return state;
    }

    /** {@code inquiry-1}, {@code inquiry-2} …: what is spoken of in conversation, too. */
    private static String next(String kind, Set<String> taken) {
        int n = 1;
        while (taken.contains(kind + "-" + n)) {
            n++;
        }
        return kind + "-" + n;
    }

    private @Nullable Refusal onWhat(Action action, @Nullable String on) {
        switch (action.kind()) {
            case OPENS_INSTRUMENT -> {
                Instrument instrument = instrument(action);
                if (instrumentUsed(instrument)) {
                    return notNow(action, "instrument-once", instrument.label());
                }
            }
            case INSTRUMENT -> {
                Instrument instrument = instrument(action);
                FileState.InstrumentRun run = on == null ? null : state.instruments.get(on);
                if (run == null || !run.instrument().equals(instrument.id())) {
                    return Says.refusal(
                            Refusal.Reason.UNKNOWN,
                            action.id(),
                            action.basis(),
                            "on",
                            "instrument-which",
                            instrument.label());
                }
                if (!action.from().contains(run.state())) {
                    return notNow(action, "instrument-state", action.label(), instrument.label(), run.state());
                }
            }
            case PARTY -> {
                FileState.Party party = on == null ? null : state.parties.get(on);
                if (party == null || !party.kind().equals(action.party())) {
                    return Says.refusal(Refusal.Reason.UNKNOWN, action.id(), action.basis(), "on", "party-which");
                }
            }
            case FILE, REPORT -> {}
        }
        return null;
    }

    /** Requirements and duties that stand in the way. */
    private void barsOf(Action action, Scene scene, boolean answersKnown, List<Refusal> refusals) {
        for (Action.Requirement requirement : action.requires()) {
            if (answersKnown || !Scene.speaksOfAnswers(requirement.that())) {
                require(requirement, action, scene, refusals);
            }
        }
        boolean closes = closes(action);
        for (Duty duty : procedure.duties().values()) {
            boolean bars = duty.bars().contains(action.id()) || (closes && duty.barsClosing());
            if (!bars || meets(duty, action)) {
                continue;
            }
            FileState.DutyState owed = state.duties.get(duty.id());
            if (owed == null || owed.open() == 0) {
                continue;
            }
            if (!(duty.unless() instanceof Condition.Always) && scene.holds(duty.unless(), duty.id(), looked)) {
                continue;
            }
            if (lifting(duty.id(), scene) == null) {
                refusals.add(
                        new Refusal(Refusal.Reason.RULE, duty.id(), duty.basis(), null, duty.otherwise(), List.of()));
            }
        }
    }

    private static boolean meets(Duty duty, Action action) {
        return duty.metBy().contains(new Trigger(Trigger.On.DID, action.id()));
    }

    private boolean closes(Action action) {
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.Close) {
                return true;
            }
            if (effect instanceof Effect.OpenLinked link && link(link.link()).moves()) {
                return true;
            }
        }
        return false;
    }

    private void require(Action.Requirement requirement, Action action, Scene scene, List<Refusal> refusals) {
        List<Entry.Looked> at = new ArrayList<>();
        boolean held = scene.holds(requirement.that(), requirement.rule(), at);
        looked.addAll(at);
        if (!held && lifting(requirement.rule(), scene) == null) {
            String basis = requirement.basis().isEmpty() ? action.basis() : requirement.basis();
            refusals.add(new Refusal(
                    Refusal.Reason.RULE, requirement.rule(), basis, null, requirement.otherwise(), List.copyOf(at)));
        }
    }

    /** The exemption that lifts this rule now; null where none does. */
    private @Nullable Exemption lifting(String rule, Scene scene) {
        for (Exemption exemption : procedure.exemptions().values()) {
            if (exemption.lifts().contains(rule) && scene.holds(exemption.when(), exemption.rule(), looked)) {
                return exemption;
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- fields

    private static Set<String> askedFields(Action action) {
        Set<String> asked = new HashSet<>();
        for (Action.Ask ask : action.asks()) {
            asked.add(ask.field());
        }
        return asked;
    }

    private static boolean corrects(Action action) {
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.Correct) {
                return true;
            }
        }
        return false;
    }

    private void fields(
            Action action, Map<String, Value> given, Scene scene, boolean complete, List<Refusal> refusals) {
        Set<String> applicable = new HashSet<>();
        for (Action.Ask ask : action.asks()) {
            if (!scene.holds(ask.askedWhen())) {
                continue;
            }
            applicable.add(ask.field());
            boolean missing = !given.containsKey(ask.field());
            if (complete && missing && ask.required() && scene.holds(ask.requiredWhen())) {
                refusals.add(refuse(
                        action,
                        ask.field(),
                        "field-required",
                        field(ask.field()).label()));
            }
        }
        for (Map.Entry<String, Value> each : given.entrySet()) {
            String id = each.getKey();
            if (!applicable.contains(id) && (complete || !procedure.fields().containsKey(id))) {
                if (corrects(action) && correctable(action, id, each.getValue(), refusals)) {
                    continue;
                }
                Field known = procedure.fields().get(id);
                refusals.add(
                        known == null
                                ? refuse(action, id, "field-unknown", id)
                                : refuse(action, id, "field-not-asked", known.label()));
                continue;
            }
            value(action, field(id), each.getValue(), scene, refusals);
        }
    }

    /** Facts of the report may be corrected, by the same rules by which they were asked. */
    private boolean correctable(Action action, String id, Value value, List<Refusal> refusals) {
        if (CORRECTABLE.contains(id)) {
            Report report = procedure.report();
            switch (id) {
                case "kind" -> {
                    if (!report.kinds().containsKey(value.toString())) {
                        refusals.add(refuse(
                                action,
                                id,
                                "kind-unknown",
                                value,
                                List.copyOf(report.kinds().values())));
                    }
                }
                case "received" -> {
                    if (!(value instanceof Value.Day day)) {
                        refusals.add(refuse(action, id, "field-date", id));
                    } else if (day.date().isAfter(today)) {
                        refusals.add(refuse(action, id, "received-future"));
                    }
                }
                case "reporter" -> {
                    if (!report.reporters().contains(value.toString())) {
                        refusals.add(refuse(action, id, "reporter-unknown", value, spoken(report.reporters())));
                    }
                }
                case "capacity" -> {
                    if (!report.capacities().containsKey(value.toString())) {
                        refusals.add(refuse(
                                action,
                                id,
                                "capacity-unknown",
                                value,
                                List.copyOf(report.capacities().values())));
                    }
                }
                case "language" -> {
                    if (!engine.tenant().languages().contains(value.toString())) {
                        refusals.add(refuse(
                                action,
                                id,
                                "language-unknown",
                                value,
                                engine.tenant().languages()));
                    }
                }
                default -> {
                    if (!report.channels().containsKey(value.toString())) {
                        List<Words> labels = report.channels().values().stream()
                                .map(Report.Channel::label)
                                .toList();
                        refusals.add(refuse(action, id, "channel-unknown", value, labels));
                    }
                }
            }
            return true;
        }
        Field field = procedure.fields().get(id);
        if (field == null || !askedFields(procedure.report().action()).contains(id)) {
            return false;
        }
        value(action, field, value, scene(Map.of(), null, null), refusals);
        return true;
    }

    private void value(Action action, Field field, Value value, Scene scene, List<Refusal> refusals) {
        String id = field.id();
        switch (field.type()) {
            case CHOICE, CHOICES, ITEMS, OUTCOME, SERVICE, FACILITY, BODY, BODIES, PARTY -> {
                List<String> options = options(field, scene);
                for (String code : codes(value)) {
                    if (!options.contains(code)) {
                        refusals.add(refuse(action, id, "field-choice", field.label(), code, labels(field, options)));
                    }
                }
                if (codes(value).isEmpty()) {
                    refusals.add(refuse(action, id, "field-choose", field.label()));
                }
            }
            case GROUND -> ground(action, field, value.toString(), scene, refusals);
            case DATE -> {
                if (!(value instanceof Value.Day day)) {
                    refusals.add(refuse(action, id, "field-date", field.label()));
                } else if (field.notInFuture() && day.date().isAfter(today)) {
                    refusals.add(refuse(action, id, "field-future", field.label()));
                }
            }
            case NUMBER -> {
                if (!(value instanceof Value.Number number)) {
                    refusals.add(refuse(action, id, "field-number", field.label()));
                } else {
                    java.math.BigDecimal min = field.min();
                    java.math.BigDecimal max = field.max();
                    if (min != null && number.number().compareTo(min) < 0) {
                        refusals.add(refuse(action, id, "field-least", field.label(), min.toPlainString()));
                    }
                    if (max != null && number.number().compareTo(max) > 0) {
                        refusals.add(refuse(action, id, "field-most", field.label(), max.toPlainString()));
                    }
                }
            }
            case YES_NO -> {
                if (!(value instanceof Value.YesNo)) {
                    refusals.add(refuse(action, id, "field-yes-no", field.label()));
                }
            }
            case STAFF -> {
                if (!circumstances.colleagues().containsKey(value.toString())
                        && !value.toString().equals(actor.id())) {
                    refusals.add(refuse(action, id, "staff-unknown", field.label()));
                }
            }
            case TEXT, LONG_TEXT, ATTACHMENTS, CONTACT -> {
                if (!(value instanceof Value.Sealed)) {
                    refusals.add(refuse(action, id, "field-text", field.label()));
                }
            }
        }
    }

    private void ground(Action action, Field field, String id, Scene scene, List<Refusal> refusals) {
        Ground ground = procedure.grounds().get(id);
        if (ground == null) {
            List<Words> labels =
                    procedure.grounds().values().stream().map(Ground::label).toList();
            refusals.add(refuse(action, field.id(), "field-choice", field.label(), id, labels));
            return;
        }
        Exemption exemption = lifting(id, scene);
        if (exemption != null) {
            refusals.add(new Refusal(
                    Refusal.Reason.RULE,
                    exemption.rule(),
                    exemption.basis(),
                    field.id(),
                    Says.words("ground-lifted", ground.label(), exemption.explain()),
                    List.copyOf(looked)));
            return;
        }
        List<Entry.Looked> at = new ArrayList<>();
        if (!scene.holds(ground.when(), id, at)) {
            Words words = ground.otherwise().isEmpty() ? Says.words("ground-not", ground.label()) : ground.otherwise();
            refusals.add(new Refusal(Refusal.Reason.RULE, id, ground.basis(), field.id(), words, List.copyOf(at)));
        }
        looked.addAll(at);
    }

    private static SortedSet<String> codes(Value value) {
        if (value instanceof Value.Codes codes) {
            return codes.codes();
        }
        return new java.util.TreeSet<>(Set.of(value.toString()));
    }

    private List<Object> labels(Field field, List<String> options) {
        List<Object> labels = new ArrayList<>();
        for (String option : options) {
            Words choice = field.choices().get(option);
            labels.add(choice == null || choice.isEmpty() ? option : choice);
        }
        return labels;
    }

    // ---------------------------------------------------------------- effects

    private Circumstances.@Nullable Colleague assignee(Action action, Map<String, Value> given) {
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.Assign assign) {
                String from = assign.whoFrom();
                Value who = from == null ? null : given.get(from);
                if (from == null || (who != null && who.toString().equals(actor.id()))) {
                    return new Circumstances.Colleague(actor, circumstances.handledLinked());
                }
                return who == null ? null : circumstances.colleagues().get(who.toString());
            }
        }
        return null;
    }

    /** What an effect itself asks, beyond the rules of the procedure. */
    private void effectsPossible(
            Action action,
            Map<String, Value> given,
            Circumstances.@Nullable Colleague assignee,
            List<Refusal> refusals) {
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.Extend extend) {
                extendPossible(extend, refusals);
            } else if (effect instanceof Effect.Assign assign && assignee != null) {
                if (!assignee.actor().roles().contains(assign.role())) {
                    refusals.add(refuse(
                            action,
                            assign.whoFrom(),
                            "staff-role",
                            assignee.actor().id(),
                            role(assign.role())));
                }
            } else if (effect instanceof Effect.HandOver handOver) {
                List<String> items = handOver.itemsFrom() == null
                        ? handOver.items()
                        : List.copyOf(codes(given.getOrDefault(handOver.itemsFrom(), new Value.Codes(List.of()))));
                for (String item : items) {
                    Effect.Answer answer = answerWith(action, given, handOver.to(), item);
                    if (answer != Effect.Answer.GIVEN) {
                        var consent = procedure.consents().get(handOver.to());
                        refusals.add(new Refusal(
                                Refusal.Reason.RULE,
                                "consent." + handOver.to() + "." + item,
                                consent == null ? action.basis() : consent.basis(),
                                handOver.itemsFrom(),
                                consent == null ? Words.NONE : consent.otherwise(),
                                List.of()));
                    }
                }
            }
        }
    }

    /** The answer as it will be when the same action asks the consent before it hands over. */
    private Effect.@Nullable Answer answerWith(Action action, Map<String, Value> given, String to, String item) {
        Effect.Answer answer = state.consents.get(to + "." + item);
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.HandOver) {
                break;
            }
            if (effect instanceof Effect.Consent consent
                    && consent.to().equals(to)
                    && itemsOf(consent, given).contains(item)) {
                answer = answerOf(consent, given);
            }
        }
        return answer;
    }

    private static List<String> itemsOf(Effect.Consent consent, Map<String, Value> given) {
        String from = consent.itemsFrom();
        if (from == null) {
            return consent.items();
        }
        Value items = given.get(from);
        return items == null ? List.of() : List.copyOf(codes(items));
    }

    private static Effect.Answer answerOf(Effect.Consent consent, Map<String, Value> given) {
        Effect.Answer answer = consent.answer();
        if (answer != null) {
            return answer;
        }
        String from = consent.answerFrom();
        return from != null && Value.YES.equals(given.get(from)) ? Effect.Answer.GIVEN : Effect.Answer.REFUSED;
    }

    private void extendPossible(Effect.Extend extend, List<Refusal> refusals) {
        Clock clock = procedure.clocks().get(extend.clock());
        if (clock == null) {
            throw new IllegalStateException("a checked procedure extends no unknown clock: " + extend.clock());
        }
        FileState.ClockRun run = latestOpen(state, extend.clock(), null);
        if (run == null) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE, clock.id(), clock.basis(), null, "extend-stopped", clock.label()));
            return;
        }
        Ledger.Dates dates = Ledger.dates(engine, state, run, circumstances.now());
        if (!circumstances.now().isBefore(dates.dueAt())) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE, clock.id(), clock.basis(), null, "extend-late", clock.label(), dates.due()));
        }
        if (run.extensions().size() >= extend.atMost()) {
            refusals.add(Says.refusal(
                    Refusal.Reason.RULE,
                    clock.id(),
                    clock.basis(),
                    null,
                    "extend-limit",
                    clock.label(),
                    extend.atMost()));
        }
    }

    private static FileState.@Nullable ClockRun latestOpen(FileState state, String clock, @Nullable String on) {
        FileState.ClockRun open = null;
        for (FileState.ClockRun run : state.runs.values()) {
            if (run.clock().equals(clock) && run.open() && (on == null || on.equals(run.on()))) {
                open = run;
            }
        }
        return open;
    }

    // ---------------------------------------------------------------- time and signals

    private Decision fire() {
        Writing writing = new Writing("clock", Who.SYSTEM, null, Map.of());
        for (FileState.ClockRun run : state.runs.values()) {
            if (run.open()) {
                writing.happen(run.id());
            }
        }
        return writing.changes.isEmpty() ? new Decision.Nothing() : writing.accepted();
    }

    private Decision receive(Command.Receive command) {
        Writing writing = new Writing(
                "signal", actor.roles().stream().sorted().findFirst().orElse(Who.SYSTEM), null, Map.of());
        writing.add(new Change.SignalReceived(command.signal()));
        writing.triggers.add(new Trigger(Trigger.On.SIGNAL, command.signal()));
        return writing.accepted();
    }

    /** An entry in the making: changes, each applied to a draft of the state as it is added. */
    private final class Writing {
        final String action;
        final String role;
        final @Nullable String on;
        final Map<String, Value> recorded;
        final List<Change> changes = new ArrayList<>();
        final java.util.ArrayDeque<Trigger> triggers = new java.util.ArrayDeque<>();
        final FileState.Draft draft;
        final Entry frame;

        Writing(String action, String role, @Nullable String on, Map<String, Value> recorded) {
            this.action = action;
            this.role = role;
            this.on = on;
            this.recorded = recorded;
            this.draft = state.begun() ? new FileState.Draft(state) : new FileState.Draft();
            this.frame = entry(List.of());
            draft.begin(frame);
        }

        private Entry entry(List<Change> all) {
            return new Entry(
                    state.seq() + 1,
                    at(),
                    today,
                    new Entry.By(actor.kind(), actor.id(), role, actor.party()),
                    procedure.version(),
                    action,
                    on,
                    recorded,
                    all,
                    List.copyOf(looked));
        }

        /** What an anonymous complainant does is told to the day: a finer time could tell who was at a telephone. */
        private Instant at() {
            boolean anonymous = state.begun()
                    ? state.identity().equals("anonymous") && actor.kind() == Actor.Kind.COMPLAINANT
                    : recordedIdentity.equals("anonymous");
            return anonymous ? today.atStartOfDay(engine.zone()).toInstant() : circumstances.now();
        }

        Decision accepted() {
            settle();
            Entry entry = entry(List.copyOf(changes));
            return new Decision.Accepted(entry, draft.freeze());
        }

        void add(Change change) {
            changes.add(change);
            draft.apply(change, frame);
        }

        void moveInstrument(String about, String to) {
            FileState.InstrumentRun run = draft.instruments.get(about);
            if (run == null) {
                return;
            }
            Instrument instrument = procedure.instruments().get(run.instrument());
            boolean ended = instrument != null && instrument.ends().contains(to);
            add(new Change.InstrumentMoved(about, to, ended));
            if (ended) {
                triggers.add(new Trigger(Trigger.On.ENDED, run.instrument()));
            }
        }

        void carryOut(List<Effect> effects, Map<String, Value> given) {
            for (Effect effect : effects) {
                carryOut(effect, given);
            }
        }

        private void carryOut(Effect effect, Map<String, Value> given) {
            if (effect instanceof Effect.Move move) {
                moveTo(move.stage());
            } else if (effect instanceof Effect.Close close) {
                String outcome = close.outcome();
                String from = close.outcomeFrom();
                if (outcome == null && from != null) {
                    outcome = String.valueOf(given.get(from));
                }
                closeAs(String.valueOf(outcome));
            } else if (effect instanceof Effect.Extend extend) {
                FileState.ClockRun run = latestOpen(draft.freeze(), extend.clock(), null);
                if (run != null) {
                    add(new Change.ClockExtended(run.id(), extend.by()));
                }
            } else if (effect instanceof Effect.Tell tell) {
                tell(tell.who(), tell.letter(), given);
            } else if (effect instanceof Effect.Refer refer) {
                add(new Change.Referred(bodies(refer, given), refer.letter()));
                String letter = refer.letter();
                if (letter != null) {
                    add(new Change.Told(Effect.Recipient.Kind.COMPLAINANT, "", letter));
                }
            } else if (effect instanceof Effect.Assign assign) {
                String from = assign.whoFrom();
                String who = from == null ? actor.id() : String.valueOf(given.get(from));
                if (from == null || given.containsKey(from)) {
                    add(new Change.Assigned(assign.role(), who));
                }
            } else if (effect instanceof Effect.Release release) {
                add(new Change.Released(release.role()));
            } else if (effect instanceof Effect.Consent consent) {
                for (String item : itemsOf(consent, given)) {
                    add(new Change.Consented(consent.to(), item, answerOf(consent, given)));
                }
            } else if (effect instanceof Effect.HandOver handOver) {
                String from = handOver.itemsFrom();
                List<String> items = from == null
                        ? handOver.items()
                        : List.copyOf(codes(given.getOrDefault(from, new Value.Codes(List.of()))));
                add(new Change.HandedOver(handOver.to(), items, handOver.letter()));
            } else if (effect instanceof Effect.Disclose disclose) {
                disclose(disclose, given);
            } else if (effect instanceof Effect.OpenLinked open) {
                Link link = link(open.link());
                add(new Change.LinkOpened(link.id()));
                if (link.moves()) {
                    closeAs(FileState.TRANSFERRED);
                }
            } else if (effect instanceof Effect.SetIdentity set) {
                String from = set.identityFrom();
                Value chosen = from == null ? null : given.get(from);
                String identity = set.identity() != null ? set.identity() : chosen == null ? null : chosen.toString();
                if (identity != null) {
                    boolean contact = given.entrySet().stream()
                            .anyMatch(each -> field(each.getKey()).type() == Field.Type.CONTACT);
                    add(new Change.IdentitySet(identity, contact));
                }
            } else if (effect instanceof Effect.SetFact set) {
                Value value = set.value();
                gehoor.policy.Fact from = set.from();
                if (value == null && from != null) {
                    value = new Scene(engine, draft.freeze(), actor, circumstances, today, given, on, null).value(from);
                }
                if (value != null) {
                    add(new Change.FactSet(set.field(), value));
                }
            } else if (effect instanceof Effect.AddParty addParty) {
                String party = next(addParty.kind(), draft.parties.keySet());
                add(new Change.PartyAdded(party, addParty.kind()));
                Map<String, Value> facts = new LinkedHashMap<>();
                var kind = procedure.parties().get(addParty.kind());
                if (kind != null) {
                    for (String field : kind.fields()) {
                        Value value = given.get(field);
                        if (value != null) {
                            facts.put(field, value);
                        }
                    }
                }
                if (!facts.isEmpty()) {
                    add(new Change.PartyRecorded(party, Map.copyOf(facts)));
                }
            } else if (effect instanceof Effect.GiveReceipt receipt) {
                add(new Change.ReceiptGiven(receiptFor(receipt.to())));
            } else if (effect instanceof Effect.Signal signal) {
                add(new Change.Signalled(signal.link(), signal.name()));
            } else if (effect instanceof Effect.Message message) {
                if (given.containsKey(message.textFrom())) {
                    add(new Change.MessageSent(message.textFrom()));
                }
            } else if (effect instanceof Effect.RaiseDuty raise) {
                add(new Change.DutyRaised(raise.duty()));
            } else if (effect instanceof Effect.DeclareTie tie) {
                String with = tie.withFrom();
                Value party = with == null ? null : given.get(with);
                Value who = given.get(tie.whoFrom());
                if (who != null) {
                    add(new Change.TieDeclared(who.toString(), party == null ? null : party.toString()));
                }
            }
            // Correct was carried out where the answers were sorted
        }

        private String receiptFor(String to) {
            if (!to.startsWith(Who.PARTY)) {
                return to;
            }
            String about = on;
            if (about != null && draft.parties.containsKey(about)) {
                return about;
            }
            String kind = to.substring(Who.PARTY.length());
            String latest = to;
            for (FileState.Party party : draft.parties.values()) {
                if (party.kind().equals(kind)) {
                    latest = party.id();
                }
            }
            return latest;
        }

        private void disclose(Effect.Disclose disclose, Map<String, Value> given) {
            String groundFrom = disclose.groundFrom();
            String ground = disclose.ground() != null
                    ? disclose.ground()
                    : groundFrom == null ? "" : String.valueOf(given.get(groundFrom));
            String untilFrom = disclose.untilFrom();
            LocalDate until = untilFrom != null && given.get(untilFrom) instanceof Value.Day day ? day.date() : null;
            String unless = disclose.tellUnless();
            String letter = disclose.tell();
            boolean told = letter != null && !(unless != null && Value.YES.equals(given.get(unless)));
            add(new Change.Disclosed(disclose.to(), ground, until, told));
            if (told && letter != null) {
                add(new Change.Told(Effect.Recipient.Kind.COMPLAINANT, "", letter));
            }
        }

        private List<String> bodies(Effect.Refer refer, Map<String, Value> given) {
            String from = refer.bodiesFrom();
            if (from == null) {
                return refer.bodies();
            }
            Value value = given.get(from);
            if (value == null) {
                return List.of();
            }
            if (field(from).type() == Field.Type.GROUND) {
                Ground ground = procedure.grounds().get(value.toString());
                return ground == null ? List.of() : ground.refer();
            }
            return List.copyOf(codes(value));
        }

        private void tell(List<Effect.Recipient> who, String letter, Map<String, Value> given) {
            for (Effect.Recipient recipient : who) {
                switch (recipient.kind()) {
                    case ASSIGNED -> {
                        Set<String> people = draft.assigned.getOrDefault(recipient.name(), Set.of());
                        if (people.isEmpty()) {
                            // someone always hears: where nobody is assigned, the whole role does
                            add(new Change.Told(Effect.Recipient.Kind.ROLE, recipient.name(), letter));
                        }
                        people.stream()
                                .sorted()
                                .forEach(
                                        person -> add(new Change.Told(Effect.Recipient.Kind.ASSIGNED, person, letter)));
                    }
                    case PARTY ->
                        draft.parties.values().stream()
                                .filter(party -> party.kind().equals(recipient.name()))
                                .map(FileState.Party::id)
                                .toList()
                                .forEach(party -> add(new Change.Told(Effect.Recipient.Kind.PARTY, party, letter)));
                    case BODY_FROM, SERVICE_FROM, FACILITY_FROM -> {
                        Value value = given.get(recipient.name());
                        if (value == null) {
                            value = factOf(recipient.name());
                        }
                        if (value != null) {
                            for (String code : codes(value)) {
                                add(new Change.Told(resolved(recipient.kind()), code, letter));
                            }
                        }
                    }
                    case ROLE, COMPLAINANT, BODY -> add(new Change.Told(recipient.kind(), recipient.name(), letter));
                }
            }
        }

        private static Effect.Recipient.Kind resolved(Effect.Recipient.Kind kind) {
            return kind == Effect.Recipient.Kind.BODY_FROM ? Effect.Recipient.Kind.BODY : kind;
        }

        private @Nullable Value factOf(String field) {
            String about = on;
            FileState.InstrumentRun run = about == null ? null : draft.instruments.get(about);
            Value own = run == null ? null : run.facts().get(field);
            return own != null ? own : draft.facts.get(field);
        }

        private void moveTo(String stage) {
            String from = draft.stage;
            if (from.equals(stage)) {
                return;
            }
            if (from.equals(FileState.CLOSED)) {
                add(new Change.Reopened(stage));
                triggers.add(new Trigger(Trigger.On.REOPENED, ""));
            } else {
                add(new Change.Moved(from, stage));
                triggers.add(new Trigger(Trigger.On.LEFT, from));
            }
            triggers.add(new Trigger(Trigger.On.ENTERED, stage));
        }

        private void closeAs(String outcome) {
            String from = draft.stage;
            if (from.equals(FileState.CLOSED)) {
                return;
            }
            add(new Change.Closed(from, outcome));
            triggers.add(new Trigger(Trigger.On.LEFT, from));
            triggers.add(new Trigger(Trigger.On.CLOSED, ""));
        }

        /** Lets clocks and duties hear what happened, and what that makes happen, until all is quiet. */
        void settle() {
            int heard = 0;
            while (!triggers.isEmpty()) {
                if (++heard > 1_000) {
                    throw new IllegalStateException(
                            "a procedure whose clocks set each other off without end: " + procedure.reference());
                }
                hear(triggers.remove());
                if (triggers.isEmpty()) {
                    // a clock may start already past its date: then it is missed, and heard, at once
                    for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
                        if (run.open() && run.missed().isEmpty() && startedHere(run.id())) {
                            happen(run.id());
                        }
                    }
                }
            }
        }

        private boolean startedHere(String run) {
            for (Change change : changes) {
                if (change instanceof Change.ClockStarted started
                        && started.run().equals(run)) {
                    return true;
                }
            }
            return false;
        }

        private void hear(Trigger trigger) {
            clocksStop(trigger);
            clocksPause(trigger);
            dutiesHear(trigger);
            clocksStart(trigger);
        }

        private boolean concerns(Clock clock, FileState.ClockRun run) {
            return clock.instrument() == null || on == null || on.equals(run.on());
        }

        private void clocksStop(Trigger trigger) {
            for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
                if (!run.open()) {
                    continue;
                }
                Clock clock = engine.clock(run.clock());
                boolean closing = trigger.on() == Trigger.On.CLOSED && !clock.outlivesClosing();
                if (closing || (clock.stopsOn().contains(trigger) && concerns(clock, run))) {
                    Ledger.Dates dates = Ledger.dates(engine, draft.freeze(), run, circumstances.now());
                    boolean late = !circumstances.now().isBefore(dates.dueAt());
                    if (late && !run.missed().contains(dates.due()) && clock.kind() != Clock.Kind.FOLLOW_UP) {
                        // answered before the platform noticed that the date had passed: missed all the same
                        add(new Change.ClockMissed(run.id(), dates.due()));
                    }
                    add(new Change.ClockStopped(run.id(), late && clock.kind() != Clock.Kind.FOLLOW_UP));
                }
            }
        }

        private void clocksPause(Trigger trigger) {
            for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
                Clock clock = engine.clock(run.clock());
                if (!run.open() || !concerns(clock, run)) {
                    continue;
                }
                if (run.pausedSince() == null && clock.pausesOn().contains(trigger)) {
                    add(new Change.ClockPaused(run.id()));
                } else if (run.pausedSince() != null && clock.resumesOn().contains(trigger)) {
                    add(new Change.ClockResumed(run.id()));
                }
            }
        }

        private void dutiesHear(Trigger trigger) {
            for (Duty duty : procedure.duties().values()) {
                FileState.DutyState owed = draft.duties.get(duty.id());
                if (owed != null && owed.open() > 0 && duty.metBy().contains(trigger)) {
                    add(new Change.DutyMet(duty.id()));
                }
                if (duty.arisesOn().contains(trigger)) {
                    add(new Change.DutyRaised(duty.id()));
                }
            }
        }

        private void clocksStart(Trigger trigger) {
            for (Clock clock : procedure.clocks().values()) {
                if (!clock.startsOn().contains(trigger)) {
                    continue;
                }
                String about = clock.instrument() == null ? null : on;
                int n = 1;
                boolean runs = false;
                for (FileState.ClockRun run : draft.runs.values()) {
                    if (run.clock().equals(clock.id())) {
                        n++;
                        runs |= run.open() && (about == null || about.equals(run.on()));
                    }
                }
                if (runs || (clock.once() && n > 1)) {
                    continue;
                }
                FileState now = draft.freeze();
                if (now.closed() && !clock.outlivesClosing()) {
                    continue;
                }
                Scene scene = new Scene(engine, now, actor, circumstances, today, recorded, on, null);
                if (scene.holds(clock.startsWhen(), clock.id(), looked)) {
                    add(new Change.ClockStarted(clock.id() + "-" + n, clock.id(), about));
                }
            }
        }

        /** Everything that is due on one run, in order of time. */
        void happen(String id) {
            for (int step = 0; step < 50; step++) {
                FileState.ClockRun run = draft.runs.get(id);
                if (run == null || !run.open()) {
                    return;
                }
                Ledger.Dates dates = Ledger.dates(engine, draft.freeze(), run, circumstances.now());
                Instant wakeAt = dates.wakeAt();
                if (wakeAt == null || wakeAt.isAfter(circumstances.now())) {
                    return;
                }
                Clock clock = dates.clock();
                if (dates.reminder() >= 0) {
                    Clock.Reminder reminder = clock.remind().get(dates.reminder());
                    add(new Change.Reminded(id, dates.reminder(), dates.due()));
                    String letter = reminder.letter();
                    if (letter != null) {
                        tell(reminder.tell(), letter, Map.of());
                    }
                } else {
                    add(new Change.ClockMissed(id, dates.due()));
                    carryOut(clock.onDue(), Map.of());
                    triggers.add(new Trigger(Trigger.On.MISSED, clock.id()));
                    settle();
                }
            }
        }
    }

    // ---------------------------------------------------------------- words

    private String recordedIdentity = "";

    private Scene scene(Map<String, Value> given, @Nullable String on, Circumstances.@Nullable Colleague assignee) {
        return new Scene(engine, state, actor, circumstances, today, given, on, assignee);
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(List.of(refusal));
    }

    private static Refusal refuse(Action action, @Nullable String field, String key, Object... with) {
        return Says.refusal(Refusal.Reason.FIELD, action.id(), action.basis(), field, key, with);
    }

    private static Refusal notNow(Action action, String key, Object... with) {
        return Says.refusal(Refusal.Reason.NOT_NOW, action.id(), action.basis(), null, key, with);
    }

    private Field field(String id) {
        Field field = procedure.fields().get(id);
        if (field == null) {
            throw new IllegalStateException("a checked procedure asks no unknown field: " + id);
        }
        return field;
    }

    private Instrument instrument(Action action) {
        Instrument instrument =
                action.instrument() == null ? null : procedure.instruments().get(action.instrument());
        if (instrument == null) {
            throw new IllegalStateException("an action of an unknown instrument: " + action.id());
        }
        return instrument;
    }

    private Link link(String id) {
        Link link = procedure.links().get(id);
        if (link == null) {
            throw new IllegalStateException("a checked procedure opens no unknown link: " + id);
        }
        return link;
    }

    private Words stage(String id) {
        if (id.equals(FileState.CLOSED)) {
            return Says.words("stage.closed");
        }
        Stage stage = procedure.stages().get(id);
        return stage == null ? Words.NONE : stage.label();
    }

    private List<Words> stages(Action action) {
        return action.stages().stream().sorted().map(this::stage).toList();
    }

    private Words role(String id) {
        var role = engine.tenant().roles().get(id);
        if (role != null) {
            return role.label();
        }
        if (id.startsWith(Who.PARTY)) {
            var kind = procedure.parties().get(id.substring(Who.PARTY.length()));
            return kind == null ? Says.words("role.party") : kind.label();
        }
        return switch (id) {
            case Who.COMPLAINANT, Who.PUBLIC, Who.ANYONE, Who.SYSTEM -> Says.words("role." + id);
            default -> new Words(Map.of("en", id));
        };
    }

    private List<Words> named(List<Who> who) {
        return who.stream().map(each -> role(each.role())).distinct().toList();
    }
}
