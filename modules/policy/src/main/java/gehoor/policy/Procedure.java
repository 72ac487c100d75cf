package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One published procedure of one organisation in one version. Maps keep the order in which things were
 * written. Actions of instruments and standard acts stand among {@code actions}, with ids unique in the procedure.
 *
 * @param tenant id of the organisation
 * @param id of the procedure, stable over versions
 * @param laws those it stands under; empty where no law binds
 * @param calendar id of the holiday calendar
 * @param desk id of the desk that owns it
 * @param keep how long closed files are kept where an outcome says nothing else
 */
public record Procedure(
        String tenant,
        String id,
        String version,
        LocalDate inForceFrom,
        Words title,
        Words summary,
        String basis,
        List<UnderLaw> laws,
        String calendar,
        String desk,
        Register register,
        Report report,
        Map<String, Compartment> compartments,
        Map<String, Field> fields,
        Map<String, PartyKind> parties,
        Map<String, ConsentKind> consents,
        Map<String, Stage> stages,
        Map<String, Action> actions,
        Map<String, Instrument> instruments,
        Map<String, Clock> clocks,
        Map<String, Duty> duties,
        Map<String, Ground> grounds,
        Map<String, Exemption> exemptions,
        Map<String, Outcome> outcomes,
        Map<String, SightRule> sight,
        Map<String, Link> links,
        Map<String, Promised> promises,
        Period keep,
        Place at) {

    private static final Set<Field.Type> ABOUT =
            EnumSet.of(Field.Type.SERVICE, Field.Type.FACILITY, Field.Type.BODY, Field.Type.BODIES);

    /** Every condition in it, those that hold always left out. */
    public Stream<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        Stream.concat(Stream.of(report.action()), actions.values().stream()).forEach(action -> {
            all.add(action.when());
            action.requires().forEach(requirement -> all.add(requirement.that()));
            for (Action.Ask ask : action.asks()) {
                all.add(ask.requiredWhen());
                all.add(ask.askedWhen());
            }
        });
        for (Clock clock : clocks.values()) {
            all.add(clock.startsWhen());
            if (clock.pausesWhile() != null) {
                all.add(clock.pausesWhile());
            }
        }
        duties.values().forEach(duty -> all.add(duty.unless()));
        grounds.values().forEach(ground -> all.add(ground.when()));
        exemptions.values().forEach(exemption -> all.add(exemption.when()));
        sight.values().forEach(rule -> all.add(rule.when()));
        laws.forEach(law -> all.add(law.when()));
        promises.values().forEach(promise -> {
            all.add(promise.holds());
            all.add(promise.during());
        });
        return all.stream().filter(condition -> !(condition instanceof Condition.Always));
    }

    /** Ids of the services, facilities and outside bodies that these facts name, by the fields that they were recorded in. */
    public Set<String> about(Map<String, Value> facts) {
        Set<String> about = new HashSet<>();
        facts.forEach((id, value) -> {
            Field field = fields.get(id);
            if (field != null && ABOUT.contains(field.type())) {
                if (value instanceof Value.Codes codes) {
                    about.addAll(codes.codes());
                } else {
                    about.add(value.toString());
                }
            }
        });
        return about;
    }

    /**
     * Whether doing this refuses: a ground for not handling is given or set with it.
     *
     * @param always in every case; else in some
     */
    public boolean refuses(Action action, boolean always) {
        List<Effect> effects = always ? action.does() : Effect.all(action.does());
        return action.asks().stream().anyMatch(ask -> ground(ask.field()) && (!always || ask.always()))
                || effects.stream().anyMatch(effect -> effect instanceof Effect.SetFact set && ground(set.field()));
    }

    /** Whether in this field stands a ground for not handling. */
    public boolean ground(String id) {
        Field field = fields.get(id);
        return field != null && field.type() == Field.Type.GROUND;
    }

    /** Whether a file that ended with this ended with a refusal; null and {@code transferred}: it did not. */
    public boolean refusal(@Nullable String outcome) {
        Outcome known = outcome == null ? null : outcomes.get(outcome);
        return known != null && known.refusal();
    }

    /** The outcomes with which a file can be closed so. */
    public Set<String> endsWith(Effect.Close close) {
        String one = close.outcome();
        Field from = close.outcomeFrom() == null ? null : fields.get(close.outcomeFrom());
        if (one != null) {
            return Set.of(one);
        }
        return from == null
                ? Set.of()
                : from.choices().isEmpty() ? outcomes.keySet() : from.choices().keySet();
    }

    /** {@code tenant/procedure@version}, as events quote it. */
    public String reference() {
        return tenant + "/" + id + "@" + version;
    }
}
