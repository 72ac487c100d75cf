package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.Trail;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.governance.ProposalView.Step;
import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Approval;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import gehoor.policy.Problem;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How procedures come to be live without a folder: somebody writes how an organisation's files would be, puts it forward, it is proved, a
 * second person approves, and it is made live; and what was live before can be put back in one step. Nothing of a proposal holds before that,
 * and files that run stay under the version with which they began. Who runs the platform and who decides for the organisation do the same
 * here; only where somebody would come to read more must one of the organisation have a hand in it.
 *
 * <p>Each act is in the {@link Trail}. Nothing here opens a file.
 */
public final class Proposals {
    private static final int MOST_DRAFTS = 50;
    private static final int MOST_ACTS = 100;

    private final Ports ports;
    private final Library library;
    private final InstantSource clock;
    private final Proofs proofs;
    private final Assessment assessment;

    /** @param executor on which is proved what was put forward */
    public Proposals(Ports ports, Library library, InstantSource clock, Executor executor) {
        this.ports = ports;
        this.library = library;
        this.clock = clock;
        this.proofs = new Proofs(library, executor);
        this.assessment = new Assessment(ports, library, proofs);
    }

    /** Another did something with it between. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int revision;

        Overtaken(int revision) {
            super("it was changed meanwhile");
            this.revision = revision;
        }
    }

    /** All that are not live, latest changed first. */
    public Answer<List<ProposalView.Summary>> all(Governor governor) {
        return allowed(
                governor,
                tenant -> Answer.done(reading(governor, () -> ports.proposals().all(tenant.id())).stream()
                        .map(row -> new ProposalView.Summary(
                                row.id(),
                                row.title(),
                                State.of(row.state()),
                                row.revision(),
                                row.begunBy(),
                                row.changedAt(),
                                row.approvals().size(),
                                row.proof() == null
                                        ? null
                                        : Proving.clean(row.proof().told())))
                        .toList()));
    }

    /** One, with all that it would change. */
    public Answer<ProposalView> see(Governor governor, UUID id) {
        return allowed(
                governor,
                tenant -> reading(governor, () -> ports.proposals().find(tenant.id(), id))
                        .map(row -> Answer.done(assessment.view(governor, tenant, row)))
                        .orElseGet(Answer.Missing::new));
    }

    /** How it is written, for who tries it out. */
    Answer<Row> row(Governor governor, UUID id) {
        return allowed(
                governor,
                tenant -> reading(governor, () -> ports.proposals().find(tenant.id(), id))
                        .map(Answer::done)
                        .orElseGet(Answer.Missing::new));
    }

