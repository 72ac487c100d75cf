package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DurabilityTest {

    @Test
    void whatACrashWouldLoseIsNamedInOneSentence() throws IOException, SQLException {
        // The library's own defaults: fast, and forgetful.
        try (EmbeddedPostgres forgetful = EmbeddedPostgres.builder()
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Connection connection = forgetful.getPostgresDatabase().getConnection()) {
            assertThat(Durability.doubt(connection))
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .startsWith("The database has fsync and full_page_writes and synchronous_commit off:"));
        }
    }

    @Test
    void aRoleThatDoesNotWaitForTheDiskIsFoundToo() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(Durability.doubt(connection)).isEmpty();

            statement.execute("set synchronous_commit = local");
            assertThat(Durability.doubt(connection))
                    .as("on this machine's disk")
                    .isEmpty();

            statement.execute("set synchronous_commit = off");
            assertThat(Durability.doubt(connection))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("synchronous_commit off"));
        }
    }
}
