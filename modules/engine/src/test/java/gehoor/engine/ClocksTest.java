package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClocksTest {
    @Test
    void a_term_counts_from_receipt_and_tells_how() {
        Life life = Life.aComplaint();

        Deadline clock = life.clock("answer-in-ten");

        assertThat(clock.due()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(clock.dueAt())
                .isEqualTo(LocalDateTime.of(2026, 3, 13, 0, 0)
                        .atZone(life.engine.zone())
                        .toInstant());
        assertThat(clock.state()).isEqualTo(Deadline.State.RUNNING);
        assertThat(clock.explained().in("en")).contains("12 March 2026");
    }

    @Test
    void it_reminds_once_is_missed_once_and_stays_missed() {
        Life life = Life.aComplaint().does(Life.AN, "assign", Map.of("assignee", "an"));

        life.on(2026, 3, 9).on(2026, 3, 10);
        assertThat(life.told().stream().filter("ASSIGNED an: due-soon"::equals)).hasSize(1);

        life.on(2026, 3, 12);
        assertThat(life.clock("answer-in-ten").state()).isEqualTo(Deadline.State.RUNNING);
        life.on(2026, 3, 13).on(2026, 3, 14).on(2026, 4, 1);
        assertThat(life.told().stream().filter("ROLE handler: late"::equals)).hasSize(1);
        assertThat(life.clock("answer-in-ten").state()).isEqualTo(Deadline.State.MISSED);

        life.does(Life.AN, "inform", Map.of("message", "At last.")).accepted();
        assertThat(life.clock("answer-in-ten").state()).isEqualTo(Deadline.State.STOPPED_LATE);
    }

    @Test
    void answered_late_before_the_platform_noticed_is_missed_all_the_same() {
        Life life = Life.aComplaint();
        life.now = LocalDateTime.of(2026, 3, 20, 9, 0);

        life.does(Life.AN, "inform", Map.of("message", "At last.")).accepted();

        assertThat(life.last().changes())
                .contains(new Change.ClockMissed("answer-in-ten-1", LocalDate.of(2026, 3, 12)));
    }

    @Test
    void a_clock_that_starts_past_its_date_is_missed_and_heard_at_once() {
        Life life = Life.aComplaint()
                .does(Life.AN, "heard", Map.of("heard-on", "2026-02-02"))
                .accepted();

        assertThat(life.last().changes())
                .contains(
                        new Change.ClockStarted("since-heard-1", "since-heard", null),
                        new Change.ClockMissed("since-heard-1", LocalDate.of(2026, 2, 9)));
        assertThat(life.told()).contains("ROLE handler: late");
    }

    @Test
    void working_days_skip_holidays() {
        Life life = Life.aComplaint();
        life.now = LocalDateTime.of(2026, 4, 2, 9, 0);

        life.does(Life.AN, "heard", Map.of("heard-on", "2026-04-02")).accepted();

        assertThat(life.clock("since-heard").due()).isEqualTo(LocalDate.of(2026, 4, 10));
    }

    @Test
    void a_pause_moves_the_date_by_as_many_days() {
        Life life = Life.inTreatment();
        assertThat(life.clock("treatment").due()).isEqualTo(LocalDate.of(2026, 6, 2));

        life.on(2026, 3, 10).does(Life.AN, "wait", Map.of()).accepted();
        assertThat(life.clock("treatment").state()).isEqualTo(Deadline.State.PAUSED);
        assertThat(life.offered(Life.AN)).contains("go-on").doesNotContain("wait");
        life.on(2026, 3, 20).does(Life.AN, "go-on", Map.of()).accepted();

        assertThat(life.clock("treatment").due()).isEqualTo(LocalDate.of(2026, 6, 12));
    }

    @Test
    void a_paused_clock_is_not_missed() {
        Life life = Life.inTreatment().on(2026, 3, 10).does(Life.AN, "wait", Map.of());

        life.on(2027, 1, 4);

        assertThat(life.clock("treatment").state()).isEqualTo(Deadline.State.PAUSED);
        assertThat(life.told()).doesNotContain("ROLE coordinator: late");
    }

    @Test
    void an_extension_in_time_and_no_oftener_than_allowed() {
        Life life = Life.inTreatment()
                .does(Life.AN, "extend", Map.of("reason", "Holidays."))
                .accepted();
        assertThat(life.clock("treatment").due()).isEqualTo(LocalDate.of(2026, 6, 16));

        life.does(Life.AN, "extend", Map.of("reason", "Again.")).refusedBy("treatment");

        Life late = Life.inTreatment().on(2026, 6, 3);
        late.does(Life.AN, "extend", Map.of("reason", "Too late.")).refusedBy("treatment");
        assertThat(late.refusals.get(0).words().in("nl")).contains("2026-06-02");
    }

    @Test
    void missing_a_term_can_make_something_owed() {
        Life life = Life.inTreatment()
                .does(Life.AN, "inform", Map.of("message", "x"))
                .on(2026, 6, 3);

        life.does(Life.AN, "decide", Map.of("finding", "grounded")).refusedBy("explain-lateness");
        life.does(Life.AN, "inform", Map.of("message", "Sorry, because.")).accepted();
        life.does(Life.AN, "decide", Map.of("finding", "grounded")).accepted();
    }

    @Test
    void hours_run_through_the_change_of_summer_time() {
        Life life = Life.inTreatment();
        life.now = LocalDateTime.of(2026, 3, 27, 12, 0);
        life.does(Life.AN, "ask", Map.of("asked-service", "north")).accepted();

        assertThat(life.clock("reply").dueAt())
                .isEqualTo(LocalDateTime.of(2026, 3, 30, 13, 0)
                        .atZone(life.engine.zone())
                        .toInstant());
    }

    @Test
    void a_follow_up_happens_once_after_closing_even_when_reopened() {
        Life life = Life.inTreatment()
                .does(Life.AN, "inform", Map.of("message", "x"))
                .does(Life.AN, "decide", Map.of("finding", "grounded"))
                .accepted();
        assertThat(life.clock("treatment").state()).isEqualTo(Deadline.State.STOPPED);
        assertThat(life.clock("follow-up").due()).isEqualTo(LocalDate.of(2026, 4, 13));

        life.on(2026, 4, 14);
        assertThat(life.told().stream().filter("COMPLAINANT: experience"::equals))
                .hasSize(1);
        life.does(Life.AN, "record-experience", Map.of("experience", "good")).accepted();
        life.does(Life.AN, "record-experience", Map.of("experience", "bad")).refusedBy("record-experience");
        life.does(Life.AN, "reopen", Map.of("reopen-reason", "New facts.")).accepted();
        life.does(Life.AN, "inform", Map.of("message", "x")).does(Life.AN, "decide", Map.of("finding", "grounded"));

        life.on(2026, 12, 1);
        assertThat(life.told().stream().filter("COMPLAINANT: experience"::equals))
                .hasSize(1);
    }

    @Test
    void asking_again_after_a_missed_date_is_waiting_anew() {
        Life life = Life.aComplaint().does(Life.AN, "ask-complainant", Map.of());
        life.on(2026, 3, 10).does(Life.AN, "ask-complainant", Map.of());
        assertThat(life.clock("waiting").due()).as("runs, not started again").isEqualTo(LocalDate.of(2026, 3, 16));

        life.on(2026, 3, 17)
                .on(2026, 3, 20)
                .does(Life.AN, "ask-complainant", Map.of())
                .accepted();

        assertThat(life.clock("waiting").due()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(life.clock("waiting").state()).isEqualTo(Deadline.State.RUNNING);
        assertThat(life.engine.ledger(life.state, life.circumstances().now()))
                .extracting(Deadline::run, Deadline::state)
                .contains(org.assertj.core.groups.Tuple.tuple("waiting-1", Deadline.State.STOPPED_LATE));
    }

    @Test
    void what_a_missed_date_starts_belongs_to_the_same_inquiry() {
        Life life = Life.inTreatment().does(Life.AN, "ask", Map.of("asked-service", "north"));
        life.at(LocalDateTime.of(2026, 3, 4, 9, 0)).does(Life.AN, "ask", Map.of("asked-service", "south"));
        life.at(LocalDateTime.of(2026, 3, 5, 10, 0));
        assertThat(life.clock("reply-overdue").on()).isEqualTo("inquiry-1");

        life.does(Life.SOUTH, "answer-inquiry", "inquiry-2", Map.of("reply", "x", "reply-good", "yes"))
                .accepted();
        assertThat(life.clock("reply-overdue").state()).isEqualTo(Deadline.State.RUNNING);
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "x", "reply-good", "yes"))
                .accepted();
        assertThat(life.clock("reply-overdue").state()).isEqualTo(Deadline.State.STOPPED);
    }

    @Test
    void stopping_at_request_gives_no_follow_up() {
        Life life = Life.aComplaint()
                .does(Actor.COMPLAINANT, "stop-at-request", Map.of())
                .accepted();

        assertThat(life.engine.ledger(life.state, life.circumstances().now()))
                .extracting(each -> each.clock().id())
                .doesNotContain("follow-up");
    }
}
