package gehoor.casework.governance;

import gehoor.casework.Library;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.governance.ProposalView.Step;
import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Plan;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.policy.Problem;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a proposal would change, what is in its way, and who may do what with it now. Reads only. */
final class Assessment {
    private final Ports ports;
    private final Library library;
    private final Proofs proofs;

    Assessment(Ports ports, Library library, Proofs proofs) {
        this.ports = ports;
        this.library = library;
        this.proofs = proofs;
    }

    ProposalView view(Governor governor, Tenant tenant, Row row) {
        State state = State.of(row.state());
        Standing standing = standing(governor, row);
        List<FileText> files = files(row.files(), standing.live());
        boolean over = state == State.LIVE;
        Reading reading = library.read(tenant.id(), row.files());
        List<Problem> problems = over ? List.of() : library.check(tenant.id(), row.files());
        boolean first = library.tenant(tenant.id()).isEmpty();
        Changes changes = new Changes(List.of(), List.of());
        if (reading instanceof Reading.Read read && !over) {
            changes = first
                    ? Changes.first(read.book(), tenant.id())
                    : Changes.of(library.current(), read.book(), tenant.id(), language(tenant, governor));
        }
        boolean behind = !over && standing.behind();
        List<Words> needs =
                state == State.PUT_FORWARD ? new ArrayList<>(needs(tenant, row, behind, changes)) : List.of();
        if (first && state == State.PUT_FORWARD && nobodyDecides(reading, tenant.id())) {
            needs.add(Wording.words("needs-first-governed-by"));
        }
        Optional<Plan> plan = first ? Optional.empty() : plan(tenant.id(), row);
        Set<Step> steps = steps(governor, tenant.id(), row, behind, needs);
        plan.ifPresent(planned -> steps.add(Step.CALL_OFF));
        if (steps.contains(Step.ACTIVATE) && !first) {
            // days begin where an organisation is, and one that is new is nowhere yet
            steps.add(Step.PLAN);
        }
        return new ProposalView(
                row.id(),
                row.title(),
                state,
                row.revision(),
                row.begunBy(),
                row.changedAt(),
                row.authors(),
                files,
                problems,
                behind,
                changes.procedures(),
                changes.widens(),
                row.approvals(),
                proofs.underWay(tenant.id(), row),
                row.proof(),
                plan.map(planned -> new ProposalView.Planned(planned.day(), planned.by()))
                        .orElse(null),
                needs,
                steps);
    }

    /** By which it goes live by itself, if that still holds: what was taken back since is another proposal. */
    Optional<Plan> plan(String tenant, Row row) {
        Proof proof = row.proof();
        return proof == null || !row.state().equals(State.PUT_FORWARD.word())
                ? Optional.empty()
                : ports.transactions()
                        .reading(tenant, () -> ports.proposals().planned(tenant, row.id()))
                        .filter(plan -> plan.proved().equals(proof.at()));
    }

    /** Who reads what is agreed by one of the organisation from then on: somebody must be named for it. */
    private static boolean nobodyDecides(Reading reading, String tenant) {
        return reading instanceof Reading.Read read
                && read.book()
                        .tenant(tenant)
                        .filter(own -> own.governedBy().isEmpty())
                        .isPresent();
    }

    private static List<FileText> files(Map<String, String> own, Map<String, String> live) {
        TreeSet<String> paths = new TreeSet<>(own.keySet());
        paths.addAll(live.keySet());
        return paths.stream()
                .map(path -> new FileText(path, own.get(path), live.get(path)))
                .toList();
    }

    private static List<Words> needs(Tenant tenant, Row row, boolean behind, Changes changes) {
        List<Words> needs = new ArrayList<>();
        Proof proof = row.proof();
        if (behind) {
            needs.add(Wording.words("needs-catching-up"));
        }
        if (proof == null) {
            needs.add(Wording.words("needs-proof"));
        } else if (!Proving.clean(proof.told())) {
            needs.add(Wording.words("needs-clean-proof"));
        }
        if (row.approvals().isEmpty()) {
            needs.add(Wording.words("needs-second"));
        }
        // Who wrote a part of it need not have seen the rest; who put it forward, or approved it as it was put forward,
        // has.
        List<Person> authors = row.authors();
        boolean organisation = (!authors.isEmpty()
                        && authors.get(authors.size() - 1).ofOrganisation())
                || row.approvals().stream().anyMatch(approval -> approval.by().ofOrganisation());
        if (!changes.widens().isEmpty() && !organisation) {
            needs.add(
                    tenant.governedBy().isEmpty()
                            ? Wording.words("needs-governed-by")
                            : Wording.words("needs-organisation", Changes.labels(tenant)));
        }
        return needs;
    }

