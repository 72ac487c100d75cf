package gehoor.policy.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import gehoor.policy.reading.Fixtures;
import gehoor.policy.reading.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** What editors are told by the schema is what the reader would tell, as far as shapes go. */
class SchemaFileTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SchemaFile.json());

    /** Mistakes of shape. Names, languages and sense are the reader's alone. */
    private static final Set<String> OF_SHAPE = Set.of(
            "unknown-word",
            "missing-word",
            "list-for-text",
            "text-for-list",
            "text-for-words",
            "foreign-language",
            "empty-words",
            "bad-yes-no",
            "bad-period",
            "bad-id",
            "bad-choice-word",
            "bad-mail",
            "colour-by-name",
            "colour-breaks-out",
            "unknown-colour",
            "unknown-font",
            "unknown-corners",
            "bad-web-address",
            "bad-moment",
            "empty-list",
            "unknown-relation",
            "unknown-quantifier",
            "two-effects-in-one",
            "sees-and-never");

    @Test
    void goodFilesAreGoodToTheSchema() {
        for (Path folder : List.of(
                Fixtures.GOOD,
                Path.of("src/main/resources/gehoor/policy/documents/example"),
                Path.of("../../tenant-config"))) {
            Fixtures.files(folder).forEach((path, text) -> {
                // a page for people is no part of it
                if (!path.endsWith(".md")) {
                    assertThat(told(text)).as(path).isEmpty();
                }
            });
        }
    }

    @Test
    void mistakesOfShapeAreMistakesToTheSchema() {
        Map<String, Mistake> mistakes =
                Mistake.all().stream().collect(java.util.stream.Collectors.toMap(Mistake::name, mistake -> mistake));

        assertThat(mistakes).containsKeys(OF_SHAPE.toArray(String[]::new));
        OF_SHAPE.forEach(name -> {
            Mistake mistake = mistakes.get(name);
            assertThat(told(mistake.planted().get(mistake.file()))).as(name).isNotEmpty();
        });
    }

    private static Set<ValidationMessage> told(String yaml) {
        Object read =
                new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build()).loadFromString(yaml);
        JsonNode json = new ObjectMapper().valueToTree(read);
        return SCHEMA.validate(json);
    }
}
