package gehoor.casework;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Remembered;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.policy.Field;
import gehoor.policy.Tenant;
import gehoor.policy.calendar.DueDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staff ask somebody outside for one action in a file, by a link that works once; and withdraw that. */
public final class Inviting {
    /** Under these names the sealed part of an entry says to whom an invitation goes. No field of a procedure is called so. */
    static final String MAIL = "invitation.mail";

    static final String LANGUAGE = "invitation.language";
    /** The address, where whoever asked gave it. */
    static final String SHOWN = "invitation.shown";

    private final Office office;

    Inviting(Office office) {
        this.office = office;
    }

    /** What this person may ask, and of whom; empty where there is nothing. */
    public Answer<List<InvitableView>> possible(Requester requester, UUID file) {
        return office.seen(requester, file, (dossier, sight, now) -> {
            var possible = dossier.engine()
                    .invitable(dossier.state(), requester.actor(), dossier.circumstances(now, requester.actor()));
            Views views = office.views(dossier, requester.actor(), sight, requester.language(), now, Map.of());
            return Answer.done(views.invitable(possible));
        });
    }

    private interface Look<T> {
        Answer<T> at(Dossier dossier, Instant now);
    }

    /**
     * Asks for it.
     *
     * @param expectedVersion {@link Answer.Stale} where the file has another; null: whichever it has
     */
    public Answer<InvitationMade> invite(
            Requester requester,
            UUID file,
            InviteRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        Request asked = key == null
                ? null
                : Request.of(
                        key,
                        "invitation by " + requester.actor().id(),
                        Arrays.asList(
                                file,
                                request.action(),
                                request.on(),
                                request.as(),
                                request.way(),
                                request.mail(),
                                request.language()));
        return write(requester, file, expectedVersion, asked, (dossier, now) -> {
            Decision decision = dossier.engine()
                    .decide(
                            dossier.state(),
                            requester.actor(),
                            new Command.Invite(request.action(), request.on(), request.as()),
                            dossier.circumstances(now, requester.actor()));
            if (decision instanceof Decision.Refused refused) {
                return new Answer.Refused<>(refused.refusals());
            }
            Decision.Accepted accepted = (Decision.Accepted) decision;
            Change.Invited invited = invited(accepted.entry().changes());
            boolean known = request.way().equals("known");
            Optional<String> mail = known
                    ? known(dossier, request.as(), accepted.entry().seq(), now)
                    : Optional.of(request.mail().strip());
            Refusal refusal = refusal(dossier, request, mail.orElse(""));
            if (refusal != null) {
                return new Answer.Refused<>(List.of(refusal));
            }
            boolean byHand = request.way().equals("hand");
            Map<String, String> texts = new LinkedHashMap<>();
            if (!byHand) {
                texts.put(MAIL, mail.orElseThrow());
                texts.put(LANGUAGE, request.language());
                if (!known) {
                    texts.put(SHOWN, mail.orElseThrow());
                }
            }
            Recording recording = office.recording(requester.tenant(), now);
            recording.accept(dossier, accepted, texts, List.of(), requester.actor());
            String ticket = recording.giveTicket(dossier, invited.invitation(), end(dossier, invited.until()));
            if (byHand) {
                recording.tellOnce(invited.invitation(), ticket);
            } else {
                recording.send(dossier, Notice.Recipient.INVITED, invited.invitation(), Letters.INVITATION, ticket);
            }
            int seq = accepted.entry().seq();
            recording.commit(
                    asked == null
                            ? null
                            : asked.remembered(file, seq, Request.day(now), recording.codesAgain(dossier, asked, seq)));
            return Answer.done(made(dossier, invited, byHand ? ticket : null));
        });
    }

    private InvitationMade made(Dossier dossier, Change.Invited invited, @Nullable String ticket) {
        return new InvitationMade(
                dossier.id(),
                invited.invitation(),
                dossier.state().seq(),
                invited.until(),
                ticket == null ? null : office.letters().invitation(dossier.tenant(), ticket));
    }

    private static Instant end(Dossier dossier, LocalDate until) {
        return DueDates.end(until, dossier.engine().tenant().zone());
    }

