package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.ConsentKind;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** With what a field may be filled in: of values between which no condition tells a difference, one. */
final class Answering {
    /** More ways than this to fill in one form are not tried. */
    static final int MOST_WAYS = 400;

    private static final int LONG = 3000;

    private final Tenant tenant;
    private final Procedure procedure;
    private final LocalDate day;
    private final Map<String, Set<Value>> compared;

    Answering(Tenant tenant, Procedure procedure, LocalDate day) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.day = day;
        this.compared = Reads.compared(procedure);
    }

    /** Services, facilities and bodies that may be chosen. */
    Set<String> belongings() {
        Set<String> all = new TreeSet<>();
        for (Field field : procedure.fields().values()) {
            switch (field.type()) {
                case SERVICE, FACILITY, BODY, BODIES ->
                    values(field, FileState.empty(), List.of()).forEach(value -> {
                        if (value instanceof Value.Codes codes) {
                            all.addAll(codes.codes());
                        } else {
                            all.add(value.toString());
                        }
                    });
                default -> {}
            }
        }
        return all;
    }

    /** @param people account ids that a field of type staff may name */
    List<Value> values(Field field, FileState file, Collection<String> people) {
        Set<Value> held = compared.getOrDefault(field.id(), Set.of());
        return switch (field.type()) {
            case TEXT, LONG_TEXT, ATTACHMENTS, CONTACT -> List.of(Value.SEALED);
            case YES_NO -> List.of(Value.YES, Value.NO);
            case DATE -> days(field);
            case NUMBER -> numbers(field, held);
            case CHOICE, CHOICES, ITEMS, SERVICE, FACILITY, BODY, BODIES, GROUND, OUTCOME ->
                codes(field, options(field), held);
            case STAFF ->
                people.stream().map(person -> (Value) Value.code(person)).toList();
            case PARTY ->
                file.parties().keySet().stream()
                        .map(party -> (Value) Value.code(party))
                        .toList();
        };
    }

    private List<Value> days(Field field) {
        if (!compared.containsKey(field.id())) {
            return List.of(Value.day(day));
        }
        List<Value> days =
                new ArrayList<>(List.of(Value.day(day), Value.day(day.minusDays(1)), Value.day(day.minusDays(LONG))));
        if (!field.notInFuture()) {
            days.add(Value.day(day.plusDays(1)));
            days.add(Value.day(day.plusDays(LONG)));
        }
        return days;
    }

    private static List<Value> numbers(Field field, Set<Value> held) {
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        Set<BigDecimal> numbers = new TreeSet<>();
        for (Value value : held) {
            if (value instanceof Value.Number number) {
                numbers.add(number.number().subtract(BigDecimal.ONE));
                numbers.add(number.number());
                numbers.add(number.number().add(BigDecimal.ONE));
            }
        }
        numbers.removeIf(each -> (min != null && each.compareTo(min) < 0) || (max != null && each.compareTo(max) > 0));
        if (numbers.isEmpty()) {
            numbers.add(min != null ? min : max != null ? max : BigDecimal.ONE);
        }
        return numbers.stream().map(each -> (Value) new Value.Number(each)).toList();
    }

    private List<String> options(Field field) {
        if (field.type() == Field.Type.ITEMS && field.choices().isEmpty()) {
            return procedure.consents().values().stream()
                    .map(ConsentKind::items)
                    .flatMap(items -> items.keySet().stream())
                    .distinct()
                    .toList();
        }
        if (!field.choices().isEmpty()) {
            return List.copyOf(field.choices().keySet());
        }
        return List.copyOf(
                switch (field.type()) {
                    case SERVICE -> tenant.services().keySet();
                    case FACILITY -> tenant.facilities().keySet();
                    case BODY, BODIES -> tenant.bodies().keySet();
                    case GROUND -> procedure.grounds().keySet();
                    case OUTCOME -> procedure.outcomes().keySet();
                    default -> Set.<String>of();
                });
    }

    /** Every choice that a condition names, and one that none does. */
    private List<Value> codes(Field field, List<String> options, Set<Value> held) {
        Set<String> named = new LinkedHashSet<>();
        held.forEach(value -> {
            if (value instanceof Value.Codes codes) {
                named.addAll(codes.codes());
            } else {
                named.add(value.toString());
            }
        });
        List<String> chosen =
                new ArrayList<>(options.stream().filter(named::contains).toList());
        boolean all = field.type() == Field.Type.GROUND || field.type() == Field.Type.OUTCOME;
        int others = all ? options.size() : held.isEmpty() && compared.containsKey(field.id()) ? 2 : 1;
        options.stream().filter(option -> !named.contains(option)).limit(others).forEach(chosen::add);
        if (!field.type().several()) {
            return chosen.stream().map(code -> (Value) Value.code(code)).toList();
        }
        // all together first: what asks for one of them is most often content with it
        List<Value> several = new ArrayList<>();
        if (chosen.size() > 1) {
            several.add(new Value.Codes(chosen));
        }
        chosen.forEach(code -> several.add(new Value.Codes(List.of(code))));
        return several;
    }

    /**
     * The ways to fill in these fields, at most {@link #MOST_WAYS}.
     *
     * @param optional fields that may stay empty, too
     * @return null where there are more
     */
    static @Nullable List<Map<String, Value>> ways(Map<String, List<Value>> fields, Set<String> optional) {
        List<Map<String, Value>> ways = new ArrayList<>();
        ways.add(Map.of());
        for (Map.Entry<String, List<Value>> field : fields.entrySet()) {
            List<Map<String, Value>> more = new ArrayList<>();
            for (Map<String, Value> way : ways) {
                if (optional.contains(field.getKey())) {
                    more.add(way);
                }
                for (Value value : field.getValue()) {
                    Map<String, Value> with = new LinkedHashMap<>(way);
                    with.put(field.getKey(), value);
                    more.add(with);
                }
            }
            if (more.size() > MOST_WAYS) {
                return null;
            }
            ways = more;
        }
        return ways;
    }

    /** Account ids that a staff field of this action may name: of the roles in which it assigns. */
    static Collection<String> people(Action action, Cast cast) {
        Set<String> people = new LinkedHashSet<>();
        for (Effect effect : Effect.all(action.does())) {
            String role = effect instanceof Effect.Assign assign
                    ? assign.role()
                    : effect instanceof Effect.Release release ? release.role() : null;
            if (role != null) {
                cast.people(role).forEach(person -> people.add(person.id()));
            }
        }
        if (people.isEmpty()) {
            // a tie is declared of the first of each role: there is always somebody without one
            cast.firsts().forEach(person -> people.add(person.id()));
        }
        return people;
    }
}
