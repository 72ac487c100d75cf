package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.transition.Holding;
import gehoor.engine.transition.Transition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One open file under the version with which it began, and under one in which a few words are others. */
class TransitionTest {
    private static Transition of(Life life, Engine to) {
        return Transition.of(life.engine, to, new Holding(life.history, life.state, life.circumstances()));
    }

    private static Transition of(Life life, String was, String is) {
        return of(life, House.complaint(text -> text.replace(was, is)));
    }

    private static UnaryOperator<String> without(String line) {
        return text -> text.replaceAll("(?m)^.*" + line + ".*\\R", "");
    }

    @Test
    void a_shorter_term_is_shown_with_both_dates_and_bars_nothing() {
        Transition transition = of(Life.aComplaint(), "length: 10 calendar days", "length: 8 calendar days");

        assertThat(transition.bars()).isEmpty();
        assertThat(transition.terms()).singleElement().satisfies(term -> {
            assertThat(term.promised()).isTrue();
            assertThat(term.moves()).isTrue();
            assertThat(term.before()).isEqualTo(LocalDate.of(2026, 3, 12));
            assertThat(term.after()).isEqualTo(LocalDate.of(2026, 3, 10));
            assertThat(term.explained().in("en")).contains("10 March 2026");
        });
        assertThat(transition.differences()).isNotEmpty();
    }

    @Test
    void a_published_term_that_runs_does_not_get_longer() {
        Transition transition = of(Life.aComplaint(), "length: 10 calendar days", "length: 12 calendar days");

        assertThat(transition.bars()).extracting(Refusal::rule).containsExactly("answer-in-ten-1");
        assertThat(transition.bars().get(0).words().in("en")).contains("12 March 2026", "14 March 2026");
        assertThat(transition.bars().get(0).words().in("fr")).contains("12 mars 2026");
    }

    @Test
    void what_was_a_published_term_stays_one_also_where_the_other_version_calls_it_a_norm() {
        Engine softer = House.complaint(text -> text.replaceFirst(
                "kind: term\n    length: 10 calendar days", "kind: norm\n    length: 20 calendar days"));

        assertThat(of(Life.aComplaint(), softer).bars())
                .extracting(Refusal::rule)
                .contains("answer-in-ten-1");
    }

    @Test
    void a_norm_of_the_house_may_get_longer() {
        Life life = Life.aComplaint()
                .does(Life.AN, "heard", Map.of("heard-on", "2026-03-02"))
                .accepted();

        Transition transition = of(life, "length: 5 working days", "length: 9 working days");

        assertThat(transition.bars()).isEmpty();
        assertThat(transition.terms()).filteredOn(Transition.Term::moves).hasSize(1);
    }

    @Test
    void a_clock_that_stopped_is_history() {
        Life life = Life.aComplaint()
                .does(Life.AN, "inform", Map.of("message", "So it goes."))
                .accepted();

        Transition transition = of(life, "length: 10 calendar days", "length: 12 calendar days");

        assertThat(transition.bars()).isEmpty();
        assertThat(transition.terms()).isEmpty();
    }

    @Test
    void nobody_comes_to_read_more_neither_now_nor_later() {
        Transition now =
                of(Life.aComplaint(), "sees: [existence, file], when: child-unsafe is yes", "sees: [existence, file]");
        assertThat(now.bars()).extracting(Refusal::rule).contains("V-coordinator", "existence", "file");

        Transition later = of(
                Life.aComplaint(),
                "sees: [existence, file], when: child-unsafe is yes",
                "sees: [existence, file, team], when: child-unsafe is yes");
        assertThat(later.bars()).extracting(Refusal::rule).containsExactly("V-coordinator");
        assertThat(later.bars().get(0).words().in("nl")).contains("nieuwe dossiers");
    }

    @Test
    void who_would_read_less_is_told() {
        Transition transition =
                of(Life.aComplaint(), "sees: [existence, file, messages, team]", "sees: [existence, file, messages]");

        assertThat(transition.bars()).isEmpty();
        assertThat(transition.less()).extracting(Transition.Less::viewer).containsOnly("handler");
        assertThat(transition.less()).extracting(Transition.Less::compartment).containsExactly("team");
    }

