package gehoor.casework;

import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.governance.Governor;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.TryOut;
import gehoor.casework.governance.TryOut.Beginning;
import gehoor.casework.governance.TryOut.Chosen;
import gehoor.casework.governance.TryOut.Deed;
import gehoor.casework.governance.TryOut.Subject;
import gehoor.casework.governance.TryOutView;
import gehoor.casework.governance.TryOutView.Reads;
import gehoor.casework.governance.TryOutView.Start;
import gehoor.casework.governance.TryOutView.Turn;
import gehoor.casework.port.Lists;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Example;
import gehoor.policy.reading.Reading;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryOutTest {
    private static final Governor ADA = Governor.ofPlatform(TENANT, "ada", "Ada", "en");
    private static final Governor HANA = new Governor(TENANT, "hana", "Hana", Set.of("handler"), true, "en");
    private static final Subject LIVE = new Subject(null, "complaints");
    private static final Addresses ADDRESSES = new Addresses("https://gehoor.example.org");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path scratch;

    private Linden linden;
    private Proposals proposals;
    private TryOut tryOut;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        proposals = new Proposals(linden.memory.ports(), linden.library, () -> linden.now, Runnable::run);
        tryOut = new TryOut(linden.library, proposals, ADDRESSES, () -> linden.now);
    }

    private static Beginning beginning(String identity, Map<String, List<String>> with) {
        return new Beginning(MONDAY, "web public", "complaint", "person", null, identity, null, with);
    }

    private TryOutView begun() {
        return done(tryOut.begin(
                ADA, LIVE, beginning("named", Map.of("story", List.of("The soup\nwas \"cold\".  "))), false));
    }

    private Answer<TryOutView> act(TryOutView view, String as, String action, Map<String, List<String>> with) {
        return tryOut.act(ADA, LIVE, view.walk(), new Chosen(as, ""), new Deed(action, null, with), false);
    }

    private TryOutView acted(TryOutView view, String as, String action, Map<String, List<String>> with) {
        return done(act(view, as, action, with));
    }

    private static String handler(TryOutView view, int which) {
        return view.people().stream()
                .map(OfferView.Option::code)
                .filter(code -> code.startsWith("handler "))
                .toList()
                .get(which);
    }

    private static Turn last(TryOutView view) {
        return view.turns().get(view.turns().size() - 1);
    }

    private static Reads reads(TryOutView view, String who) {
        return view.readers().stream()
                .filter(reads -> reads.who().startsWith(who))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> actions(List<OfferView> offers) {
        return offers.stream().map(OfferView::action).toList();
    }

    @Test
    void a_file_begins_as_the_procedure_lets_it() {
        Start start = done(tryOut.start(ADA, LIVE, null));

        assertThat(start.day()).isEqualTo(MONDAY);
        assertThat(start.ways())
                .extracting(OfferView.Option::code)
                .containsExactly("web public", "phone handler", "post handler");
        assertThat(start.receivedAsked()).isTrue();
        assertThat(start.ask().asks())
                .extracting(OfferView.AskView::field, OfferView.AskView::type)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("story", "long-text"),
                        org.assertj.core.groups.Tuple.tuple("photos", "yes-no"));
        assertThat(done(tryOut.start(ADA, LIVE, "1")).day()).isEqualTo(MONDAY);
        assertThat(tryOut.start(ADA, LIVE, "99")).isInstanceOf(Answer.Missing.class);
        assertThat(tryOut.start(ADA, new Subject(null, "nothing"), null)).isInstanceOf(Answer.Missing.class);
        assertThat(tryOut.start(ADA, new Subject(UUID.randomUUID(), "complaints"), null))
                .isInstanceOf(Answer.Missing.class);
        assertThat(rules(tryOut.start(HANA, LIVE, null))).containsExactly("proposal-not-deciding");
    }

    @Test
    void it_tells_where_the_file_stands_what_was_sent_and_who_reads_it() {
        TryOutView view = begun();

        assertThat(view.file()).isNotNull();
        assertThat(view.file().stageLabel()).isEqualTo("Intake");
        assertThat(view.file().facts())
                .filteredOn(fact -> fact.field().equals("story"))
                .extracting(FactView::text)
                .containsExactly("The soup\nwas \"cold\".  ");
        assertThat(view.clocks()).hasSize(1);
        assertThat(view.clocks().get(0).due()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(view.clocks().get(0).explained()).contains("10 calendar days");
        assertThat(last(view).letters())
                .extracting(InventedFile.Letter::to)
                .containsExactly("the complainant", "Handler");
        assertThat(last(view).letters().get(0).text()).contains("LI-2026-0000");
        assertThat(reads(view, "Handler").whole()).contains("that there is a file", "Team", "who complains");
        assertThat(reads(view, "Data protection officer").whole()).containsExactly("that there is a file");
        assertThat(reads(view, "Responsible").whole()).isEmpty();
        assertThat(view.as()).startsWith("handler ");
        assertThat(actions(view.open()))
                .startsWith("admit")
                .contains("take", "note")
                .doesNotContain("finish");
    }

    @Test
    void somebody_acts_and_another_of_the_same_role_and_who_complains() {
        TryOutView view = begun();
        view = acted(view, handler(view, 0), "admit", Map.of("reason", List.of("Clear.")));
        assertThat(view.file().stage()).isEqualTo("treatment");
        assertThat(last(view).lines().get(0).personName()).startsWith("Handler (");
        view = acted(view, handler(view, 1), "take", Map.of());
        assertThat(view.file().assigned())
                .extracting(FileView.AssignedView::name)
                .containsExactly("Handler (" + handler(view, 1).substring("handler ".length()) + ")");
        view = acted(view, "complainant", "answer", Map.of("answer", List.of("Thank you.")));
        assertThat(view.as()).isEqualTo("complainant");
        assertThat(actions(view.open())).contains("become-known").doesNotContain("finish");
        view = acted(view, "complainant", "become-known", Map.of("known-as", List.of("yes")));
        view = acted(view, handler(view, 0), "add-provider", Map.of("provider-line", List.of("Cooks.")));
        assertThat(view.people()).extracting(OfferView.Option::code).contains("party:provider 1");
        OfferView reply = done(tryOut.see(ADA, LIVE, view.walk(), new Chosen("party:provider 1", ""))).open().stream()
                .filter(offer -> offer.action().equals("provider-replies"))
                .findFirst()
                .orElseThrow();
        view = done(tryOut.act(
                ADA,
                LIVE,
                view.walk(),
                new Chosen("party:provider 1", ""),
                new Deed(reply.action(), reply.on(), Map.of("reply", List.of("It was hot."))),
                false));
        view = acted(view, handler(view, 0), "finish", Map.of("result", List.of("grounded")));
        assertThat(view.file().outcomeLabel()).isEqualTo("Grounded");
    }

    @Test
    void where_it_matters_they_belong_to_a_service() {
        TryOutView view = done(tryOut.begin(
                ADA, LIVE, beginning("named", Map.of("story", List.of("x"), "service", List.of("meals"))), false));
        String responsible = view.people().stream()
                .map(OfferView.Option::code)
                .filter(code -> code.startsWith("responsible "))
                .findFirst()
                .orElseThrow();
        assertThat(view.belongings()).extracting(OfferView.Option::code).contains("meals", "rooms");

        TryOutView meals = done(tryOut.see(ADA, LIVE, view.walk(), new Chosen(responsible, "meals")));
        TryOutView rooms = done(tryOut.see(ADA, LIVE, view.walk(), new Chosen(responsible, "rooms")));

        assertThat(reads(meals, "Responsible").whole()).contains("what was recorded");
        assertThat(reads(rooms, "Responsible").whole()).isEmpty();
        assertThat(meals.of()).isEqualTo("meals");
    }

    @Test
    void time_passes_by_days_or_until_something_is_due() {
        TryOutView view = begun();
        assertThat(view.next()).isNotNull();
        TryOutView reminded = done(tryOut.wind(ADA, LIVE, view.walk(), Chosen.LEAD, 0));
        assertThat(reminded.at().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(last(reminded).letters()).hasSize(1);
        assertThat(reminded.clocks().get(0).state()).isEqualTo("running");

        TryOutView missed = done(tryOut.wind(ADA, LIVE, reminded.walk(), Chosen.LEAD, 5));
        assertThat(missed.clocks().get(0).state()).isEqualTo("missed");
        assertThat(last(missed).passed()).isTrue();
        assertThat(last(missed).letters()).extracting(InventedFile.Letter::to).containsExactly("Handler");
        assertThat(missed.next()).isNull();
        assertThat(rules(tryOut.wind(ADA, LIVE, missed.walk(), Chosen.LEAD, 0)))
                .containsExactly("proposal-try-nothing-due");
        assertThat(rules(tryOut.wind(ADA, LIVE, missed.walk(), Chosen.LEAD, 4_000)))
                .containsExactly("proposal-try-days");
        TryOutView far = missed;
        for (int i = 0; i < 3; i++) {
            far = done(tryOut.wind(ADA, LIVE, far.walk(), Chosen.LEAD, 1_000));
        }
        assertThat(rules(tryOut.wind(ADA, LIVE, far.walk(), Chosen.LEAD, 3_000)))
                .containsExactly("proposal-try-too-far");

        TryOutView undone = done(tryOut.undo(ADA, LIVE, missed.walk(), Chosen.LEAD));
        assertThat(undone.walk()).isEqualTo(reminded.walk());
        TryOutView fresh = done(tryOut.undo(ADA, LIVE, undone.walk(), Chosen.LEAD));
        assertThat(fresh.walk()).isEqualTo(view.walk());
        assertThat(done(tryOut.undo(ADA, LIVE, fresh.walk(), Chosen.LEAD)).walk())
                .as("the beginning stays")
                .isEqualTo(view.walk());
    }

    @Test
    void what_is_refused_is_told_and_can_be_taken_up() {
        TryOutView view = begun();
        Answer<TryOutView> no = act(view, "complainant", "admit", Map.of("reason", List.of("I say so.")));
        assertThat(rules(no)).containsExactly("admit");
        assertThat(act(view, handler(view, 0), "admit", Map.of())).isInstanceOf(Answer.Refused.class);

        TryOutView kept = done(tryOut.act(
                ADA, LIVE, view.walk(), new Chosen("complainant", ""), new Deed("admit", null, Map.of()), true));
        assertThat(last(kept).refused()).isNotEmpty();
        assertThat(last(kept).who()).isEqualTo("Complainant");
        assertThat(kept.file().stage()).isEqualTo("intake");
        assertThat(kept.walk()).contains("refused: admit");

        Answer<TryOutView> nothing = tryOut.begin(ADA, LIVE, beginning("named", Map.of()), false);
        assertThat(rules(nothing)).hasSize(1);
        TryOutView never = done(tryOut.begin(ADA, LIVE, beginning("named", Map.of()), true));
        assertThat(never.file()).isNull();
        assertThat(last(never).refused()).isNotEmpty();
        assertThat(never.walk()).contains("refused: story");
        assertThat(rules(tryOut.begin(
                        ADA,
                        LIVE,
                        new Beginning(
                                LocalDate.of(2020, 1, 1),
                                "web public",
                                "complaint",
                                "person",
                                null,
                                "named",
                                null,
                                Map.of()),
                        false)))
                .containsExactly("proposal-try-not-in-force");
    }

    @Test
    void what_somebody_makes_of_the_text_themselves_is_not_read() {
        TryOutView view = begun();
        for (String walk : List.of(
                "",
                "nothing",
                "- {",
                view.walk() + view.walk(),
                view.walk().replace("complaints", "danger"),
                view.walk().replace("2026-03-02T09:00", "2020-03-02T09:00"),
                view.walk() + " ".repeat(100_001))) {
            assertThat(rules(tryOut.see(ADA, LIVE, walk, Chosen.LEAD)))
                    .as(walk.substring(0, Math.min(20, walk.length())))
                    .containsExactly("proposal-try-lost");
        }
        StringBuilder steps = new StringBuilder(view.walk()).append("  steps:\n");
        for (int i = 0; i < 100; i++) {
            steps.append("    - {until: 2026-03-02T09:00}\n");
        }
        assertThat(done(tryOut.see(ADA, LIVE, steps.toString(), Chosen.LEAD)).goesOn())
                .isFalse();
        assertThat(rules(tryOut.wind(ADA, LIVE, steps.toString(), Chosen.LEAD, 1)))
                .containsExactly("proposal-try-too-many");
        steps.append("    - {until: 2026-03-02T09:00}\n");
        assertThat(rules(tryOut.see(ADA, LIVE, steps.toString(), Chosen.LEAD))).containsExactly("proposal-try-lost");
    }

    @Test
    void a_walk_is_kept_as_an_example_that_comes_out_as_it_says() {
        ProposalView proposal = done(proposals.begin(ADA, "Another example", null));
        Subject subject = new Subject(proposal.id(), "complaints");
        TryOutView view = done(tryOut.begin(
                ADA, subject, beginning("anonymous", Map.of("story", List.of("Über: \"quoted\", #1\n- x"))), false));
        view = done(tryOut.act(ADA, subject, view.walk(), Chosen.LEAD, new Deed("finish", null, Map.of()), true));
        view = done(tryOut.wind(ADA, subject, view.walk(), Chosen.LEAD, 20));
        view = done(tryOut.act(
                ADA,
                subject,
                view.walk(),
                Chosen.LEAD,
                new Deed("admit", null, Map.of("reason", List.of("Clear."))),
                false));

        assertThat(rules(tryOut.keep(ADA, LIVE, view.walk(), "Live"))).containsExactly("proposal-try-needs-proposal");
        assertThat(rules(tryOut.keep(ADA, subject, view.walk(), " "))).containsExactly("proposal-try-title");
        ProposalView kept = done(tryOut.keep(ADA, subject, view.walk(), "Too late: but \"admitted\""));

        FileText file = kept.files().stream()
                .filter(one -> one.path().equals("examples/complaints.yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(file.changed()).isTrue();
        assertThat(file.text()).contains("Too late", "refused: finish", "missed", "told: [");
        assertThat(kept.problems()).isEmpty();
        Map<String, String> files = new TreeMap<>();
        kept.files().forEach(one -> files.put(one.path(), String.valueOf(one.text())));
        Reading.Read read = (Reading.Read) linden.library.read(TENANT, files);
        Example example = read.examples().stream()
                .filter(one -> one.title().equals("Too late: but \"admitted\""))
                .findFirst()
                .orElseThrow();
        assertThat(Rehearsal.run(read.book(), example, new Coverage()).differences())
                .isEmpty();
        assertThat(example.then().stage()).isEqualTo("treatment");
        assertThat(example.then().sees()).isNotEmpty();

        ProposalView twice = done(tryOut.keep(ADA, subject, view.walk(), "A second one"));
        assertThat(twice.problems()).isEmpty();
        done(proposals.putForward(ADA, twice.id(), twice.revision()));
        assertThat(tryOut.keep(ADA, subject, view.walk(), "Too late"))
                .as("nothing of it can change any more")
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void nothing_of_it_is_kept_anywhere() {
        TryOutView view = begun();
        acted(view, handler(view, 0), "admit", Map.of("reason", List.of("Clear.")));

        var ports = linden.memory.ports();
        ports.transactions().within(TENANT, () -> {
            assertThat(ports.lists().register(TENANT, Lists.Criteria.ALL, null, 10))
                    .isEmpty();
            assertThat(ports.lists().counts(TENANT)).isEmpty();
            return view;
        });
    }
}
