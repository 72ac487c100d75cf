package gehoor.engine.transition;

import gehoor.engine.Change;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Field;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.PartyKind;
import gehoor.policy.Procedure;
import gehoor.policy.Stage;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether all that a file holds still means something in another version. */
final class Keeping {
    private final Procedure before;
    private final Engine from;
    private final Engine to;
    private final Procedure procedure;
    private final Holding file;
    private final List<Refusal> bars = new ArrayList<>();

    private Keeping(Engine from, Engine to, Holding file) {
        this.from = from;
        this.before = from.procedure();
        this.to = to;
        this.procedure = to.procedure();
        this.file = file;
    }

    /** What would lose its meaning; empty where nothing would. */
    static List<Refusal> bars(Engine from, Engine to, Holding file) {
        if (!file.state().begun() || file.state().closed()) {
            return List.of(Bars.rule(FileState.CLOSED, "closed"));
        }
        Keeping keeping = new Keeping(from, to, file);
        keeping.place();
        keeping.fields();
        keeping.clocks();
        keeping.instruments();
        keeping.people();
        keeping.owed();
        return keeping.bars;
    }

    /** @param label as the present version calls it; null where it does not say */
    private void gone(String what, String id, @Nullable Words label) {
        bars.add(Bars.rule(id, "gone." + what, label == null || label.isEmpty() ? id : label));
    }

    private void place() {
        FileState state = file.state();
        if (!procedure.stages().containsKey(state.stage())) {
            Stage stage = before.stages().get(state.stage());
            gone("stage", state.stage(), stage == null ? null : stage.label());
        }
        if (!procedure.report().kinds().containsKey(state.kind())) {
            gone("kind", state.kind(), before.report().kinds().get(state.kind()));
        }
        if (!procedure.report().identities().contains(state.identity())) {
            gone("identity", state.identity(), null);
        }
        state.links().stream()
                .filter(link -> !procedure.links().containsKey(link))
                .sorted()
                .forEach(link -> {
                    Link known = before.links().get(link);
                    gone("link", link, known == null ? null : known.label());
                });
    }

    // ---------------------------------------------------------------- what was recorded

    private void fields() {
        recorded().forEach((id, values) -> {
            Field field = procedure.fields().get(id);
            if (field == null) {
                Field known = before.fields().get(id);
                gone("field", id, known == null ? null : known.label());
                return;
            }
            for (Value value : values) {
                if (!holds(field, value)) {
                    bars.add(Bars.rule(id, "field-otherwise", field.label()));
                    return;
                }
            }
        });
    }

