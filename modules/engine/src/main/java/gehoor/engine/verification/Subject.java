package gehoor.engine.verification;

import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.calendar.Calendars;
import gehoor.policy.calendar.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The procedure that is verified, and all that stories about it are made with. */
final class Subject {
    /** The channel of a file that another file opened. */
    static final String BY_LINK = "link";
    /** Ending by this is the complainant's wish, not the procedure's end. */
    static final String STOP = "stop-at-request";
    /** The day of all situations: so long after the procedure came into force, on a Wednesday. */
    private static final int AFTER_BEGINNING = 60;

    private final Tenant tenant;
    private final Procedure procedure;
    private final Calendars calendars;
    private final Reads reads;
    private final Cast cast;
    private final Answering answering;
    private final LocalDate day;
    private final Set<String> properOutcomes;
    private final boolean opened;
    private final Set<Aspect> remembered;
    private final Map<String, Set<String>> named;

    Subject(Tenant tenant, Procedure procedure, Calendars calendars) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.calendars = calendars;
        this.reads = new Reads(procedure);
        this.remembered = reads.remembered();
        this.named = Reads.named(procedure);
        LocalDate some = procedure.inForceFrom().plusDays(AFTER_BEGINNING);
        this.day = some.plusDays(Math.floorMod(
                DayOfWeek.WEDNESDAY.getValue() - some.getDayOfWeek().getValue(), 7));
        this.answering = new Answering(tenant, procedure, day);
        this.cast = new Cast(tenant, procedure, answering.belongings());
        this.properOutcomes = properOutcomes(procedure);
        this.opened = tenant.procedures().values().stream()
                .flatMap(List::stream)
                .flatMap(other -> other.links().values().stream())
                .anyMatch(link -> link.procedure().equals(procedure.id()));
    }

    private static Set<String> properOutcomes(Procedure procedure) {
        Set<String> proper = new TreeSet<>(procedure.outcomes().keySet());
        Action stop = procedure.actions().get(STOP);
        if (stop != null) {
            for (Effect effect : Effect.all(stop.does())) {
                if (effect instanceof Effect.Close close && close.outcome() != null) {
                    proper.remove(close.outcome());
                }
            }
        }
        return proper.isEmpty() ? Set.copyOf(procedure.outcomes().keySet()) : proper;
    }

    Tenant tenant() {
        return tenant;
    }

    Procedure procedure() {
        return procedure;
    }

    Reads reads() {
        return reads;
    }

    Cast cast() {
        return cast;
    }

    Answering answering() {
        return answering;
    }

    LocalDate day() {
        return day;
    }

    /** Those with which a file ends otherwise than because the complainant asked to stop. */
    Set<String> properOutcomes() {
        return properOutcomes;
    }

    /** The facts and duties of which it tells something later how they were. */
    Set<Aspect> remembered() {
        return remembered;
    }

    /** Of what a report tells the words that conditions name: between others no condition tells a difference. */
    Map<String, Set<String>> named() {
        return named;
    }

    /** Whether another file can open one of this procedure. */
    boolean opened() {
        return opened;
    }

    HolidayCalendar calendar() {
        return calendars
                .find(procedure.calendar())
                .orElseThrow(() -> new IllegalStateException("no calendar " + procedure.calendar()));
    }

    /** The real engine, of this procedure or of a drawing of it. */
    Engine engine(Procedure drawn) {
        return new Engine(tenant, drawn, calendars);
    }

    /** The links over which a signal of that name may come; {@code origin} where it comes from the file that opened this one. */
    Set<String> senders(String signal) {
        Set<String> links = new LinkedHashSet<>();
        tenant.procedures()
                .values()
                .forEach(versions -> versions.forEach(other -> {
                    for (Effect effect : effects(other)) {
                        if (effect instanceof Effect.Signal sent && sent.name().equals(signal)) {
                            if (sent.link().equals("origin")) {
                                procedure.links().values().stream()
                                        .filter(link -> link.procedure().equals(other.id()))
                                        .forEach(link -> links.add(link.id()));
                            } else if (other.links().containsKey(sent.link())
                                    && other.links()
                                            .get(sent.link())
                                            .procedure()
                                            .equals(procedure.id())) {
                                links.add("origin");
                            }
                        }
                    }
                }));
        return links;
    }

    /** Every effect of a procedure: of the report, of actions, of clocks. */
    static List<Effect> effects(Procedure other) {
        return java.util.stream.Stream.of(
                        other.report().action().does().stream(),
                        other.actions().values().stream().flatMap(action -> action.does().stream()),
                        other.clocks().values().stream().flatMap(clock -> clock.onDue().stream()))
                .flatMap(all -> all)
                .map(effect -> effect instanceof Effect.When when ? when.then() : effect)
                .toList();
    }

    /** What an entry tells that was done, the report too; null where the platform or a linked file acted. */
    @Nullable
    Action done(Entry entry) {
        Action report = procedure.report().action();
        return entry.seq() == 1 ? report : procedure.actions().get(entry.action());
    }

    /** What is done by this move; null where nobody does anything, or it begins the file. */
    @Nullable
    Action done(Move move) {
        return move instanceof Move.Acts acts ? procedure.actions().get(acts.action()) : null;
    }

    /** What is done on such a way, each once. */
    List<Action> done(Collection<Move> moves) {
        return moves.stream()
                .map(this::done)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether an action leads out of the stage in which the file is. */
    boolean leadsOn(Action action) {
        return reads().closes(action) || Effect.all(action.does()).stream().anyMatch(Effect.Move.class::isInstance);
    }
}