    @Test
    void what_somebody_could_do_and_could_no_longer_do_is_told_by_role() {
        Transition transition = of(
                Life.aComplaint(),
                "in: [intake]\n    by: [handler]\n    asks: [initiative]",
                "in: [treatment]\n    by: [handler]\n    asks: [initiative]");

        assertThat(transition.bars()).isEmpty();
        assertThat(transition.acts())
                .extracting(act -> act.role() + " " + act.action() + " " + act.gained())
                .containsExactly("handler record-initiative false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage: intake, label   | stage: entry, label     | intake",
                "complaint: {en: compl  | other: {en: compl       | complaint",
                "choices: {help: {en:   | choices: {aid: {en:     | subject",
            })
    void what_the_file_holds_must_still_mean_something(String was, String is, String rule) {
        UnaryOperator<String> changed = text -> {
            String other = text.replace(was.strip(), is.strip());
            return switch (rule) {
                case "intake" ->
                    other.replace("stage: intake\n", "stage: entry\n").replace("in: [intake]", "in: [entry]");
                case "complaint" -> other.replace("kind: complaint,", "kind: other,");
                default -> other.replace("subject: help}", "subject: aid}");
            };
        };

        Transition transition = of(Life.aComplaint(), House.complaint(changed));

        assertThat(transition.bars()).extracting(Refusal::rule).containsExactly(rule);
        assertThat(transition.terms()).isEmpty();
        transition
                .bars()
                .forEach(bar -> assertThat(bar.words().byLanguage().values())
                        .allSatisfy(text -> assertThat(text).isNotBlank()));
    }

    @Test
    void a_field_in_which_something_was_recorded_must_be_there() {
        Life life = new Life()
                .reported(Life.AN, "phone", "named", Map.of("story", "It was cold.", "topics", "a"))
                .accepted();

        Transition transition = of(
                life,
                House.complaint(text ->
                        without("field: topics, type").apply(text.replace("{field: topics, required: no}, ", ""))));

        assertThat(transition.bars()).extracting(Refusal::rule).containsExactly("topics");
        assertThat(of(
                                Life.aComplaint(),
                                House.complaint(text -> without("field: topics, type")
                                        .apply(text.replace("{field: topics, required: no}, ", ""))))
                        .bars())
                .as("where nothing was recorded in it, nothing is lost")
                .isEmpty();
    }

    @Test
    void what_somebody_outside_was_asked_for_must_be_there() {
        Life life = Life.inTreatment()
                .does(Life.AN, "ask", Map.of("asked-service", "north"))
                .accepted();
        asked(
                life,
                new Change.Invited(
                        "invitation-1",
                        "responsible",
                        "answer-inquiry",
                        LocalDate.of(2026, 3, 23),
                        "inquiry-1",
                        List.of("north")));
        Engine to = House.complaint(text -> text.replace("answer-inquiry", "reply-inquiry"));

        assertThat(of(life, to).bars()).extracting(Refusal::rule).containsExactly("answer-inquiry");

        asked(life, new Change.InvitationWithdrawn("invitation-1"));
        assertThat(of(life, to).bars()).as("what was withdrawn bars nothing").isEmpty();
    }

    private static void asked(Life life, Change change) {
        Entry last = life.last();
        Entry entry = new Entry(
                last.seq() + 1,
                last.at(),
                last.day(),
                last.by(),
                last.version(),
                "invitation",
                null,
                Map.of(),
                List.of(change),
                List.of());
        life.history.add(entry);
        life.state = life.state.after(entry);
    }

    @Test
    void somebody_of_the_staff_must_be_able_to_act() {
        Transition transition = of(
                Life.aComplaint(),
                House.complaint(text -> text.replace(
                                "sees: [existence, file, messages, team], basis",
                                "sees: [existence, file, messages, team], when: child-unsafe is yes, basis")
                        .replace(
                                "when: identity is named, basis",
                                "when: {all-of: [identity is named, child-unsafe is yes]}, basis")));

        assertThat(transition.bars())
                .extracting(Refusal::rule)
                .containsExactlyInAnyOrder("V-handler", "V-name", "someone");
        assertThat(transition.less()).extracting(Transition.Less::viewer).contains("handler");
    }

