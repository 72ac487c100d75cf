package gehoor.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.OfferView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenTest {
    private final Map<String, String> wrong = new HashMap<>();

    @Test
    void a_day_is_written_in_three_fields() {
        assertThat(answer("date", day("27", "3", "2026"))).isEqualTo("2026-03-27");
        assertThat(answer("date", day(" 7", "03 ", "2026"))).isEqualTo("2026-03-07");
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_day_that_does_not_exist_is_said_to_be_none_and_what_was_typed_is_repeated() {
        for (Map<String, List<String>> none : List.of(
                day("31", "2", "2026"),
                day("1", "13", "2026"),
                day("", "2", "2026"),
                day("een", "2", "2026"),
                day("1", "2", "20266"))) {
            wrong.clear();
            assertThat(answer("date", none)).as(none.toString()).isNull();
            assertThat(wrong).as(none.toString()).containsKey("f");
        }
        assertThat(answer("date", day("31", "2", "2026"))).isNull();
        assertThat(wrong.get("f")).contains("31 2 2026");
    }

    @Test
    void what_is_not_answered_is_left_out() {
        assertThat(answer("date", day("", " ", ""))).isNull();
        assertThat(answer("text", Map.of("q.f", List.of("  ")))).isNull();
        assertThat(answer("choices", Map.of("q.f", List.of("", " ")))).isNull();
        assertThat(answer("number", Map.of())).isNull();
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_number_is_written_as_people_write_it() {
        assertThat(answer("number", Map.of("q.f", List.of(" 1 250,50 ")))).isEqualTo("1250.50");
    }

    @Test
    void of_several_all_that_were_chosen_are_the_answer() {
        assertThat(answer("choices", Map.of("q.f", List.of("a", "b")))).isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_page_replaces_what_it_asks_and_nothing_else() {
        Written before = new Written(Map.of("q.a", List.of("x"), "q.b", List.of("y"), "q.d.day", List.of("1")));

        Written after = before.with(Map.of("q.b", List.of("z"), "q.evil", List.of("!")), List.of("q.b", "q.d"));

        assertThat(after.values()).isEqualTo(Map.of("q.a", List.of("x"), "q.b", List.of("z")));
    }

    private static Map<String, List<String>> day(String day, String month, String year) {
        return Map.of("q.f.day", List.of(day), "q.f.month", List.of(month), "q.f.year", List.of(year));
    }

    private Object answer(String type, Map<String, List<String>> values) {
        OfferView.AskView ask =
                new OfferView.AskView("f", type, "Label", "", true, false, null, null, false, null, null, List.of());
        return new Written(values).answers(List.of(ask), "q.", "nl", wrong).get("f");
    }
}
