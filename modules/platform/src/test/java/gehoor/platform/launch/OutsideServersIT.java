package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.casework.checkpoint.Verification;
import gehoor.vault.FileNotary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are not our own: those of the shared platform, as a second one sees them. */
class OutsideServersIT {
    private static final String DATABASE = "outside";
    private static final String REPORT =
            """
            {"procedure": "complaint", "channel": "web", "kind": "complaint", "reporter": "person", "identity": "named",
             "language": "en", "contact": {"name": "Ada Outside", "mail": "ada.outside@example.org"},
             "given": {"about": "own-service", "service": "reimbursements", "subject": "late", "facts-date": "%s",
                       "story": "My file has been waiting."}}
            """.formatted(LocalDate.now(ZoneOffset.UTC).minusDays(30));

    private final RunningPlatform shared = RunningPlatform.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void with_three_servers_of_others_the_product_runs_and_starts_none_itself() throws Exception {
        makeDatabase();
        Path home = folder.resolve("home");
        List<String> said = new ArrayList<>();
        Options options = Options.forTests(Path.of(System.getProperty("gehoor.root", ".")))
                .withHome(home)
                .withTenantConfig(shared.tenantConfig())
                .withSettings(Settings.of(outside()))
                .withFresh(false)
                .withProgress(said::add);
        String file;
        Path checkpoints;
        try (RunningPlatform second = RunningPlatform.start(options)) {
            assertThat(said).noneMatch(line -> line.contains("PostgreSQL") || line.contains("Keycloak"));
            assertThat(second.demoPassword()).isEmpty();
            assertThat(second.mail()).isEmpty();
            assertThat(home.resolve("postgres")).doesNotExist();

            HttpResponse<String> work = http.send(
                    HttpRequest.newBuilder(second.address().resolve("/api/tenants/solidaris/work"))
                            .header("Authorization", "Bearer " + shared.token("sol-ombud", "solidaris"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(work.statusCode()).as(work.body()).isEqualTo(200);

            HttpResponse<String> taken = http.send(
                    HttpRequest.newBuilder(second.address().resolve("/api/tenants/solidaris/reports"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(REPORT, UTF_8))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            try (Connection connection = second.databaseAsApplication()) {
                Map<String, String> told = second.settings();
                Verification.Result found = RecordCheck.of(
                        connection,
                        Path.of(told.getOrDefault("gehoor.record.folder", "")),
                        FileNotary.publicKey(Path.of(told.getOrDefault("gehoor.notary.keyfile", ""))),
                        "solidaris");
                assertThat(connection.getMetaData().getURL()).endsWith("/" + DATABASE);
                assertThat(found.files()).isOne();
                assertThat(found.faults()).isEmpty();
            }
            assertThat(shared.mail().orElseThrow().await("ada.outside@example.org", 1, Duration.ofSeconds(15)))
                    .isNotEmpty();
            file = new ObjectMapper().readTree(taken.body()).path("file").asText();
            checkpoints = Path.of(second.settings().getOrDefault("gehoor.record.folder", ""));
        }
        assertThat(Files.readString(checkpoints.resolve("solidaris.jsonl")))
                .as("what was not sealed when it was stopped in order was sealed then")
                .contains(file);
    }

    @Test
    void what_is_wrong_with_a_database_is_one_sentence() throws Exception {
        makeDatabase();
        OutsideDatabase.check(Settings.of(outside()));

        assertThatThrownBy(() -> database("gehoor.db.password", "guess"))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("refuses the password of gehoor_app: see GEHOOR_DB_PASSWORD");
        assertThatThrownBy(() -> database("gehoor.db.owner.password", "guess"))
                .hasMessageContaining("refuses the password of gehoor_owner: see GEHOOR_DB_OWNER_PASSWORD");
        String url = outside().getOrDefault("gehoor.db.url", "");
        assertThatThrownBy(() -> database("gehoor.db.url", url.replaceFirst("/" + DATABASE + "$", "/none")))
                .hasMessageContaining("There is no such database");
        assertThatThrownBy(() -> database("gehoor.db.user", "someone"))
                .hasMessageContaining("must be called gehoor_app");
        assertThatThrownBy(() -> database("gehoor.db.owner.user", "gehoor_app"))
                .hasMessageContaining("must be another role than gehoor_app");
    }

    @Test
    void who_is_above_row_level_security_is_not_taken_as_owner() throws Exception {
        makeDatabase();
        try (Connection connection = shared.database();
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists mighty");
            statement.execute("create role mighty login bypassrls password 'mighty'");
            statement.execute("grant all on database %s to mighty".formatted(DATABASE));
            try {
                Map<String, String> settings = new HashMap<>(outside());
                settings.put("gehoor.db.owner.user", "mighty");
                settings.put("gehoor.db.owner.password", "mighty");
                assertThatThrownBy(() -> OutsideDatabase.check(Settings.of(settings)))
                        .isInstanceOf(NotStarted.class)
                        .hasMessageContaining("must not bypass row-level security");
            } finally {
                statement.execute("revoke all on database %s from mighty".formatted(DATABASE));
                statement.execute("drop role mighty");
            }
        }
    }

    @Test
    void what_is_wrong_with_an_identity_server_is_one_sentence() throws Exception {
        List<String> doubts = new ArrayList<>();
        OutsideIdentityServer.check(Settings.of(outside()), doubts::add);
        assertThat(doubts).isEmpty();

        assertThatThrownBy(() -> identityServer("gehoor.oidc.client.secret", "guess"))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("does not know a client gehoor-web with that secret");
        assertThatThrownBy(() -> identityServer("gehoor.oidc.client.id", "nobody"))
                .hasMessageContaining("does not know a client nobody");
        String issuer = shared.issuer().toString();
        assertThatThrownBy(() -> identityServer("gehoor.oidc.issuer", issuer + "-none"))
                .hasMessageContaining("There is no realm at");
        assertThatThrownBy(() -> identityServer("gehoor.oidc.issuer", issuer.replace("localhost", "127.0.0.1")))
                .hasMessageContaining("calls itself " + issuer);
    }

    @Test
    void what_is_wrong_with_a_mail_server_is_one_sentence() throws Exception {
        OutsideMail.check(Settings.of(outside()));

        Map<String, String> withLogin = new HashMap<>(outside());
        withLogin.put("gehoor.smtp.user", "someone");
        withLogin.put("gehoor.smtp.password", "guess");
        assertThatThrownBy(() -> OutsideMail.check(Settings.of(withLogin)))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("does not offer STARTTLS");
    }

    private void database(String key, String value) {
        OutsideDatabase.check(with(key, value));
    }

    private void identityServer(String key, String value) {
        OutsideIdentityServer.check(with(key, value), doubt -> {});
    }

    private Settings with(String key, String value) {
        Map<String, String> settings = new HashMap<>(outside());
        settings.put(key, value);
        return Settings.of(settings);
    }

    /** The shared platform's servers, with a database of its own for the second. */
    private Map<String, String> outside() {
        Map<String, String> settings = new HashMap<>();
        for (String key : List.of(
                "gehoor.db.url",
                "gehoor.db.password",
                "gehoor.db.owner.user",
                "gehoor.db.owner.password",
                "gehoor.oidc.issuer",
                "gehoor.oidc.client.id",
                "gehoor.oidc.client.secret",
                "gehoor.smtp.host",
                "gehoor.smtp.port")) {
            settings.put(key, shared.settings().getOrDefault(key, ""));
        }
        settings.computeIfPresent(
                "gehoor.db.url", (key, url) -> url.replaceFirst("/" + PostgresServer.DATABASE + "$", "/" + DATABASE));
        return settings;
    }

    private void makeDatabase() throws SQLException {
        try (Connection connection = shared.database();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(DATABASE));
            statement.execute("create database %s owner gehoor_owner".formatted(DATABASE));
            statement.execute("revoke all on database %s from public".formatted(DATABASE));
            statement.execute("grant connect on database %s to gehoor_app".formatted(DATABASE));
        }
    }
}
