package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Tenant;
import gehoor.policy.Trigger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether what clocks and duties wait for can happen, and what is sent is heard. */
final class Occurrence {
    private final Tenant tenant;
    private final Procedure procedure;
    private final Told told;

    Occurrence(Tenant tenant, Procedure procedure, Told told) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.told = told;
    }

    void check() {
        for (Clock clock : procedure.clocks().values()) {
            if (clock.startsOn().stream().noneMatch(this::canHappen)) {
                told.add(clock.at(), "clock.never-starts", clock.id(), said(clock.startsOn()));
            }
        }
        for (Duty duty : procedure.duties().values()) {
            boolean raised = Does.of(procedure).stream()
                    .anyMatch(d -> d.effect() instanceof Effect.RaiseDuty raise
                            && raise.duty().equals(duty.id()));
            if (!raised && duty.arisesOn().stream().noneMatch(this::canHappen)) {
                told.add(duty.at(), "duty.never-arises", duty.id(), said(duty.arisesOn()));
            }
            if (duty.metBy().stream().noneMatch(this::canHappen)) {
                told.add(duty.at(), "duty.never-met", duty.id(), said(duty.metBy()));
            }
        }
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.Signal signal && !heard(signal)) {
                told.add(does.at(), "signal.unheard", signal.name(), hearer(signal));
            }
        }
    }

    private boolean canHappen(Trigger trigger) {
        return switch (trigger.on()) {
            case REOPENED ->
                procedure.actions().values().stream()
                        .anyMatch(action -> action.stages().contains(Action.CLOSED)
                                && Effect.all(action.does()).stream().anyMatch(Effect.Move.class::isInstance));
            case SIGNAL -> signalled(trigger.name());
            default -> true;
        };
    }

    /** Whether a procedure that can be linked with this one sends it. */
    private boolean signalled(String name) {
        for (List<Procedure> versions : tenant.procedures().values()) {
            for (Procedure other : versions) {
                for (Does does : Does.of(other)) {
                    if (does.effect() instanceof Effect.Signal signal
                            && signal.name().equals(name)
                            && hearers(other, signal).contains(procedure.id())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean heard(Effect.Signal signal) {
        Set<String> hearers = hearers(procedure, signal);
        return tenant.procedures().entrySet().stream()
                .filter(entry -> hearers.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(other -> hears(other, signal.name()));
    }

    private Set<String> hearers(Procedure sender, Effect.Signal signal) {
        Set<String> ids = new LinkedHashSet<>();
        var link = sender.links().get(signal.link());
        if (link != null) {
            ids.add(link.procedure());
        } else {
            tenant.procedures()
                    .values()
                    .forEach(versions ->
                            versions.forEach(other -> other.links().values().forEach(opening -> {
                                if (opening.procedure().equals(sender.id())) {
                                    ids.add(other.id());
                                }
                            })));
        }
        return ids;
    }

    private static boolean hears(Procedure procedure, String name) {
        Trigger trigger = new Trigger(Trigger.On.SIGNAL, name);
        return procedure.clocks().values().stream()
                        .anyMatch(clock -> clock.startsOn().contains(trigger)
                                || clock.stopsOn().contains(trigger)
                                || clock.pausesOn().contains(trigger)
                                || clock.resumesOn().contains(trigger))
                || procedure.duties().values().stream()
                        .anyMatch(duty -> duty.arisesOn().contains(trigger)
                                || duty.metBy().contains(trigger));
    }

    private static Said hearer(Effect.Signal signal) {
        return signal.link().equals("origin") ? Said.of("signal.opener") : Said.of("signal.of-link", signal.link());
    }

    private static Said said(Set<Trigger> triggers) {
        return triggers.isEmpty()
                ? Said.of("trigger.any")
                : Said.plain(String.join(
                        ", ", triggers.stream().map(Trigger::toString).sorted().toList()));
    }
}
