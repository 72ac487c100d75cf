package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Exemption;
import gehoor.policy.Field;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import gehoor.policy.Stage;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The question as it stands before the engine: which file, who asks, when. Every part of a decision looks
 * at the same hearing, and what was looked at is gathered here.
 */
final class Hearing {
    final Engine engine;
    final Procedure procedure;
    final FileState state;
    final Actor actor;
    final Circumstances circumstances;
    final LocalDate today;
    final List<Entry.Looked> looked = new ArrayList<>();

    Hearing(Engine engine, FileState state, Actor actor, Circumstances circumstances) {
        this.engine = engine;
        this.procedure = engine.procedure();
        this.state = state;
        this.actor = actor;
        this.circumstances = circumstances;
        this.today = engine.today(circumstances);
    }

    Scene scene(Map<String, Value> given, @Nullable String on, Circumstances.@Nullable Colleague assignee) {
        return new Scene(engine, state, actor, circumstances, today, given, on, assignee);
    }

    /**
     * All that stood in the way, without the rules that only failed because a required answer is missing: that answer is
     * asked for, and a rule about it would say what nobody did.
     */
    static Decision refused(List<Refusal> refusals) {
        Set<String> missing = new HashSet<>();
        for (Refusal refusal : refusals) {
            String field = refusal.field();
            if (refusal.reason() == Refusal.Reason.FIELD && field != null) {
                missing.add(field);
                missing.add("asked." + field);
            }
        }
        return new Decision.Refused(
                refusals.stream().filter(refusal -> !echoes(refusal, missing)).toList());
    }

    private static boolean echoes(Refusal refusal, Set<String> missing) {
        List<Entry.Looked> failed =
                refusal.looked().stream().filter(looked -> !looked.held()).toList();
        return refusal.reason() == Refusal.Reason.RULE
                && !failed.isEmpty()
                && failed.stream().allMatch(looked -> looked.value() == null && missing.contains(looked.fact()));
    }

    static Decision refused(Refusal refusal) {
        return new Decision.Refused(List.of(refusal));
    }

    static Refusal refuse(Action action, @Nullable String field, String key, Object... with) {
        return Says.refusal(Refusal.Reason.FIELD, action.id(), action.basis(), field, key, with);
    }

    static Refusal notNow(Action action, String key, Object... with) {
        return Says.refusal(Refusal.Reason.NOT_NOW, action.id(), action.basis(), null, key, with);
    }

    Field field(String id) {
        Field field = procedure.fields().get(id);
        if (field == null) {
            throw new IllegalStateException("a checked procedure asks no unknown field: " + id);
        }
        return field;
    }

    Instrument instrument(Action action) {
        Instrument instrument =
                action.instrument() == null ? null : procedure.instruments().get(action.instrument());
        if (instrument == null) {
            throw new IllegalStateException("an action of an unknown instrument: " + action.id());
        }
        return instrument;
    }

    Link link(String id) {
        Link link = procedure.links().get(id);
        if (link == null) {
            throw new IllegalStateException("a checked procedure opens no unknown link: " + id);
        }
        return link;
    }

    Words stage(String id) {
        if (id.equals(FileState.CLOSED)) {
            return Says.words("stage.closed");
        }
        Stage stage = procedure.stages().get(id);
        return stage == null ? Words.NONE : stage.label();
    }

    List<Words> stages(Action action) {
        return action.stages().stream().sorted().map(this::stage).toList();
    }

    Words role(String id) {
        var role = engine.tenant().roles().get(id);
        if (role != null) {
            return role.label();
        }
        if (id.startsWith(Who.PARTY)) {
            var kind = procedure.parties().get(id.substring(Who.PARTY.length()));
            return kind == null ? Says.words("role.party") : kind.label();
        }
        return switch (id) {
            case Who.COMPLAINANT, Who.PUBLIC, Who.ANYONE, Who.SYSTEM -> Says.words("role." + id);
            default -> new Words(Map.of("en", id));
        };
    }

    List<Words> named(List<Who> who) {
        return who.stream().map(each -> role(each.role())).distinct().toList();
    }

    /** The exemption that lifts this rule now; null where none does. */
    @Nullable
    Exemption lifting(String rule, Scene scene) {
        for (Exemption exemption : procedure.exemptions().values()) {
            if (exemption.lifts().contains(rule) && scene.holds(exemption.when(), exemption.rule(), looked)) {
                return exemption;
            }
        }
        return null;
    }
}
