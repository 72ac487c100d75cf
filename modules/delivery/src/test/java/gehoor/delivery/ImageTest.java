package gehoor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {
    @TempDir
    private Path folder;

    private Path base;

    @BeforeEach
    void begin() throws IOException {
        Path root = folder.resolve("root");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/base"), "base\n");
        base = Archive.base(root, folder.resolve("base"));
    }

    @Test
    void it_runs_as_nobody_in_particular_and_says_what_it_is() throws IOException {
        Archive archive = built(application("one"), "first");

        JsonNode config = archive.config().path("config");
        assertThat(config.path("User").asText()).matches("[1-9][0-9]{4,}:[1-9][0-9]{4,}");
        assertThat(texts(config.path("Entrypoint"))).isEqualTo(Image.ENTRYPOINT);
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.version")
                        .asText())
                .isEqualTo("1.2-TEST");
        assertThat(texts(config.path("Env")))
                .as("the base's, and nothing of ours")
                .containsExactly("PATH=/opt/java/bin:/bin");
        assertThat(archive.layers()).as("base, server, libraries, ours").hasSize(4);
        assertThat(archive.config().path("created").asText()).startsWith("2026-01-01T00:00:00");
    }

    @Test
    void everything_is_where_the_chart_looks_for_it_and_nobody_may_write_to_it() throws IOException {
        Path root = built(application("one"), "first").unpacked(folder.resolve("unpacked"));

        assertThat(root.resolve("etc/base")).exists();
        assertThat(root.resolve("app/payara-micro.jar")).hasContent("server");
        assertThat(root.resolve("app/gehoor/WEB-INF/lib/some.jar")).hasContent("library");
        assertThat(root.resolve("app/gehoor/WEB-INF/classes/Our.class")).hasContent("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("app/payara-micro.jar"))))
                .isEqualTo("rw-r--r--");
        String job = Files.readString(Rendered.CHART.resolve("templates/migrate.yaml"));
        assertThat(job).contains("\"" + Image.CLASS_PATH + "\"", "gehoor.platform.Migrate");
    }

    @Test
    void the_same_content_is_the_same_image_whenever_it_is_built() throws IOException {
        Path one = application("one");
        String first = image(one).build(base.toString(), folder.resolve("a.tar"), folder.resolve("cache-a"));
        Files.setLastModifiedTime(one.resolve("WEB-INF/classes/Our.class"), FileTime.from(Instant.EPOCH));
        String again = image(one).build(base.toString(), folder.resolve("b.tar"), folder.resolve("cache-b"));
        String other =
                image(application("two")).build(base.toString(), folder.resolve("c.tar"), folder.resolve("cache-c"));

        assertThat(again).isEqualTo(first).startsWith("sha256:");
        assertThat(other).isNotEqualTo(first);
        List<Path> before =
                Archive.open(folder.resolve("a.tar"), folder.resolve("open-a")).layers();
        List<Path> after =
                Archive.open(folder.resolve("c.tar"), folder.resolve("open-c")).layers();
        for (int i = 0; i < 3; i++) {
            assertThat(after.get(i).getFileName()).isEqualTo(before.get(i).getFileName());
        }
        assertThat(after.get(3).getFileName())
                .as("an upgrade moves our own layer")
                .isNotEqualTo(before.get(3).getFileName());
    }

    @Test
    void what_is_missing_is_one_sentence() throws IOException {
        Image sound = image(application("one"));
        assertThatThrownBy(
                        () -> image(folder.resolve("nowhere")).build(base.toString(), folder.resolve("x.tar"), folder))
                .isInstanceOf(NotBuilt.class)
                .hasMessageContaining("nowhere is missing");
        assertThatThrownBy(() -> sound.build("/no/such/base.tar", folder.resolve("x.tar"), folder))
                .isInstanceOf(NotBuilt.class)
                .hasMessageContaining("/no/such/base.tar");
        assertThatThrownBy(() -> sound.build("NOT A NAME", folder.resolve("x.tar"), folder))
                .isInstanceOf(NotBuilt.class)
                .hasMessageContaining("NOT A NAME");
    }

    @Test
    void the_command_knows_two_options() {
        assertThat(ImageCommand.run(List.of(folder.toString()))).isEqualTo(2);
        assertThat(ImageCommand.run(List.of(folder.toString(), "1", "--from", "x")))
                .isEqualTo(2);
        assertThat(ImageCommand.run(List.of(folder.toString(), "1", "--base", base.toString())))
                .as("nothing is built in that folder")
                .isEqualTo(1);
    }

    private Archive built(Path application, String name) {
        Path tar = folder.resolve(name + ".tar");
        image(application).build(base.toString(), tar, folder.resolve("cache"));
        return Archive.open(tar, folder.resolve(name));
    }

    private Image image(Path application) {
        return new Image(folder.resolve("payara-micro.jar"), application, "1.2-TEST");
    }

    private Path application(String content) throws IOException {
        Path application = folder.resolve("application-" + content);
        Files.createDirectories(application.resolve("WEB-INF/lib"));
        Files.createDirectories(application.resolve("WEB-INF/classes"));
        Files.writeString(folder.resolve("payara-micro.jar"), "server");
        Files.writeString(application.resolve("WEB-INF/lib/some.jar"), "library");
        Files.writeString(application.resolve("WEB-INF/classes/Our.class"), content);
        return application;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
