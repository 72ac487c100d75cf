package gehoor.policy.reading;

import gehoor.policy.Action;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of facts, and what each of them can be. */
final class Facts {

    /** A fact and what it can be. */
    record Known(Fact fact, Kind kind) {}

    /** What a fact can be. */
    sealed interface Kind {
        Said said();
    }

    record YesOrNo() implements Kind {
        @Override
        public Said said() {
            return Said.of("type.yes-no");
        }
    }

    record Dates() implements Kind {
        @Override
        public Said said() {
            return Said.of("kind.date");
        }
    }

    record Numbers() implements Kind {
        @Override
        public Said said() {
            return Said.of("type.decimal");
        }
    }

    /** Written or attached by a person. */
    record Unseen() implements Kind {
        @Override
        public Said said() {
            return Said.of("kind.sealed");
        }
    }

    /** @param words the words it can be; null where they are not known beforehand (accounts, parties) */
    record Codes(@Nullable Set<String> words, boolean several) implements Kind {
        @Override
        public Said said() {
            return Said.of(several ? "kind.words" : "kind.word");
        }
    }

    /** Of which earlier files can be counted. */
    private static final Set<Field.Type> COUNTED = EnumSet.of(Field.Type.SERVICE, Field.Type.FACILITY, Field.Type.BODY);

    private static final Kind YES_NO = new YesOrNo();
    private static final Kind DATE = new Dates();

    private Facts() {}

    /**
     * The fact of that name; where there is none, says so.
     *
     * @param day whether a day is wanted there
     */
    static Optional<Known> find(String name, boolean day, Context context, Place at, Problems problems) {
        Optional<Known> found = find(name, context);
        if (found.isEmpty()) {
            problems.add(
                    at,
                    Said.of("unknown", Said.of("noun.fact"), Problems.quote(name), why(name, day, context, problems)));
        }
        return found;
    }

    private static Said why(String name, boolean day, Context context, Problems problems) {
        if (name.startsWith("this.") && context.party() == null && context.instrument() == null) {
            return Said.of("fact.this");
        }
        if (name.startsWith("outer.") && context.outer() == null) {
            return Said.of("fact.outer");
        }
        if (name.startsWith("asked.")) {
            Set<String> asked = context.asked();
            String field = name.substring("asked.".length());
            if (context.scope().fields().containsKey(field)) {
                return asked == null ? Said.of("fact.nothing-asked") : Said.of("fact.not-asked", Problems.quote(field));
            }
        }
        return bareId(name, day, context.scope())
                .map(Nearest::meant)
                .orElseGet(() -> problems.meant(name, () -> names(context)));
    }

    /** What somebody most likely meant who wrote the id of something as if it were a fact: the fact about it. */
    private static Optional<String> bareId(String name, boolean day, Scope scope) {
        if (scope.known(Named.ACTION).contains(name)) {
            return Optional.of("done." + name + (day ? ".on" : " is yes"));
        } else if (scope.known(Named.CLOCK).contains(name)) {
            return Optional.of("clock." + name + (day ? ".due" : ""));
        } else if (day) {
            // What a clock starts on is no day; the one that is meant then is that of receipt.
            return name.equals(Trigger.On.REPORTED.name().toLowerCase(Locale.ROOT))
                    ? Optional.of(Fact.Known.RECEIVED.word())
                    : Optional.empty();
        } else if (scope.known(Named.DUTY).contains(name)) {
            return Optional.of("duty." + name);
        } else if (scope.known(Named.LINK).contains(name)) {
            return Optional.of("linked." + name);
        } else if (scope.known(Named.ROLE).contains(name)) {
            return Optional.of("assigned." + name + " is yes");
        }
        // A word that one of the facts can be.
        for (Fact.Known known : Fact.Known.values()) {
            if (kind(known, scope) instanceof Codes codes
                    && codes.words() != null
                    && codes.words().contains(name)) {
                return Optional.of(known.word() + " is " + name);
            }
        }
        return Optional.empty();
    }

    static Optional<Known> find(String name, Context context) {
        Scope scope = context.scope();
        int dot = name.indexOf('.');
        if (dot < 0) {
            return bare(name, context);
        }
        String first = name.substring(dot + 1);
        String part = null;
        int second = first.indexOf('.');
        if (second >= 0) {
            part = first.substring(second + 1);
            first = first.substring(0, second);
        }
        Fact.Family family = family(name.substring(0, dot + 1));
        if (family == null) {
            return Optional.empty();
        }
        Kind kind = kind(family, first, part, context, scope);
        return kind == null ? Optional.empty() : Optional.of(new Known(new Fact(family, first, part), kind));
    }