    @Test
    void a_file_that_waits_for_an_instrument_needs_it_in_the_other_version() {
        Life life = Life.inTreatment()
                .does(Life.AN, "ask", Map.of("asked-service", "north"))
                .accepted();

        Transition transition = of(
                life,
                House.complaint(
                        text -> text.replace("states: [asked, answered, judged]", "states: [sent, answered, judged]")
                                .replace("opens: asked", "opens: sent")
                                .replace("from: [asked]", "from: [sent]")
                                .replace("from: [asked, answered]", "from: [sent, answered]")
                                .replace("this.state is asked", "this.state is sent")));

        assertThat(transition.bars()).extracting(Refusal::rule).containsExactly("inquiry");
        assertThat(transition.bars().get(0).words().in("en")).contains("Inquiry", "asked");
    }

    @Test
    void what_is_owed_must_be_known() {
        Life life = Life.inTreatment();

        Transition transition = of(life, House.complaint(text -> text.replace("duty: tell\n", "duty: say\n")));

        assertThat(transition.bars()).extracting(Refusal::rule).containsExactly("tell");
    }

    @Test
    void a_closed_file_stays_where_it_ended() {
        Life life = Life.aComplaint().does(Life.AN, "stop-at-request", Map.of()).accepted();

        assertThat(of(life, "length: 10 calendar days", "length: 8 calendar days")
                        .bars())
                .extracting(Refusal::rule)
                .containsExactly("closed");
    }

    @Test
    void an_anonymous_file_does_not_go_where_nobody_may_be_anonymous() {
        Life life =
                new Life().reported(Life.AN, "phone", "anonymous", Map.of("story", "It was cold.", "subject", "help"));

        Engine named = House.complaint(text -> without("action: name-oneself")
                .apply(text.replace(
                        "identities: [named, confidential, anonymous]", "identities: [named, confidential]"))
                .replace("""
                    label: {en: Give your name}
                    basis: D-2
                    in: open
                    by: [complainant]
                    when: identity is anonymous
                    does: [{identity: named}]
                """, "")
                .replace("    unless: identity is anonymous\n", ""));

        assertThat(of(life.accepted(), named).bars()).extracting(Refusal::rule).containsExactly("anonymous");
    }

    @Test
    void it_goes_over_by_one_entry_and_is_decided_by_the_other_version_from_then_on() {
        Life life = Life.aComplaint();
        Engine to = House.complaint(text -> text.replace("length: 10 calendar days", "length: 8 calendar days"));

        Decision decision = to.decide(life.state, Life.AN, new Command.GoOver("1", "handler"), life.circumstances());

        Decision.Accepted accepted = (Decision.Accepted) decision;
        assertThat(accepted.entry().version()).isEqualTo("2");
        assertThat(accepted.entry().by().role()).isEqualTo("handler");
        assertThat(accepted.entry().changes()).containsExactly(new Change.WentOver("1"));
        assertThat(accepted.after().version()).isEqualTo("2");
        assertThat(accepted.after().stage()).isEqualTo("intake");
        assertThat(accepted.after()).isEqualTo(life.state.after(accepted.entry()));
        assertThat(to.ledger(accepted.after(), life.circumstances().now())
                        .get(0)
                        .due())
                .isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void what_stands_still_under_the_other_version_stands_still_at_once() {
        Life life = Life.inTreatment();
        Engine to = House.complaint(text ->
                text.replace("pauses-on: [did wait]\n    resumes-on: [did go-on]", "pauses-while: stage is treatment"));

        Decision.Accepted accepted = (Decision.Accepted)
                to.decide(life.state, Life.AN, new Command.GoOver("1", "handler"), life.circumstances());

        assertThat(accepted.entry().changes())
                .containsExactly(new Change.WentOver("1"), new Change.ClockPaused("treatment-1"));
    }
}
