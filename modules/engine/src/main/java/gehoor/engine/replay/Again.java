package gehoor.engine.replay;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked when an entry came about: who asked, and what.
 *
 * @param actor with the role in which it was done, and those in which they assigned themselves by it: that they had them, the entry
 *     shows. Whether they had others it does not, so an act counts as done in the role in which it was done
 * @param colleagues those who are named in it, with the roles in which they were assigned by it
 */
record Again(Actor actor, Command command, Map<String, Actor> colleagues) {

    static Again of(Engine engine, FileState state, Entry entry) {
        Command command = command(engine.procedure(), state, entry);
        return new Again(actor(engine, state, entry, command), command, colleagues(engine.procedure(), entry));
    }

    private static Actor actor(Engine engine, FileState state, Entry entry, Command command) {
        Entry.By by = entry.by();
        FileState.Invitation invitation = command instanceof Command.Comply comply
                ? state.invitations().get(comply.invitation())
                : command instanceof Command.Open open ? state.invitations().get(open.invitation()) : null;
        if (invitation != null) {
            return engine.invited(state, invitation);
        }
        Set<String> roles = new HashSet<>();
        if (by.kind() == Actor.Kind.STAFF && !by.role().isEmpty()) {
            roles.add(by.role());
            roles.addAll(assigned(entry, by.place()));
        }
        return new Actor(by.kind(), by.id(), roles, Set.of(), by.party(), by.standsFor());
    }

    private static Set<String> assigned(Entry entry, String person) {
        Set<String> roles = new HashSet<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.Assigned assigned && assigned.person().equals(person)) {
                roles.add(assigned.role());
            }
        }
        return roles;
    }

    private static Map<String, Actor> colleagues(Procedure procedure, Entry entry) {
        Map<String, Actor> colleagues = new HashMap<>();
        entry.recorded().forEach((id, value) -> {
            Field field = procedure.fields().get(id);
            if (field != null && field.type() == Field.Type.STAFF) {
                String person = value.toString();
                colleagues.put(person, Actor.staff(person, assigned(entry, person), Set.of()));
            }
        });
        return colleagues;
    }

    private static Command command(Procedure procedure, FileState state, Entry entry) {
        if (!state.begun()) {
            return report(procedure, entry);
        }
        Map<String, Value> given = new LinkedHashMap<>(entry.recorded());
        String on = entry.on();
        for (Change change : entry.changes()) {
            if (change instanceof Change.InvitationUsed used) {
                return new Command.Comply(used.invitation(), given(entry));
            } else if (change instanceof Change.Invited invited) {
                return new Command.Invite(invited.action(), invited.on(), invited.as());
            } else if (change instanceof Change.InvitationOpened opened) {
                return new Command.Open(opened.invitation());
            } else if (change instanceof Change.InvitationWithdrawn withdrawn) {
                return new Command.Withdraw(withdrawn.invitation());
            } else if (change instanceof Change.SignalReceived received) {
                return new Command.Receive(received.signal());
            } else if (change instanceof Change.ReceiptLinkAsked) {
                return new Command.SendReceiptLink();
            } else if (change instanceof Change.ReceiptRenewed
                    && procedure.actions().get(entry.action()) == null) {
                return new Command.RenewReceipt();
            } else if (change instanceof Change.Corrected corrected) {
                given.put(corrected.field(), corrected.now());
            } else if (change instanceof Change.InstrumentOpened opened
                    && opened.on().equals(on)) {
                // which one it would be called nobody asked
                on = null;
            }
        }
        return new Command.Act(entry.action(), on, given);
    }

    private static Map<String, Value> given(Entry entry) {
        Map<String, Value> given = new LinkedHashMap<>(entry.recorded());
        for (Change change : entry.changes()) {
            if (change instanceof Change.Corrected corrected) {
                given.put(corrected.field(), corrected.now());
            }
        }
        return given;
    }

    private static Command report(Procedure procedure, Entry entry) {
        Change.Reported reported = null;
        for (Change change : entry.changes()) {
            if (change instanceof Change.Reported first) {
                reported = first;
            }
        }
        if (reported == null) {
            throw new IllegalArgumentException("a history begins with a report");
        }
        return new Command.Report(
                reported.kind(),
                reported.reporter(),
                reported.capacity(),
                reported.identity(),
                reported.channel(),
                reported.received(),
                reported.language(),
                reported.contact(),
                entry.recorded(),
                reported.origin() == null ? List.of() : came(procedure, entry),
                origin(reported.origin()));
    }

    /** The parties that came with a link stand before those that the report itself adds. */
    private static List<Command.Came> came(Procedure procedure, Entry entry) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, Map<String, Value>> facts = new HashMap<>();
        for (Change change : entry.changes()) {
            if (change instanceof Change.PartyAdded added) {
                kinds.put(added.party(), added.kind());
            } else if (change instanceof Change.PartyRecorded recorded) {
                facts.put(recorded.party(), recorded.facts());
            }
        }
        long own = Effect.all(procedure.report().action().does()).stream()
                .filter(Effect.AddParty.class::isInstance)
                .count();
        List<Command.Came> came = new ArrayList<>();
        for (String party : new LinkedHashSet<>(kinds.keySet())) {
            if (came.size() < kinds.size() - own) {
                came.add(new Command.Came(String.valueOf(kinds.get(party)), facts.getOrDefault(party, Map.of())));
            }
        }
        return came;
    }

    private static Command.@Nullable Origin origin(@Nullable String written) {
        if (written == null) {
            return null;
        }
        int slash = written.lastIndexOf('/');
        return new Command.Origin(written.substring(slash + 1), written.substring(0, Math.max(slash, 0)));
    }

    /** What was answered; none where no answers were asked. */
    Map<String, Value> answers() {
        return command instanceof Command.Act act
                ? act.given()
                : command instanceof Command.Report report
                        ? report.given()
                        : command instanceof Command.Comply comply ? comply.given() : Map.of();
    }

    /** By which action of a procedure it is done; null where by none, or the procedure has it not. */
    @Nullable
    Action action(Procedure procedure, FileState state) {
        if (command instanceof Command.Report) {
            return procedure.report().action();
        } else if (command instanceof Command.Act act) {
            return procedure.actions().get(act.action());
        } else if (command instanceof Command.Comply comply) {
            FileState.Invitation invitation = state.invitations().get(comply.invitation());
            return invitation == null ? null : procedure.actions().get(invitation.action());
        }
        return null;
    }

    /** The same with other answers. */
    Again with(Map<String, Value> answers) {
        Command other = command instanceof Command.Act act
                ? new Command.Act(act.action(), act.on(), answers)
                : command instanceof Command.Report r
                        ? new Command.Report(
                                r.kind(),
                                r.reporter(),
                                r.capacity(),
                                r.identity(),
                                r.channel(),
                                r.received(),
                                r.language(),
                                r.contact(),
                                answers,
                                r.parties(),
                                r.cameBy())
                        : command instanceof Command.Comply comply
                                ? new Command.Comply(comply.invitation(), answers)
                                : command;
        return new Again(actor, other, colleagues);
    }
}
