package gehoor.policy.reading;

import gehoor.policy.Effect.Recipient;
import gehoor.policy.Example.Person;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.vocabulary.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The short forms of several words: triggers, recipients, the people of an example. */
final class Names {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** In an example, after {@code of}: has handled a file that this one is linked to. */
    private static final String HANDLED_LINKED = "handled-linked";

    /** What who complains is called elsewhere: in other words of this language, in regulations, in those of our languages. */
    private static final Set<String> COMPLAINING = Set.of(
            "reporter",
            "person",
            "complainer",
            "claimant",
            "plaintiff",
            "applicant",
            "customer",
            "client",
            "tenant",
            "klager",
            "melder",
            "indiener",
            "plaignant",
            "réclamant",
            "déclarant");

    private Names() {}

    /** The words of a text that is not empty. */
    static List<String> words(String text) {
        return List.of(SPACES.split(text.strip(), -1));
    }

    static Optional<Trigger> trigger(Written.Text text, Context context, Problems problems) {
        List<String> words = words(text.text());
        for (Trigger.On on : Trigger.On.values()) {
            if (on.name().toLowerCase(Locale.ROOT).equals(words.get(0))) {
                return trigger(on, words, text, context, problems);
            }
        }
        Optional<String> happens = words.size() == 1 ? happens(words.get(0), context.scope()) : Optional.empty();
        problems.add(
                text.at(),
                Said.of(
                        "unknown",
                        Said.of("noun.trigger"),
                        Problems.quote(words.get(0)),
                        happens.map(Nearest::meant).orElseGet(() -> problems.hint(words.get(0), Judge.triggers()))));
        return Optional.empty();
    }

    /** What happens to what has that id, where somebody wrote the id alone. */
    private static Optional<String> happens(String id, Scope scope) {
        if (scope.known(Named.ACTION).contains(id)) {
            return Optional.of("did " + id);
        } else if (scope.known(Named.STAGE).contains(id)) {
            return Optional.of("entered " + id);
        } else if (scope.known(Named.CLOCK).contains(id)) {
            return Optional.of("missed " + id);
        }
        return scope.known(Named.INSTRUMENT).contains(id) ? Optional.of("ended " + id) : Optional.empty();
    }

    private static Optional<Trigger> trigger(
            Trigger.On on, List<String> words, Written.Text text, Context context, Problems problems) {
        boolean alone = on == Trigger.On.REPORTED || on == Trigger.On.CLOSED || on == Trigger.On.REOPENED;
        if (alone != (words.size() == 1) || words.size() > 2) {
            problems.add(
                    text.at(),
                    alone
                            ? Said.of("trigger.alone", Problems.quote(words.get(0)))
                            : Said.of("trigger.name", Problems.quote(words.get(0)), words.get(0), noun(on)));
            return Optional.empty();
        }
        if (alone) {
            return Optional.of(new Trigger(on, ""));
        }
        Scope scope = context.scope();
        Collection<String> known = switch (on) {
            case ENTERED, LEFT -> scope.known(Named.STAGE);
            case DID -> scope.known(Named.ACTION);
            case ENDED -> scope.known(Named.INSTRUMENT);
            case MISSED -> scope.known(Named.CLOCK);
            default -> List.of(words.get(1));
        };
        Place at = text.at(text.text().lastIndexOf(words.get(1)));
        if (!known.contains(words.get(1))) {
            problems.add(
                    at, Said.of("unknown", noun(on), Problems.quote(words.get(1)), problems.hint(words.get(1), known)));
            return Optional.empty();
        }
        return Optional.of(new Trigger(on, words.get(1)));
    }

    private static Said noun(Trigger.On on) {
        return switch (on) {
            case ENTERED, LEFT -> Named.STAGE.noun();
            case DID -> Named.ACTION.noun();
            case ENDED -> Named.INSTRUMENT.noun();
            case MISSED -> Named.CLOCK.noun();
            default -> Said.of("noun.signal");
        };
    }

