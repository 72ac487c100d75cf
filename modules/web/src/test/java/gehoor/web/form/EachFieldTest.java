package gehoor.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.casework.OfferView;
import gehoor.policy.Field;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type of field that a procedure can ask, as a question on a page, with text in it that would be markup. */
class EachFieldTest {
    private static final String HOSTILE = "</script></textarea><script>alert('x')</script> \"' & <b onmouseover=\"x\">";
    private static final String PREFIX = "act.";
    private static final Look LOOK = new Look(new Reader("en", false), null, "Robin", "Title", false, null);

    @ParameterizedTest
    @EnumSource(value = Field.Type.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTACT")
    void whatIsTypedIsTextAndNeverMarkup(Field.Type type) {
        String html = html(question(ask(type, HOSTILE), typed(type, HOSTILE), List.of(HOSTILE)));

        assertThat(html).doesNotContain("<script", "<b ", "</textarea><");
        assertThat(html).contains("&lt;script&gt;");
        assertThat(html.replaceAll("=\"[^\"]*\"", "").replaceAll("<[^<>]*>", ""))
                .as("no tag is left open")
                .doesNotContain("<", ">");
    }

    @ParameterizedTest
    @EnumSource(value = Field.Type.class, mode = EnumSource.Mode.EXCLUDE, names = "CONTACT")
    void everyInputHasALabelAndSaysWhatIsWrong(Field.Type type) {
        Question question = question(ask(type, "Which?"), Written.NOTHING, List.of("Fill this in."));
        String html = html(question);

        assertThat(html).contains("Which?", "id=\"" + PREFIX + "field-wrong\"", "Fill this in.");
        assertThat(html).contains("aria-describedby=\"" + question.describedBy() + "\"");
        Matcher inputs = Pattern.compile("<(?:input|select|textarea)[^>]* id=\"([^\"]+)\"")
                .matcher(html);
        boolean some = false;
        while (inputs.find()) {
            some = true;
            boolean around =
                    html.contains("<label class=\"house-choice\">" + html.substring(inputs.start(), inputs.end()));
            assertThat(around || html.contains("for=\"" + inputs.group(1) + "\""))
                    .as("%s in %s", inputs.group(1), html)
                    .isTrue();
        }
        assertThat(some).isTrue();
        assertThat(html).as("a link to what is wrong leads somewhere").contains("id=\"" + question.target() + "\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONTACT", "ATTACHMENTS"})
    void whatWasFilledInStandsThereAgainAndIsReadAsAnAnswer(Field.Type type) {
        OfferView.AskView ask = ask(type, "Which?");
        Written typed = typed(type, "a");
        Map<String, String> wrong = new HashMap<>();

        Object answer = typed.answers(List.of(ask), PREFIX, "en", wrong).get("field");
        String html = html(question(ask, typed, List.of()));

        assertThat(wrong).isEmpty();
        assertThat(answer)
                .isEqualTo(
                        switch (type) {
                            case DATE -> "2026-03-27";
                            case CHOICES, BODIES, ITEMS -> List.of("a");
                            case YES_NO -> "yes";
                            case NUMBER -> "1.5";
                            default -> "a";
                        });
        assertThat(html)
                .containsPattern(
                        switch (type) {
                            case DATE -> "value=\"27\"(?s:.*)value=\"3\"(?s:.*)value=\"2026\"";
                            case YES_NO -> "value=\"yes\" checked";
                            case NUMBER -> "value=\"1,5\"";
                            case LONG_TEXT -> ">\\s*a</textarea>";
                            case TEXT -> "value=\"a\"";
                            default -> "value=\"a\" checked";
                        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.Type.class,
            names = {"CHOICE", "SERVICE", "STAFF", "BODY"})
    void aLongListOpensAndAShortOneIsInSight(Field.Type type) {
        OfferView.AskView few = ask(type, "Which?");
        OfferView.AskView many = new OfferView.AskView(
                few.field(),
                few.type(),
                few.label(),
                few.hint(),
                true,
                false,
                null,
                null,
                false,
                null,
                null,
                java.util.stream.IntStream.range(0, 30)
                        .mapToObj(i -> new OfferView.Option("o" + i, "Option " + i))
                        .toList());

        assertThat(html(question(few, Written.NOTHING, List.of()))).contains("type=\"radio\"");
        assertThat(html(question(many, Written.NOTHING, List.of()))).contains("<select");
    }

    private static OfferView.AskView ask(Field.Type type, String words) {
        return new OfferView.AskView(
                "field",
                type.word(),
                words,
                words,
                true,
                false,
                null,
                null,
                false,
                words,
                null,
                List.of(new OfferView.Option("a", words), new OfferView.Option("b", "B")));
    }

    private static Written typed(Field.Type type, String text) {
        String name = PREFIX + "field";
        return switch (type) {
            case DATE ->
                text.equals("a")
                        ? new Written(Map.of(
                                name + ".day", List.of("27"),
                                name + ".month", List.of("3"),
                                name + ".year", List.of("2026")))
                        : new Written(Map.of(name + ".day", List.of(text)));
            case YES_NO -> new Written(Map.of(name, List.of(text.equals("a") ? "yes" : text)));
            case NUMBER -> new Written(Map.of(name, List.of(text.equals("a") ? "1,5" : text)));
            default -> new Written(Map.of(name, List.of(text)));
        };
    }

    private static Question question(OfferView.AskView ask, Written written, List<String> wrong) {
        return Questions.of(ask, PREFIX, written, field -> wrong, "en");
    }

    private static String html(Question question) {
        StringOutput out = new StringOutput();
        Pages.TEMPLATES.formQuestion(LOOK, question, false).render(out);
        return out.toString();
    }
}
