package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Field;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.DueDates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asking somebody outside for one action. Whoever of the staff may do it now may ask for it: what comes of it they could have
 * recorded themselves. Who is asked must be somebody that the procedure lets be asked, see the file, and be able to do it now.
 */
final class Invitations {
    /** What entries are called; no action of a procedure can be. */
    static final String MADE = "invitation.made";

    static final String OPENED = "invitation.opened";
    static final String WITHDRAWN = "invitation.withdrawn";

    private static final Map<Who.Relation, List<Field.Type>> BELONGS = Map.of(
            Who.Relation.OF_THE_SERVICE, List.of(Field.Type.SERVICE),
            Who.Relation.OF_THE_FACILITY, List.of(Field.Type.FACILITY),
            Who.Relation.OF_THE_BODY, List.of(Field.Type.BODY, Field.Type.BODIES));

    private final Hearing at;

    Invitations(Hearing at) {
        this.at = at;
    }

    static Actor actor(FileState state, String as, Set<String> of) {
        return state.parties().containsKey(as) ? Actor.party(as) : Actor.invited(as, of);
    }

    FileState.Invitation get(String id) {
        FileState.Invitation invitation = at.state.invitations().get(id);
        if (invitation == null) {
            throw new IllegalArgumentException("no such invitation: " + id);
        }
        return invitation;
    }

    /** Why it cannot be used any more; null where it can. */
    @Nullable
    Refusal over(String id) {
        FileState.Invitation invitation = get(id);
        if (invitation.open(at.today)) {
            return null;
        }
        String why = invitation.used() != null ? "used" : invitation.withdrawn() != null ? "withdrawn" : "expired";
        return refusal(invitation.action(), "invitation-" + why);
    }

    // ---------------------------------------------------------------- asking

    List<Engine.Invitable> invitable() {
        List<Engine.Invitable> all = new ArrayList<>();
        if (at.actor.kind() != Actor.Kind.STAFF || !at.state.begun()) {
            return all;
        }
        for (Offer offer : new Deciding(at).offers()) {
            Action.Invitation invitation = offer.action().byInvitation();
            if (invitation != null && offer.open() && role(offer.action(), offer.on()) != null) {
                List<Engine.Asked> whom = whom(offer.action(), invitation, offer.on());
                if (!whom.isEmpty()) {
                    all.add(new Engine.Invitable(offer.action(), offer.on(), whom));
                }
            }
        }
        return all;
    }

    /** The role in which this actor may ask for it; null where they may not. */
    private @Nullable String role(Action action, @Nullable String on) {
        Action.Invitation invitation = action.byInvitation();
        List<Who> staff = action.by().stream()
                .filter(who -> invitation == null || !invitation.who().contains(who.role()))
                .toList();
        return at.actor.kind() == Actor.Kind.STAFF
                ? at.scene(Map.of(), on, null).as(staff)
                : null;
    }

    /** Who may be asked, by role or party; only those who may see the file and would be offered it. */
    private List<Engine.Asked> whom(Action action, Action.Invitation invitation, @Nullable String on) {
        List<Engine.Asked> whom = new ArrayList<>();
        for (String role : invitation.who()) {
            if (!role.startsWith(Who.PARTY)) {
                Set<String> of = of(action, role, on);
                if (offered(action, role, of, on)) {
                    whom.add(new Engine.Asked(role, List.copyOf(of)));
                }
                continue;
            }
            at.state.parties().values().stream()
                    .filter(party -> role.equals(Who.PARTY + party.kind()))
                    .filter(party -> offered(action, party.id(), Set.of(), on))
                    .forEach(party -> whom.add(new Engine.Asked(party.id(), List.of())));
        }
        return whom;
    }

    private boolean offered(Action action, String as, Set<String> of, @Nullable String on) {
        Actor actor = actor(at.state, as, of);
        // whoever asks may have handled a linked file; who is asked has not
        Circumstances now = at.circumstances;
        Circumstances here = new Circumstances(now.now(), false, now.colleagues(), now.linked(), now.earlier());
        Hearing theirs = new Hearing(at.engine, at.state, actor, here);
        return at.engine.visible(at.state, actor, here).exists()
                && new Deciding(theirs)
                        .offers().stream()
                                .anyMatch(offer -> offer.open()
                                        && offer.action().equals(action)
                                        && Objects.equals(offer.on(), on));
    }

