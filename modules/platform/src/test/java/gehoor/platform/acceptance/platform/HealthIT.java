package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Gehoor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The platform says when it cannot serve, and says it decently. */
@Acceptance
class HealthIT {

    @Test
    @Tag("asvs:V16.5.2")
    void without_its_database_it_is_not_ready_and_no_request_fails_loudly() throws Exception {
        assertThat(Call.get("/health/ready").sent().status()).isEqualTo(200);
        Call report = Call.post(
                "/api/tenants/bemiddelingsbureau/reports", Neighbour.bureau().body());
        try {
            database("alter role gehoor_app nologin");
            database("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gehoor_app'");

            assertThat(Call.get("/health/ready").sent().status()).isEqualTo(503);
            Answered refused = report.sent();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.text()).doesNotContain("gehoor_app").doesNotContain("Exception");
            assertThat(Call.get("/api/tenants").sent().status())
                    .as("what needs no database")
                    .isEqualTo(200);
        } finally {
            database("alter role gehoor_app login");
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (Call.get("/health/ready").sent().status() != 200 || report.sent().status() != 201) {
            assertThat(Instant.now()).as("back within 30 seconds").isBefore(end);
            Thread.sleep(500);
        }
    }

    private static void database(String statement) throws SQLException {
        try (Connection connection = Gehoor.platform().database();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
