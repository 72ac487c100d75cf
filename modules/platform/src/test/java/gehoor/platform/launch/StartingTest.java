package gehoor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    @TempDir
    private Path folder;

    @Test
    void a_port_that_another_program_has_is_said_in_one_sentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.mustBeFree(other.getLocalPort(), Ports.HTTP))
                    .isInstanceOf(NotStarted.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .hasMessageContaining("GEHOOR_HTTP_PORT");
        }
    }

    @Test
    void a_port_that_nobody_has_is_free() {
        Ports.mustBeFree(Ports.free().http(), Ports.HTTP);
    }

    @Test
    void what_is_no_port_is_refused_by_its_name() {
        assertThatThrownBy(() -> Ports.from(Settings.of(Map.of("gehoor.http.port", "70000"))))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("GEHOOR_HTTP_PORT")
                .hasMessageContaining("70000");
    }

    @Test
    void settings_are_read_from_the_file_and_only_ours_are_handed_on() throws IOException {
        Path file = folder.resolve("gehoor.properties");
        Files.writeString(file, "gehoor.smtp.host = mail.example.org\nother = thing\ngehoor.blank =\n");

        Settings settings = Settings.ofThisProcess(file);

        assertThat(settings.get("gehoor.smtp.host")).contains("mail.example.org");
        assertThat(settings.get("gehoor.blank")).isEmpty();
        assertThat(settings.toHandOn())
                .containsEntry("gehoor.smtp.host", "mail.example.org")
                .doesNotContainKey("other");
    }

    @Test
    void a_missing_application_is_said_before_anything_starts() {
        Options options = Options.forTests(folder).withProgress(line -> {});

        assertThatThrownBy(() -> RunningPlatform.start(options))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("not built");
    }

    @Test
    void an_outside_server_without_its_secret_is_refused_by_the_setting_that_lacks() throws IOException {
        Options options = Options.forTests(folder)
                .withProgress(line -> {})
                .withApplication(Files.createFile(folder.resolve("app.jar")))
                .withSettings(Settings.of(Map.of("gehoor.oidc.issuer", "https://id.example.org/realms/x")));

        assertThatThrownBy(() -> RunningPlatform.start(options))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("GEHOOR_OIDC_CLIENT_ID");
    }

    @Test
    void one_home_holds_one_running_platform() throws IOException {
        Path run = Files.createDirectories(folder.resolve(".gehoor/test/run"));
        Options options = Options.forTests(folder).withProgress(line -> {});
        try (var file = new java.io.RandomAccessFile(run.resolve("lock").toFile(), "rw");
                var held = file.getChannel().lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> RunningPlatform.start(options))
                    .isInstanceOf(NotStarted.class)
                    .hasMessageContaining("already running");
        }
    }

    @Test
    void secrets_are_made_once_for_their_owner_alone() throws IOException {
        Path place = folder.resolve("secrets");
        String first = new Secrets(place).get("demo");

        assertThat(new Secrets(place).get("demo")).isEqualTo(first).hasSizeGreaterThanOrEqualTo(24);
        assertThat(new Secrets(place).get("other")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("demo"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_program_left_by_a_crash_is_stopped_and_another_one_with_its_number_is_not() throws Exception {
        Path run = Files.createDirectories(folder.resolve("run"));
        Child left = Child.start("sleeper", List.of("sleep", "60"), Map.of(), folder.resolve("log"), run);
        Path note = run.resolve("sleeper.pid");
        String signature = Files.readString(note);

        Files.writeString(note, signature + "1");
        Child.stopLeftOver(note);
        assertThat(left.running()).as("the note was about another process").isTrue();

        Files.writeString(note, signature);
        Child.stopLeftOver(note);
        assertThat(left.running()).isFalse();
        assertThat(note).doesNotExist();
    }

    @Test
    void demo_people_come_from_the_tenants_and_somebody_has_a_place_in_two() throws IOException {
        tenant("north", "ann");
        tenant("south", "bob");
        Files.createDirectories(folder.resolve("_law"));
        Files.writeString(Files.createDirectories(folder.resolve("broken")).resolve("tenant.yaml"), "a: [");

        List<TenantRealm> tenants = DemoPeople.tenants(folder);

        assertThat(tenants).extracting(TenantRealm::alias).containsExactly("north", "south", "platform");
        assertThat(tenants.get(0).users())
                .extracting(TenantRealm.User::username)
                .containsExactly("ann", "in-two-places");
        assertThat(tenants.get(1).users())
                .extracting(TenantRealm.User::username)
                .containsExactly("bob", "in-two-places");
        assertThat(tenants.get(0).users().get(0).name()).isEqualTo("Ann Other");
    }

    private void tenant(String id, String user) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve(id)).resolve("tenant.yaml"), """
                tenant: %s
                name: {en: "%s"}
                roles:
                  - {role: handler, label: {en: "Handler"}}
                demo-users:
                  - {username: %s, name: "Ann Other (invented)", roles: [handler]}
                """.formatted(id, id, user));
    }
}
