package gehoor.policy.comparing;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Exemption;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Outcome;
import gehoor.policy.PartyKind;
import gehoor.policy.Procedure;
import gehoor.policy.Promised;
import gehoor.policy.SightRule;
import gehoor.policy.Stage;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a later version of a procedure. Written otherwise but meaning the same is no difference: another order of
 * keys, a default that is spelled out, a line elsewhere in the file.
 */
public final class Comparison {
    /** Told apart from what is within it, as parts of their own. */
    private static final Set<String> APART = Set.of(
            "tenant",
            "version",
            "report",
            "compartments",
            "fields",
            "parties",
            "consents",
            "stages",
            "actions",
            "instruments",
            "clocks",
            "duties",
            "grounds",
            "exemptions",
            "outcomes",
            "sight",
            "links",
            "promises");

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** In the order of the parts of a procedure; empty where both mean the same. */
    public static List<Difference> of(Procedure before, Procedure after) {
        Comparison comparison = new Comparison();
        comparison.top(before, after);
        comparison.inside(Part.REPORT, "", Words.NONE, before.report(), after.report());
        comparison.parts(Part.COMPARTMENT, before.compartments(), after.compartments());
        comparison.parts(Part.FIELD, before.fields(), after.fields());
        comparison.parts(Part.PARTY, before.parties(), after.parties());
        comparison.parts(Part.CONSENT, before.consents(), after.consents());
        comparison.parts(Part.STAGE, before.stages(), after.stages());
        comparison.parts(Part.ACTION, before.actions(), after.actions());
        comparison.parts(Part.INSTRUMENT, before.instruments(), after.instruments());
        comparison.parts(Part.CLOCK, before.clocks(), after.clocks());
        comparison.parts(Part.DUTY, before.duties(), after.duties());
        comparison.parts(Part.GROUND, before.grounds(), after.grounds());
        comparison.parts(Part.EXEMPTION, before.exemptions(), after.exemptions());
        comparison.parts(Part.OUTCOME, before.outcomes(), after.outcomes());
        comparison.parts(Part.SIGHT, before.sight(), after.sight());
        comparison.parts(Part.LINK, before.links(), after.links());
        comparison.parts(Part.PROMISE, before.promises(), after.promises());
        return List.copyOf(comparison.differences);
    }

    private void top(Procedure before, Procedure after) {
        Parts parts = new Parts((property, one, other) -> differences.add(
                new Difference(Part.PROCEDURE, "", Words.NONE, property, one, other, Matter.HANDLING, false)));
        for (RecordComponent component : Procedure.class.getRecordComponents()) {
            if (!APART.contains(component.getName())) {
                parts.component("", component, before, after);
            }
        }
    }

    private void parts(Part part, Map<String, ? extends Record> before, Map<String, ? extends Record> after) {
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Record one = before.get(id);
            Record other = after.get(id);
            if (one != null && other != null) {
                inside(part, id, label(other), one, other);
            } else if (other != null) {
                add(part, id, other, "", null, "");
            } else if (one != null) {
                add(part, id, one, "", "", null);
            }
        }
    }

    private void inside(Part part, String id, Words label, Record before, Record after) {
        new Parts((property, one, other) -> differences.add(new Difference(
                        part,
                        id,
                        label,
                        property,
                        one,
                        other,
                        matter(part, property, after),
                        widens(part, property, one, other, before, after))))
                .within("", before, after);
    }

    private void add(
            Part part, String id, Record it, String property, @Nullable String before, @Nullable String after) {
        differences.add(new Difference(
                part,
                id,
                label(it),
                property,
                before,
                after,
                matter(part, property, it),
                widens(part, property, before, after, it, it)));
    }

    private static Words label(Record it) {
        if (it instanceof Action action) {
            return action.label();
        } else if (it instanceof Clock clock) {
            return clock.label();
        } else if (it instanceof Stage stage) {
            return stage.label();
        } else if (it instanceof Field field) {
            return field.label();
        } else if (it instanceof Ground ground) {
            return ground.label();
        } else if (it instanceof Outcome outcome) {
            return outcome.label();
        } else if (it instanceof Duty duty) {
            return duty.label();
        } else if (it instanceof Instrument instrument) {
            return instrument.label();
        } else if (it instanceof Link link) {
            return link.label();
        } else if (it instanceof Compartment compartment) {
            return compartment.label();
        } else if (it instanceof ConsentKind consent) {
            return consent.label();
        } else if (it instanceof PartyKind party) {
            return party.label();
        } else if (it instanceof Exemption exemption) {
            return exemption.explain();
        } else if (it instanceof Promised promise) {
            return promise.says();
        }
        return Words.NONE;
    }

    private static Matter matter(Part part, String property, Record it) {
        return switch (part) {
            case SIGHT, COMPARTMENT, CONSENT -> Matter.SIGHT;
            case FIELD -> property.equals("compartment") ? Matter.SIGHT : Matter.HANDLING;
            case LINK -> Matter.SIGHT;
            case CLOCK -> it instanceof Clock clock && clock.kind() == Clock.Kind.TERM ? Matter.TERM : Matter.HANDLING;
            case REPORT, GROUND, OUTCOME, STAGE -> Matter.COMPLAINANT;
            case ACTION -> it instanceof Action action && ofThePublic(action) ? Matter.COMPLAINANT : Matter.HANDLING;
            case PROCEDURE, PARTY, INSTRUMENT, DUTY, EXEMPTION, PROMISE -> Matter.HANDLING;
        };
    }

    private static boolean ofThePublic(Action action) {
        return action.by().stream()
                .map(Who::role)
                .anyMatch(role -> role.equals(Who.COMPLAINANT) || role.startsWith(Who.PARTY));
    }

    /** Where it cannot be told, it is taken to widen. */
    private static boolean widens(
            Part part, String property, @Nullable String before, @Nullable String after, Record one, Record other) {
        if (part == Part.FIELD) {
            return property.equals("compartment");
        }
        if (part == Part.LINK) {
            return property.isEmpty()
                    ? after != null
                    : after != null && Set.of("carry", "parties", "identity").contains(property);
        }
        if (part != Part.SIGHT || property.equals("basis")) {
            return false;
        }
        boolean barred = one instanceof SightRule was && was.never();
        boolean bars = other instanceof SightRule is && is.never();
        if (barred != bars) {
            return barred;
        }
        boolean more = switch (property) {
            case "", "who", "sees", "never" -> after != null;
            case "own" -> "no".equals(after);
            default -> true;
        };
        boolean less = switch (property) {
            case "", "who", "sees", "never" -> before != null;
            default -> true;
        };
        return bars ? less : more;
    }
}
