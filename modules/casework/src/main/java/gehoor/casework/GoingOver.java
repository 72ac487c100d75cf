package gehoor.casework;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import gehoor.engine.Actor;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.engine.transition.Holding;
import gehoor.engine.transition.Transition;
import gehoor.policy.Compartment;
import gehoor.policy.Tenant;
import gehoor.policy.comparing.Difference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moving an open file to the version of its procedure that is in force (PL-05). Files stay under the version with which they began; this
 * is the exception, for one file, by somebody whose role may ({@code files-moved-by}) and who reads the file, after they were shown what it
 * changes. Why it was done stays in the file.
 */
public final class GoingOver {
    /** Under this name the sealed part of an entry says why. No field of a procedure is called so. */
    static final String REASON = "version.reason";

    /** What the entry is called; no action of a procedure can be. */
    static final String WENT_OVER = "version.went-over";

    /** Most characters of a reason. */
    public static final int LONGEST_REASON = 2_000;

    private final Office office;

    GoingOver(Office office) {
        this.office = office;
    }

    /** What it would change, as of now. Nothing is done. */
    public Answer<TransitionView> look(Requester requester, UUID file) {
        return office.seen(
                requester,
                file,
                (found, sight, moment) -> where(requester, found, sight, moment, (dossier, now, role, to) -> {
                    Transition transition = transition(dossier, to, now);
                    return Answer.done(view(requester, dossier, to, transition, bars(dossier, to, transition)));
                }));
    }

    /**
     * Moves it.
     *
     * @param reason for those who read the file later; at most {@link #LONGEST_REASON} characters
     * @param expectedVersion {@link Answer.Stale} where the file has another: what was shown no longer holds; null: whichever it has
     */
    public Answer<WentOver> go(Requester requester, UUID file, String reason, @Nullable Long expectedVersion) {
        return office.held(
                requester,
                file,
                (found, sight, moment) -> where(
                        requester,
                        found,
                        sight,
                        moment,
                        (dossier, now, role, to) -> go(requester, dossier, now, role, to, reason, expectedVersion)));
    }

    private Answer<WentOver> go(
            Requester requester,
            Dossier dossier,
            Instant now,
            String role,
            Engine to,
            String reason,
            @Nullable Long expectedVersion) {
        if (expectedVersion != null && expectedVersion != dossier.row().version()) {
            return new Answer.Stale<>(dossier.row().version());
        }
        List<Refusal> refusals = new ArrayList<>(reason(reason));
        refusals.addAll(bars(dossier, to, transition(dossier, to, now)));
        if (!refusals.isEmpty()) {
            return new Answer.Refused<>(refusals);
        }
        Decision decision = to.decide(
                dossier.state(),
                requester.actor(),
                new Command.GoOver(dossier.engine().procedure().version(), role),
                dossier.circumstances(now, requester.actor()));
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("going over is not asked of the procedure");
        }
        dossier.goOver(to);
        Recording recording = office.recording(requester.tenant(), now);
        recording.accept(dossier, accepted, Map.of(REASON, reason.strip()), List.of(), requester.actor());
        recording.commit(null);
        return Answer.done(new WentOver(
                dossier.id(), to.procedure().version(), dossier.state().seq()));
    }

    private interface Doing<T> {
        Answer<T> with(Dossier dossier, Instant now, String role, Engine to);
    }

    /** Where this person may, and there is a version to go over to. */
    private <T> Answer<T> where(Requester requester, Dossier dossier, Sight sight, Instant now, Doing<T> doing) {
        Optional<String> role = role(
                office.library().tenant(requester.tenant()).orElseThrow(),
                requester.actor().roles());
        if (role.isEmpty() || !sight.sees(Compartment.FILE)) {
            return new Answer.Refused<>(List.of(Wording.goingOverNotYours()));
        }
        Optional<Engine> to = inForce(dossier, now);
        return to.isPresent()
                ? doing.with(dossier, now, role.get(), to.get())
                : new Answer.Refused<>(List.of(Wording.goingOverNowhere()));
    }

    private static Optional<String> role(Tenant tenant, Set<String> roles) {
        return tenant.filesMovedBy().stream().filter(roles::contains).sorted().findFirst();
    }

    /** The version that is in force today, where the file runs under another. */
    private Optional<Engine> inForce(Dossier dossier, Instant now) {
        LocalDate today = now.atZone(dossier.engine().tenant().zone()).toLocalDate();
        return office.library()
                .inForce(dossier.tenant(), dossier.row().procedure(), today)
                .filter(engine -> !engine.procedure()
                        .version()
                        .equals(dossier.engine().procedure().version()));
    }

    /** The version that is in force, where this viewer may move this file to it; null where they may not, or it runs under it. */
    @Nullable
    String open(Requester requester, Dossier dossier, Sight sight, Instant now) {
        boolean may = sight.sees(Compartment.FILE)
                && !dossier.state().closed()
                && office.library()
                        .tenant(requester.tenant())
                        .flatMap(tenant -> role(tenant, requester.actor().roles()))
                        .isPresent();
        return may
                ? inForce(dossier, now)
                        .map(engine -> engine.procedure().version())
                        .orElse(null)
                : null;
    }

    private static Transition transition(Dossier dossier, Engine to, Instant now) {
        return Transition.of(
                dossier.engine(),
                to,
                new Holding(dossier.history(), dossier.state(), dossier.circumstances(now, Actor.SYSTEM)));
    }

    /** Also barred: a letter that is still to leave, and that the other version has not. */
    private List<Refusal> bars(Dossier dossier, Engine to, Transition transition) {
        List<Refusal> bars = new ArrayList<>(transition.bars());
        Set<String> letters = to.tenant().letters().keySet();
        for (Outbox.Sent sent : office.ports().outbox().of(dossier.tenant(), dossier.id())) {
            String letter = sent.notice().letter();
            boolean leaves = sent.state() == Notice.State.WAITING || sent.state() == Notice.State.HELD;
            if (leaves && letter != null && !Letters.house(letter) && !letters.contains(letter)) {
                bars.add(Wording.goingOverLetter(letter));
            }
        }
        return bars;
    }

    private static List<Refusal> reason(String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            return List.of(Wording.goingOverWhy());
        }
        return text.length() > LONGEST_REASON ? List.of(Wording.goingOverLong(LONGEST_REASON)) : List.of();
    }

    private TransitionView view(
            Requester requester, Dossier dossier, Engine to, Transition transition, List<Refusal> bars) {
        String language = office.language(requester.tenant(), requester.language());
        Labels then = new Labels(to, language);
        Labels now = new Labels(dossier.engine(), language);
        return new TransitionView(
                dossier.row().version(),
                dossier.engine().procedure().version(),
                to.procedure().version(),
                to.procedure().inForceFrom(),
                List.copyOf(bars),
                transition.terms().stream()
                        .map(term -> new TransitionView.TermView(
                                term.run(),
                                term.label().in(language),
                                term.promised(),
                                term.before(),
                                term.after(),
                                term.state().word(),
                                term.explained().in(language)))
                        .toList(),
                transition.acts().stream()
                        .map(act -> new TransitionView.ChangedAct(
                                act.action(),
                                act.label().in(language),
                                act.role(),
                                then.role(act.role()),
                                act.gained()))
                        .toList(),
                transition.less().stream()
                        .map(less -> new TransitionView.ReadLess(
                                less.viewer(),
                                now.role(less.viewer()),
                                less.compartment(),
                                less.label().in(language)))
                        .toList(),
                transition.differences().stream()
                        .map(Difference::sentence)
                        .map(words -> words.in(language))
                        .toList());
    }
}
