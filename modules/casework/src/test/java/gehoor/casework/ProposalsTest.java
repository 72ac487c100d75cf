package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.governance.ForComplainants;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.governance.ProposalView.Step;
import gehoor.casework.governance.Proposals;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.casework.port.ProposalRows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalsTest {
    private static final String COMPLAINTS = "procedures/complaints.yaml";
    private static final Governor ADA = Governor.ofPlatform(TENANT, "ada", "Ada", "en");
    private static final Governor BOB = Governor.ofPlatform(TENANT, "bob", "Bob", "en");
    private static final Governor KIM = new Governor(TENANT, "kim", "Kim", Set.of("coordinator"), true, "en");
    private static final Governor HANA = new Governor(TENANT, "hana", "Hana", Set.of("handler"), true, "en");

    @TempDir
    Path scratch;

    private Linden linden;
    private Proposals proposals;
    /** What is to be proved, until a test lets it be. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @BeforeEach
    void open() {
        Path config = scratch.resolve("config");
        Linden.copy(Path.of("src/test/resources/tenant-config"), config);
        linden = new Linden(scratch, config);
        proposals = new Proposals(linden.memory.ports(), linden.library, () -> linden.now, waiting::add);
    }

    private ProposalView begun() {
        return done(proposals.begin(ADA, "Shorter term", null));
    }

    private ProposalView written(ProposalView proposal, String path, String from, String to) {
        FileText file = file(proposal, path);
        String text = file.text();
        assertThat(text).contains(from);
        return done(proposals.write(ADA, proposal.id(), proposal.revision(), path, text.replace(from, to)));
    }

    private static FileText file(ProposalView proposal, String path) {
        return proposal.files().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** A second version of the complaints procedure, with a shorter term. */
    private ProposalView shorter() {
        ProposalView second = written(begun(), COMPLAINTS, "version: \"1\"", "version: \"2\"");
        return written(second, COMPLAINTS, "length: 10 calendar days", "length: 8 calendar days");
    }

    private ProposalView putForward(ProposalView proposal) {
        return done(proposals.putForward(ADA, proposal.id(), proposal.revision()));
    }

    /** As if all had been proved: the invented organisation's procedures promise what they do not keep. */
    private ProposalView proved(ProposalView proposal) {
        waiting.clear();
        var ports = linden.memory.ports();
        ports.transactions().within(TENANT, () -> {
            Row row = ports.proposals().find(TENANT, proposal.id()).orElseThrow();
            Line line = new Line("complaints@2", "promise", "proved", "", 1, 1, Map.of("en", "It holds."), null);
            Row with = new Row(
                    row.id(),
                    row.title(),
                    row.state(),
                    row.revision() + 1,
                    row.base(),
                    row.files(),
                    row.begunBy(),
                    row.changedAt(),
                    row.authors(),
                    row.approvals(),
                    new Proof(linden.now, List.of(line)));
            assertThat(ports.proposals().change(TENANT, with, row.revision())).isTrue();
            return with;
        });
        return done(proposals.see(ADA, proposal.id()));
    }

    private ProposalView live(ProposalView proposal) {
        ProposalView ready = proved(putForward(proposal));
        ProposalView approved = done(proposals.approve(BOB, ready.id(), ready.revision()));
        return done(proposals.activate(BOB, approved.id(), approved.revision()));
    }

    private static List<String> rules(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<?>) answer)
                .refusals().stream().map(refusal -> refusal.rule()).toList();
    }

    // ---------------------------------------------------------------- writing

    @Test
    void a_proposal_begins_from_what_is_live_and_changes_nothing() {
        UUID running = linden.report("named", AN).file();

        ProposalView proposal = shorter();

        assertThat(proposal.state()).isEqualTo(State.DRAFT);
        assertThat(proposal.problems()).isEmpty();
        assertThat(proposal.files())
                .filteredOn(FileText::changed)
                .extracting(FileText::path)
                .containsExactly(COMPLAINTS);
        assertThat(linden.open(linden.handler, running).procedureVersion()).isEqualTo("1");
        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isEmpty();
    }

    @Test
    void it_tells_what_it_would_change_by_meaning_and_for_who_complains() {
        ProposalView.Changed changed = shorter().procedures().get(0);

        assertThat(changed.before()).isEqualTo("1");
        assertThat(changed.after()).isEqualTo("2");
        assertThat(changed.differences())
                .filteredOn(difference -> difference.property().equals("length"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.id()).isEqualTo("treatment");
                    assertThat(difference.after()).isEqualTo("8 calendar days");
                });
        assertThat(changed.told())
                .filteredOn(told -> told.topic() == ForComplainants.Topic.TERM)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.what()).isEqualTo("Treat");
                    assertThat(told.before()).contains("10 calendar days");
                    assertThat(told.after()).contains("8 calendar days");
                });
    }

    @Test
    void a_faulty_text_is_kept_and_its_problems_are_told_but_it_cannot_be_put_forward() {
        ProposalView faulty = written(begun(), COMPLAINTS, "stage: intake", "stage: nowhere");

        assertThat(faulty.problems())
                .extracting(problem -> problem.at().file())
                .contains("linden/procedures/complaints.yaml");
        assertThat(rules(proposals.putForward(ADA, faulty.id(), faulty.revision())))
                .containsExactly("proposal-problems-first");
        assertThat(done(proposals.see(ADA, faulty.id())).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void what_is_typed_is_looked_at_without_being_kept() {
        ProposalView proposal = begun();
        String text = file(proposal, COMPLAINTS).text();

        assertThat(done(proposals.look(ADA, proposal.id(), COMPLAINTS, text))).isEmpty();
        assertThat(done(proposals.look(ADA, proposal.id(), COMPLAINTS, text.replace("desk: desk", "desk: dusk"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("dusk"));
        assertThat(done(proposals.see(ADA, proposal.id())).revision()).isEqualTo(1);
    }

    @Test
    void who_saves_what_another_changed_meanwhile_is_told() {
        ProposalView proposal = begun();
        ProposalView changed = written(proposal, COMPLAINTS, "length: 10 calendar days", "length: 8 calendar days");

        assertThat(proposals.write(BOB, proposal.id(), proposal.revision(), COMPLAINTS, "x"))
                .isEqualTo(new Answer.Stale<>(changed.revision()));
        assertThat(file(done(proposals.see(BOB, proposal.id())), COMPLAINTS).text())
                .contains("8 calendar days");
    }

    @Test
    void only_files_of_an_organisations_folder_can_be_written() {
        ProposalView proposal = begun();

        for (String path : List.of("../x.yaml", "procedures/A.yaml", "_law/x.yaml", "procedures/x", "tenant.yml", "")) {
            assertThat(rules(proposals.write(ADA, proposal.id(), 1, path, "x")))
                    .as(path)
                    .containsExactly("proposal-path");
        }
        assertThat(rules(proposals.write(ADA, proposal.id(), 1, "tenant.yaml", null)))
                .containsExactly("proposal-tenant-stays");
        assertThat(rules(proposals.write(ADA, proposal.id(), 1, "texts/none.yaml", null)))
                .containsExactly("proposal-no-such-file");
        assertThat(rules(proposals.write(ADA, proposal.id(), 1, "texts/long.yaml", "x".repeat(300_001))))
                .containsExactly("proposal-text-long");
        assertThat(rules(proposals.begin(ADA, " ", null))).containsExactly("proposal-title");
    }

    @Test
    void a_draft_is_put_aside_and_taken_up_again() {
        ProposalView proposal = shorter();

        ProposalView aside = done(proposals.discard(ADA, proposal.id(), proposal.revision()));
        assertThat(aside.steps()).containsExactly(Step.TAKE_UP);
        assertThat(rules(proposals.write(ADA, aside.id(), aside.revision(), COMPLAINTS, "x")))
                .containsExactly("proposal-state-discarded");

        ProposalView again = done(proposals.takeUp(ADA, aside.id(), aside.revision()));
        assertThat(file(again, COMPLAINTS).text()).contains("8 calendar days");
    }

    // ---------------------------------------------------------------- proving and approving

    @Test
    void what_is_put_forward_is_proved_and_what_is_refuted_bars_it() {
        ProposalView forward = putForward(shorter());
        assertThat(forward.proving()).isTrue();
        assertThat(rules(proposals.approve(BOB, forward.id(), forward.revision())))
                .containsExactly("proposal-needs-proof");

        waiting.remove().run();

        ProposalView told = done(proposals.see(ADA, forward.id()));
        assertThat(told.proving()).isFalse();
        assertThat(told.proof()).isNotNull();
        assertThat(told.proof().told())
                .filteredOn(line -> line.verdict().equals("refuted"))
                .anySatisfy(line -> {
                    assertThat(line.words().get("en")).isEqualTo("A file lies open and no clock runs.");
                    assertThat(line.story()).contains("procedure: complaints");
                });
        assertThat(told.proof().told()).anyMatch(line -> line.verdict().equals("proved"));
        assertThat(rules(proposals.approve(BOB, told.id(), told.revision())))
                .containsExactly("proposal-needs-clean-proof");
        assertThat(proposals.activate(BOB, told.id(), told.revision())).isInstanceOf(Answer.Refused.class);
        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isEmpty();
    }

    @Test
    void what_was_proved_of_an_older_text_is_not_kept() {
        ProposalView forward = putForward(shorter());
        ProposalView back = done(proposals.takeBack(ADA, forward.id(), forward.revision()));

        waiting.remove().run();

        assertThat(done(proposals.see(ADA, back.id())).proof()).isNull();
    }

    @Test
    void who_wrote_it_or_put_it_forward_is_not_the_second_person() {
        ProposalView ready = proved(putForward(shorter()));

        assertThat(rules(proposals.approve(ADA, ready.id(), ready.revision()))).containsExactly("proposal-not-second");
        ProposalView approved = done(proposals.approve(BOB, ready.id(), ready.revision()));
        assertThat(rules(proposals.approve(BOB, approved.id(), approved.revision())))
                .containsExactly("proposal-not-second");
        assertThat(approved.needs()).isEmpty();
    }

    @Test
    void without_a_second_person_it_does_not_go_live() {
        ProposalView ready = proved(putForward(shorter()));

        assertThat(ready.needs()).hasSize(1);
        assertThat(proposals.activate(ADA, ready.id(), ready.revision())).isInstanceOf(Answer.Refused.class);
        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isEmpty();
    }

    @Test
    void approval_is_of_what_was_seen() {
        ProposalView ready = proved(putForward(shorter()));
        ProposalView back = done(proposals.takeBack(ADA, ready.id(), ready.revision()));

        assertThat(proposals.approve(BOB, ready.id(), ready.revision())).isEqualTo(new Answer.Stale<>(back.revision()));
    }

    // ---------------------------------------------------------------- live

    @Test
    void once_live_new_files_begin_under_it_and_running_ones_keep_theirs() {
        UUID running = linden.report("named", AN).file();

        ProposalView proposal = live(shorter());

        assertThat(proposal.state()).isEqualTo(State.LIVE);
        UUID fresh = linden.report("named", AN).file();
        assertThat(linden.open(linden.handler, running).procedureVersion()).isEqualTo("1");
        FileView file = linden.open(linden.handler, fresh);
        assertThat(file.procedureVersion()).isEqualTo("2");
        assertThat(file.clocks().get(0).explained()).contains("8");
    }

    @Test
    void the_folder_that_did_not_change_does_not_take_its_place_back() {
        live(shorter());
        linden.library.reloadIfChanged();
        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isPresent();

        Library restarted = new Library(linden.folder, linden.memory.ports(), () -> linden.now);
        restarted.reloadIfChanged();

        assertThat(restarted.current().version(TENANT, "complaints", "2")).isPresent();
        assertThat(restarted.problems()).isEmpty();
    }

    @Test
    void what_was_put_into_the_folder_too_is_live_since_before() throws IOException {
        ProposalView proposal = live(shorter());
        var before =
                done(linden.casework.governance().activations(linden.handler)).get(0);
        linden.now = linden.now.plusSeconds(3_600);
        Files.writeString(
                linden.folder.resolve("linden").resolve(COMPLAINTS),
                String.valueOf(file(proposal, COMPLAINTS).text()));

        assertThat(linden.library.reloadIfChanged()).as("the same is live").isFalse();

        var after =
                done(linden.casework.governance().activations(linden.handler)).get(0);
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.at()).isEqualTo(before.at());
        assertThat(after.by()).isEqualTo("bob");
    }

    @Test
    void a_folder_that_changes_afterwards_counts_again() throws IOException {
        live(shorter());
        Path text = linden.folder.resolve("linden/procedures/complaints.yaml");
        Files.writeString(text, Files.readString(text).replace("version: \"1\"", "version: \"3\""));

        assertThat(linden.library.reloadIfChanged()).isTrue();

        assertThat(linden.library.current().version(TENANT, "complaints", "3")).isPresent();
        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isEmpty();
    }

    @Test
    void another_node_follows_also_where_its_folder_is_another() throws IOException {
        Path older = scratch.resolve("older");
        Linden.copy(linden.folder, older);
        Path text = older.resolve("linden/texts").resolve("extra.yaml");
        Files.createDirectories(text.getParent());
        Files.writeString(text, "text: extra\nsubject: {nl: Meer, en: More}\nbody: {nl: Meer., en: More.}\n");
        Library other = new Library(older, linden.memory.ports(), () -> linden.now);
        other.reloadIfChanged();
        linden.library.reloadIfChanged();
        ProposalView proposal = live(shorter());

        assertThat(other.reloadIfChanged()).isTrue();

        assertThat(proposal.state()).isEqualTo(State.LIVE);
        assertThat(other.current().version(TENANT, "complaints", "2")).isPresent();
        assertThat(linden.library.reloadIfChanged())
                .as("neither answers the other")
                .isFalse();
        assertThat(other.reloadIfChanged()).isFalse();
    }

    @Test
    void what_began_before_something_else_went_live_takes_that_over_first() {
        ProposalView mine = written(
                begun(),
                COMPLAINTS,
                "summary: {nl: \"Wij horen u.\", en: \"We hear you.\"}",
                "summary: {nl: \"Wij luisteren.\", en: \"We listen.\"}");
        ProposalView mineToo = written(mine, "procedures/privacy.yaml", "en: \"Privacy\"}", "en: \"Your data\"}");
        live(shorter());

        ProposalView behind = done(proposals.see(ADA, mineToo.id()));
        assertThat(behind.behind()).isTrue();
        assertThat(rules(proposals.putForward(ADA, behind.id(), behind.revision())))
                .containsExactly("proposal-needs-catching-up");

        ProposalView caught = done(proposals.catchUp(ADA, behind.id(), behind.revision()));
        assertThat(caught.behind()).isFalse();
        assertThat(file(caught, COMPLAINTS).text())
                .as("both changed it: its own text stays")
                .contains("We listen.");
        assertThat(file(caught, COMPLAINTS).live()).contains("8 calendar days");
        assertThat(file(caught, "procedures/privacy.yaml").text()).contains("Your data");
    }

    @Test
    void what_was_live_before_is_put_back_in_one_step() {
        String before = done(linden.casework.governance().activations(linden.handler))
                .get(0)
                .fingerprint();
        live(shorter());
        UUID running = linden.report("named", AN).file();

        String now = done(proposals.rollBack(ADA, before));

        assertThat(now).isEqualTo(before);
        assertThat(linden.open(linden.handler, running).procedureVersion())
                .as("keeps its version")
                .isEqualTo("2");
        assertThat(linden.open(linden.handler, linden.report("named", AN).file())
                        .procedureVersion())
                .isEqualTo("1");
        assertThat(rules(proposals.rollBack(ADA, before))).containsExactly("proposal-nothing-changed");
        assertThat(proposals.rollBack(ADA, "0".repeat(64))).isInstanceOf(Answer.Missing.class);
    }

    // ---------------------------------------------------------------- who reads more

    private ProposalView wider() {
        ProposalView second = written(begun(), COMPLAINTS, "version: \"1\"", "version: \"2\"");
        return written(
                second,
                COMPLAINTS,
                "{rule: V-dpo, who: [dpo], sees: [existence], ",
                "{rule: V-dpo, who: [dpo], sees: [existence, file], ");
    }

    @Test
    void where_somebody_would_read_more_the_organisation_must_agree() {
        ProposalView ready = proved(putForward(wider()));
        assertThat(ready.widens()).hasSize(1);

        ProposalView second = done(proposals.approve(BOB, ready.id(), ready.revision()));
        assertThat(second.needs())
                .singleElement()
                .satisfies(need -> assertThat(need.in("en")).contains("Coordinator"));
        assertThat(proposals.activate(BOB, second.id(), second.revision())).isInstanceOf(Answer.Refused.class);

        ProposalView agreed = done(proposals.approve(KIM, second.id(), second.revision()));
        assertThat(agreed.needs()).isEmpty();
        assertThat(done(proposals.activate(ADA, agreed.id(), agreed.revision())).state())
                .isEqualTo(State.LIVE);
    }

    @Test
    void who_of_the_organisation_wrote_a_part_has_not_agreed_to_the_rest() {
        ProposalView proposal = begun();
        FileText privacy = file(proposal, "procedures/privacy.yaml");
        ProposalView theirs = done(proposals.write(
                KIM,
                proposal.id(),
                proposal.revision(),
                privacy.path(),
                privacy.text().replace("en: \"Privacy\"}", "en: \"Your data\"}")));
        ProposalView second = written(theirs, COMPLAINTS, "version: \"1\"", "version: \"2\"");
        ProposalView wider = written(
                second,
                COMPLAINTS,
                "{rule: V-dpo, who: [dpo], sees: [existence], ",
                "{rule: V-dpo, who: [dpo], sees: [existence, file], ");
        ProposalView ready = proved(putForward(wider));
        ProposalView approved = done(proposals.approve(BOB, ready.id(), ready.revision()));

        assertThat(approved.needs()).hasSize(1);
        assertThat(proposals.activate(BOB, approved.id(), approved.revision())).isInstanceOf(Answer.Refused.class);

        ProposalView back = done(proposals.takeBack(ADA, approved.id(), approved.revision()));
        ProposalView again = proved(done(proposals.putForward(KIM, back.id(), back.revision())));
        ProposalView agreed = done(proposals.approve(BOB, again.id(), again.revision()));
        assertThat(agreed.needs()).as("who put it forward has seen all of it").isEmpty();
    }

    @Test
    void putting_back_never_lets_somebody_read_more() {
        ProposalView ready = proved(putForward(wider()));
        ProposalView agreed = done(proposals.approve(KIM, ready.id(), ready.revision()));
        done(proposals.activate(ADA, agreed.id(), agreed.revision()));
        String wide = done(linden.casework.governance().activations(linden.handler))
                .get(0)
                .fingerprint();
        String narrow = done(linden.casework.governance().activations(linden.handler))
                .get(1)
                .fingerprint();
        done(proposals.rollBack(BOB, narrow));

        assertThat(rules(proposals.rollBack(BOB, wide))).containsExactly("proposal-back-widens");
    }

    @Test
    void a_stand_in_who_was_none_before_widens_and_so_does_who_decides() {
        ProposalView standIn = written(
                begun(),
                "tenant.yaml",
                "mail: coordinator@linden.example.org}",
                "mail: coordinator@linden.example.org, stood-in-by: [coordinator, secretary]}");
        assertThat(standIn.widens()).hasSize(1);

        ProposalView decides =
                written(begun(), "tenant.yaml", "governed-by: [coordinator]", "governed-by: [secretary]");
        assertThat(decides.widens()).hasSize(1);
    }

    @Test
    void only_who_decides_comes_here() {
        assertThat(rules(proposals.all(HANA))).containsExactly("proposal-not-deciding");
        assertThat(rules(proposals.begin(HANA, "Mine", null))).containsExactly("proposal-not-deciding");
        assertThat(proposals.all(KIM)).isInstanceOf(Answer.Done.class);
        assertThat(proposals.all(Governor.ofPlatform("nowhere", "ada", "Ada", "en")))
                .isInstanceOf(Answer.Missing.class);
    }

    // ---------------------------------------------------------------- on a day

    private ProposalView ready() {
        ProposalView ready = proved(putForward(shorter()));
        return done(proposals.approve(BOB, ready.id(), ready.revision()));
    }

    private Planning planning() {
        return new Planning(linden.memory.ports(), linden.library, () -> linden.now, proposals);
    }

    private List<String> acts() {
        return done(proposals.acts(ADA, Integer.MAX_VALUE)).stream()
                .map(Act::act)
                .toList();
    }

    private boolean isLive() {
        return linden.library.current().version(TENANT, "complaints", "2").isPresent();
    }

    @Test
    void it_goes_live_by_itself_when_its_day_begins_and_not_before() {
        ProposalView ready = ready();
        Planning planning = planning();

        ProposalView planned = done(planning.plan(BOB, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5)));

        assertThat(planned.state()).isEqualTo(State.PUT_FORWARD);
        assertThat(planned.planned()).isNotNull();
        assertThat(planned.planned().day()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(planned.planned().by().name()).isEqualTo("Bob");
        assertThat(planned.steps()).contains(Step.CALL_OFF, Step.ACTIVATE, Step.TAKE_BACK);
        assertThat(planning.due()).isZero();
        // the day begins where the organisation is
        linden.now = Instant.parse("2026-03-04T22:59:59Z");
        assertThat(planning.due()).isZero();
        assertThat(isLive()).isFalse();
        linden.now = Instant.parse("2026-03-04T23:00:00Z");
        assertThat(planning.due()).isOne();
        assertThat(isLive()).isTrue();
        assertThat(planning.due()).isZero();
        assertThat(acts()).startsWith("live", "planned", "approved");
        assertThat(done(proposals.acts(ADA, Integer.MAX_VALUE)).get(0).name()).isEqualTo("Bob");
    }

    @Test
    void a_day_that_was_called_off_or_moved_is_none() {
        ProposalView ready = ready();
        Planning planning = planning();
        done(planning.plan(BOB, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5)));

        ProposalView off = done(planning.callOff(ADA, ready.id(), ready.revision()));

        assertThat(off.planned()).isNull();
        assertThat(rules(planning.callOff(ADA, ready.id(), ready.revision()))).containsExactly("proposal-plan-none");
        done(planning.plan(BOB, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5)));
        done(planning.plan(ADA, ready.id(), ready.revision(), LocalDate.of(2026, 3, 9)));
        linden.now = Instant.parse("2026-03-06T09:00:00Z");
        assertThat(planning.due()).isZero();
        linden.now = Instant.parse("2026-03-09T09:00:00Z");
        assertThat(planning.due()).isOne();
        assertThat(acts()).startsWith("live", "planned", "planned", "called-off", "planned");
    }

    @Test
    void what_was_taken_back_has_no_day_any_more_also_when_it_is_put_forward_again() {
        ProposalView ready = ready();
        Planning planning = planning();
        done(planning.plan(BOB, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5)));
        ProposalView back = done(proposals.takeBack(ADA, ready.id(), ready.revision()));
        linden.now = linden.now.plusSeconds(60);
        ProposalView again = proved(putForward(back));
        ProposalView approved = done(proposals.approve(BOB, again.id(), again.revision()));

        assertThat(approved.planned()).isNull();
        linden.now = Instant.parse("2026-03-06T09:00:00Z");
        assertThat(planning.due()).isZero();
        assertThat(isLive()).isFalse();
    }

    @Test
    void where_something_stands_in_the_way_on_its_day_it_does_not_go_live_and_that_is_said_once() throws IOException {
        ProposalView ready = ready();
        Planning planning = planning();
        done(planning.plan(BOB, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5)));
        Path letter = linden.folder.resolve("linden/letters/overdue.yaml");
        Files.writeString(letter, Files.readString(letter) + "# changed\n");
        assertThat(linden.library.reloadIfChanged()).isTrue();

        linden.now = Instant.parse("2026-03-06T09:00:00Z");

        assertThat(planning.due()).isZero();
        assertThat(planning.due()).isZero();
        assertThat(isLive()).isFalse();
        assertThat(acts()).startsWith("not-live", "from-folder", "planned");
        assertThat(done(proposals.see(ADA, ready.id())).planned()).isNull();
    }

    @Test
    void only_a_day_to_come_and_only_what_could_go_live_now() {
        ProposalView forward = proved(putForward(shorter()));
        Planning planning = planning();
        assertThat(planning.plan(ADA, forward.id(), forward.revision(), LocalDate.of(2026, 3, 5)))
                .as("nobody approved it")
                .isInstanceOf(Answer.Refused.class);
        ProposalView ready = done(proposals.approve(BOB, forward.id(), forward.revision()));

        for (LocalDate day : List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2025, 1, 1), LocalDate.of(2027, 4, 1))) {
            assertThat(rules(planning.plan(BOB, ready.id(), ready.revision(), day)))
                    .containsExactly("proposal-plan-day");
        }
        assertThat(planning.plan(BOB, ready.id(), ready.revision() - 1, LocalDate.of(2026, 3, 5)))
                .isInstanceOf(Answer.Stale.class);
        assertThat(rules(planning.plan(HANA, ready.id(), ready.revision(), LocalDate.of(2026, 3, 5))))
                .containsExactly("proposal-not-deciding");
        assertThat(acts()).doesNotContain("planned");
    }

    // ---------------------------------------------------------------- the trail

    @Test
    void each_act_is_in_a_trail_that_cannot_be_changed_unseen() {
        live(shorter());

        List<Act> acts = done(proposals.acts(KIM, Integer.MAX_VALUE));

        assertThat(acts)
                .extracting(Act::act)
                .containsExactly("live", "approved", "put-forward", "changed", "changed", "begun", "from-folder");
        assertThat(acts)
                .filteredOn(act -> act.act().equals("approved"))
                .extracting(Act::name)
                .containsExactly("Bob");
        List<Act> inOrder = new java.util.ArrayList<>(acts);
        java.util.Collections.reverse(inOrder);
        assertThat(Trail.broken(TENANT, inOrder)).isEmpty();
        List<Act> forged = new java.util.ArrayList<>(inOrder);
        Act one = forged.get(5);
        forged.set(5, new Act(one.seq(), one.at(), "eve", "Eve", one.act(), one.proposal(), one.about(), one.hash()));
        assertThat(Trail.broken(TENANT, forged)).hasValue(6);
        forged.remove(5);
        assertThat(Trail.broken(TENANT, forged)).hasValue(6);
    }
}
