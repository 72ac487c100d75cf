package gehoor.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.LeavingView;
import gehoor.engine.Refusal;
import gehoor.policy.Words;
import gehoor.web.form.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenWordsTest {
    private static final LeavingView FIRST = letter(0);

    private static LeavingView letter(int place) {
        return new LeavingView(
                null,
                1,
                place,
                "complainant",
                "",
                "acknowledgement",
                "en",
                "Received",
                "We received it.",
                "",
                true,
                List.of(),
                "waiting",
                null,
                true,
                true);
    }

    @Test
    void wordsForAMessageThatDoesNotLeaveAreSaid() {
        assertThat(ChosenWords.astray(Map.of(0, "Dear An", 2, " ", 3, " Dear\nBo "), List.of(FIRST), List.of(), "en"))
                .containsExactly("This text is of a message that does not leave now:\nDear\nBo");
        assertThat(ChosenWords.astray(Map.of(1, "b", 0, "a {0} 'q'"), List.of(), List.of(), "en"))
                .containsExactly(
                        "This text is of a message that does not leave now:\na {0} 'q'",
                        "This text is of a message that does not leave now:\nb");
        assertThat(ChosenWords.astray(Map.of(0, "Dear An"), List.of(FIRST), List.of(), "en"))
                .isEmpty();
    }

    @Test
    void whatWasRefusedOfOneThatIsNotShownIsSaidOnce() {
        List<Refusal> refusals = List.of(refusal("letters.0"), refusal("letters.1"), refusal("letters.2"));

        assertThat(ChosenWords.astray(Map.of(2, "Dear Bo"), List.of(FIRST), refusals, "en"))
                .containsExactly("About letters.1", "This text is of a message that does not leave now:\nDear Bo");
    }

    private static Refusal refusal(String field) {
        return new Refusal(
                Refusal.Reason.FIELD, "letter", "", field, new Words(Map.of("en", "About " + field)), List.of());
    }

    @Test
    void onlyWordsThatSomebodyChangedTravelWithTheForm() {
        Written looked = new Written(Map.of(
                "letters.0", List.of("We received it.\r\n"),
                "letters.0.upon", List.of(ChosenWords.mark("We received it.")),
                "letters.1", List.of("Dear Bo"),
                "letters.1.upon", List.of(ChosenWords.mark("We received it."))));

        Written carried = ChosenWords.carried(new Written(Map.of("story", List.of("Cold soup."))), looked);

        assertThat(ChosenWords.in(carried)).containsExactly(Map.entry(1, "Dear Bo"));
        assertThat(carried.text("story")).isEqualTo("Cold soup.");
    }
}
