package gehoor.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.web.form.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Draft DRAFT = new Draft(
            "key-of-this-one",
            new Written(Map.of("q.story", List.of("Crèche\n\n\"niet goed\" \uD83D\uDE00"), "about", List.of("a", "b"))),
            true);

    @Test
    void what_was_filled_in_comes_back_as_it_was() {
        assertThat(Draft.of(DRAFT.bytes())).contains(DRAFT);
        assertThat(Draft.of(Draft.fresh().bytes())).isPresent();
    }

    @Test
    void what_was_cut_off_is_no_draft() {
        byte[] whole = DRAFT.bytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Draft.of(Arrays.copyOf(whole, length)))
                    .as("first %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void each_report_has_a_key_of_its_own() {
        assertThat(Draft.fresh().key()).isNotEqualTo(Draft.fresh().key());
    }
}
