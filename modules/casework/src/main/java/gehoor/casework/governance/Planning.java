package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Trail;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.governance.ProposalView.Step;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Plan;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposals that go live by themselves from a day on. That is decided when nothing stands in the way any more, and looked at once more when
 * the day comes: where something does then, it does not go live, and that is said in the trail; nothing is tried again behind anybody's back.
 */
public final class Planning {
    private static final Logger LOG = System.getLogger(Planning.class.getName());
    /** Furthest ahead, in days. */
    private static final int FURTHEST = 366;

    private final Ports ports;
    private final Library library;
    private final InstantSource clock;
    private final Proposals proposals;

    public Planning(Ports ports, Library library, InstantSource clock, Proposals proposals) {
        this.ports = ports;
        this.library = library;
        this.clock = clock;
        this.proposals = proposals;
    }

    /**
     * It goes live when that day begins at the organisation, in the place of a day that was said before.
     *
     * @param revision the one that was seen
     * @param day later than today, at most a year ahead
     */
    public Answer<ProposalView> plan(Governor governor, UUID id, int revision, LocalDate day) {
        return seen(governor, id, revision).then(view -> {
            Proof proof = view.proof();
            if (proof == null || !view.steps().contains(Step.PLAN)) {
                boolean first = view.steps().contains(Step.ACTIVATE);
                return new Answer.Refused<>(
                        view.needs().isEmpty()
                                ? List.of(first ? notNow("plan-first") : Assessment.notNow(view.state()))
                                : Assessment.needed(view.needs()));
            }
            LocalDate today = today(governor.tenant());
            if (!day.isAfter(today) || day.isAfter(today.plusDays(FURTHEST))) {
                return Wording.refused(Refusal.Reason.FIELD, "plan-day", "on", FURTHEST);
            }
            ports.transactions().within(governor.tenant(), () -> {
                ports.proposals().plan(governor.tenant(), new Plan(id, day, proof.at(), governor.person()));
                trail(governor, "planned", id, day.toString());
                return day;
            });
            return proposals.see(governor, id);
        });
    }

    /** It does not go live by itself any more; all else stays as it is. */
    public Answer<ProposalView> callOff(Governor governor, UUID id, int revision) {
        return seen(governor, id, revision).then(view -> {
            if (!view.steps().contains(Step.CALL_OFF)) {
                return new Answer.Refused<>(List.of(notNow("plan-none")));
            }
            drop(governor, id, "called-off");
            return proposals.see(governor, id);
        });
    }

    private Answer<ProposalView> seen(Governor governor, UUID id, int revision) {
        return proposals
                .see(governor, id)
                .then(view -> view.revision() == revision ? Answer.done(view) : new Answer.Stale<>(view.revision()));
    }

    private static Refusal notNow(String word) {
        return Wording.refusal(Refusal.Reason.NOT_NOW, word, null);
    }

    /**
     * Makes live what has its day. May be called at any time and on any number of nodes: each goes live once.
     *
     * @return how many went live now
     */
    public int due() {
        int live = 0;
        for (Tenant tenant : library.current().tenants().values()) {
            LocalDate today = today(tenant.id());
            List<Plan> plans = ports.transactions()
                    .reading(tenant.id(), () -> ports.proposals().due(tenant.id(), today));
            for (Plan plan : plans) {
                live += live(tenant, plan) ? 1 : 0;
            }
        }
        return live;
    }

    private boolean live(Tenant tenant, Plan plan) {
        Governor by = Governor.ofPlatform(
                tenant.id(),
                plan.by().account(),
                plan.by().name(),
                tenant.languages().get(0));
        Optional<Row> found = row(tenant, plan);
        if (found.isEmpty() || !plan.proved().equals(proved(found.get()))) {
            // taken back since, or put forward anew: that was never planned
            ports.transactions().within(tenant.id(), () -> ports.proposals().callOff(tenant.id(), plan.proposal()));
            return false;
        }
        Answer<ProposalView> answer =
                proposals.activate(by, plan.proposal(), found.get().revision());
        if (answer instanceof Answer.Done<ProposalView>) {
            return true;
        }
        boolean stands = row(tenant, plan)
                .filter(row -> row.state().equals(State.PUT_FORWARD.word()))
                .isPresent();
        if (answer instanceof Answer.Refused<ProposalView> && stands) {
            drop(by, plan.proposal(), "not-live");
            LOG.log(Level.WARNING, "a proposal of {0} did not go live on its day: {1}", tenant.id(), plan.proposal());
        }
        return false;
    }

    private Optional<Row> row(Tenant tenant, Plan plan) {
        return ports.transactions().reading(tenant.id(), () -> ports.proposals().find(tenant.id(), plan.proposal()));
    }

    private static @Nullable Instant proved(Row row) {
        Proof proof = row.proof();
        return proof == null ? null : proof.at();
    }

    private void drop(Governor governor, UUID id, String act) {
        ports.transactions().within(governor.tenant(), () -> {
            if (ports.proposals().callOff(governor.tenant(), id)) {
                trail(governor, act, id, "");
            }
            return id;
        });
    }

    private void trail(Governor governor, String act, UUID proposal, String about) {
        Trail.add(
                ports,
                governor.tenant(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                governor.account(),
                governor.name(),
                act,
                proposal,
                about);
    }

    private LocalDate today(String tenant) {
        return clock.instant()
                .atZone(library.tenant(tenant).orElseThrow().zone())
                .toLocalDate();
    }
}
