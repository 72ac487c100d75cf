package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseClockTest {
    private static final InstantSource AHEAD =
            () -> InstantSource.system().instant().plus(Duration.ofMinutes(5));

    @Test
    void nodesWhoseMachinesDisagreeAgree() throws SQLException {
        DatabaseClock one = new DatabaseClock(Postgres.runtime(), AHEAD);
        DatabaseClock other = new DatabaseClock(Postgres.runtime(), InstantSource.system());

        assertThat(one.read()).isTrue();
        assertThat(other.read()).isTrue();

        assertThat(one.instant()).isCloseTo(other.instant(), within(500, ChronoUnit.MILLIS));
        assertThat(one.instant()).isCloseTo(databaseTime(), within(500, ChronoUnit.MILLIS));
    }

    @Test
    void beforeTheDatabaseEverAnsweredItIsTheMachinesOwn() {
        DatabaseClock clock = new DatabaseClock(nowhere(), AHEAD);

        assertThat(clock.read()).isFalse();

        assertThat(clock.instant()).isCloseTo(AHEAD.instant(), within(500, ChronoUnit.MILLIS));
    }

    @Test
    void aMachinesClockThatIsSetMeanwhileChangesNothing() {
        AtomicLong passing = new AtomicLong();
        DatabaseClock clock = new DatabaseClock(
                Postgres.runtime(), InstantSource.fixed(Instant.parse("2001-01-01T00:00:00Z")), passing::get);
        clock.read();
        Instant before = clock.instant();

        passing.addAndGet(Duration.ofSeconds(90).toNanos());

        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(90));
    }

    private static Instant databaseTime() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static PGSimpleDataSource nowhere() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        return source;
    }
}