    /** Every field in which something was ever recorded in this file, with all that was. */
    private Map<String, Set<Value>> recorded() {
        Map<String, Set<Value>> all = new LinkedHashMap<>();
        for (Entry entry : file.history()) {
            add(all, entry.recorded());
            for (Change change : entry.changes()) {
                if (change instanceof Change.FactSet set) {
                    add(all, Map.of(set.field(), set.value()));
                } else if (change instanceof Change.PartyRecorded party) {
                    add(all, party.facts());
                } else if (change instanceof Change.Corrected corrected
                        && !Change.Reported.corrects(corrected.field())) {
                    add(all, Map.of(corrected.field(), corrected.now()));
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Set<Value>> all, Map<String, Value> recorded) {
        recorded.forEach((id, value) ->
                all.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(value));
    }

    /** Whether the field takes what was recorded: the same kind of value, and a code that is known. */
    private boolean holds(Field field, Value value) {
        if (value instanceof Value.Codes codes) {
            return field.type().several() && codes.codes().stream().allMatch(code -> known(field, code));
        }
        if (value instanceof Value.Code code) {
            return coded(field.type()) && known(field, code.code());
        }
        return switch (field.type()) {
            case YES_NO -> value instanceof Value.YesNo;
            case DATE -> value instanceof Value.Day;
            case NUMBER -> value instanceof Value.Number;
            default -> field.type().sealed() && value instanceof Value.Sealed;
        };
    }

    private static boolean coded(Field.Type type) {
        return switch (type) {
            case CHOICE, SERVICE, FACILITY, BODY, STAFF, PARTY, GROUND, OUTCOME -> true;
            default -> false;
        };
    }

    private boolean known(Field field, String code) {
        return switch (field.type()) {
            case CHOICE, CHOICES -> field.choices().containsKey(code);
            case GROUND -> procedure.grounds().containsKey(code);
            case OUTCOME -> procedure.outcomes().containsKey(code);
            case ITEMS ->
                procedure.consents().values().stream()
                        .anyMatch(consent -> consent.items().containsKey(code));
            case SERVICE -> to.tenant().services().containsKey(code);
            case FACILITY -> to.tenant().facilities().containsKey(code);
            case BODY, BODIES -> to.tenant().bodies().containsKey(code);
            default -> true;
        };
    }

    // ---------------------------------------------------------------- what runs

    private void clocks() {
        Set<String> told = new LinkedHashSet<>();
        for (FileState.ClockRun run : file.state().runs().values()) {
            Clock clock = procedure.clocks().get(run.clock());
            if (clock == null) {
                if (told.add(run.clock())) {
                    Clock known = before.clocks().get(run.clock());
                    gone("clock", run.clock(), known == null ? null : known.label());
                }
            } else if (run.on() == null != (clock.each() == null) && told.add(run.clock())) {
                bars.add(Bars.rule(run.clock(), "clock-otherwise", clock.label()));
            }
        }
    }

    private void instruments() {
        for (FileState.InstrumentRun run : file.state().instruments().values()) {
            Instrument known = before.instruments().get(run.instrument());
            Instrument instrument = procedure.instruments().get(run.instrument());
            if (instrument == null) {
                gone("instrument", run.instrument(), known == null ? null : known.label());
            } else if (!instrument.states().contains(run.state())
                    || (known != null
                            && known.ends().contains(run.state())
                                    != instrument.ends().contains(run.state()))) {
                bars.add(Bars.rule(run.instrument(), "instrument-otherwise", instrument.label(), run.state()));
            }
        }
    }

    private void people() {
        Set<String> kinds = new LinkedHashSet<>();
        file.state().parties().values().forEach(party -> kinds.add(party.kind()));
        kinds.stream().filter(kind -> !procedure.parties().containsKey(kind)).forEach(kind -> {
            PartyKind known = before.parties().get(kind);
            gone("party", kind, known == null ? null : known.label());
        });
        file.state().assigned().keySet().stream()
                .filter(role -> !to.tenant().roles().containsKey(role))
                .sorted()
                .forEach(role -> {
                    Tenant.Role known = from.tenant().roles().get(role);
                    gone("role", role, known == null ? null : known.label());
                });
        LocalDate today = file.circumstances().now().atZone(to.tenant().zone()).toLocalDate();
        file.state().invitations().values().stream()
                .filter(invitation -> invitation.open(today))
                .map(FileState.Invitation::action)
                .filter(action -> !procedure.actions().containsKey(action))
                .distinct()
                .forEach(action -> {
                    Action known = before.actions().get(action);
                    gone("invitation", action, known == null ? null : known.label());
                });
    }

    private void owed() {
        Set<String> told = new LinkedHashSet<>();
        file.state().duties().forEach((key, how) -> {
            String id = FileState.dutyOf(key);
            Duty duty = procedure.duties().get(id);
            boolean same = duty != null && (FileState.onOf(key) == null) == (duty.each() == null);
            if (how.open() > 0 && !same && told.add(id)) {
                Duty known = before.duties().get(id);
                gone("duty", id, known == null ? null : known.label());
            }
        });
        file.state().consents().keySet().forEach(key -> {
            String item = FileState.dutyOf(key);
            int dot = item.indexOf('.');
            ConsentKind kind = procedure.consents().get(item.substring(0, dot));
            if ((kind == null || !kind.items().containsKey(item.substring(dot + 1))) && told.add(item)) {
                ConsentKind known = before.consents().get(item.substring(0, dot));
                gone("consent", item, known == null ? null : known.items().get(item.substring(dot + 1)));
            }
        });
    }
}
