package gehoor.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.output.StringOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One place decides how a typed field looks. */
class QuestionPageTest {
    private static final String EVIL = "<script>\"'&";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "long-text",
                "choice",
                "choices",
                "yes-no",
                "date",
                "number",
                "service",
                "facility",
                "body",
                "bodies",
                "staff",
                "party",
                "ground",
                "outcome",
                "items",
                "attachments",
                "mail",
                "phone"
            })
    void a_field_of_each_type_has_a_name_an_error_and_no_markup_of_others(String type) {
        String html = shown(type, 3);

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(html)
                .as("the error stands beside it and is told with it")
                .contains("id=\"q-wrong\"", "aria-describedby=\"q-more q-wrong\"");
        assertThat(html)
                .as("a link to what is wrong leads to it")
                .contains("id=\"" + question(type, 3).target() + "\"");
        assertThat(html).as("it has a label").containsAnyOf("<legend", "<label class=\"utrecht-form-label\" for=\"q\"");
    }

    @Test
    void many_choices_are_a_list_that_opens_and_few_are_all_in_sight() {
        assertThat(shown("facility", 20)).contains("<select").doesNotContain("type=\"radio\"");
        assertThat(shown("facility", 4)).contains("type=\"radio\"").doesNotContain("<select");
        assertThat(shown("bodies", 20)).contains("type=\"checkbox\"");
    }

    private static Question question(String type, int options) {
        List<Question.Option> all = java.util.stream.IntStream.range(0, options)
                .mapToObj(i -> new Question.Option("c" + i, EVIL, EVIL))
                .toList();
        return new Question("q", type, EVIL, EVIL, true, EVIL, all, List.of(EVIL, EVIL, EVIL), List.of(EVIL), null);
    }

    private static String shown(String type, int options) {
        StringOutput html = new StringOutput();
        Look look = new Look(new Reader("nl", false), null, null, "T", false, null);
        Pages.TEMPLATES.formQuestion(look, question(type, options), false).render(html);
        return html.toString();
    }
}