    private static Fact.@Nullable Family family(String prefix) {
        for (Fact.Family family : Fact.Family.values()) {
            if (family.prefix().equals(prefix)) {
                return family;
            }
        }
        return null;
    }

    private static Optional<Known> bare(String name, Context context) {
        for (Fact.Known known : Fact.Known.values()) {
            if (known.word().equals(name)) {
                return Optional.of(new Known(Fact.known(known), kind(known, context.scope())));
            }
        }
        Scope.FieldSketch field = context.scope().fields().get(name);
        if (field == null) {
            return Optional.empty();
        }
        // Before a report is taken nothing is recorded: a field means what is given with it.
        Set<String> asked = context.asked();
        boolean given = context.report() && asked != null && asked.contains(name);
        Fact fact = given ? new Fact(Fact.Family.ASKED, name, null) : Fact.field(name);
        return Optional.of(new Known(fact, kind(field, context.scope())));
    }

    private static Kind kind(Fact.Known known, Scope scope) {
        return switch (known) {
            case STAGE -> new Codes(with(scope.known(Named.STAGE), Action.CLOSED), false);
            case KIND -> new Codes(scope.known(Named.KIND), false);
            case IDENTITY -> new Codes(new LinkedHashSet<>(Vocabulary.identities()), false);
            case REPORTER -> new Codes(new LinkedHashSet<>(Vocabulary.reporters()), false);
            case CAPACITY -> new Codes(scope.known(Named.CAPACITY), false);
            case CHANNEL -> new Codes(scope.known(Named.CHANNEL), false);
            case OUTCOME -> new Codes(with(scope.known(Named.OUTCOME), "transferred"), false);
            case LANGUAGE -> new Codes(new LinkedHashSet<>(scope.languages()), false);
            case RECEIVED, REGISTERED, TODAY, CLOSED -> DATE;
        };
    }

    static Kind kind(Scope.FieldSketch field, Scope scope) {
        Set<String> own = field.choices();
        return switch (field.type()) {
            case TEXT, LONG_TEXT, ATTACHMENTS, CONTACT -> new Unseen();
            case CHOICE -> new Codes(own.isEmpty() ? null : own, false);
            case CHOICES -> new Codes(own.isEmpty() ? null : own, true);
            case YES_NO -> YES_NO;
            case DATE -> DATE;
            case NUMBER -> new Numbers();
            case STAFF, PARTY -> new Codes(null, false);
            default ->
                new Codes(
                        own.isEmpty() ? scope.known(named(field.type())) : own,
                        field.type().several());
        };
    }

    /** What a field of this type names. */
    static Named named(Field.Type type) {
        return switch (type) {
            case SERVICE -> Named.SERVICE;
            case FACILITY -> Named.FACILITY;
            case BODY, BODIES -> Named.BODY;
            case GROUND -> Named.GROUND;
            case OUTCOME -> Named.OUTCOME;
            case ITEMS -> Named.ITEM;
            default -> throw new IllegalArgumentException(type.word());
        };
    }

    private static @Nullable Kind kind(
            Fact.Family family, String name, @Nullable String part, Context context, Scope scope) {
        boolean single = part == null;
        return switch (family) {
            case FIELD, KNOWN -> null;
            case DONE ->
                !scope.known(Named.ACTION).contains(name) ? null : single ? YES_NO : "on".equals(part) ? DATE : null;
            case CLOCK ->
                !scope.known(Named.CLOCK).contains(name)
                        ? null
                        : single
                                ? new Codes(new LinkedHashSet<>(Vocabulary.clockStates()), false)
                                : "due".equals(part) || "started".equals(part) ? DATE : null;
            case DUTY ->
                single && scope.known(Named.DUTY).contains(name)
                        ? new Codes(Set.of("none", "open", "met"), false)
                        : null;
            case CONSENT ->
                part != null && scope.items(name).contains(part)
                        ? new Codes(Set.of("unknown", "given", "refused", "withdrawn", "used"), false)
                        : null;
            case LINKED ->
                single && (name.equals("origin") || scope.known(Named.LINK).contains(name))
                        ? new Codes(Set.of("none", "open", "closed"), false)
                        : null;
            case ACTOR, ASSIGNEE ->
                single
                        ? relation(name, scope)
                        : name.equals("did") && scope.known(Named.ACTION).contains(part) ? YES_NO : null;
            case ASKED -> {
                Scope.FieldSketch field = scope.fields().get(name);
                Set<String> asked = context.asked();
                yield single && field != null && asked != null && asked.contains(name) ? kind(field, scope) : null;
            }
            case THIS -> single ? ofThis(name, context, scope) : null;
            case OUTER -> {
                Context outer = context.outer();
                yield single && outer != null ? ofThis(name, outer, scope) : null;
            }
            case ASSIGNED ->
                !scope.known(Named.ROLE).contains(name)
                        ? null
                        : single ? YES_NO : "number".equals(part) || "with-tie".equals(part) ? new Numbers() : null;
            case EARLIER -> {
                Scope.FieldSketch field = scope.fields().get(name);
                yield single && field != null && COUNTED.contains(field.type()) ? new Numbers() : null;
            }
        };
    }

