package gehoor.policy.reading;

import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.Who;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the vocabulary cannot say of a single map: how its words depend on each other and on where it stands. */
final class Specials {
    private static final Set<Field.Type> OWN_CHOICES = EnumSet.of(Field.Type.CHOICE, Field.Type.CHOICES);
    private static final Set<Field.Type> LISTED_CHOICES = EnumSet.of(
            Field.Type.SERVICE,
            Field.Type.FACILITY,
            Field.Type.BODY,
            Field.Type.BODIES,
            Field.Type.GROUND,
            Field.Type.OUTCOME,
            Field.Type.ITEMS);
    private static final Set<Field.Type> BOUNDED =
            EnumSet.of(Field.Type.NUMBER, Field.Type.ATTACHMENTS, Field.Type.TEXT, Field.Type.LONG_TEXT);
    private static final Set<String> RESERVED_ROLES =
            Set.of("complainant", "public", "anyone", "system", "assigned", "body", "party", "actor", "origin");
    private static final Set<String> RESERVED_FIELDS = Set.of("contact", "state", "party", "report");

    private static final Said REPORT = Said.of("the-report");

    private final Problems problems;

    Specials(Problems problems) {
        this.problems = problems;
    }

    /** What speaks of a term speaks of none where none is there. */
    private void floor(Written.Entries map) {
        for (String word : List.of("from", "may-pause")) {
            boolean says = word.equals("from") ? map.has(word) : map.yes(word);
            if (says && !map.has("at-most")) {
                add(map, word, Said.of("floor.without-term", word));
            }
        }
    }

    private void answers(Written.Entries door) {
        Set<String> ids = new LinkedHashSet<>();
        for (Written.Entries answer : door.maps("answers")) {
            if (answer.find("answer") instanceof Written.Text id && !ids.add(id.text())) {
                problems.add(
                        id.at(),
                        Said.of("described-twice", Said.of("noun.answer"), Problems.quote(id.text()), Said.NOTHING));
            }
        }
        if (door.has("answers") && door.items("answers").isEmpty()) {
            problems.add(door.at(), Said.of("door.no-answer"));
        }
    }

    /** What changes for everything within a map of this shape. */
    Context context(Written.Entries map, Shape shape, Context around) {
        return switch (shape.name()) {
            case "report" -> around.reporting(Scope.asks(map));
            case "instrument" -> around.instrument(map.text("instrument"));
            case "instrument-action",
                    "action",
                    "standard-act",
                    "standard-assign",
                    "standard-note",
                    "standard-stop",
                    "standard-reopen" -> {
                Context asking = around.asking(Scope.asks(map));
                String party = map.textOrNull("about-party");
                yield party == null ? asking : asking.party(party);
            }
            case "example" -> {
                Written.Entries report = map.map("report");
                String day = report.has("received") ? report.text("received") : report.text("at");
                yield around.scope()
                        .procedure(map.text("procedure"), day.length() > 10 ? day.substring(0, 10) : day)
                        .map(around::scope)
                        .orElse(around);
            }
            case "sight" -> {
                String party = onlyParty(map);
                yield party == null ? around : around.party(party);
            }
            case "clock", "duty" -> {
                String instrument = map.textOrNull("instrument");
                String party = map.textOrNull("party");
                yield instrument != null ? around.instrument(instrument) : party != null ? around.party(party) : around;
            }
            default -> around;
        };
    }

    /** The one kind of party that a sight rule is for; null where it is for others, too. */
    private static @Nullable String onlyParty(Written.Entries sight) {
        List<String> who = sight.texts("who");
        return who.size() == 1 && who.size() == sight.items("who").size() ? Effects.kindOfParty(who.get(0)) : null;
    }

    /** What changes for one word of a map: standard acts ask fields of their own. */
    Context context(Written.Entries map, Shape shape, Word word, Context context) {
        if (shape.name().equals("standard")) {
            Scope.ActionSketch act = context.scope().actions().get(word.name());
            return act == null ? context : context.asking(act.asks());
        }
        // Effects of a report happen when it has been recorded.
        if (shape.name().equals("report") && word.name().equals("does")) {
            return Context.of(context.scope()).asking(context.asked() == null ? Set.of() : context.asked());
        }
        return context;
    }

