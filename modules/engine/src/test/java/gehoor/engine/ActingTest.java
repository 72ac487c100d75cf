package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActingTest {
    @Test
    void only_who_is_assigned_may_do_what_asks_that() {
        Life.aComplaint().does(Life.AN, "admit", Map.of()).refusedBy("admit");

        Life life = Life.aComplaint()
                .does(Life.AN, "assign", Map.of("assignee", "an"))
                .does(Life.PIET, "admit", Map.of())
                .refusedBy("admit")
                .does(Life.AN, "admit", Map.of())
                .accepted();

        assertThat(life.state.stage()).isEqualTo("treatment");
    }

    @Test
    void who_is_assigned_must_be_known_and_have_the_role() {
        Life.aComplaint().does(Life.AN, "assign", Map.of("assignee", "nobody")).refusedField("assignee");
        Life.aComplaint().does(Life.AN, "assign", Map.of("assignee", "kim")).refusedField("assignee");
    }

    @Test
    void an_action_of_another_stage_says_where_it_is_possible() {
        Life life = Life.aComplaint().does(Life.AN, "decide", Map.of("finding", "grounded"));

        assertThat(life.refusals).extracting(Refusal::reason).containsExactly(Refusal.Reason.NOT_NOW);
        assertThat(life.refusals.get(0).words().in("en")).contains("Treatment");
    }

    @Test
    void a_requirement_refuses_with_rule_words_basis_and_what_it_looked_at() {
        Life life = new Life()
                .reported(Life.AN, "phone", "named", Map.of("story", "It was cold."))
                .does(Life.AN, "assign", Map.of("assignee", "an"))
                .does(Life.AN, "admit", Map.of())
                .refusedBy("A-subject");

        assertThat(life.refusals.get(0).basis()).isEqualTo("A-2");
        assertThat(life.refusals.get(0).looked())
                .containsExactly(new Entry.Looked("A-subject", "subject", null, false));
    }

    @Test
    void an_exemption_lifts_the_rules_it_names() {
        Life life = new Life()
                .reported(Life.AN, "phone", "named", Map.of("story", "It was cold.", "child-unsafe", "yes"))
                .does(Life.AN, "assign", Map.of("assignee", "an"))
                .does(Life.AN, "admit", Map.of())
                .accepted();

        assertThat(life.state.stage()).isEqualTo("treatment");
    }

    @Test
    void a_ground_is_used_only_where_it_holds_and_names_where_to_go() {
        Map<String, Object> old = Map.of("story", "Long ago.", "happened", "2025-03-01");
        Map<String, Object> young = Map.of("story", "Not so long ago.", "happened", "2025-03-02");
        Map<String, String> answers = Map.of("ground", "too-old", "reason", "It is old.");

        new Life()
                .reported(Life.AN, "phone", "named", young)
                .does(Life.AN, "refuse", answers)
                .refusedBy("too-old");
        new Life()
                .reported(Life.AN, "phone", "named", old)
                .does(Life.AN, "record-initiative", Map.of("initiative", "yes"))
                .does(Life.AN, "refuse", answers)
                .refusedBy("too-old");
        new Life()
                .reported(
                        Life.AN,
                        "phone",
                        "named",
                        Map.of("story", "Long ago.", "happened", "2025-03-01", "child-unsafe", "yes"))
                .does(Life.AN, "refuse", answers)
                .refusedBy("X-child");
        Life refused = new Life()
                .reported(Life.AN, "phone", "named", old)
                .does(Life.AN, "refuse", answers)
                .accepted();

        assertThat(refused.state.outcome()).isEqualTo("inadmissible");
        assertThat(refused.last().changes()).contains(new Change.Referred(List.of("court"), "refused"));
    }

    @Test
    void what_is_asked_depends_on_what_is_answered() {
        Life.inTreatment()
                .does(Life.AN, "inform", Map.of("message", "Soon."))
                .does(Life.AN, "decide", Map.of("finding", "ungrounded"))
                .refusedField("reason")
                .does(Life.AN, "decide", Map.of("finding", "ungrounded", "reason", "No.", "times", 3))
                .refusedField("times")
                .does(Life.AN, "decide", Map.of("finding", "grounded", "times", 10))
                .refusedField("times")
                .does(Life.AN, "decide", Map.of("finding", "stopped"))
                .refusedField("finding")
                .does(Life.AN, "decide", Map.of("finding", "grounded", "times", 9))
                .accepted();
    }

    @Test
    void danger_can_be_raised_from_everywhere_and_changes_no_stage() {
        Life closed = Life.inTreatment()
                .does(Life.AN, "stop-at-request", Map.of())
                .refusedBy("tell")
                .does(Life.AN, "inform", Map.of("message", "We stop."))
                .does(Life.AN, "stop-at-request", Map.of())
                .accepted();
        assertThat(closed.state.stage()).isEqualTo("closed");

        closed.does(Actor.COMPLAINANT, "danger", Map.of()).accepted();

        assertThat(closed.state.stage()).isEqualTo("closed");
        assertThat(closed.told()).contains("ROLE coordinator: urgent");
        assertThat(closed.state.facts()).containsEntry("child-unsafe", Value.YES);
    }

    @Test
    void a_correction_keeps_what_was_and_moves_the_clocks_that_count_from_it() {
        Life life = Life.aComplaint()
                .does(
                        Life.AN,
                        "correct",
                        Map.of("correction-reason", "Misheard.", "received", "2026-02-27", "kind", "question"))
                .accepted();

        assertThat(life.state.kind()).isEqualTo("question");
        assertThat(life.last().changes())
                .contains(
                        new Change.Corrected("kind", Value.code("complaint"), Value.code("question")),
                        new Change.Corrected(
                                "received", Value.day(LocalDate.of(2026, 3, 2)), Value.day(LocalDate.of(2026, 2, 27))));
        assertThat(life.clock("answer-in-ten").due()).isEqualTo(LocalDate.of(2026, 3, 9));
        life.does(Life.AN, "correct", Map.of("correction-reason", "x", "finding", "grounded"))
                .refusedField("finding");
    }

    @Test
    void a_duty_bars_until_it_is_met_and_each_event_owes_anew() {
        Life life = Life.inTreatment();
        assertThat(life.offer(Life.AN, "decide").open()).isFalse();

        life.does(Life.AN, "inform", Map.of("message", "We begin.")).accepted();
        assertThat(life.offer(Life.AN, "decide").open()).isTrue();

        life.does(Life.AN, "ask", Map.of("asked-service", "north")).accepted();
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "Sorry.", "reply-good", "yes"))
                .accepted();
        life.does(Life.AN, "decide", Map.of("finding", "grounded")).refusedBy("tell");
    }

    @Test
    void a_hand_over_needs_consent_for_each_item_and_a_withdrawal_ends_it() {
        Life life = Life.inTreatment()
                .does(Life.AN, "hand-over", Map.of("items", List.of("story")))
                .refusedBy("consent.ombudsman.story")
                .does(Actor.COMPLAINANT, "ask-consent", Map.of("items", List.of("story"), "agrees", "yes"))
                .does(Life.AN, "hand-over", Map.of("items", List.of("story", "contact")))
                .refusedBy("consent.ombudsman.contact")
                .does(Life.AN, "hand-over", Map.of("items", List.of("story")))
                .accepted();
        assertThat(life.last().changes()).contains(new Change.HandedOver("ombudsman", List.of("story"), "handed"));

        life.does(Actor.COMPLAINANT, "withdraw", Map.of("items", List.of("story")))
                .accepted()
                .does(Life.AN, "hand-over", Map.of("items", List.of("story")))
                .refusedBy("consent.ombudsman.story");
    }

    @Test
    void an_instrument_has_a_life_of_its_own() {
        Life life = Life.inTreatment()
                .does(Life.AN, "ask", Map.of("asked-service", "north"))
                .does(Life.AN, "ask", Map.of("asked-service", "south"))
                .accepted();
        assertThat(life.state.instruments()).containsOnlyKeys("inquiry-1", "inquiry-2");

        life.does(Life.AN, "judge", "inquiry-1", Map.of()).refusedBy("I-judge");
        life.does(Life.AN, "answer-inquiry", "inquiry-9", Map.of("reply", "x", "reply-good", "no"))
                .refusedField("on");
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "x", "reply-good", "no"))
                .accepted();
        life.does(Life.AN, "judge", "inquiry-2", Map.of()).refusedBy("I-judge");
        life.does(Life.AN, "judge", "inquiry-1", Map.of()).accepted();

        assertThat(life.state.instruments().get("inquiry-1").ended()).isTrue();
        assertThat(life.state.instruments().get("inquiry-2").state()).isEqualTo("asked");
    }

    @Test
    void the_clock_of_an_instrument_is_its_own() {
        Life life = Life.inTreatment().does(Life.AN, "ask", Map.of("asked-service", "north"));
        life.on(2026, 3, 4)
                .does(Life.AN, "ask", Map.of("asked-service", "south"))
                .accepted();

        life.at(java.time.LocalDateTime.of(2026, 3, 5, 9, 0));

        life.does(Life.AN, "judge", "inquiry-2", Map.of()).refusedBy("I-judge");
        life.does(Life.AN, "judge", "inquiry-1", Map.of()).accepted();
    }

    @Test
    void what_is_sent_along_opens_no_other_door() {
        Life life = Life.inTreatment().does(Life.AN, "ask", Map.of("asked-service", "north"));
        life.does(Life.AN, "correct", Map.of("correction-reason", "x", "service", "south"))
                .accepted();

        // north was asked in the inquiry; the file itself is now of south
        life.does(Life.NORTH, "look-at-own", "inquiry-1", Map.of()).refusedBy("look-at-own");
        life.does(Life.SOUTH, "look-at-own", Map.of()).accepted();
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "x", "reply-good", "yes"))
                .accepted();
    }

    @Test
    void who_was_asked_in_another_inquiry_does_not_answer_this_one() {
        Life life = Life.inTreatment()
                .does(Life.AN, "ask", Map.of("asked-service", "north"))
                .does(Life.AN, "ask", Map.of("asked-service", "south"));

        life.does(Life.NORTH, "answer-inquiry", "inquiry-2", Map.of("reply", "x", "reply-good", "yes"))
                .refusedBy("answer-inquiry");
        assertThat(life.engine.offers(life.state, Life.SOUTH, life.circumstances()))
                .filteredOn(each -> each.action().id().equals("answer-inquiry"))
                .extracting(Offer::on)
                .containsExactly("inquiry-2");
    }

    @Test
    void a_party_acts_for_itself_and_is_told_what_is_its_own() {
        Life life = Life.inTreatment()
                .does(Life.AN, "add-provider", Map.of("who", "Crèche"))
                .does(Life.AN, "add-provider", Map.of("who", "Cook"));

        life.does(Actor.party("provider-1"), "agree-provider", "provider-2", Map.of("willing", "yes"))
                .refusedBy("agree-provider");
        life.does(Actor.party("provider-2"), "agree-provider", "provider-2", Map.of("willing", "yes"))
                .accepted();

        assertThat(life.last().changes())
                .containsExactly(new Change.Told(gehoor.policy.Effect.Recipient.Kind.PARTY, "provider-2", "handed"));
        assertThat(life.engine.offers(life.state, Actor.party("provider-1"), life.circumstances()))
                .extracting(Offer::on)
                .containsExactly("provider-1");
    }

    @Test
    void each_of_several_who_are_assigned_is_looked_at() {
        Life life = Life.inTreatment().does(Life.AN, "declare-tie", Map.of("tie-of", "piet"));

        life.does(Life.AN, "compose", Map.of("chair", "an", "member", "piet")).refusedBy("A-no-tie");
        life.does(Life.AN, "compose", Map.of("chair", "an", "member", "kim")).refusedField("member");
        life.does(Life.AN, "compose", Map.of("chair", "an", "member", "an")).accepted();
    }

    @Test
    void a_talk_only_when_every_party_is_willing_and_there_is_one() {
        Life life = Life.inTreatment().does(Life.AN, "plan-talk", Map.of()).refusedBy("I-willing");
        life.does(Life.AN, "add-provider", Map.of("who", "Crèche"))
                .does(Life.AN, "add-provider", Map.of("who", "Cook"));
        life.does(Life.AN, "record-willing", "provider-1", Map.of("willing", "yes"))
                .does(Life.AN, "plan-talk", Map.of())
                .refusedBy("I-willing");
        life.does(Life.AN, "record-willing", "provider-2", Map.of("willing", "yes"))
                .does(Life.AN, "plan-talk", Map.of())
                .accepted()
                .does(Life.AN, "plan-talk", Map.of())
                .refusedBy("plan-talk");
    }

    @Test
    void what_the_procedure_does_not_know_is_refused() {
        Life.aComplaint().does(Life.AN, "fly", Map.of()).refusedBy("fly");
        Life.aComplaint().does(Life.AN, "admit", Map.of("story", "x")).refusedBy("admit");
        Life.aComplaint().does(Life.AN, "report", Map.of()).refusedBy("report");
    }

    private static final Actor PIET_FOR_AN = Actor.standingIn("piet", "an", Set.of("handler"), Set.of());

    @Test
    void who_stands_in_does_what_the_other_could_and_what_is_taken_so_is_the_others() {
        Life life = Life.aComplaint()
                .does(PIET_FOR_AN, "assign", Map.of("assignee", "an"))
                .does(PIET_FOR_AN, "admit", Map.of())
                .accepted();

        assertThat(life.state.assigned().get("handler")).containsExactly("an");
        assertThat(life.last().by().id()).isEqualTo("piet");
        assertThat(life.last().by().standsFor()).isEqualTo("an");
        assertThat(life.state.handlers()).contains("an", "piet");
        assertThat(life.offered(Life.PIET)).doesNotContain("decide");
        assertThat(life.offered(PIET_FOR_AN)).isEqualTo(life.offered(Life.AN));
    }

    @Test
    void a_tie_of_either_bars_who_stands_in() {
        for (String tied : List.of("an", "piet")) {
            Life life = Life.inTreatment().does(Life.AN, "declare-tie", Map.of("tie-of", tied));

            assertThat(life.seenBy(PIET_FOR_AN)).as("a tie of %s", tied).doesNotContain("team");
        }
        assertThat(Life.inTreatment().seenBy(PIET_FOR_AN)).contains("team");
    }
}