    private static @Nullable Kind relation(String name, Scope scope) {
        if (name.equals("role")) {
            Set<String> roles = with(scope.known(Named.ROLE), Who.COMPLAINANT);
            scope.known(Named.PARTY).forEach(kind -> roles.add(Who.PARTY + kind));
            roles.add(Who.PUBLIC);
            roles.add(Who.SYSTEM);
            // A member of staff may have several.
            return new Codes(roles, true);
        }
        return Vocabulary.relations().contains(name) ? YES_NO : null;
    }

    private static @Nullable Kind ofThis(String name, Context context, Scope scope) {
        String party = context.party();
        String instrument = context.instrument();
        if (instrument != null && name.equals("state")) {
            return new Codes(new LinkedHashSet<>(scope.states(instrument)), false);
        }
        if (party != null && name.equals("party")) {
            return new Codes(null, false);
        }
        Set<String> fields = party != null
                ? scope.partyFields(party)
                : instrument != null ? scope.instrumentFields(instrument) : Set.of();
        Scope.FieldSketch field = scope.fields().get(name);
        return field != null && fields.contains(name) ? kind(field, scope) : null;
    }

    /** All names that can be written here. */
    static List<String> names(Context context) {
        Scope scope = context.scope();
        List<String> names = new ArrayList<>(scope.fields().keySet());
        for (Fact.Known known : Fact.Known.values()) {
            names.add(known.word());
        }
        scope.known(Named.ACTION).forEach(id -> names.add("done." + id));
        scope.known(Named.ACTION).forEach(id -> names.add("done." + id + ".on"));
        scope.known(Named.CLOCK).forEach(id -> names.add("clock." + id));
        scope.known(Named.CLOCK).forEach(id -> names.add("clock." + id + ".due"));
        scope.known(Named.CLOCK).forEach(id -> names.add("clock." + id + ".started"));
        scope.known(Named.DUTY).forEach(id -> names.add("duty." + id));
        scope.known(Named.LINK).forEach(id -> names.add("linked." + id));
        scope.consents().forEach((to, items) -> items.forEach(item -> names.add("consent." + to + "." + item)));
        names.add("linked.origin");
        scope.known(Named.ROLE).forEach(role -> names.add("assigned." + role));
        scope.known(Named.ROLE).forEach(role -> names.add("assigned." + role + ".number"));
        scope.known(Named.ROLE).forEach(role -> names.add("assigned." + role + ".with-tie"));
        scope.fields().values().stream()
                .filter(field -> COUNTED.contains(field.type()))
                .forEach(field -> names.add("earlier." + field.id()));
        for (String of : List.of("actor.", "assignee.")) {
            Vocabulary.relations().forEach(relation -> names.add(of + relation));
            names.add(of + "role");
            scope.known(Named.ACTION).forEach(id -> names.add(of + "did." + id));
        }
        Set<String> asked = context.asked();
        if (asked != null) {
            asked.forEach(field -> names.add("asked." + field));
        }
        ofOne("this.", context, names);
        Context outer = context.outer();
        if (outer != null) {
            ofOne("outer.", outer, names);
        }
        return names;
    }

    private static void ofOne(String prefix, Context context, List<String> names) {
        Scope scope = context.scope();
        String party = context.party();
        String instrument = context.instrument();
        if (party != null) {
            names.add(prefix + "party");
            scope.partyFields(party).forEach(field -> names.add(prefix + field));
        } else if (instrument != null) {
            names.add(prefix + "state");
            scope.instrumentFields(instrument).forEach(field -> names.add(prefix + field));
        }
    }

    private static Set<String> with(Set<String> words, String more) {
        Set<String> all = new LinkedHashSet<>(words);
        all.add(more);
        return all;
    }
}
