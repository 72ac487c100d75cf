package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One mistake at a time in a tenant that is good: {@code src/test/resources/bad/*.txt} say what is replaced
 * in which file, and everything that must be told, with line and column.
 */
class BadFilesTest {

    @Test
    void theFolderOfMistakesIsNotEmpty() {
        assertThat(Mistake.all()).hasSizeGreaterThan(90);
    }

    @TestFactory
    List<DynamicTest> everyMistakeIsToldWhereItStands() {
        return Mistake.all().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name() + ": " + mistake.what(), () -> {
                    Reading reading = Reading.read(mistake.planted());

                    assertThat(Fixtures.told(reading))
                            .containsExactly(mistake.told().toArray(String[]::new));
                }))
                .toList();
    }
}