    /** @param needs what is in the way of being live */
    Set<Step> steps(Governor governor, String tenant, Row row, boolean behind, List<Words> needs) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        switch (State.of(row.state())) {
            case DRAFT -> {
                steps.addAll(Set.of(Step.WRITE, Step.DISCARD));
                steps.add(behind ? Step.CATCH_UP : Step.PUT_FORWARD);
            }
            case PUT_FORWARD -> {
                steps.add(Step.TAKE_BACK);
                Proof proof = row.proof();
                if (proof == null && !proofs.underWay(tenant, row)) {
                    steps.add(Step.PROVE);
                }
                if (proof != null && Proving.clean(proof.told()) && !behind && second(governor, row)) {
                    steps.add(Step.APPROVE);
                }
                if (needs.isEmpty()) {
                    steps.add(Step.ACTIVATE);
                }
            }
            case DISCARDED -> steps.add(Step.TAKE_UP);
            case LIVE -> {}
        }
        return steps;
    }

    /** Whether they had no hand in it yet. */
    private static boolean second(Governor governor, Row row) {
        return row.authors().stream().noneMatch(author -> author.account().equals(governor.account()))
                && row.approvals().stream()
                        .noneMatch(approval -> approval.by().account().equals(governor.account()));
    }

    /**
     * What is live, and from what a proposal began.
     *
     * @param fingerprint of what is live
     * @param live the organisation's own files that are
     * @param base those from which the proposal began
     */
    record Standing(String fingerprint, Map<String, String> live, Map<String, String> base) {
        /** Its own files count: a holiday that all share is nobody's change. */
        boolean behind() {
            return !live.equals(base);
        }
    }

    Standing standing(Governor governor, Row row) {
        String tenant = governor.tenant();
        return ports.transactions().reading(tenant, () -> {
            Optional<Configuration> live = ports.configurations().live(tenant);
            return new Standing(
                    live.map(Configuration::fingerprint).orElse(""),
                    own(tenant, live),
                    own(tenant, ports.configurations().kept(tenant, row.base())));
        });
    }

    private static Map<String, String> own(String tenant, Optional<Configuration> configuration) {
        return configuration.map(kept -> Library.own(tenant, kept.files())).orElse(Map.of());
    }

    /** Why a step cannot be taken. */
    static Refusal barred(Governor governor, Row row, Step step, boolean behind) {
        boolean forward = row.state().equals(State.PUT_FORWARD.word());
        if (step == Step.APPROVE && forward && !second(governor, row)) {
            return Wording.refusal(Refusal.Reason.NOT_YOURS, "not-second", null);
        }
        if (step == Step.APPROVE && forward && !behind) {
            return Wording.refusal(
                    Refusal.Reason.NOT_NOW, row.proof() == null ? "needs-proof" : "needs-clean-proof", null);
        }
        return behind && (forward || step == Step.PUT_FORWARD)
                ? Wording.refusal(Refusal.Reason.NOT_NOW, "needs-catching-up", null)
                : notNow(State.of(row.state()));
    }

    static Refusal notNow(State state) {
        return Wording.refusal(Refusal.Reason.NOT_NOW, "state-" + state.word(), null);
    }

    static List<Refusal> needed(List<Words> needs) {
        return needs.stream()
                .map(words -> new Refusal(Refusal.Reason.NOT_NOW, "proposal", "", null, words, List.of()))
                .toList();
    }

    /** A language of the organisation: the one that is asked for, or its first. */
    static String language(Tenant tenant, Governor governor) {
        return tenant.languages().contains(governor.language())
                ? governor.language()
                : tenant.languages().get(0);
    }
}