    /** For which of the services, facilities and bodies that the file names somebody in that role speaks. */
    private Set<String> of(Action action, String role, @Nullable String on) {
        Set<String> of = new TreeSet<>();
        FileState.InstrumentRun run = on == null ? null : at.state.instruments().get(on);
        for (Who who : action.by()) {
            if (!who.role().equals(role)) {
                continue;
            }
            for (Who.Relation relation : who.only()) {
                for (Field field : at.procedure.fields().values()) {
                    boolean looked = who.byField() == null || who.byField().equals(field.id());
                    if (looked && BELONGS.getOrDefault(relation, List.of()).contains(field.type())) {
                        Value own = run == null ? null : run.facts().get(field.id());
                        Value value = own == null ? at.state.facts().get(field.id()) : own;
                        of.addAll(codes(value));
                    }
                }
            }
        }
        return of;
    }

    private static Set<String> codes(@Nullable Value value) {
        if (value instanceof Value.Code code) {
            return Set.of(code.code());
        }
        return value instanceof Value.Codes codes ? new LinkedHashSet<>(codes.codes()) : Set.of();
    }

    Decision invite(Command.Invite invite) {
        Action action = at.procedure.actions().get(invite.action());
        if (action == null) {
            return Hearing.refused(nothing());
        }
        Action.Invitation invitation = action.byInvitation();
        String role = role(action, invite.on());
        Engine.Asked asked = invitable().stream()
                .filter(each -> each.action().equals(action) && Objects.equals(each.on(), invite.on()))
                .flatMap(each -> each.whom().stream())
                .filter(each -> each.as().equals(invite.as()))
                .findFirst()
                .orElse(null);
        if (invitation == null || role == null || asked == null) {
            return Hearing.refused(refusal(action.id(), "invitation-not"));
        }
        Writing writing = new Writing(at, at.state.identity(), MADE, role, invite.on(), Map.of());
        at.state.invitations().values().stream()
                .filter(earlier -> earlier.open(at.today)
                        && earlier.action().equals(action.id())
                        && Objects.equals(earlier.on(), invite.on())
                        && earlier.as().equals(invite.as()))
                .forEach(earlier -> writing.add(new Change.InvitationWithdrawn(earlier.id())));
        writing.add(new Change.Invited(
                Writing.next("invitation", at.state.invitations().keySet()),
                invite.as(),
                action.id(),
                DueDates.after(at.today, invitation.valid(), at.engine.calendar(null)),
                invite.on(),
                asked.of()));
        return writing.accepted();
    }

    // ---------------------------------------------------------------- what becomes of it

    Decision open(String id) {
        Refusal over = over(id);
        if (over != null) {
            return Hearing.refused(over);
        }
        FileState.Invitation invitation = get(id);
        if (invitation.opened() != null) {
            return new Decision.Nothing();
        }
        Writing writing = new Writing(at, at.state.identity(), OPENED, as(invitation), invitation.on(), Map.of());
        writing.add(new Change.InvitationOpened(id));
        return writing.accepted();
    }

    /** By whoever may do the action themselves, as far as it is theirs: also where it cannot be done just now. */
    Decision withdraw(String id) {
        FileState.Invitation invitation = at.state.invitations().get(id);
        Action action = invitation == null ? null : at.procedure.actions().get(invitation.action());
        String role = invitation == null || action == null ? null : role(action, invitation.on());
        if (invitation == null || role == null || !mine(invitation)) {
            return Hearing.refused(invitation == null ? nothing() : refusal(invitation.action(), "invitation-not"));
        }
        Refusal over = over(id);
        if (over != null) {
            return Hearing.refused(over);
        }
        Writing writing = new Writing(at, at.state.identity(), WITHDRAWN, role, invitation.on(), Map.of());
        writing.add(new Change.InvitationWithdrawn(id));
        return writing.accepted();
    }

    /** Whether this member of staff has to do with it: they may do what was asked for. */
    boolean mine(FileState.Invitation invitation) {
        Action action = at.procedure.actions().get(invitation.action());
        return action != null
                && at.engine.exists(at.state, at.actor, at.circumstances, at.today)
                && role(action, invitation.on()) != null;
    }

    private String as(FileState.Invitation invitation) {
        FileState.Party party = at.state.parties().get(invitation.as());
        return party == null ? invitation.as() : Who.PARTY + party.kind();
    }

    /** What was asked for is no action of this procedure: it is not repeated. */
    private static Refusal nothing() {
        return Says.refusal(Refusal.Reason.UNKNOWN, "invitation", "", null, "invitation-nothing");
    }

    private Refusal refusal(String action, String key) {
        Action known = at.procedure.actions().get(action);
        return known == null
                ? nothing()
                : Says.refusal(Refusal.Reason.NOT_NOW, action, known.basis(), null, key, known.label());
    }
}