    void look(Written.Entries map, Shape shape, Context context) {
        switch (shape.name()) {
            case "role" -> reserved(map.find("role"), RESERVED_ROLES, Named.ROLE);
            case "register" -> {
                if (map.has("series") && !map.text("series").matches("[A-Z][A-Z0-9-]{0,19}")) {
                    add(
                            map,
                            "series",
                            Said.of(
                                    "must-be",
                                    Problems.quote("series"),
                                    Said.of("type.series"),
                                    Problems.quote(map.text("series"))));
                }
            }
            case "field" -> field(map, context);
            case "report" -> report(map);
            case "ground" -> {
                if (map.has("when") && !map.has("otherwise")) {
                    problems.add(map.at(), Said.of("ground.otherwise"));
                }
            }
            case "clock" -> clock(map, context);
            case "floor" -> floor(map);
            case "link" -> link(map, context);
            case "consent-given" -> {
                items(map, context);
                consenting(map, context);
            }
            case "hand-over" -> items(map, context);
            case "effect" -> {
                if (map.find("remove-party") instanceof Written.Text kind
                        && !kind.text().equals(context.party())) {
                    problems.add(kind.at(), Said.of("remove-party.about", kind.text()));
                }
            }
            case "set" -> set(map, context);
            case "identity-from" -> identityFrom(map, context);
            case "step" -> step(map, context);
            case "example-report" -> exampleReport(map, context);
            case "then" -> then(map, context);
            case "door" -> answers(map);
            case "covers" -> {
                if (map.text("from").compareTo(map.text("to")) > 0) {
                    add(map, "to", Said.of("covers.backwards"));
                }
            }
            case "calendar" -> holidays(map);
            case "theme" -> Contrasts.look(map, problems);
            default -> {}
        }
    }

    private void reserved(@Nullable Written id, Set<String> reserved, Named named) {
        if (id instanceof Written.Text text && reserved.contains(text.text())) {
            problems.add(text.at(), Said.of("reserved", Problems.quote(text.text()), named.one()));
        }
    }

    private void field(Written.Entries map, Context context) {
        reserved(map.find("field"), RESERVED_FIELDS, Named.FIELD);
        for (Fact.Known known : Fact.Known.values()) {
            reserved(map.find("field"), Set.of(known.word()), Named.FIELD);
        }
        Optional<Field.Type> known = Scope.type(map.text("type"));
        if (known.isEmpty()) {
            return;
        }
        Field.Type type = known.get();
        Written choices = map.find("choices");
        if (OWN_CHOICES.contains(type) && !(choices instanceof Written.Entries)) {
            problems.add(map.at(), Said.of("field.needs-choices", type.word()));
        } else if (LISTED_CHOICES.contains(type) && choices instanceof Written.Entries) {
            add(map, "choices", Said.of("field.lists-choices", type.word()));
        } else if (choices != null && !OWN_CHOICES.contains(type) && !LISTED_CHOICES.contains(type)) {
            add(map, "choices", Said.of("field.no-choices", type.word()));
        } else if (choices != null && LISTED_CHOICES.contains(type)) {
            Named named = Facts.named(type);
            Set<String> ids = context.scope().known(named);
            for (Written item : Written.items(choices)) {
                if (item instanceof Written.Text text && !ids.contains(text.text())) {
                    problems.add(
                            text.at(),
                            Said.of(
                                    "unknown",
                                    named.noun(),
                                    Problems.quote(text.text()),
                                    problems.hint(text.text(), ids)));
                }
            }
        }
        for (String bound : List.of("min", "max")) {
            if (map.has(bound) && !BOUNDED.contains(type)) {
                add(map, bound, Said.of("field.no-bound", type.word(), Problems.quote(bound)));
            }
        }
        if (map.has("min")
                && map.has("max")
                && Values.number(map.text("min"))
                        .flatMap(min -> Values.number(map.text("max")).map(max -> min.compareTo(max) > 0))
                        .orElse(false)) {
            add(map, "max", Said.of("field.max-below-min"));
        }
        if (map.has("not-in-future") && type != Field.Type.DATE) {
            add(map, "not-in-future", Said.of("field.date-only"));
        }
        for (String counted : List.of("unit", "decimals")) {
            if (map.has(counted) && type != Field.Type.NUMBER) {
                add(map, counted, Said.of("field.number-only", Problems.quote(counted)));
            }
        }
    }

    private void report(Written.Entries map) {
        List<String> identities = map.texts("identities");
        for (Written.Entries rule : map.maps("identity-refused")) {
            if (identities.contains(rule.text("identity"))) {
                add(rule, "identity", Said.of("identity.both", Problems.quote(rule.text("identity"))));
            }
        }
    }

