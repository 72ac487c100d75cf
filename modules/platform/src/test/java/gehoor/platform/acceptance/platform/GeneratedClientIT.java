package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Gehoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is complete enough that a program made from it alone can do the work. */
@Acceptance
class GeneratedClientIT {

    @TempDir
    Path scratch;

    @Test
    void a_client_generated_from_the_description_compiles_reports_opens_and_acts() throws Exception {
        Path description = Files.writeString(
                scratch.resolve("openapi.json"),
                withoutForms(Call.get("/api/openapi.json").sent().good().json()).toString());
        Path client = scratch.resolve("client");
        run(
                "java",
                "-jar",
                System.getProperty("gehoor.client.generator"),
                "generate",
                "-g",
                "java",
                "--library",
                "native",
                "-i",
                description.toString(),
                "-o",
                client.toString(),
                "--additional-properties=openApiNullable=false,useJakartaEe=true,supportUrlQuery=false",
                // An answer is a text, a number, yes or no, or a list: this generator's own type for that does not
                // compile.
                "--schema-mappings",
                "Act_given_value=Object",
                "--global-property",
                "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false");
        Path use = Files.copy(Path.of("src/test/resources/client/Use.java.txt"), scratch.resolve("Use.java"));
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        List<String> compile = new ArrayList<>(List.of(
                "javac", "-nowarn", "-proc:none", "-cp", libraries(), "-d", classes.toString(), use.toString()));
        try (Stream<Path> sources = Files.walk(client.resolve("src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
        }
        run(compile.toArray(String[]::new));

        String said = run(
                "java",
                "-cp",
                classes + System.getProperty("path.separator") + libraries(),
                "Use",
                Gehoor.platform().address().toString(),
                Call.token("kg-handler", "kind-en-gezin"));

        assertThat(said)
                .contains("procedure own-services asks")
                .contains("reported in stage intake")
                .contains("opened version 1 facts")
                .contains("offered true")
                .contains("refused 422 true")
                .contains("performed explain-course version 2")
                .contains("mailbox of complainant");
    }

    /** The generator imports a type for the forms with files that it does not make: what takes JSON too is asked in JSON. */
    private static JsonNode withoutForms(JsonNode description) {
        for (JsonNode path : description.path("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("requestBody").path("content") instanceof ObjectNode content
                        && content.has("application/json")) {
                    content.remove("multipart/form-data");
                }
            }
        }
        return description;
    }

    private static String libraries() {
        return System.getProperty("java.class.path");
    }

    private String run(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Path out = Files.createTempFile(scratch, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(out, UTF_8);
        assertThat(status).as(said).isZero();
        return said;
    }
}
