package gehoor.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor is told that a text must look like is what reading takes. */
class TypeTest {
    @ParameterizedTest
    @CsvSource({"1, 60", "1, 1", "1, 9", "2, 5", "5, 10", "9, 11", "10, 19", "15, 125", "99, 100"})
    void minutesWithinTheirBoundsMatchAndNoOthers(int least, int most) {
        String pattern = new Type.Minutes(least, most).pattern();

        assertThat(IntStream.rangeClosed(0, 200)
                        .filter(count -> (count + " minutes").matches(pattern))
                        .boxed())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(least, most).boxed().toList());
        assertThat("1 minute".matches(pattern)).isEqualTo(least == 1);
        assertThat(List.of(
                        "", "minutes", "05 minutes", "5 minute", "5  minutes", "5 hours", "-5 minutes", "5.5 minutes"))
                .noneMatch(text -> text.matches(pattern));
    }
}
