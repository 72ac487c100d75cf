package gehoor.api;

import gehoor.casework.governance.ForComplainants;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.Procedures;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.ReadProcedure;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.policy.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposals and what is live, as both who runs the platform and who decides for an organisation are answered. */
@Dependent
public class Proposed {
    private static final String[] STEPS = {
        "put-forward", "take-back", "catch-up", "prove", "approve", "activate", "plan", "call-off", "discard", "take-up"
    };

    private final Exchange here;
    private final Proposals proposals;
    private final Planning planning;
    private final Procedures procedures;

    @Inject
    Proposed(Exchange here, Proposals proposals, Planning planning, Procedures procedures) {
        this.here = here;
        this.proposals = proposals;
        this.planning = planning;
        this.procedures = procedures;
    }

    // ---------------------------------------------------------------- what clients send

    /**
     * A proposal to begin.
     *
     * @param title what it is about, in a few words
     * @param from fingerprint of what was live, to begin with its files; null: what is live now
     */
    record NewProposal(String title, @Nullable String from) {}

    /**
     * A file of a proposal to write.
     *
     * @param revision of the proposal that was seen
     * @param path relative to the organisation's folder
     * @param text null: the file would go
     */
    record ProposedText(
            int revision, String path, @Whole @Nullable String text) {}

    /**
     * Something to do with a proposal.
     *
     * @param revision of the proposal that was seen
     * @param on for {@code plan}: the first day on which it is to be live, as {@code 2026-12-01}
     */
    record ProposalStep(String step, int revision, @Nullable String on) {}

    /** @param to fingerprint of a configuration that was live */
    record PutBack(String to) {}

    // ---------------------------------------------------------------- what they get

    /** @param proved whether proving it refuted nothing; null where it has not ended */
    record ProposalSummary(
            UUID id,
            String title,
            String state,
            int revision,
            String begunBy,
            Instant changedAt,
            int approvals,
            @Nullable Boolean proved) {}

    /**
     * A proposal.
     *
     * @param files those that would not be as they are live
     * @param widens why somebody would come to read more than before
     * @param planned the first day on which it is live by itself; null where it does not go live by itself
     * @param needs what is still in the way of being live
     * @param steps what this person may do with it now
     */
    record Proposal(
            UUID id,
            String title,
            String state,
            int revision,
            String begunBy,
            Instant changedAt,
            List<String> files,
            List<AdminRoutes.FoundProblem> problems,
            boolean behind,
            List<ChangedProcedure> procedures,
            List<String> widens,
            List<Approved> approvals,
            boolean proving,
            @Nullable Proved proof,
            @Nullable LocalDate planned,
            List<String> needs,
            List<String> steps) {}

    /** @param ofOrganisation one of the organisation itself; else who runs the platform */
    record Approved(String name, boolean ofOrganisation, Instant at) {}

    /**
     * A procedure that would be another one.
     *
     * @param before its latest version now; null where there is none
     * @param after its latest version then; null where it would go
     * @param differences what it means otherwise
     * @param told what changes for who complains
     */
    record ChangedProcedure(
            String procedure,
            String title,
            @Nullable String before,
            @Nullable String after,
            @Nullable LocalDate inForceFrom,
            List<ChangedMeaning> differences,
            List<ChangedForPeople> told) {}

    /** @param matter {@code sight}, {@code term}, {@code complainant} or {@code handling} */
    record ChangedMeaning(String matter, String sentence, boolean widens) {}