    /**
     * Begins one from what is live.
     *
     * @param title what it is about, for people; at most 120 characters
     * @param from fingerprint of a configuration that was live, to put its files back; null: from what is live
     */
    public Answer<ProposalView> begin(Governor governor, String title, @Nullable String from) {
        return allowed(governor, tenant -> {
            List<Refusal> refusals = Writable.title(title);
            if (!refusals.isEmpty()) {
                return new Answer.Refused<>(refusals);
            }
            Answer<Row> begun = within(governor, () -> {
                if (drafts(tenant.id()) >= MOST_DRAFTS) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "too-many-drafts", null, MOST_DRAFTS);
                }
                Optional<Configuration> live = ports.configurations().live(tenant.id());
                Optional<Configuration> files =
                        from == null ? live : ports.configurations().kept(tenant.id(), from);
                if (live.isEmpty() || files.isEmpty()) {
                    return new Answer.Missing<>();
                }
                Row row = new Row(
                        UUID.randomUUID(),
                        title.strip(),
                        State.DRAFT.word(),
                        1,
                        live.get().fingerprint(),
                        Library.own(tenant.id(), files.get().files()),
                        governor.person(),
                        now(),
                        from == null ? List.of() : List.of(governor.person()),
                        List.of(),
                        null);
                ports.proposals().add(tenant.id(), row);
                trail(governor, "begun", row.id(), from == null ? "" : from);
                return Answer.done(row);
            });
            return begun.then(row -> Answer.done(assessment.view(governor, tenant, row)));
        });
    }

    /**
     * Begins one from files that were brought, in the place of those that are live.
     *
     * @param title what it is about, for people; at most 120 characters
     * @param files path relative to the organisation's folder to text
     * @param about by which key they were signed
     */
    Answer<ProposalView> bring(Governor governor, String title, Map<String, String> files, String about) {
        return allowed(governor, tenant -> {
            List<Refusal> refusals = Brought.refusals(title, files);
            if (!refusals.isEmpty()) {
                return new Answer.Refused<>(refusals);
            }
            Answer<Row> begun = within(governor, () -> {
                if (drafts(tenant.id()) >= MOST_DRAFTS) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "too-many-drafts", null, MOST_DRAFTS);
                }
                if (files.equals(own(tenant.id()))) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "nothing-changed", null);
                }
                Row row = Brought.row(title, files, live(tenant.id()), governor.person(), now());
                ports.proposals().add(tenant.id(), row);
                trail(governor, Brought.ACT, row.id(), about);
                return Answer.done(row);
            });
            return begun.then(row -> Answer.done(assessment.view(governor, tenant, row)));
        });
    }

    /**
     * Writes one of its files.
     *
     * @param revision the one that was seen
     * @param path relative to the organisation's folder
     * @param text null: the file would go
     */
    public Answer<ProposalView> write(Governor governor, UUID id, int revision, String path, @Nullable String text) {
        return change(governor, id, revision, Step.WRITE, "changed", path, (row, standing) -> {
            List<Refusal> wrong = Writable.file(row, path, text);
            if (!wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            Map<String, String> files = new TreeMap<>(row.files());
            if (text == null) {
                files.remove(path);
            } else {
                files.put(path, text.replace("\r\n", "\n"));
            }
            return Answer.done(with(row, row.state(), files, with(row.authors(), governor.person()), List.of(), null));
        });
    }

    /**
     * What the language would refuse if this were a file's text, without writing anything.
     *
     * @return in all files: what is written in one may be missing in another
     */
    public Answer<List<Problem>> look(Governor governor, UUID id, String path, String text) {
        return allowed(governor, tenant -> {
            Optional<Row> found = reading(governor, () -> ports.proposals().find(tenant.id(), id));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            List<Refusal> wrong = Writable.file(found.get(), path, text);
            if (!wrong.isEmpty()) {
                return new Answer.Refused<>(wrong);
            }
            Map<String, String> files = new TreeMap<>(found.get().files());
            files.put(path, text);
            return Answer.done(library.check(tenant.id(), files));
        });
    }

    /** Takes over what went live since it began. Where both changed a file, its own text stays, and stands beside the live one. */
    public Answer<ProposalView> catchUp(Governor governor, UUID id, int revision) {
        return change(governor, id, revision, Step.CATCH_UP, "caught-up", "", (row, standing) -> {
            Map<String, String> base = standing.base();
            Map<String, String> files = new TreeMap<>();
            Set<String> paths = new TreeSet<>(base.keySet());
            paths.addAll(standing.live().keySet());
            paths.addAll(row.files().keySet());
            for (String path : paths) {
                String own = row.files().get(path);
                boolean untouched = own == null ? base.get(path) == null : own.equals(base.get(path));
                String text = untouched ? standing.live().get(path) : own;
                if (text != null) {
                    files.put(path, text);
                }
            }
            return Answer.done(new Row(
                    row.id(),
                    row.title(),
                    row.state(),
                    row.revision() + 1,
                    standing.fingerprint(),
                    files,
                    row.begunBy(),
                    now(),
                    row.authors(),
                    List.of(),
                    null));
        });
    }

    /** From now on nothing of it can change; it is proved, and waits for a second person. */
    public Answer<ProposalView> putForward(Governor governor, UUID id, int revision) {
        Answer<ProposalView> put =
                change(governor, id, revision, Step.PUT_FORWARD, "put-forward", "", (row, standing) -> {
                    if (row.files().equals(standing.live())) {
                        return Wording.refused(Refusal.Reason.NOT_NOW, "nothing-changed", null);
                    }
                    if (!library.check(governor.tenant(), row.files()).isEmpty()) {
                        return Wording.refused(Refusal.Reason.NOT_NOW, "problems-first", null);
                    }
                    return Answer.done(with(
                            row,
                            State.PUT_FORWARD.word(),
                            row.files(),
                            last(row.authors(), governor.person()),
                            List.of(),
                            null));
                });
        return put.then(view -> prove(governor, id));
    }

    /** Back to where it can be changed. */
    public Answer<ProposalView> takeBack(Governor governor, UUID id, int revision) {
        return change(
                governor,
                id,
                revision,
                Step.TAKE_BACK,
                "taken-back",
                "",
                (row, standing) ->
                        Answer.done(with(row, State.DRAFT.word(), row.files(), row.authors(), List.of(), null)));
    }

    /** Puts it aside; it can be taken up again. */
    public Answer<ProposalView> discard(Governor governor, UUID id, int revision) {
        return change(
                governor,
                id,
                revision,
                Step.DISCARD,
                "discarded",
                "",
                (row, standing) ->
                        Answer.done(with(row, State.DISCARDED.word(), row.files(), row.authors(), List.of(), null)));
    }

    /** Goes on with one that was put aside. */
    public Answer<ProposalView> takeUp(Governor governor, UUID id, int revision) {
        return change(
                governor,
                id,
                revision,
                Step.TAKE_UP,
                "taken-up",
                "",
                (row, standing) ->
                        Answer.done(with(row, State.DRAFT.word(), row.files(), row.authors(), List.of(), null)));
    }

    /** Begins to prove what was put forward, once; what it gives comes with {@link #see}. */
    public Answer<ProposalView> prove(Governor governor, UUID id) {
        return allowed(governor, tenant -> {
            Optional<Row> found = reading(governor, () -> ports.proposals().find(tenant.id(), id));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            Row row = found.get();
            if (row.state().equals(State.PUT_FORWARD.word()) && row.proof() == null) {
                proofs.begin(tenant.id(), row, told -> keep(governor, row, told));
            }
            return see(governor, id);
        });
    }

    /** Only what was proved is kept as proved: who changed it meanwhile has it proved anew. */
    private void keep(Governor governor, Row proved, List<Line> told) {
        within(governor, () -> {
            ports.proposals()
                    .find(governor.tenant(), proved.id())
                    .filter(row -> row.revision() == proved.revision())
                    .ifPresent(row -> {
                        Row done = with(
                                row, row.state(), row.files(), row.authors(), row.approvals(), new Proof(now(), told));
                        if (ports.proposals().change(governor.tenant(), done, row.revision())) {
                            trail(governor, Proving.clean(told) ? "proved" : "not-proved", row.id(), "");
                        }
                    });
            return Answer.done(proved);
        });
    }

    /** Says that it may go live as it is. */
    public Answer<ProposalView> approve(Governor governor, UUID id, int revision) {
        return change(governor, id, revision, Step.APPROVE, "approved", "", (row, standing) -> {
            List<Approval> approvals = new ArrayList<>(row.approvals());
            approvals.add(new Approval(governor.person(), now()));
            return Answer.done(with(row, row.state(), row.files(), row.authors(), approvals, row.proof()));
        });
    }

    /** Makes it live, now: new files begin under it as soon as its versions are in force. */
    public Answer<ProposalView> activate(Governor governor, UUID id, int revision) {
        return allowed(governor, tenant -> {
            Optional<Row> found = reading(governor, () -> ports.proposals().find(tenant.id(), id));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            Row row = found.get();
            if (row.revision() != revision) {
                return new Answer.Stale<>(row.revision());
            }
            Map<String, String> seen = assessment.standing(governor, row).live();
            ProposalView view = assessment.view(governor, tenant, row);
            if (!view.steps().contains(Step.ACTIVATE)) {
                return new Answer.Refused<>(
                        view.needs().isEmpty()
                                ? List.of(Assessment.notNow(State.of(row.state())))
                                : Assessment.needed(view.needs()));
            }
            Row done = with(row, State.LIVE.word(), row.files(), row.authors(), row.approvals(), row.proof());
            try {
                List<Problem> problems = library.activate(tenant.id(), row.files(), governor.account(), live -> {
                    if (!seen.equals(own(tenant.id()))
                            || !ports.proposals().change(tenant.id(), done, row.revision())) {
                        throw new Overtaken(row.revision() + 1);
                    }
                    trail(governor, "live", row.id(), live);
                });
                if (!problems.isEmpty()) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "problems-first", null);
                }
            } catch (Overtaken overtaken) {
                return new Answer.Stale<>(overtaken.revision);
            }
            return see(governor, id);
        });
    }

    /**
     * Puts back what was live before, in one step: it was approved when it went live first. Files that began since stay under the version
     * with which they began.
     *
     * @param fingerprint of the configuration
     * @return what is live now
     */
    public Answer<String> rollBack(Governor governor, String fingerprint) {
        return allowed(governor, tenant -> {
            Optional<Configuration> kept =
                    reading(governor, () -> ports.configurations().kept(tenant.id(), fingerprint));
            if (kept.isEmpty()) {
                return new Answer.Missing<>();
            }
            Map<String, String> own = Library.own(tenant.id(), kept.get().files());
            Map<String, String> seen = library.own(tenant.id());
            if (own.equals(seen)) {
                return Wording.refused(Refusal.Reason.NOT_NOW, "nothing-changed", null);
            }
            if (!(library.read(tenant.id(), own) instanceof Reading.Read read)) {
                return Wording.refused(Refusal.Reason.NOT_NOW, "back-not-readable", null);
            }
            List<Words> widens = Changes.of(
                            library.current(), read.book(), tenant.id(), Assessment.language(tenant, governor))
                    .widens();
            if (!widens.isEmpty()) {
                return Wording.refused(Refusal.Reason.RULE, "back-widens", null, widens.get(0));
            }
            List<Problem> problems;
            try {
                problems = library.activate(tenant.id(), own, governor.account(), live -> {
                    // That nobody reads more than now was looked at with what was live then.
                    if (!seen.equals(own(tenant.id()))) {
                        throw new Overtaken(0);
                    }
                    trail(governor, "rolled-back", null, live);
                });
            } catch (Overtaken overtaken) {
                return new Answer.Stale<>(overtaken.revision);
            }
            return problems.isEmpty()
                    ? Answer.done(reading(governor, () -> live(tenant.id())))
                    : Wording.refused(Refusal.Reason.NOT_NOW, "back-not-readable", null);
        });
    }

    /** What was done about what is live, latest first; at most a hundred. */
    public Answer<List<Act>> acts(Governor governor, int before) {
        return allowed(
                governor,
                tenant -> Answer.done(reading(governor, () -> ports.proposals().acts(tenant.id(), before, MOST_ACTS))));
    }

    /** Whether this person decides here. */
    public boolean decides(Governor governor) {
        return governor.decides(library);
    }

    // ---------------------------------------------------------------- changing

    /** Looks first and writes then: what another did between shows in the revision. */
    private Answer<ProposalView> change(
            Governor governor,
            UUID id,
            int revision,
            Step step,
            String act,
            String about,
            BiFunction<Row, Assessment.Standing, Answer<Row>> how) {
        return allowed(governor, tenant -> {
            Optional<Row> found = reading(governor, () -> ports.proposals().find(tenant.id(), id));
            if (found.isEmpty()) {
                return new Answer.Missing<>();
            }
            Row row = found.get();
            if (row.revision() != revision) {
                return new Answer.Stale<>(row.revision());
            }
            Assessment.Standing standing = assessment.standing(governor, row);
            if (!assessment
                    .steps(governor, tenant.id(), row, standing.behind(), List.of(Wording.words("needs-second")))
                    .contains(step)) {
                return new Answer.Refused<>(List.of(Assessment.barred(governor, row, step, standing.behind())));
            }
            Answer<Row> changed = how.apply(row, standing)
                    .then(next -> within(governor, () -> {
                        if (!ports.proposals().change(tenant.id(), next, row.revision())) {
                            return new Answer.Stale<>(row.revision() + 1);
                        }
                        trail(governor, act, id, about);
                        return Answer.done(next);
                    }));
            return changed.then(next -> Answer.done(assessment.view(governor, tenant, next)));
        });
    }

    private Row with(
            Row row,
            String state,
            Map<String, String> files,
            List<Person> authors,
            List<Approval> approvals,
            @Nullable Proof proof) {
        return new Row(
                row.id(),
                row.title(),
                state,
                row.revision() + 1,
                row.base(),
                files,
                row.begunBy(),
                now(),
                authors,
                approvals,
                proof);
    }

    private static List<Person> with(List<Person> people, Person person) {
        if (people.stream().anyMatch(known -> known.account().equals(person.account()))) {
            return people;
        }
        List<Person> more = new ArrayList<>(people);
        more.add(person);
        return more;
    }

    /** With this person last: who puts it forward answers for all of it. */
    private static List<Person> last(List<Person> people, Person person) {
        List<Person> more = new ArrayList<>(people);
        more.removeIf(known -> known.account().equals(person.account()));
        more.add(person);
        return more;
    }

    // ---------------------------------------------------------------- small things

    private long drafts(String tenant) {
        return ports.proposals().all(tenant).stream()
                .filter(row -> row.state().equals(State.DRAFT.word()))
                .count();
    }

    private <T> Answer<T> allowed(Governor governor, Function<Tenant, Answer<T>> what) {
        Optional<Tenant> tenant = library.tenant(governor.tenant()).or(() -> Founded.notYet(ports, governor.tenant()));
        if (tenant.isEmpty()) {
            return new Answer.Missing<>();
        }
        return decides(governor) ? what.apply(tenant.get()) : new Answer.Refused<>(List.of(Wording.notDeciding()));
    }

    /** The organisation's own files that are live, within a transaction. */
    private Map<String, String> own(String tenant) {
        return ports.configurations()
                .live(tenant)
                .map(kept -> Library.own(tenant, kept.files()))
                .orElse(Map.of());
    }

    private String live(String tenant) {
        return ports.configurations()
                .live(tenant)
                .map(Configuration::fingerprint)
                .orElse("");
    }

    private void trail(Governor governor, String act, @Nullable UUID proposal, String about) {
        Trail.add(ports, governor.tenant(), now(), governor.account(), governor.name(), act, proposal, about);
    }

    private <T> T reading(Governor governor, Supplier<T> what) {
        return ports.transactions().reading(governor.tenant(), what);
    }

    private <T> Answer<T> within(Governor governor, Supplier<Answer<T>> what) {
        return ports.transactions().within(governor.tenant(), what);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