    private void clock(Written.Entries map, Context context) {
        if (map.find("counted-from") instanceof Written.Text text) {
            Facts.find(text.text(), context)
                    .filter(fact -> !(fact.kind() instanceof Facts.Dates))
                    .ifPresent(fact -> problems.add(
                            text.at(),
                            Said.of(
                                    "clock.counted-from",
                                    Problems.quote(text.text()),
                                    fact.kind().said())));
            if (Facts.find("this." + text.text(), context).isPresent()) {
                problems.add(
                        text.at(),
                        Said.of("clock.of-each", Problems.quote(text.text()), Problems.quote("this." + text.text())));
            }
        }
        if (map.has("pauses-on") != map.has("resumes-on")) {
            problems.add(map.at(), Said.of("clock.resumes"));
        }
        if (map.has("pauses-while")) {
            new Conditions(new Problems(0))
                    .read(Objects.requireNonNull(map.find("pauses-while")), context).stream()
                            .flatMap(Fact::of)
                            .filter(fact -> (fact.family() == Fact.Family.CLOCK
                                            && fact.name().equals(map.text("clock")))
                                    || fact.equals(Fact.known(Fact.Known.TODAY))
                                    || fact.family() == Fact.Family.ACTOR
                                    || fact.family() == Fact.Family.ASSIGNEE)
                            .findFirst()
                            .ifPresent(fact -> add(
                                    map,
                                    "pauses-while",
                                    Said.of("clock.pauses-while", Problems.quote(fact.toString()))));
        }
    }

    private void link(Written.Entries map, Context context) {
        reserved(map.find("link"), Set.of("origin"), Named.LINK);
        List<Scope> targets = context.scope().surroundings().procedures(map.text("procedure"));
        if (targets.isEmpty()) {
            return;
        }
        Scope target = context.scope()
                .surroundings()
                .procedure(map.text("procedure"), "9999-12-31")
                .orElse(targets.get(0));
        if (map.find("kind") instanceof Written.Text kind
                && !target.known(Named.KIND).contains(kind.text())) {
            problems.add(
                    kind.at(),
                    Said.of(
                            "link.unknown-kind",
                            Named.KIND.noun(),
                            Problems.quote(kind.text()),
                            map.text("procedure"),
                            problems.hint(kind.text(), target.known(Named.KIND))));
        }
        parties(map, context.scope(), target);
        for (Written item : map.items("carry")) {
            if (!(item instanceof Written.Text text)
                    || text.text().equals("all")
                    || !context.scope().fields().containsKey(text.text())) {
                continue;
            }
            Scope.FieldSketch here = context.scope().fields().get(text.text());
            Scope.FieldSketch there = target.fields().get(text.text());
            if (there == null) {
                problems.add(
                        text.at(),
                        Said.of(
                                "link.not-there",
                                Named.FIELD.noun(),
                                Problems.quote(text.text()),
                                map.text("procedure")));
            } else if (here != null && !carried(here, there)) {
                problems.add(
                        text.at(), Said.of("link.other-field", Problems.quote(text.text()), map.text("procedure")));
            }
        }
    }

    private void parties(Written.Entries map, Scope here, Scope there) {
        for (Written item : map.items("parties")) {
            if (!(item instanceof Written.Text text) || text.text().equals("all")) {
                continue;
            }
            String kind = text.text();
            if (here.known(Named.PARTY).contains(kind)
                    && !there.known(Named.PARTY).contains(kind)) {
                problems.add(
                        text.at(),
                        Said.of("link.not-there", Named.PARTY.noun(), Problems.quote(kind), map.text("procedure")));
            }
        }
    }

    /** Whether a value of one field is a value of the other. */
    static boolean carried(Scope.FieldSketch here, Scope.FieldSketch there) {
        return here.type() == there.type()
                && (there.choices().isEmpty() || there.choices().containsAll(here.choices()));
    }

    /** A party's consent is recorded about that party. */
    private void consenting(Written.Entries map, Context context) {
        String to = map.text("to");
        for (Written.Entries consent : context.scope().source().maps("consents")) {
            String kind = Effects.kindOfParty(consent.text("from"));
            if (consent.text("to").equals(to) && kind != null && !kind.equals(context.party())) {
                add(map, "to", Said.of("consent.of-party", Problems.quote(to), kind));
            }
        }
    }

