package gehoor.engine.replay;

import gehoor.engine.Engine;
import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.comparing.Comparison;
import gehoor.policy.comparing.Difference;
import gehoor.policy.comparing.Part;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different in the draft, and what its rules look at: told once for a procedure, so that a file is not asked about what
 * cannot come out differently.
 */
final class Otherwise {
    /** Clocks that count otherwise, or are there in one of the two only. */
    final Set<String> clocks = new HashSet<>();
    /** Sight rules that are not the same, of both. */
    final Set<String> sight = new HashSet<>();
    /** What sight rules look at beside the file. */
    final Set<String> readBySight = new TreeSet<>();
    /** Sight rules look at clocks or duties. */
    final boolean sightReadsClocks;
    /** Fields that are recorded in another compartment. */
    final Set<String> moved = new TreeSet<>();
    /** Letters that have other words. */
    final Set<String> letters = new HashSet<>();
    /** Facts of {@link Surroundings} that changed rules look at: by action, those of all other rules under the empty id. */
    private final Map<String, Set<String>> newlyRead = new HashMap<>();
    /** All facts of {@link Surroundings} that the version or the draft looks at. */
    final Set<String> read = new TreeSet<>();
    /** Of these, those that the draft looks at. */
    final Set<String> readByDraft = new TreeSet<>();
    /** The numbers to which the version or the draft compares how many earlier files there are. */
    final Set<Integer> earlier = new TreeSet<>();
    /** Facts of the file that a rule of the draft looks at. */
    private final Set<Fact> facts = new HashSet<>();

    Otherwise(Engine before, Engine draft) {
        Procedure was = before.procedure();
        Procedure is = draft.procedure();
        Looks looksBefore = new Looks();
        looksBefore.at(was);
        Looks looks = new Looks();
        looks.at(is);
        read.addAll(looksBefore.surroundings);
        read.addAll(looks.surroundings);
        readByDraft.addAll(looks.surroundings);
        earlier.addAll(looksBefore.earlier);
        earlier.addAll(looks.earlier);
        facts.addAll(looks.facts);
        for (Difference difference : Comparison.of(was, is)) {
            String id = difference.id();
            switch (difference.part()) {
                case CLOCK -> clocks.add(id);
                case SIGHT -> sight.add(id);
                case FIELD -> {
                    Field one = was.fields().get(id);
                    Field other = is.fields().get(id);
                    if (one != null && other != null && !one.compartment().equals(other.compartment())) {
                        moved.add(id);
                    }
                }
                default -> {}
            }
            reads(difference.part(), id, is);
        }
        Looks sights = new Looks();
        sights.at(was.sight());
        sights.at(is.sight());
        sights.surroundings.stream()
                .filter(name -> !name.startsWith("actor.") && !name.startsWith("assignee."))
                .forEach(readBySight::add);
        this.sightReadsClocks = sights.facts.stream()
                .anyMatch(fact -> fact.family() == Fact.Family.CLOCK || fact.family() == Fact.Family.DUTY);
        boolean otherDays = !before.tenant().zone().equals(draft.tenant().zone())
                || !was.calendar().equals(is.calendar());
        if (otherDays) {
            clocks.addAll(was.clocks().keySet());
            clocks.addAll(is.clocks().keySet());
        }
        before.tenant().letters().forEach((id, letter) -> {
            Tenant.Letter other = draft.tenant().letters().get(id);
            if (other != null
                    && !(letter.subject().equals(other.subject())
                            && letter.body().equals(other.body()))) {
                letters.add(id);
            }
        });
    }

    private void reads(Part part, String id, Procedure is) {
        Object what = switch (part) {
            case ACTION -> is.actions().get(id);
            case REPORT -> is.report();
            case CLOCK -> is.clocks().get(id);
            case DUTY -> is.duties().get(id);
            case GROUND -> is.grounds().get(id);
            case EXEMPTION -> is.exemptions().get(id);
            case SIGHT -> is.sight().get(id);
            default -> null;
        };
        if (what != null) {
            Looks looks = new Looks();
            looks.at(what);
            newlyRead
                    .computeIfAbsent(part == Part.ACTION ? id : "", none -> new TreeSet<>())
                    .addAll(looks.surroundings);
        }
    }

    /** What the rules that are different, and bear on this action, look at beside the file. */
    Set<String> newlyRead(String action) {
        Set<String> general = newlyRead.getOrDefault("", Set.of());
        Set<String> own = newlyRead.getOrDefault(action, Set.of());
        if (general.isEmpty() || own.isEmpty()) {
            return general.isEmpty() ? own : general;
        }
        Set<String> both = new TreeSet<>(general);
        both.addAll(own);
        return both;
    }

    /** Whether a rule of the draft looks at whether that was done, or at one of these fields. */
    boolean matters(String action, Collection<String> fields) {
        for (Fact fact : facts) {
            boolean done = fact.family() == Fact.Family.DONE && fact.name().equals(action);
            boolean did = action.equals(fact.part()) && fact.name().equals("did");
            boolean field = fields.contains(fact.name())
                    && Set.of(Fact.Family.FIELD, Fact.Family.THIS, Fact.Family.OUTER, Fact.Family.EARLIER)
                            .contains(fact.family());
            if (done || did || field) {
                return true;
            }
        }
        return false;
    }

    /** Which roles an action assigns. */
    static Set<String> assigns(Procedure procedure, String action) {
        Action known = procedure.actions().get(action);
        Set<String> roles = new HashSet<>();
        for (Effect effect : known == null ? List.<Effect>of() : Effect.all(known.does())) {
            if (effect instanceof Effect.Assign assign) {
                roles.add(assign.role());
            }
        }
        return roles;
    }

    /** Every fact and relation that stands anywhere in a part of a procedure. */
    private static final class Looks {
        private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
            @Override
            protected RecordComponent[] computeValue(Class<?> type) {
                return type.getRecordComponents();
            }
        };

        final Set<String> surroundings = new LinkedHashSet<>();
        final Set<Integer> earlier = new TreeSet<>();
        final Set<Fact> facts = new HashSet<>();

        void at(Object part) {
            if (part instanceof Fact fact) {
                facts.add(fact);
                surroundings.addAll(Surroundings.of(fact));
            } else if (part instanceof Who who) {
                who.only().forEach(relation -> surroundings.addAll(Surroundings.of("actor", relation.word())));
            } else if (part instanceof Collection<?> several) {
                several.forEach(this::within);
            } else if (part instanceof Map<?, ?> map) {
                map.values().forEach(this::within);
            } else if (part instanceof Record record && !(part instanceof Words) && !(part instanceof Place)) {
                if (part instanceof Condition.Compare compare && compare.fact().family() == Fact.Family.EARLIER) {
                    compare.values().forEach(value -> {
                        if (value instanceof Value.Number number) {
                            earlier.add(number.number().intValue());
                        }
                    });
                }
                for (RecordComponent component : COMPONENTS.get(record.getClass())) {
                    within(value(record, component));
                }
            }
        }

        private void within(@Nullable Object part) {
            if (part != null) {
                at(part);
            }
        }

        private static @Nullable Object value(Record record, RecordComponent component) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of the language can be read", e);
            }
        }
    }
}
