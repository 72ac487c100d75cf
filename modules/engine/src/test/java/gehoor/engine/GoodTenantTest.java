package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.policy.Book;
import gehoor.policy.reading.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invented tenant that uses every word of the language: what its examples say of each word is what the engine does. */
class GoodTenantTest {
    private static final Path GOOD = Path.of("../policy/src/test/resources/good");

    @Test
    void everyWordedExampleComesOutAsItSays() {
        Reading.Read read = (Reading.Read) Reading.read(GOOD);
        Book book = read.book();

        List<Rehearsal.Outcome> outcomes = Rehearsals.run(book, read.examples()).outcomes();

        assertThat(outcomes).hasSizeGreaterThan(6);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.differences())
                        .as(outcome.example().title())
                        .isEmpty());
    }
}