    /** @param before what people read now; null where it is new */
    record ChangedForPeople(
            String topic,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    record Proved(Instant at, List<ProvedLine> told) {}

    /**
     * One thing that proving told.
     *
     * @param kind {@code example}, {@code promise} or {@code failure}
     * @param verdict {@code proved}, {@code refuted} or {@code open}
     * @param story the shortest one in which it is broken, as a worked example
     */
    record ProvedLine(
            String procedure,
            String kind,
            String verdict,
            String file,
            int line,
            int column,
            String sentence,
            @Nullable String story) {}

    /** @param files path relative to the organisation's folder to text */
    record ProposedFiles(Map<String, String> files) {}

    /** @param live fingerprint of what is live now */
    record NowLive(String live) {}

    /**
     * An act about what is live.
     *
     * @param name of who did it; empty where the folder changed
     * @param hash over this and the hash before it
     */
    record GovernanceAct(
            int seq,
            Instant at,
            String name,
            String act,
            @Nullable UUID proposal,
            String about,
            String hash) {}

    /** A version of a procedure, rule by rule and as it is written. */
    record WrittenProcedure(
            String procedure,
            String version,
            String title,
            LocalDate inForceFrom,
            List<ReadRule> rules,
            String path,
            String source) {}

    record ReadRule(String kind, String id, String label, String basis, int line, List<String> examples) {}

    // ---------------------------------------------------------------- what is done

    List<ProposalSummary> all(Governor governor) {
        return here.answers.value(proposals.all(governor)).stream()
                .map(one -> new ProposalSummary(
                        one.id(),
                        one.title(),
                        one.state().word(),
                        one.revision(),
                        one.begunBy().name(),
                        one.changedAt(),
                        one.approvals(),
                        one.proved()))
                .toList();
    }

    Proposal begin(Governor governor, NewProposal sent) {
        NewProposal body = here.parameters.body(sent);
        return told(here.answers.value(proposals.begin(governor, body.title(), body.from())), governor);
    }

    Proposal see(Governor governor, String id) {
        return told(here.answers.value(proposals.see(governor, here.parameters.id(id))), governor);
    }

    ProposedFiles files(Governor governor, String id) {
        Map<String, String> files = new TreeMap<>();
        here.answers
                .value(proposals.see(governor, here.parameters.id(id)))
                .files()
                .forEach(file -> {
                    String text = file.text();
                    if (text != null) {
                        files.put(file.path(), text);
                    }
                });
        return new ProposedFiles(files);
    }

    Proposal write(Governor governor, String id, ProposedText sent) {
        ProposedText body = here.parameters.body(sent);
        return told(
                here.answers.value(
                        proposals.write(governor, here.parameters.id(id), body.revision(), body.path(), body.text())),
                governor);
    }

    Proposal step(Governor governor, String id, ProposalStep sent) {
        ProposalStep body = here.parameters.body(sent);
        UUID proposal = here.parameters.id(id);
        int revision = body.revision();
        return told(
                here.answers.value(
                        switch (here.parameters.oneOf("step", body.step(), STEPS)) {
                            case "put-forward" -> proposals.putForward(governor, proposal, revision);
                            case "take-back" -> proposals.takeBack(governor, proposal, revision);
                            case "catch-up" -> proposals.catchUp(governor, proposal, revision);
                            case "prove" -> proposals.prove(governor, proposal);
                            case "approve" -> proposals.approve(governor, proposal, revision);
                            case "activate" -> proposals.activate(governor, proposal, revision);
                            case "plan" ->
                                planning.plan(
                                        governor,
                                        proposal,
                                        revision,
                                        here.parameters.day("on", body.on() == null ? "" : body.on()));
                            case "call-off" -> planning.callOff(governor, proposal, revision);
                            case "discard" -> proposals.discard(governor, proposal, revision);
                            default -> proposals.takeUp(governor, proposal, revision);
                        }),
                governor);
    }

    NowLive putBack(Governor governor, PutBack sent) {
        return new NowLive(here.answers.value(
                proposals.rollBack(governor, here.parameters.body(sent).to())));
    }

    List<GovernanceAct> acts(Governor governor, @Nullable Integer before) {
        return here.answers.value(proposals.acts(governor, before == null ? Integer.MAX_VALUE : before)).stream()
                .map(Proposed::act)
                .toList();
    }

    WrittenProcedure read(Governor governor, String procedure, String version) {
        ReadProcedure read = here.answers.value(
                procedures.read(governor, here.parameters.word(procedure), here.parameters.word(version)));
        return new WrittenProcedure(
                read.id(),
                read.version(),
                in(read.title(), governor),
                read.inForceFrom(),
                read.rules().stream()
                        .map(rule -> new ReadRule(
                                rule.kind(),
                                rule.id(),
                                in(rule.label(), governor),
                                rule.basis(),
                                rule.line(),
                                rule.examples()))
                        .toList(),
                read.path(),
                read.source());
    }

    private static GovernanceAct act(Act act) {
        return new GovernanceAct(act.seq(), act.at(), act.name(), act.act(), act.proposal(), act.about(), act.hash());
    }

    static Proposal told(ProposalView view, Governor governor) {
        return new Proposal(
                view.id(),
                view.title(),
                view.state().word(),
                view.revision(),
                view.begunBy().name(),
                view.changedAt(),
                view.files().stream()
                        .filter(ProposalView.FileText::changed)
                        .map(ProposalView.FileText::path)
                        .toList(),
                AdminRoutes.FoundProblem.of(view.problems(), governor.language()),
                view.behind(),
                view.procedures().stream().map(one -> changed(one, governor)).toList(),
                view.widens().stream().map(why -> in(why, governor)).toList(),
                view.approvals().stream()
                        .map(one -> new Approved(one.by().name(), one.by().ofOrganisation(), one.at()))
                        .toList(),
                view.proving(),
                proved(view, governor),
                planned(view),
                view.needs().stream().map(need -> in(need, governor)).toList(),
                view.steps().stream().map(step -> word(step.name())).sorted().toList());
    }

    private static ChangedProcedure changed(ProposalView.Changed one, Governor governor) {
        return new ChangedProcedure(
                one.procedure(),
                in(one.title(), governor),
                one.before(),
                one.after(),
                one.inForceFrom(),
                one.differences().stream()
                        .map(each -> new ChangedMeaning(
                                word(each.matter().name()), in(each.sentence(), governor), each.widens()))
                        .toList(),
                one.told().stream().map(Proposed::people).toList());
    }

    private static ChangedForPeople people(ForComplainants.Told told) {
        return new ChangedForPeople(told.topic().word(), told.what(), told.before(), told.after());
    }

    private static @Nullable LocalDate planned(ProposalView view) {
        var planned = view.planned();
        return planned == null ? null : planned.day();
    }

    private static @Nullable Proved proved(ProposalView view, Governor governor) {
        var proof = view.proof();
        return proof == null
                ? null
                : new Proved(
                        proof.at(),
                        proof.told().stream().map(line -> line(line, governor)).toList());
    }

    private static ProvedLine line(Line line, Governor governor) {
        return new ProvedLine(
                line.procedure(),
                line.kind(),
                line.verdict(),
                line.file(),
                line.line(),
                line.column(),
                in(new Words(line.words()), governor),
                line.story());
    }

    private static String in(Words words, Governor governor) {
        return words.in(governor.language());
    }

    /** As interfaces write it. */
    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
