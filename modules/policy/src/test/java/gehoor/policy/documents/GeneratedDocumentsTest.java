package gehoor.policy.documents;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.reading.Fixtures;
import gehoor.policy.reading.Reading;
import gehoor.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The documents in {@code docs/} are what the vocabulary says today. With {@code -Dgehoor.documents=write} they are
 * written anew.
 */
class GeneratedDocumentsTest {
    private static final Path DOCS = Path.of("../../docs");

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        same("procedure-language.md", ReferencePage.markdown());
    }

    @Test
    void theSchemaIsUpToDate() throws IOException {
        same("procedure.schema.json", SchemaFile.json());
    }

    @Test
    void thePageNamesEveryWord() {
        String page = ReferencePage.markdown();

        Vocabulary.shapes().forEach(shape -> {
            assertThat(page).contains(shape.says());
            shape.words().forEach(word -> assertThat(page).contains("| `" + word.name() + "` |"));
        });
        assertThat(page).doesNotContain("<!-- shapes -->", "<!-- facts -->", "<!-- example -->");
    }

    @Test
    void theExampleOnThePageIsRightAsItStands() throws IOException {
        Map<String, String> files = new TreeMap<>();
        ReferencePage.EXAMPLE.forEach(file -> files.put(file, ReferencePage.example(file)));

        Reading.Read read = Fixtures.read(Reading.read(files));

        assertThat(read.book().tenants()).containsOnlyKeys("reading-room");
        assertThat(read.examples()).hasSize(5);
        assertThat(Fixtures.files(Path.of("src/main/resources/gehoor/policy/documents/example")))
                .containsOnlyKeys(ReferencePage.EXAMPLE);
    }

    private static void same(String name, String now) throws IOException {
        Path file = DOCS.resolve(name);
        if ("write".equals(System.getProperty("gehoor.documents"))) {
            Files.writeString(file, now);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("docs/%s is not what the vocabulary says; see the end of the reference page", name)
                .isEqualTo(now);
    }
}