    private void items(Written.Entries map, Context context) {
        Set<String> known = context.scope().items(map.text("to"));
        for (Written item : map.items("items")) {
            if (item instanceof Written.Text text
                    && context.scope().known(Named.ITEM).contains(text.text())
                    && !known.contains(text.text())) {
                problems.add(
                        text.at(),
                        Said.of(
                                "consent.no-item",
                                Problems.quote(map.text("to")),
                                Problems.quote(text.text()),
                                problems.hint(text.text(), known)));
            }
        }
    }

    private void set(Written.Entries map, Context context) {
        Scope.FieldSketch field = context.scope().fields().get(map.text("field"));
        Written to = map.find("to");
        if (field != null && to != null) {
            if (field.type().sealed()) {
                add(map, "field", Said.of("set.sealed", field.type().word()));
            } else if (!fact(to, field, context)) {
                if (field.type() == Field.Type.STAFF || field.type() == Field.Type.PARTY) {
                    problems.add(to.at(), Said.of("set.fact-only", field.type().word()));
                    return;
                }
                value(to, field, context);
            }
        }
    }

    /** Whether it names a fact that this field can be set to. */
    private static boolean fact(Written to, Scope.FieldSketch field, Context context) {
        Facts.Kind kind = Facts.kind(field, context.scope());
        return to instanceof Written.Text text
                && Facts.find(text.text(), context)
                        .filter(fact -> Conditions.alike(fact.kind(), kind))
                        .isPresent();
    }

    private void identityFrom(Written.Entries map, Context context) {
        Scope.FieldSketch field = context.scope().fields().get(map.text("from"));
        if (field != null
                && field.type() == Field.Type.CHOICE
                && !Vocabulary.identities().containsAll(field.choices())) {
            add(map, "from", Said.of("identity.choices", Problems.quote(field.id())));
        }
    }

    private void step(Written.Entries map, Context context) {
        List<String> kinds =
                List.of("does", "until", "expect").stream().filter(map::has).toList();
        boolean linked = map.has("linked") || map.has("signal");
        if (kinds.size() + (linked ? 1 : 0) != 1) {
            problems.add(map.at(), Said.of("step.exactly-one"));
            return;
        }
        boolean does = map.has("does");
        if (!map.has("until") && !map.has("at")) {
            problems.add(map.at(), Said.of("step.needs-at"));
        }
        if (map.has("until") && map.has("at")) {
            add(map, "at", Said.of("step.until-or-at"));
        }
        if (does && !map.has("by")) {
            problems.add(map.at(), Said.of("step.needs-by"));
        }
        for (String word : List.of("by", "on", "with", "refused")) {
            if (!does && map.has(word)) {
                add(map, word, Said.of("step.does-only", Problems.quote(word)));
            }
        }
        Scope.ActionSketch action = context.scope().actions().get(map.text("does"));
        if (action == null) {
            return;
        }
        Set<String> asks = new LinkedHashSet<>(action.asks());
        if (action.id().equals("correct")) {
            asks.addAll(context.scope().reportAsks());
            asks.addAll(Vocabulary.corrected());
        }
        with(map, asks, Said.of("the-action", Problems.quote(action.id())), context);
        if (map.find("on") instanceof Written.Text text) {
            String of = Names.words(text.text()).get(0);
            String expected = action.instrument() != null ? action.instrument() : action.party();
            if (!of.equals(expected)) {
                problems.add(
                        text.at(),
                        expected == null
                                ? Said.of("step.on-nothing", Problems.quote(action.id()))
                                : Said.of("step.on", Problems.quote(action.id()), expected));
            }
        }
    }

    private void exampleReport(Written.Entries map, Context context) {
        Scope scope = context.scope();
        if (!scope.isProcedure()) {
            return;
        }
        if (!map.text("channel").equals("link")) {
            known(map, "channel", Named.CHANNEL.noun(), scope.known(Named.CHANNEL));
        }
        known(map, "kind", Said.of("noun.kind"), scope.known(Named.KIND));
        with(map, scope.reportAsks(), REPORT, context);
        if (map.has("parties") && !map.text("channel").equals("link")) {
            add(map, "parties", Said.of("example.parties"));
        }
        for (Written.Entries party : map.maps("parties")) {
            with(party, scope.partyFields(party.text("party")), Said.of("a-party", party.text("party")), context);
        }
    }

    private void known(Written.Entries map, String word, Said noun, Set<String> known) {
        if (map.find(word) instanceof Written.Text text && !known.contains(text.text())) {
            problems.add(
                    text.at(),
                    Said.of("unknown", noun, Problems.quote(text.text()), problems.hint(text.text(), known)));
        }
    }

