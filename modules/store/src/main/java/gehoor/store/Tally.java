package gehoor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How things stand in one tenant, in one statement. A notice that leaves at once is never counted: that one is there would
 * tell the moment of the act that brought it about, and of an anonymous file the day alone is kept. What is told of files and
 * their terms leaves out those without a number: they exist for those alone who handle them.
 *
 * @param clocksDue files of which a clock's time has come
 * @param oldestClockDue since when the first of them waits; null where there is none
 * @param clocksMissed terms whose last day passed unanswered within the last thirty days
 * @param noticesWaiting notices that were tried in vain, or not tried for a minute
 * @param oldestNoticeWaiting when the first of them came about; null where there is none but of anonymous files
 * @param noticesFailed notices given up within the last thirty days
 */
public record Tally(
        long clocksDue,
        @Nullable Instant oldestClockDue,
        long clocksMissed,
        long noticesWaiting,
        @Nullable Instant oldestNoticeWaiting,
        long noticesFailed) {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final int DAYS = 30;

    private static final String ALL = """
            select due.files, due.oldest, missed.clocks, waiting.notices, waiting.oldest as came, failed.notices as given_up
            from
              (select count(*) as files, min(wake_at) as oldest from gehoor.file
                where tenant_id = ? and wake_at <= ?) due,
              (select count(*) as clocks from gehoor.clock c
                join gehoor.file f on f.tenant_id = c.tenant_id and f.id = c.file_id and f.number is not null
                where c.tenant_id = ? and c.state = 'missed' and c.due >= ?) missed,
              (select count(*) as notices, min(e.at) filter (where not o.daily) as oldest
                from gehoor.outbox o
                join gehoor.entry e on e.tenant_id = o.tenant_id and e.file_id = o.file_id and e.seq = o.seq
                where o.tenant_id = ? and o.state = 'WAITING'
                  and (o.attempts > 0 or (not o.daily and o.not_before <= ?))) waiting,
              (select count(*) as notices from gehoor.outbox
                where tenant_id = ? and state = 'FAILED' and day >= ?) failed""";

    static Tally of(Units units, String tenant, Instant now) {
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS);
        return units.reading(
                tenant,
                () -> units.of(tenant)
                        .sql(ALL)
                        .set(tenant, now, tenant, from, tenant, now.minus(AT_ONCE), tenant, from)
                        .one(row -> new Tally(
                                row.getLong("files"),
                                moment(row, "oldest"),
                                row.getLong("clocks"),
                                row.getLong("notices"),
                                moment(row, "came"),
                                row.getLong("given_up")))
                        .orElseThrow());
    }

    static Map<String, Long> registered(Units units, String tenant, LocalDate from, LocalDate before) {
        Map<String, Long> files = new HashMap<>();
        units.reading(
                tenant,
                () -> units.of(tenant)
                        .sql("select channel, count(*) as files from gehoor.file"
                                + " where tenant_id = ? and registered >= ? and registered < ? and number is not null"
                                + " group by channel")
                        .set(tenant, from, before)
                        .list(row -> files.put(row.getString("channel"), row.getLong("files"))));
        return files;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