    private static Change.Invited invited(List<Change> changes) {
        return changes.stream()
                .filter(Change.Invited.class::isInstance)
                .map(Change.Invited.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Refusal refusal(Dossier dossier, InviteRequest request, String mail) {
        Tenant tenant = dossier.engine().tenant();
        return switch (request.way()) {
            case "hand" -> request.mail().isBlank() ? null : Wording.invitationByHand();
            case "known" -> mail.isEmpty() ? Wording.invitationNotKnown() : language(tenant, request);
            case "mail" -> Contacts.mail(mail) ? language(tenant, request) : Wording.invitationMail();
            default -> Wording.invitationWay();
        };
    }

    private static @Nullable Refusal language(Tenant tenant, InviteRequest request) {
        return tenant.languages().contains(request.language()) ? null : Wording.invitationLanguage();
    }

    /** The address that the file holds of a party, taken out of the vault in the platform's name. */
    private Optional<String> known(Dossier dossier, String party, int seq, Instant now) {
        boolean held = Optional.ofNullable(dossier.state().parties().get(party)).stream()
                .flatMap(known -> known.facts().keySet().stream())
                .map(field -> dossier.engine().procedure().fields().get(field))
                .anyMatch(field -> field != null && field.type() == Field.Type.CONTACT);
        return held
                ? office.safe()
                        .contacts()
                        .tell(
                                dossier.tenant(),
                                dossier.id(),
                                party,
                                "system",
                                "system",
                                "notice." + Letters.INVITATION,
                                "entry-" + seq,
                                now)
                        .map(told -> told.contact().mail())
                        .filter(mail -> !mail.isEmpty())
                : Optional.empty();
    }

    /** It is asked no longer: the link tells that, and opens nothing. */
    public Answer<InvitationMade> withdraw(
            Requester requester, UUID file, String invitation, @Nullable Long expectedVersion) {
        return write(requester, file, expectedVersion, null, (dossier, now) -> {
            FileState.Invitation asked = dossier.state().invitations().get(invitation);
            if (asked == null) {
                return new Answer.Missing<>();
            }
            Decision decision = dossier.engine()
                    .decide(
                            dossier.state(),
                            requester.actor(),
                            new Command.Withdraw(invitation),
                            dossier.circumstances(now, requester.actor()));
            if (decision instanceof Decision.Refused refused) {
                return new Answer.Refused<>(refused.refusals());
            }
            Recording recording = office.recording(requester.tenant(), now);
            recording.accept(dossier, (Decision.Accepted) decision, Map.of(), List.of(), requester.actor());
            recording.commit(null);
            return Answer.done(
                    new InvitationMade(dossier.id(), invitation, dossier.state().seq(), asked.until(), null));
        });
    }

    private Answer<InvitationMade> write(
            Requester requester,
            UUID file,
            @Nullable Long expectedVersion,
            @Nullable Request asked,
            Look<InvitationMade> work) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        Instant now = office.now();
        try {
            return office.ports().transactions().within(requester.tenant(), () -> {
                if (asked != null) {
                    Optional<Remembered> before = office.ports().requests().find(requester.tenant(), asked.key());
                    if (before.isPresent()) {
                        return repeated(requester, asked, before.get());
                    }
                }
                Optional<Dossier> found = office.cabinet().lock(requester.tenant(), file);
                if (found.isEmpty()
                        || !found.get().sight(requester.actor(), now).exists()) {
                    return new Answer.Missing<>();
                }
                Dossier dossier = found.get();
                return expectedVersion != null
                                && expectedVersion != dossier.row().version()
                        ? new Answer.Stale<>(dossier.row().version())
                        : work.at(dossier, now);
            });
        } catch (Conflict conflict) {
            return new Answer.Clash<>("somebody else is acting in this file right now");
        }
    }

    private Answer<InvitationMade> repeated(Requester requester, Request asked, Remembered before) {
        if (!asked.same(before)) {
            return new Answer.Clash<>("this idempotency key was used for another request");
        }
        Optional<Dossier> found = office.cabinet().load(requester.tenant(), before.file());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Dossier dossier = found.get();
        Change.Invited invited = invited(dossier.history().get(before.seq() - 1).changes());
        Map<String, String> told =
                CodesAgain.open(new Texts(dossier, office.safe().sealer()), asked.own(), before.seq(), before.codes());
        return new Answer.Done<>(made(dossier, invited, told.get(invited.invitation())), true);
    }
}
