package gehoor.platform.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * How long it takes until all clocks that are due have fired, and of that the firing, without the wait until the waker looks,
 * against one SQL claim in pieces of 500 with the same rows.
 */
final class Clocks {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PIECE = 500;
    private static final String AT_WORK =
            "exists (select from waker.scheduled_tasks where task_name = 'clocks' and picked)";

    /** Prints one figure. */
    interface Figures {
        void figure(String what, String measured, String goal, boolean met);
    }

    private final Connection superuser;
    private final URI product;
    private final String key;

    Clocks(Connection superuser, URI product, String key) {
        this.superuser = superuser;
        this.product = product;
        this.key = key;
    }

    void run(int due, Consumer<String> say, Figures figures) throws SQLException, IOException, InterruptedException {
        Instant later = Instant.now().plus(Duration.ofDays(12));
        String at = "'" + later + "'::timestamptz";
        long waiting = number("select count(*) from gehoor.file where wake_at <= " + at);
        String one = text("select tenant_id || ' ' || id from gehoor.file where wake_at <= " + at + " limit 1");
        String[] sample = one.split(" ");
        // Of a tenant that the product does not know, so that nobody else fires them.
        new Crowd(superuser).copyTo(sample[0], java.util.UUID.fromString(sample[1]), (int) waiting, "zzzz");
        long before = number("select count(*) from gehoor.entry");
        long notices = number("select count(*) from gehoor.outbox");

        // Between two looks, so that what follows is one look from its beginning.
        until("not (" + AT_WORK + ")");
        long begin = System.nanoTime();
        wind(later);
        until(AT_WORK);
        double waited = (System.nanoTime() - begin) / 1e9;
        // Whether one is left, not how many: counting them all would take the database's time from what is measured.
        until("not exists (select from gehoor.file where tenant_id <> 'zzzz' and wake_at <= " + at + ")");
        double seconds = (System.nanoTime() - begin) / 1e9;
        double firing = seconds - waited;
        // Else what is written by hand from here on is due at once, and the product adds an entry where the next row by
        // hand is to stand.
        wind(Instant.now());
        long fired = number("select count(*) from gehoor.entry") - before;
        long queued = number("select count(*) from gehoor.outbox") - notices;
        double claim = claim(sample, at);

        say.accept("  %,d were due (%,d asked for); %,d events and %,d notices were written"
                .formatted(waiting, due, fired, queued));
        figures.figure("until all had fired", "%.1f s".formatted(seconds), "5", seconds <= 5 && fired == waiting);
        say.accept("  of that, until the waker looked: %.1f s; firing: %.2f s".formatted(waited, firing));
        figures.figure(
                "firing, against one SQL claim in pieces of 500 (%.2f s)".formatted(claim),
                "%.1f times".formatted(firing / claim),
                "3",
                firing <= 3 * claim);
    }

    /** The same rows as the product wrote for the sample, for each file of the tenant that it does not know. */
    private double claim(String[] sample, String at) throws SQLException {
        String of = "tenant_id = '%s' and %s = '%s'";
        String entry = of.formatted(sample[0], "file_id", sample[1]);
        String file = of.formatted(sample[0], "id", sample[1]);
        String piece = """
                with due as (
                  select tenant_id, id, version from gehoor.file where tenant_id = 'zzzz' and wake_at <= %1$s
                  order by wake_at, id limit %2$d for update skip locked
                ), entries as (
                  insert into gehoor.entry (tenant_id, file_id, seq, at, clear, packed, sealed, previous, hash)
                  select due.tenant_id, due.id, e.seq, e.at, e.clear, e.packed, e.sealed, e.previous, e.hash
                  from due cross join (select * from gehoor.entry where %3$s order by seq desc limit 1) e
                ), notices as (
                  insert into gehoor.outbox (tenant_id, id, file_id, seq, place, recipient, name, letter, daily, not_before,
                    attempts, enclosed, state)
                  select due.tenant_id, gen_random_uuid(), due.id, o.seq, o.place, o.recipient, o.name, o.letter, o.daily,
                    o.not_before, o.attempts, o.enclosed, o.state
                  from due cross join (select * from gehoor.outbox where %3$s order by seq desc limit 1) o
                ), clocks as (
                  update gehoor.clock c set state = 'missed', wake_at = null from due
                  where c.tenant_id = due.tenant_id and c.file_id = due.id and c.wake_at <= %1$s
                )
                update gehoor.file f set version = f.version + 1, chain = s.chain, wake_at = s.wake_at, next_due = s.next_due
                from due cross join (select * from gehoor.file where %4$s) s
                where f.tenant_id = due.tenant_id and f.id = due.id""".formatted(at, PIECE, entry, file);
        long begin = System.nanoTime();
        try (Statement statement = superuser.createStatement()) {
            while (statement.executeUpdate(piece) > 0) {
                // The next piece.
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void until(String condition) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        while (number("select (" + condition + ")::int") == 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("the clocks did not fire");
            }
            Thread.sleep(10);
        }
    }

    private void wind(Instant now) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                product.resolve("/test/clock?only=wind&now=" + now).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Gehoor-Test-Clock", key);
        if (connection.getResponseCode() != 204) {
            throw new IOException("the clock does not let itself be wound: " + connection.getResponseCode());
        }
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw new IllegalStateException("nothing is due");
            }
            return List.of(result.getString(1)).get(0);
        }
    }
}
