package gehoor.casework;

import gehoor.casework.port.ClockRow;
import gehoor.casework.port.FileRow;
import gehoor.engine.Change;
import gehoor.engine.Deadline;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Stage;
import gehoor.policy.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What lists are made of, derived from where a file stands. */
final class Projection {
    static final String ROLE = "role:";
    static final String PERSON = "person:";
    static final String FREE = "free:";

    private Projection() {}

    static FileRow row(Dossier dossier, List<Engine.Due> dues) {
        FileRow before = dossier.row();
        FileState state = dossier.state();
        Change.Reported reported = reported(state);
        return new FileRow(
                before.id(),
                before.tenant(),
                before.procedure(),
                state.version(),
                before.number(),
                reported.kind(),
                state.stage(),
                state.outcome(),
                state.identity(),
                reported.channel(),
                reported.language(),
                reported.received(),
                registered(state),
                state.closedOn(),
                nextDue(state, dues),
                wakeAt(dues),
                Set.copyOf(state.handlers()),
                marks(dossier, dues),
                state.seq(),
                dossier.chain());
    }

    static List<ClockRow> clocks(Engine engine, List<Engine.Due> dues) {
        List<ClockRow> rows = new ArrayList<>(dues.size());
        for (Engine.Due due : dues) {
            Clock clock = clock(engine, due.clock());
            rows.add(new ClockRow(
                    due.run(),
                    due.clock(),
                    word(clock.kind()),
                    clock.owner(),
                    due.state().word(),
                    due.due(),
                    due.wakeAt()));
        }
        return rows;
    }

    static Change.Reported reported(FileState state) {
        Change.Reported reported = state.reported();
        if (reported == null) {
            throw new IllegalStateException("a file that never began");
        }
        return reported;
    }

    static LocalDate registered(FileState state) {
        LocalDate registered = state.registered();
        return registered == null ? reported(state).received() : registered;
    }

    static String word(Clock.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static boolean open(Deadline.State state) {
        return state == Deadline.State.RUNNING || state == Deadline.State.PAUSED || state == Deadline.State.MISSED;
    }

    private static @Nullable LocalDate nextDue(FileState state, List<Engine.Due> dues) {
        LocalDate next = null;
        for (Engine.Due due : dues) {
            FileState.ClockRun run = state.runs().get(due.run());
            boolean runs = run != null && run.open() && due.state() != Deadline.State.PAUSED;
            if (runs && (next == null || due.due().isBefore(next))) {
                next = due.due();
            }
        }
        return next;
    }

    private static @Nullable Instant wakeAt(List<Engine.Due> dues) {
        Instant wake = null;
        for (Engine.Due due : dues) {
            Instant at = due.wakeAt();
            if (at != null && (wake == null || at.isBefore(wake))) {
                wake = at;
            }
        }
        return wake;
    }

    /** On whose worklist it is, and what it is about. */
    private static Set<String> marks(Dossier dossier, List<Engine.Due> dues) {
        FileState state = dossier.state();
        Procedure procedure = dossier.engine().procedure();
        Set<String> marks = new TreeSet<>();
        state.duties().forEach((id, owed) -> {
            Duty duty = procedure.duties().get(FileState.dutyOf(id));
            if (duty != null && owed.open() > 0) {
                marks.add(ROLE + duty.owedBy());
            }
        });
        for (Engine.Due due : dues) {
            FileState.ClockRun run = state.runs().get(due.run());
            if (run != null && run.open() && (state.closed() || due.state() == Deadline.State.MISSED)) {
                marks.add(ROLE + clock(dossier.engine(), due.clock()).owner());
            }
        }
        boolean owed = !marks.isEmpty();
        if (!state.closed()) {
            Stage stage = procedure.stages().get(state.stage());
            if (stage != null) {
                marks.add(ROLE + stage.lead());
            }
        }
        if (!state.closed() || owed) {
            state.assigned().values().forEach(people -> people.forEach(person -> marks.add(PERSON + person)));
        }
        if (marks.stream().noneMatch(mark -> mark.startsWith(PERSON))) {
            List.copyOf(marks).forEach(mark -> marks.add(FREE + mark.substring(ROLE.length())));
        }
        marks.addAll(about(dossier, field -> true));
        return marks;
    }

    /** {@code service:<id>}, {@code facility:<id>}, {@code body:<id>} for every fact of such a type, in fields that {@code may}. */
    static Set<String> about(Dossier dossier, Predicate<Field> may) {
        Set<String> about = new TreeSet<>();
        Map<String, Field> fields = dossier.engine().procedure().fields();
        about(fields, dossier.state().facts(), may, about);
        dossier.state().instruments().values().forEach(run -> about(fields, run.facts(), may, about));
        dossier.state().parties().values().forEach(party -> about(fields, party.facts(), may, about));
        return about;
    }

    static void about(Map<String, Field> fields, Map<String, Value> facts, Predicate<Field> may, Set<String> about) {
        facts.forEach((id, value) -> {
            Field field = fields.get(id);
            String kind = field == null || !may.test(field)
                    ? null
                    : switch (field.type()) {
                        case SERVICE -> "service:";
                        case FACILITY -> "facility:";
                        case BODY, BODIES -> "body:";
                        default -> null;
                    };
            if (kind != null) {
                codes(value).forEach(code -> about.add(kind + code));
            }
        });
    }

    static List<String> codes(Value value) {
        if (value instanceof Value.Codes codes) {
            return List.copyOf(codes.codes());
        }
        return value instanceof Value.Code code ? List.of(code.code()) : List.of();
    }

    private static Clock clock(Engine engine, String id) {
        Clock clock = engine.procedure().clocks().get(id);
        if (clock == null) {
            throw new IllegalStateException("a clock that the procedure lacks: " + id);
        }
        return clock;
    }
}
