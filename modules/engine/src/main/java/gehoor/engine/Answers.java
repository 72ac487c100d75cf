package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Exemption;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Report;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** What was filled in, held against the fields that an action asks: complete, known, possible. */
final class Answers {
    private final Hearing at;

    Answers(Hearing at) {
        this.at = at;
    }

    /** The codes that can be chosen for a field; empty where the type has none. */
    List<String> options(Field field, Scene scene) {
        return switch (field.type()) {
            case CHOICE, CHOICES -> List.copyOf(field.choices().keySet());
            case ITEMS ->
                field.choices().isEmpty()
                        ? at.procedure.consents().values().stream()
                                .flatMap(consent -> consent.items().keySet().stream())
                                .distinct()
                                .toList()
                        : List.copyOf(field.choices().keySet());
            case OUTCOME ->
                field.choices().isEmpty()
                        ? List.copyOf(at.procedure.outcomes().keySet())
                        : List.copyOf(field.choices().keySet());
            case SERVICE -> chosen(field, at.engine.tenant().services().keySet());
            case FACILITY -> chosen(field, at.engine.tenant().facilities().keySet());
            case BODY, BODIES -> chosen(field, at.engine.tenant().bodies().keySet());
            case GROUND -> {
                List<String> grounds = new ArrayList<>();
                for (Ground ground : at.procedure.grounds().values()) {
                    if (!field.choices().isEmpty() && !field.choices().containsKey(ground.id())) {
                        continue;
                    }
                    boolean usable = Scene.speaksOfAnswers(ground.when()) || scene.holds(ground.when());
                    if (usable && at.lifting(ground.id(), scene) == null) {
                        grounds.add(ground.id());
                    }
                }
                yield grounds;
            }
            case PARTY -> {
                List<String> parties = new ArrayList<>(at.state.parties().keySet());
                if (field.id().equals(Effect.DeclareTie.WITH)) {
                    parties.add(Who.COMPLAINANT);
                }
                yield parties;
            }
            default -> List.of();
        };
    }

    static Set<String> askedFields(Action action) {
        Set<String> asked = new HashSet<>();
        for (Action.Ask ask : action.asks()) {
            asked.add(ask.field());
        }
        return asked;
    }

    static boolean corrects(Action action) {
        for (Effect effect : action.does()) {
            if (effect instanceof Effect.Correct) {
                return true;
            }
        }
        return false;
    }

    void fields(Action action, Map<String, Value> given, Scene scene, boolean complete, List<Refusal> refusals) {
        Set<String> applicable = new HashSet<>();
        for (Action.Ask ask : action.asks()) {
            if (!scene.holds(ask.askedWhen())) {
                continue;
            }
            applicable.add(ask.field());
            boolean missing = !given.containsKey(ask.field());
            if (complete && missing && ask.required() && scene.holds(ask.requiredWhen())) {
                refusals.add(Hearing.refuse(
                        action,
                        ask.field(),
                        "field-required",
                        at.field(ask.field()).label()));
            }
        }
        for (Map.Entry<String, Value> each : given.entrySet()) {
            String id = each.getKey();
            if (!applicable.contains(id) && (complete || !at.procedure.fields().containsKey(id))) {
                if (corrects(action) && correctable(action, id, each.getValue(), refusals)) {
                    continue;
                }
                Field known = at.procedure.fields().get(id);
                refusals.add(
                        known == null
                                ? Hearing.refuse(action, id, "field-unknown", id)
                                : Hearing.refuse(action, id, "field-not-asked", known.label()));
                continue;
            }
            value(action, at.field(id), each.getValue(), scene, refusals);
        }
    }

    /** Facts of the report may be corrected, by the same rules by which they were asked. */
    boolean correctable(Action action, String id, Value value, List<Refusal> refusals) {
        if (Change.Reported.corrects(id)) {
            Report report = at.procedure.report();
            switch (id) {
                case "kind" -> {
                    if (!report.kinds().containsKey(value.toString())) {
                        refusals.add(Hearing.refuse(
                                action,
                                id,
                                "kind-unknown",
                                value,
                                List.copyOf(report.kinds().values())));
                    }
                }
                case "received" -> {
                    if (!(value instanceof Value.Day day)) {
                        refusals.add(Hearing.refuse(action, id, "field-date", id));
                    } else if (day.date().isAfter(at.today)) {
                        refusals.add(Hearing.refuse(action, id, "received-future"));
                    }
                }
                case "reporter" -> {
                    if (!report.reporters().contains(value.toString())) {
                        refusals.add(Hearing.refuse(action, id, "reporter-unknown", value, spoken(report.reporters())));
                    }
                }
                case "capacity" -> {
                    if (!report.capacities().containsKey(value.toString())) {
                        refusals.add(Hearing.refuse(
                                action,
                                id,
                                "capacity-unknown",
                                value,
                                List.copyOf(report.capacities().values())));
                    }
                }
                case "language" -> {
                    if (!at.engine.tenant().languages().contains(value.toString())) {
                        refusals.add(Hearing.refuse(
                                action,
                                id,
                                "language-unknown",
                                value,
                                at.engine.tenant().languages()));
                    }
                }
                default -> {
                    if (!report.channels().containsKey(value.toString())) {
                        List<Words> labels = report.channels().values().stream()
                                .map(Report.Channel::label)
                                .toList();
                        refusals.add(Hearing.refuse(action, id, "channel-unknown", value, labels));
                    }
                }
            }
            return true;
        }
        Field field = at.procedure.fields().get(id);
        if (field == null || !askedFields(at.procedure.report().action()).contains(id)) {
            return false;
        }
        value(action, field, value, at.scene(Map.of(), null, null), refusals);
        return true;
    }

