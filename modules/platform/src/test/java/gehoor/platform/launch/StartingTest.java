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
    void the_flags_of_the_applications_process_can_be_set_by_the_environment() {
        Map<String, String> environment =
                Map.of("GEHOOR_JAVA_OPTIONS", "-Xmx1g", "GEHOOR_SMTP_HOST", "mail.example.org");

        Settings settings = Settings.ofThisProcess(folder.resolve("none"), environment);

        assertThat(settings.toHandOn())
                .containsEntry("gehoor.java.options", "-Xmx1g")
                .doesNotContainKey("gehoor.smtp.host");
        assertThat(settings.get("gehoor.smtp.host")).contains("mail.example.org");
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
        assertThatThrownBy(() -> started(Map.of("gehoor.oidc.issuer", "https://id.example.org/realms/x")))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("GEHOOR_OIDC_CLIENT_ID");
    }

    @Test
    void what_is_said_of_a_server_that_is_not_named_is_not_passed_over() throws IOException {
        assertThatThrownBy(() -> started(Map.of("gehoor.db.password", "x")))
                .isInstanceOf(NotStarted.class)
                .hasMessage("GEHOOR_DB_PASSWORD is set, but GEHOOR_DB_URL is not: which server is it for?");
        assertThatThrownBy(() -> started(Map.of("gehoor.smtp.user", "x"))).hasMessageContaining("GEHOOR_SMTP_HOST");
        assertThatThrownBy(() -> started(Map.of("gehoor.oidc.client.id", "x")))
                .hasMessageContaining("GEHOOR_OIDC_ISSUER");
    }

    @Test
    void an_outside_server_that_is_not_there_is_said_before_anything_starts() throws IOException {
        int nobody = Ports.free().http();

        assertThatThrownBy(() -> started(Map.of(
                        "gehoor.db.url", "jdbc:postgresql://127.0.0.1:" + nobody + "/gehoor?password=hidden",
                        "gehoor.db.password", "x",
                        "gehoor.db.owner.user", "y",
                        "gehoor.db.owner.password", "z")))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("127.0.0.1:" + nobody + "/gehoor does not answer (GEHOOR_DB_URL)")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> started(Map.of(
                        "gehoor.oidc.issuer", "http://127.0.0.1:" + nobody + "/realms/x",
                        "gehoor.oidc.client.id", "x",
                        "gehoor.oidc.client.secret", "y")))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("does not answer (GEHOOR_OIDC_ISSUER)");
        assertThatThrownBy(() ->
                        started(Map.of("gehoor.smtp.host", "127.0.0.1", "gehoor.smtp.port", Integer.toString(nobody))))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("127.0.0.1:" + nobody + " does not answer (GEHOOR_SMTP_HOST");
    }

    @Test
    void browsers_may_find_it_at_another_address() throws IOException {
        Options options = Options.forTests(folder).withPorts(new Ports(1, 2, 3, 4, 5));

        assertThat(options.withSettings(Settings.of(Map.of())).publicAddress()).isEqualTo("http://localhost:1");
        assertThat(options.withSettings(Settings.of(Map.of("gehoor.http.address", "https://complaints.example.org/")))
                        .publicAddress())
                .isEqualTo("https://complaints.example.org");
    }

    private RunningPlatform started(Map<String, String> settings) throws IOException {
        Path application = folder.resolve("app.jar");
        if (!Files.exists(application)) {
            Files.createFile(application);
        }
        return RunningPlatform.start(Options.forTests(folder)
                .withProgress(line -> {})
                .withApplication(application)
                .withSettings(Settings.of(settings)));
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
