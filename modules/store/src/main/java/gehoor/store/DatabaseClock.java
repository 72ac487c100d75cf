package gehoor.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The time by the database's clock: one for all nodes, however wrong the clocks of their machines are. It is read now and
 * then and carried on by the time that passes here, so that a machine's clock that is set meanwhile changes nothing. While
 * the database does not answer, what was read last is carried on; before it ever answered, it is the machine's own.
 */
public final class DatabaseClock implements InstantSource {
    private static final Logger LOG = System.getLogger(DatabaseClock.class.getName());
    private static final int TRIES = 3;

    /** What a clock of a machine that is off by more than this is told of in the log, once. */
    private static final Duration FAR_OFF = Duration.ofSeconds(5);

    /** It was {@code at} when the time that passes here stood at {@code nanos}. */
    private record Reading(Instant at, long nanos) {}

    private final DataSource database;
    private final InstantSource machine;
    private final LongSupplier passing;
    private volatile @Nullable Reading last;
    private volatile boolean told;

    /**
     * Not read yet.
     *
     * @param machine this machine's own clock
     */
    public DatabaseClock(DataSource database, InstantSource machine) {
        this(database, machine, System::nanoTime);
    }

    DatabaseClock(DataSource database, InstantSource machine, LongSupplier passing) {
        this.database = database;
        this.machine = machine;
        this.passing = passing;
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        return reading == null ? machine.instant() : reading.at().plusNanos(passing.getAsLong() - reading.nanos());
    }

    /**
     * Reads the database's clock; that of several readings counts that was the quickest, since it can be off by half the time
     * it took.
     *
     * @return whether it was read
     */
    public boolean read() {
        Reading best = null;
        long quickest = Long.MAX_VALUE;
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement("select clock_timestamp()")) {
            for (int i = 0; i < TRIES; i++) {
                long asked = passing.getAsLong();
                Instant said = said(ask);
                long took = passing.getAsLong() - asked;
                if (took < quickest) {
                    quickest = took;
                    best = new Reading(said, asked + took / 2);
                }
            }
        } catch (SQLException notThere) {
            return false;
        }
        last = best;
        tell();
        return true;
    }

    private static Instant said(PreparedStatement ask) throws SQLException {
        try (ResultSet answer = ask.executeQuery()) {
            if (!answer.next()) {
                throw new SQLException("no time was told", "08000");
            }
            return answer.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void tell() {
        Duration off = Duration.between(instant(), machine.instant());
        boolean far = off.abs().compareTo(FAR_OFF) > 0;
        if (far && !told) {
            LOG.log(
                    Level.WARNING,
                    "this machine''s clock is {0} s from the database''s; what is due goes by the database''s",
                    off.toSeconds());
        }
        told = far;
    }
}
