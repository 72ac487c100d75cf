package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Entry;
import gehoor.engine.Sight;
import gehoor.policy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is about to leave a file for people outside: held back, put in other words, sent after all, or left unsent. What was done
 * stays done: this is about the letter alone. Each of these is an entry in the file; the words that left lie sealed under it.
 */
public final class Sending {
    private final Office office;

    Sending(Office office) {
        this.office = office;
    }

    /** For how long what leaves can be held back, from the moment on that it was asked for. */
    public Duration holdBack(Tenant tenant) {
        return office.undo(tenant);
    }

    /** What can be held back now, and what is held back. */
    public Answer<List<LeavingView>> leaving(Requester requester, UUID file) {
        return office.seen(
                requester, file, (dossier, sight, now) -> Answer.done(leaving(requester, dossier, sight, now)));
    }

    private List<LeavingView> leaving(Requester requester, Dossier dossier, Sight sight, Instant now) {
        return new Leaving(office, dossier, requester.actor(), sight, now)
                .now(office.ports().outbox().of(requester.tenant(), dossier.id()));
    }

    /** It does not leave until somebody says so. Refused where it has left; nothing happens where it is held already. */
    public Answer<List<LeavingView>> hold(Requester requester, UUID file, UUID notice) {
        return one(requester, file, notice, (dossier, letter, sent, now) -> {
            if (sent.state() == Notice.State.HELD) {
                return null;
            }
            if (sent.state() != Notice.State.WAITING
                    || sent.notice().attempts() > 0
                    || office.ports().outbox().claim(requester.tenant(), notice).isEmpty()) {
                return Wording.letterGone();
            }
            record(requester, dossier, letter, Change.Dispatched.How.HELD, Map.of(), now);
            office.ports().outbox().hold(requester.tenant(), notice);
            return null;
        });
    }

    /**
     * What was held leaves after all; it can be held back again for a while.
     *
     * @param text in which words; null: as it stands
     */
    public Answer<List<LeavingView>> send(Requester requester, UUID file, UUID notice, @Nullable String text) {
        return one(requester, file, notice, (dossier, letter, sent, now) -> {
            if (sent.state() != Notice.State.HELD) {
                return Wording.letterNotHeld();
            }
            Leaving.Chosen chosen =
                    Leaving.chosen(text == null ? Map.of() : Map.of(letter.place(), text), List.of(letter));
            if (!chosen.refusals().isEmpty()) {
                throw new Stopped(chosen.refusals());
            }
            record(requester, dossier, letter, Change.Dispatched.How.SENT, chosen.words(), now);
            office.ports().outbox().release(requester.tenant(), notice, now.plus(office.undo(requester.tenant())));
            return null;
        });
    }

    /** What was held never leaves. Refused for a letter that by the procedure goes with what was done. */
    public Answer<List<LeavingView>> drop(Requester requester, UUID file, UUID notice) {
        return one(requester, file, notice, (dossier, letter, sent, now) -> {
            if (sent.state() != Notice.State.HELD) {
                return Wording.letterNotHeld();
            }
            if (letter.needed()) {
                return Wording.letterNeeded();
            }
            record(requester, dossier, letter, Change.Dispatched.How.DROPPED, Map.of(), now);
            office.ports()
                    .outbox()
                    .settle(
                            requester.tenant(),
                            notice,
                            Notice.State.DROPPED,
                            now.atZone(dossier.engine().tenant().zone()).toLocalDate(),
                            letter.language());
            return null;
        });
    }

    private interface Doing {
        /** @return why it cannot be done; null where it was */
        gehoor.engine.@Nullable Refusal with(Dossier dossier, LeavingView letter, Outbox.Sent sent, Instant now);
    }

    private Answer<List<LeavingView>> one(Requester requester, UUID file, UUID notice, Doing doing) {
        try {
            return office.held(
                    requester, file, (dossier, sight, now) -> one(requester, dossier, sight, notice, doing, now));
        } catch (Stopped stopped) {
            return new Answer.Refused<>(stopped.refusals());
        }
    }

    private Answer<List<LeavingView>> one(
            Requester requester, Dossier dossier, Sight sight, UUID notice, Doing doing, Instant now) {
        Leaving leaving = new Leaving(office, dossier, requester.actor(), sight, now);
        List<Outbox.Sent> all = office.ports().outbox().of(requester.tenant(), dossier.id());
        Outbox.Sent sent = all.stream()
                .filter(each -> each.notice().id().equals(notice))
                .findFirst()
                .orElse(null);
        if (sent == null || !leaving.shows(sent)) {
            return new Answer.Missing<>();
        }
        LeavingView letter = leaving.view(sent, all);
        if (!letter.yours()) {
            return new Answer.Refused<>(List.of(Wording.letterNotYours()));
        }
        var refusal = doing.with(dossier, letter, sent, now);
        return refusal == null
                ? Answer.done(leaving(requester, dossier, dossier.sight(requester.actor(), now), now))
                : new Answer.Refused<>(List.of(refusal));
    }

    private void record(
            Requester requester,
            Dossier dossier,
            LeavingView letter,
            Change.Dispatched.How how,
            Map<String, String> words,
            Instant now) {
        Entry sending = dossier.history().get(letter.seq() - 1);
        Decision decision = dossier.engine()
                .decide(
                        dossier.state(),
                        requester.actor(),
                        new Command.Dispatch(
                                letter.seq(), letter.place(), how, sending.by().role()),
                        dossier.circumstances(now, requester.actor()));
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("what becomes of a letter is not asked of the procedure");
        }
        Recording recording = office.recording(requester.tenant(), now);
        recording.accept(dossier, accepted, words, List.of(), requester.actor());
        recording.commit(null);
    }
}