    private void with(Written.Entries map, Set<String> asks, Said what, Context context) {
        for (Map.Entry<String, Written.Entry> given : map.map("with").entries().entrySet()) {
            String id = given.getKey();
            if (id.equals("contact") && what.equals(REPORT)) {
                continue;
            }
            Scope.FieldSketch field = context.scope().fields().get(id);
            boolean corrected = Vocabulary.corrected().contains(id);
            if (field == null && !corrected && !id.equals("contact")) {
                continue;
            }
            if (!asks.contains(id)) {
                problems.add(
                        given.getValue().key().at(),
                        Said.of("not-asked", what, Problems.quote(id), problems.hint(id, asks)));
            }
            if (field != null) {
                someone(given.getValue().value(), field, context);
                value(given.getValue().value(), field, context);
            }
        }
    }

    /** In an example, members of staff and parties are written as they are spoken of; a known person by name alone. */
    private void someone(Written written, Scope.FieldSketch field, Context context) {
        for (Written item : Written.items(written)) {
            if (item instanceof Written.Text text && !text.text().isEmpty()) {
                if (field.type() == Field.Type.STAFF && text.text().strip().contains(" ")) {
                    Names.person(text, context, problems);
                } else if (field.type() == Field.Type.PARTY
                        && !(field.id().equals(Effect.DeclareTie.WITH)
                                && text.text().equals(Who.COMPLAINANT))) {
                    Names.nth(text, context, problems);
                }
            }
        }
    }

    private void value(Written written, Scope.FieldSketch field, Context context) {
        List<Written> items = Written.items(written);
        if (items.size() > 1
                && !field.type().several()
                && field.type() != Field.Type.ATTACHMENTS
                && field.type() != Field.Type.CONTACT) {
            problems.add(written.at(), Said.of("field.one-value", Problems.quote(field.id())));
        }
        Facts.Kind kind = Facts.kind(field, context.scope());
        if (open(kind)) {
            return;
        }
        for (Written item : items) {
            if (item instanceof Written.Text text
                    && Values.of(text.text(), kind).isEmpty()) {
                problems.add(text.at(), refusal(text.text(), field, kind));
            }
        }
    }

    /** Whether it can be anything. */
    private static boolean open(Facts.Kind kind) {
        return kind instanceof Facts.Unseen || (kind instanceof Facts.Codes codes && codes.words() == null);
    }

    private Said refusal(String text, Scope.FieldSketch field, Facts.Kind kind) {
        if (kind instanceof Facts.Codes codes) {
            Set<String> words = codes.words();
            return Said.of(
                    "value.no-word-of",
                    Problems.quote(text),
                    Problems.quote(field.id()),
                    problems.hint(text, words == null ? Set.of() : words));
        }
        return Said.of("value.not", Problems.quote(field.id()), kind.said(), Problems.quote(text));
    }

    private void then(Written.Entries map, Context context) {
        for (Map.Entry<String, Written.Entry> fact : map.map("facts").entries().entrySet()) {
            Written.Entry entry = fact.getValue();
            Optional<Facts.Known> known = Facts.find(fact.getKey(), context);
            if (known.isEmpty() || !(entry.value() instanceof Written.Text text)) {
                continue;
            }
            Facts.Kind kind = known.get().kind();
            boolean open = open(kind);
            if (!open
                    && !text.text().equals("unknown")
                    && Values.of(text.text(), kind).isEmpty()) {
                problems.add(text.at(), Values.refusal(text.text(), known.get(), context, problems));
            }
        }
    }

    private void holidays(Written.Entries map) {
        String last = "";
        for (Written.Entries holiday : map.maps("holidays")) {
            String date = holiday.text("date");
            if (date.compareTo(last) <= 0) {
                add(holiday, "date", Said.of("holiday.order", date, last));
            }
            last = date;
            String year = date.length() < 4 ? "" : date.substring(0, 4);
            Written.Entries covers = map.map("covers");
            if (year.compareTo(covers.text("from")) < 0 || year.compareTo(covers.text("to")) > 0) {
                add(holiday, "date", Said.of("holiday.outside", date));
            }
        }
    }

    private void add(Written.Entries map, String word, Said said) {
        Written value = map.find(word);
        Place at = value == null ? map.at() : value.at();
        problems.add(at, said);
    }
}