    /** A field that names its choices leaves no others. */
    private static List<String> chosen(Field field, Set<String> all) {
        return List.copyOf(field.choices().isEmpty() ? all : field.choices().keySet());
    }

    void value(Action action, Field field, Value value, Scene scene, List<Refusal> refusals) {
        String id = field.id();
        switch (field.type()) {
            case CHOICE, CHOICES, ITEMS, OUTCOME, SERVICE, FACILITY, BODY, BODIES, PARTY -> {
                List<String> options = options(field, scene);
                for (String code : codes(value)) {
                    if (!options.contains(code)) {
                        refusals.add(Hearing.refuse(
                                action, id, "field-choice", field.label(), code, labels(field, options)));
                    }
                }
                if (codes(value).isEmpty()) {
                    refusals.add(Hearing.refuse(action, id, "field-choose", field.label()));
                }
            }
            case GROUND -> ground(action, field, value.toString(), scene, refusals);
            case DATE -> {
                if (!(value instanceof Value.Day day)) {
                    refusals.add(Hearing.refuse(action, id, "field-date", field.label()));
                } else if (field.notInFuture() && day.date().isAfter(at.today)) {
                    refusals.add(Hearing.refuse(action, id, "field-future", field.label()));
                }
            }
            case NUMBER -> {
                if (!(value instanceof Value.Number number)) {
                    refusals.add(Hearing.refuse(action, id, "field-number", field.label()));
                } else {
                    Integer decimals = field.decimals();
                    if (decimals != null && number.number().stripTrailingZeros().scale() > decimals) {
                        refusals.add(Hearing.refuse(action, id, "field-decimals", field.label(), decimals));
                    }
                    java.math.BigDecimal min = field.min();
                    java.math.BigDecimal max = field.max();
                    if (min != null && number.number().compareTo(min) < 0) {
                        refusals.add(Hearing.refuse(action, id, "field-least", field.label(), min.toPlainString()));
                    }
                    if (max != null && number.number().compareTo(max) > 0) {
                        refusals.add(Hearing.refuse(action, id, "field-most", field.label(), max.toPlainString()));
                    }
                }
            }
            case YES_NO -> {
                if (!(value instanceof Value.YesNo)) {
                    refusals.add(Hearing.refuse(action, id, "field-yes-no", field.label()));
                }
            }
            case STAFF -> {
                if (!at.circumstances.colleagues().containsKey(value.toString())
                        && !value.toString().equals(at.actor.place())) {
                    refusals.add(Hearing.refuse(action, id, "staff-unknown", field.label()));
                }
            }
            case TEXT, LONG_TEXT, ATTACHMENTS, CONTACT -> {
                if (!(value instanceof Value.Sealed)) {
                    refusals.add(Hearing.refuse(action, id, "field-text", field.label()));
                }
            }
        }
    }

    void ground(Action action, Field field, String id, Scene scene, List<Refusal> refusals) {
        Ground ground = at.procedure.grounds().get(id);
        if (ground == null || !(field.choices().isEmpty() || field.choices().containsKey(id))) {
            List<Words> labels = at.procedure.grounds().values().stream()
                    .filter(each -> field.choices().isEmpty() || field.choices().containsKey(each.id()))
                    .map(Ground::label)
                    .toList();
            refusals.add(Hearing.refuse(action, field.id(), "field-choice", field.label(), id, labels));
            return;
        }
        Exemption exemption = at.lifting(id, scene);
        if (exemption != null) {
            refusals.add(new Refusal(
                    Refusal.Reason.RULE,
                    exemption.rule(),
                    exemption.basis(),
                    field.id(),
                    Says.words("ground-lifted", ground.label(), exemption.explain()),
                    List.copyOf(at.looked)));
            return;
        }
        List<Entry.Looked> seen = new ArrayList<>();
        if (!scene.holds(ground.when(), id, seen)) {
            Words words = ground.otherwise().isEmpty() ? Says.words("ground-not", ground.label()) : ground.otherwise();
            refusals.add(new Refusal(Refusal.Reason.RULE, id, ground.basis(), field.id(), words, List.copyOf(seen)));
        }
        at.looked.addAll(seen);
    }

    static SortedSet<String> codes(Value value) {
        if (value instanceof Value.Codes codes) {
            return codes.codes();
        }
        return new java.util.TreeSet<>(Set.of(value.toString()));
    }

    List<Object> labels(Field field, List<String> options) {
        List<Object> labels = new ArrayList<>();
        for (String option : options) {
            Words choice = field.choices().get(option);
            labels.add(choice == null || choice.isEmpty() ? option : choice);
        }
        return labels;
    }

    static List<Words> spoken(Collection<String> words) {
        return words.stream().map(word -> Says.words("word." + word)).toList();
    }

    static List<String> itemsOf(Effect.Consent consent, Map<String, Value> given) {
        String from = consent.itemsFrom();
        if (from == null) {
            return consent.items();
        }
        Value items = given.get(from);
        return items == null ? List.of() : List.copyOf(codes(items));
    }

    static Effect.Answer answerOf(Effect.Consent consent, Map<String, Value> given) {
        Effect.Answer answer = consent.answer();
        if (answer != null) {
            return answer;
        }
        String from = consent.answerFrom();
        return from != null && Value.YES.equals(given.get(from)) ? Effect.Answer.GIVEN : Effect.Answer.REFUSED;
    }
}
