package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Action;
import gehoor.policy.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportingTest {
    private static final Map<String, Object> STORY = Map.of("story", "It was cold.");

    @Test
    void begins_a_file_in_its_first_stage_and_remembers_who_took_it_in() {
        Life life = new Life().reported(Life.AN, "phone", "named", STORY).accepted();

        assertThat(life.state.stage()).isEqualTo("intake");
        assertThat(life.state.takenInBy()).isEqualTo("an");
        assertThat(life.state.received()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(life.state.facts()).containsEntry("story", Value.SEALED);
        assertThat(life.told()).containsExactly("COMPLAINANT: acknowledgement", "ROLE handler: acknowledgement");
    }

    @Test
    void a_channel_of_another_desk_is_led_on_with_its_own_words() {
        Life life = new Life().reported(Life.AN, "chat", "named", STORY).refusedBy("R-chat");

        assertThat(life.refusals.get(0).words().in("en")).isEqualTo("Call us instead.");
        assertThat(life.refusals.get(0).reason()).isEqualTo(Refusal.Reason.RULE);
    }

    @Test
    void a_channel_is_taken_in_by_who_may() {
        new Life().reported(Actor.PUBLIC, "web", "named", STORY).accepted();
        new Life().reported(Actor.PUBLIC, "phone", "named", STORY).refusedField("channel");
        new Life().reported(Life.COORDINATOR, "phone", "named", STORY).refusedField("channel");
        new Life().reported(Life.AN, "web", "named", STORY).refusedField("channel");
    }

    @Test
    void where_the_day_of_receipt_is_asked_it_is_not_guessed() {
        new Life().reported(Life.AN, "post", "named", STORY).refusedField("received");
        LocalDate received = LocalDate.of(2026, 2, 27);
        Life life = new Life()
                .reported(Life.AN, "complaint", "person", null, "post", "named", received, true, STORY)
                .accepted();

        assertThat(life.state.received()).isEqualTo(received);
    }

    @Test
    void an_anonymous_report_comes_without_contact_data_and_a_named_one_with() {
        new Life()
                .reported(Actor.PUBLIC, "complaint", "person", null, "web", "anonymous", null, true, STORY)
                .refusedField("contact");
        new Life()
                .reported(Actor.PUBLIC, "complaint", "person", null, "web", "named", null, false, STORY)
                .refusedField("contact");
        new Life()
                .reported(Actor.PUBLIC, "complaint", "person", null, "web", "anonymous", null, false, STORY)
                .accepted();
    }

    @Test
    void an_anonymous_report_is_told_to_the_day_only() {
        Life life = new Life().reported(Actor.PUBLIC, "web", "anonymous", STORY).accepted();

        assertThat(life.last().at())
                .isEqualTo(LocalDate.of(2026, 3, 2)
                        .atStartOfDay(life.engine.zone())
                        .toInstant());
    }

    @Test
    void everything_wrong_is_told_at_once() {
        Life life = new Life()
                .reported(
                        Actor.PUBLIC,
                        "gossip",
                        "robot",
                        "king",
                        "pigeon",
                        "secret",
                        LocalDate.of(2026, 3, 3),
                        false,
                        Map.of("subject", "weather", "nonsense", "x"));

        assertThat(life.refusals)
                .extracting(Refusal::field)
                .contains("kind", "reporter", "capacity", "channel", "identity", "received", "story", "subject");
        assertThat(life.state.begun()).isFalse();
    }

    @Test
    void a_rule_of_the_report_refuses_with_its_words() {
        new Life()
                .reported(Life.AN, "phone", "named", Map.of("story", "Rude.", "subject", "manners"))
                .refusedBy("R-own");
    }

    @Test
    void a_rule_about_an_answer_that_is_missing_stays_silent() {
        Life life = Life.inTreatment()
                .does(Life.AN, "inform", Map.of("message", "x"))
                .does(Life.AN, "weigh", Map.of());

        assertThat(life.refusals).extracting(Refusal::rule).containsExactly("weigh");
        life.does(Life.AN, "weigh", Map.of("weight", "light")).refusedBy("A-heavy");
        life.does(Life.AN, "weigh", Map.of("weight", "heavy")).accepted();
    }

    @Test
    void bad_answers_are_refused_per_field() {
        Engine engine = House.complaint();
        Filling filling = engine.fill(
                engine.procedure().report().action(),
                Map.of(
                        "story", "x".repeat(2001),
                        "happened", "yesterday",
                        "child-unsafe", "maybe",
                        "topics", List.of("a", 3),
                        "unknown", "x"));

        assertThat(filling.problems())
                .extracting(Refusal::field)
                .containsExactlyInAnyOrder("story", "happened", "child-unsafe", "topics", "unknown");
    }

    @Test
    void half_a_character_and_a_nul_are_refused() {
        Engine engine = House.complaint();

        assertThat(engine.fill(engine.procedure().report().action(), Map.of("story", "a\0b"))
                        .problems())
                .hasSize(1);
        assertThat(engine.fill(engine.procedure().report().action(), Map.of("story", "\ud83d"))
                        .problems())
                .hasSize(1);
        assertThat(engine.fill(engine.procedure().report().action(), Map.of("story", "\ud83d\ude00"))
                        .problems())
                .isEmpty();
        Action seat = engine.procedure().actions().values().stream()
                .filter(action ->
                        action.asks().stream().anyMatch(ask -> ask.field().equals("chair")))
                .findFirst()
                .orElseThrow();
        assertThat(engine.fill(seat, Map.of("chair", "a\0b", "member", "an")).problems())
                .extracting(Refusal::field)
                .containsExactly("chair");
    }
}