    static Optional<Recipient> recipient(Written.Text text, Context context, Problems problems) {
        Optional<Recipient> found = recipient(text.text().strip(), context);
        if (found.isEmpty()) {
            Said meant = whole(text.text().strip(), context.scope())
                    .map(Nearest::meant)
                    .orElseGet(() -> problems.meant(text.text(), () -> recipients(context)));
            problems.add(
                    text.at(),
                    Said.of(
                            "unknown",
                            Said.of("noun.recipient"),
                            Problems.quote(text.text()),
                            meant.equals(Said.NOTHING) ? Said.of("recipient.is") : meant));
        }
        return found;
    }

    /** A recipient as it is written, for who wrote only what it is called. */
    private static Optional<String> whole(String text, Scope scope) {
        Optional<String> someone = someone(text, scope);
        if (someone.isPresent()) {
            return someone;
        } else if (scope.known(Named.BODY).contains(text)) {
            return Optional.of("body " + text);
        }
        Scope.FieldSketch field = scope.fields().get(text);
        if (field == null) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case BODY, BODIES -> Optional.of("body-from " + text);
            case SERVICE -> Optional.of("service-from " + text);
            case FACILITY -> Optional.of("facility-from " + text);
            default -> Optional.empty();
        };
    }

    /** Who is known by another word: a kind of party by its id alone, the complainant by what they are called elsewhere. */
    static Optional<String> someone(String text, Scope scope) {
        if (scope.known(Named.PARTY).contains(text)) {
            return Optional.of(Who.PARTY + text);
        }
        return COMPLAINING.contains(text.toLowerCase(Locale.ROOT)) ? Optional.of(Who.COMPLAINANT) : Optional.empty();
    }

    private static Optional<Recipient> recipient(String text, Context context) {
        Scope scope = context.scope();
        if (text.equals(Who.COMPLAINANT)) {
            return Optional.of(new Recipient(Recipient.Kind.COMPLAINANT, ""));
        }
        if (text.startsWith(Who.PARTY)) {
            return of(Recipient.Kind.PARTY, text.substring(Who.PARTY.length()), scope.known(Named.PARTY));
        }
        List<String> words = words(text);
        if (words.size() == 1) {
            return of(Recipient.Kind.ROLE, text, scope.known(Named.ROLE));
        }
        if (words.size() != 2) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case "assigned" -> of(Recipient.Kind.ASSIGNED, words.get(1), scope.known(Named.ROLE));
            case "body" -> of(Recipient.Kind.BODY, words.get(1), scope.known(Named.BODY));
            case "body-from" ->
                of(Recipient.Kind.BODY_FROM, words.get(1), fields(scope, Field.Type.BODY, Field.Type.BODIES));
            case "service-from" -> of(Recipient.Kind.SERVICE_FROM, words.get(1), fields(scope, Field.Type.SERVICE));
            case "facility-from" -> of(Recipient.Kind.FACILITY_FROM, words.get(1), fields(scope, Field.Type.FACILITY));
            default -> Optional.empty();
        };
    }

    private static Optional<Recipient> of(Recipient.Kind kind, String name, Collection<String> known) {
        return known.contains(name) ? Optional.of(new Recipient(kind, name)) : Optional.empty();
    }

    /** All that can be told something. */
    static List<String> recipients(Context context) {
        Scope scope = context.scope();
        List<String> all = new ArrayList<>(List.of(Who.COMPLAINANT));
        scope.known(Named.ROLE).forEach(role -> {
            all.add(role);
            all.add("assigned " + role);
        });
        scope.known(Named.PARTY).forEach(party -> all.add(Who.PARTY + party));
        scope.known(Named.BODY).forEach(body -> all.add("body " + body));
        fields(scope, Field.Type.BODY, Field.Type.BODIES).forEach(f -> all.add("body-from " + f));
        fields(scope, Field.Type.SERVICE).forEach(f -> all.add("service-from " + f));
        fields(scope, Field.Type.FACILITY).forEach(f -> all.add("facility-from " + f));
        return all;
    }

    private static List<String> fields(Scope scope, Field.Type... types) {
        List<Field.Type> wanted = List.of(types);
        return scope.fields().values().stream()
                .filter(f -> wanted.contains(f.type()))
                .map(Scope.FieldSketch::id)
                .toList();
    }

    /** {@code handler an of payments, f-sunflower}. */
    static Optional<Person> person(Written.Text text, Context context, Problems problems) {
        String said = text.text().strip();
        Set<String> belongs = new LinkedHashSet<>();
        int of = said.indexOf(" of ");
        if (of >= 0) {
            for (String id : said.substring(of + 4).split(",", -1)) {
                belongs.add(id.strip());
            }
            said = said.substring(0, of).strip();
        }
        List<String> words = words(said);
        Scope scope = context.scope();
        List<String> roles = new ArrayList<>(scope.known(Named.ROLE));
        roles.add(Who.COMPLAINANT);
        roles.add(Who.PUBLIC);
        scope.known(Named.PARTY).forEach(party -> roles.add(Who.PARTY + party));
        if (!roles.contains(words.get(0))) {
            problems.add(
                    text.at(),
                    Said.of(
                            "unknown",
                            Named.ROLE.noun(),
                            Problems.quote(words.get(0)),
                            problems.hint(words.get(0), roles)));
            return Optional.empty();
        }
        for (String id : belongs) {
            Set<String> known = new LinkedHashSet<>(scope.known(Named.BELONGING));
            known.add(HANDLED_LINKED);
            if (!known.contains(id)) {
                problems.add(
                        text.at(),
                        Said.of("unknown", Named.BELONGING.noun(), Problems.quote(id), problems.hint(id, known)));
                return Optional.empty();
            }
        }
        boolean staff = scope.known(Named.ROLE).contains(words.get(0));
        if (words.size() > 2 || (staff && words.size() != 2)) {
            problems.add(text.at(), Said.of("person.written", Problems.quote(text.text())));
            return Optional.empty();
        }
        return Optional.of(new Person(words.get(0), words.size() == 2 ? words.get(1) : "", Set.copyOf(belongs)));
    }

    /** {@code complainant acknowledgement}: recipient and letter. */
    static Optional<String> told(Written.Text text, Context context, Problems problems) {
        String said = text.text().strip().replaceAll("\\s+", " ");
        int space = said.lastIndexOf(' ');
        if (space < 0) {
            problems.add(text.at(), Said.of("told.written", Problems.quote(text.text())));
            return Optional.empty();
        }
        Written.Text recipient = new Written.Text(said.substring(0, space), text.at(), -1);
        String letter = said.substring(space + 1);
        Set<String> letters = context.scope().known(Named.LETTER);
        boolean known = letters.contains(letter);
        if (!known && !context.scope().isUnsure(Named.LETTER)) {
            problems.add(
                    text.at(),
                    Said.of("unknown", Named.LETTER.noun(), Problems.quote(letter), problems.hint(letter, letters)));
        }
        boolean someone = context.scope().known(Named.BELONGING).contains(recipient.text())
                || person(recipient, context, new Problems(0)).isPresent()
                || recipient(recipient, context, problems).isPresent();
        return someone && known ? Optional.of(said) : Optional.empty();
    }

    /** An instrument or a kind of party, and which one. */
    record Nth(String of, int nth) {}

    static Optional<Nth> nth(Written.Text text, Context context, Problems problems) {
        List<String> words = words(text.text());
        List<String> known = new ArrayList<>(context.scope().known(Named.INSTRUMENT));
        known.addAll(context.scope().known(Named.PARTY));
        if (!known.contains(words.get(0))) {
            problems.add(
                    text.at(),
                    Said.of(
                            "unknown",
                            Said.of("noun.nth"),
                            Problems.quote(words.get(0)),
                            problems.hint(words.get(0), known)));
            return Optional.empty();
        }
        if (words.size() > 2 || (words.size() == 2 && !words.get(1).matches("[1-9][0-9]{0,2}"))) {
            problems.add(text.at(), Said.of("nth.number", words.get(0)));
            return Optional.empty();
        }
        return Optional.of(new Nth(words.get(0), words.size() == 2 ? Integer.parseInt(words.get(1)) : 1));
    }
}
