package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SightTest {
    @Test
    void nobody_sees_anything_unless_a_rule_says_so() {
        Life life = Life.aComplaint();

        assertThat(life.seenBy(Life.CONFIDANT)).isEmpty();
        assertThat(life.seenBy(Life.COORDINATOR)).isEmpty();
        assertThat(life.seenBy(Actor.PUBLIC)).isEmpty();
        assertThat(life.seenBy(Life.AN)).containsExactlyInAnyOrder("existence", "file", "messages", "team", "identity");
        assertThat(life.seenBy(Actor.COMPLAINANT)).containsExactlyInAnyOrder("existence", "file", "messages");
    }

    @Test
    void the_name_is_seen_only_of_who_is_named() {
        Life confidential = new Life().reported(Life.AN, "phone", "confidential", Map.of("story", "x"));

        assertThat(confidential.seenBy(Life.AN)).doesNotContain("identity");
    }

    @Test
    void a_service_sees_its_own_files() {
        Life life = new Life().reported(Life.AN, "phone", "named", Map.of("story", "x", "service", "north"));

        assertThat(life.seenBy(Life.NORTH)).contains("file").doesNotContain("team", "identity");
        assertThat(life.seenBy(Life.SOUTH)).isEmpty();
        assertThat(life.offered(Life.NORTH)).contains("look-alone");
        assertThat(life.offered(Life.SOUTH)).isEmpty();
    }

    @Test
    void a_disclosure_is_for_a_role_and_a_period() {
        Life life = new Life()
                .reported(Life.AN, "phone", "confidential", Map.of("story", "x"))
                .does(Life.AN, "disclose", Map.of("reason", "r", "until", "2026-03-10", "endangers", "no"))
                .refusedBy("D-danger")
                .does(Life.AN, "danger", Map.of())
                .does(Life.AN, "disclose", Map.of("reason", "r", "until", "2026-03-10", "endangers", "no"))
                .accepted();

        assertThat(life.seenBy(Life.COORDINATOR)).contains("identity");
        assertThat(life.seenBy(Life.AN)).doesNotContain("identity");
        assertThat(life.told()).contains("COMPLAINANT: told-name");
        life.on(2026, 3, 10);
        assertThat(life.seenBy(Life.COORDINATOR)).contains("identity");
        life.on(2026, 3, 11);
        assertThat(life.seenBy(Life.COORDINATOR)).doesNotContain("identity");
    }

    @Test
    void telling_waits_where_it_endangers_somebody() {
        Life life = new Life()
                .reported(Life.AN, "phone", "confidential", Map.of("story", "x"))
                .does(Life.AN, "danger", Map.of())
                .does(Life.AN, "disclose", Map.of("reason", "r", "until", "2026-03-10", "endangers", "yes"))
                .accepted();

        assertThat(life.told()).doesNotContain("COMPLAINANT: told-name");
    }

    @Test
    void never_wins() {
        Life life = Life.aComplaint().does(Life.AN, "assign", Map.of("assignee", "an"));
        assertThat(life.seenBy(Life.AN)).contains("team");

        life.does(Life.AN, "declare-tie", Map.of("tie-of", "an")).accepted();

        assertThat(life.seenBy(Life.AN)).doesNotContain("team");
    }

    @Test
    void who_becomes_named_is_seen_from_then_on() {
        Life life = new Life().reported(Actor.PUBLIC, "web", "anonymous", Map.of("story", "x"));
        assertThat(life.seenBy(Life.AN)).doesNotContain("identity");

        life.does(Actor.COMPLAINANT, "name-oneself", Map.of()).accepted();

        assertThat(life.state.identity()).isEqualTo("named");
        assertThat(life.seenBy(Life.AN)).contains("identity");
    }

    @Test
    void an_entry_is_told_to_who_sees_where_it_was_recorded() {
        Life life = Life.inTreatment().does(Life.AN, "ask", Map.of("asked-service", "north"));
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "Sorry."))
                .refusedField("reply-good");
        life.does(Life.NORTH, "answer-inquiry", "inquiry-1", Map.of("reply", "Sorry.", "reply-good", "yes"))
                .accepted();

        Sight complainant = life.engine.visible(life.state, Actor.COMPLAINANT, life.circumstances());

        assertThat(life.engine.compartments(life.last())).containsExactly("file", "team");
        assertThat(complainant.sees("team")).isFalse();
    }
}
