package gehoor.casework;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.TicketRow;
import gehoor.engine.Actor;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Action;
import gehoor.vault.Ticket;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside does who was asked for one action by a link. A ticket that was never given out, one that cannot be one and
 * one whose file was erased are {@link Answer.Missing} alike, after the same look-up. Who holds one that was used, withdrawn or is
 * out of date is told so.
 */
public final class Invitations {
    private final Office office;
    private final Acting acting;

    Invitations(Office office, Acting acting) {
        this.office = office;
        this.acting = acting;
    }

    /** A ticket that somebody was given, with what it opens. */
    private record Held(Dossier dossier, FileState.Invitation invitation, Actor actor, Sight sight) {}

    private interface Use<T> {
        Answer<T> with(Held held);
    }

    private <T> Answer<T> use(ByTicket by, boolean writing, Instant now, Use<T> use) {
        if (office.unknown(by.tenant())) {
            return new Answer.Missing<>();
        }
        Ticket ticket = Ticket.read(by.ticket());
        try {
            return office.ports().transactions().within(by.tenant(), () -> {
                Optional<TicketRow> row = lookup(by.tenant(), ticket)
                        .flatMap(lookup -> office.ports().tickets().find(by.tenant(), lookup))
                        .filter(found -> !found.opens().equals(TicketRow.MAILBOX));
                Optional<Dossier> found = row.flatMap(known -> writing
                        ? office.cabinet().lock(by.tenant(), known.file())
                        : office.cabinet().load(by.tenant(), known.file()));
                if (row.isEmpty() || found.isEmpty() || erased(found.get())) {
                    return new Answer.Missing<>();
                }
                Dossier dossier = found.get();
                FileState.Invitation invitation =
                        dossier.state().invitations().get(row.get().opens());
                if (invitation == null) {
                    return new Answer.Missing<>();
                }
                Actor actor = dossier.engine().invited(dossier.state(), invitation);
                return use.with(new Held(dossier, invitation, actor, dossier.sight(actor, now)));
            });
        } catch (Conflict conflict) {
            return new Answer.Clash<>("somebody else is acting in this file right now");
        }
    }

    private Optional<byte[]> lookup(String tenant, Ticket ticket) {
        return office.safe().receipts().lookupKey(tenant, ticket).asOptional();
    }

    private boolean erased(Dossier dossier) {
        return new Texts(dossier, office.safe().sealer()).seal().isEmpty();
    }

    /**
     * What was asked, with as much of the file as is theirs to see. A request to post, not to get: a program that follows the
     * links in mails only gets. The first time it is recorded.
     */
    public Answer<InvitedView> open(ByTicket by) {
        Instant now = office.now();
        return use(by, true, now, held -> {
            Dossier dossier = held.dossier();
            Decision decision = dossier.engine()
                    .decide(
                            dossier.state(),
                            held.actor(),
                            new Command.Open(held.invitation().id()),
                            dossier.circumstances(now, held.actor()));
            if (decision instanceof Decision.Refused over) {
                return new Answer.Refused<>(over.refusals());
            }
            Offer offer = offer(held, now);
            if (offer == null) {
                return new Answer.Refused<>(List.of(Wording.invitationIdle()));
            }
            if (decision instanceof Decision.Accepted accepted) {
                Recording recording = office.recording(by.tenant(), now);
                recording.accept(dossier, accepted, Map.of(), List.of(), held.actor());
                recording.commit(null);
            }
            Views views = office.views(dossier, held.actor(), held.sight(), by.language(), now);
            return Answer.done(new InvitedView(
                    views.file(office.attachments(dossier), List.of()),
                    views.offers(List.of(offer), List.of()).get(0),
                    views.invited(held.invitation().as(), held.invitation().of()),
                    held.invitation().until()));
        });
    }

    /** Null where it is no longer, or not just now, to be done; or its actor may no longer know of the file. */
    private @Nullable Offer offer(Held held, Instant now) {
        if (!held.sight().exists()) {
            return null;
        }
        Dossier dossier = held.dossier();
        return dossier.engine().offers(dossier.state(), held.actor(), dossier.circumstances(now, held.actor())).stream()
                .filter(offer -> offer.open()
                        && offer.action().id().equals(held.invitation().action())
                        && Objects.equals(offer.on(), held.invitation().on()))
                .findFirst()
                .orElse(null);
    }

    /** What would stand in the way of this, as far as it can be told before it is sent; nothing is done. */
    public Answer<List<Refusal>> preview(ByTicket by, ActRequest request) {
        Instant now = office.now();
        List<Inspected> uploads = Inspected.all(office.inspection(), request.uploads());
        return use(by, false, now, held -> {
            Dossier dossier = held.dossier();
            Action action =
                    dossier.engine().procedure().actions().get(held.invitation().action());
            if (action == null) {
                return new Answer.Missing<>();
            }
            Given given = Given.of(dossier.engine(), action, request.given(), request.contact(), uploads, true);
            Decision decision = dossier.engine()
                    .decide(
                            dossier.state(),
                            held.actor(),
                            new Command.Comply(held.invitation().id(), given.values()),
                            dossier.circumstances(now, held.actor(), Map.of(), given.values()));
            List<Refusal> refusals = given.refusals(decision);
            return Answer.done(refusals == null ? List.of() : refusals);
        });
    }

    /**
     * Does what was asked; the link opens nothing any more then.
     *
     * @param request what is given; which action, and on what, the invitation itself says
     */
    public Answer<Performed> act(ByTicket by, ActRequest request, @Nullable IdempotencyKey key) {
        record Target(UUID file, FileState.Invitation invitation, Actor actor, String holder) {}
        Instant now = office.now();
        Answer<Target> target = use(
                by,
                false,
                now,
                held -> Answer.done(new Target(
                        held.dossier().id(),
                        held.invitation(),
                        held.actor(),
                        "ticket "
                                + lookup(by.tenant(), Ticket.read(by.ticket()))
                                        .map(HexFormat.of()::formatHex)
                                        .orElse(""))));
        return target.then(found -> acting.act(
                by.tenant(),
                found.actor(),
                by.language(),
                found.holder(),
                true,
                found.invitation().id(),
                found.file(),
                new ActRequest(
                        found.invitation().action(),
                        found.invitation().on(),
                        request.given(),
                        request.contact(),
                        request.uploads()),
                null,
                key));
    }

    /** As long as the link opens. */
    public Answer<OpenedAttachment> attachment(ByTicket by, UUID attachment) {
        Instant now = office.now();
        return use(by, false, now, held -> {
            Dossier dossier = held.dossier();
            var today = now.atZone(dossier.engine().tenant().zone()).toLocalDate();
            if (!held.invitation().open(today) || !held.sight().exists()) {
                return new Answer.Missing<>();
            }
            Views views = office.views(dossier, held.actor(), held.sight(), by.language(), now);
            return Handling.attachment(office, views, dossier, attachment);
        });
    }
}
