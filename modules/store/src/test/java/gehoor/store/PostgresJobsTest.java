package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.JobRows;
import gehoor.casework.port.JobRows.End;
import gehoor.casework.port.JobRows.Job;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is under way, in rows. */
class PostgresJobsTest {
    private final JobRows jobs = Stores.PORTS.jobs();
    private final String tenant = Sample.tenant();
    private final UUID id = UUID.randomUUID();

    /** A while after the database began: before that nobody could give a sign of life. */
    private Instant now;

    @BeforeEach
    void read() throws SQLException {
        now = databaseBegan().plusSeconds(3600);
    }

    private static Instant databaseBegan() throws SQLException {
        Postgres.migrated();
        try (Connection connection = Postgres.superuser().getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select pg_postmaster_start_time()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private <T> T within(Supplier<T> work) {
        return Stores.PORTS.transactions().within(tenant, work);
    }

    private void doing(Runnable work) {
        within(() -> {
            work.run();
            return tenant;
        });
    }

    private boolean begun(UUID one, String kind) {
        return within(() -> jobs.begin(tenant, one, kind, now));
    }

    private Optional<Job> found(UUID one) {
        return within(() -> jobs.find(tenant, one));
    }

    private boolean ended(UUID one, Instant at) {
        return within(() -> jobs.end(tenant, one, new End("DONE", 100, false, "\"well\"", at)));
    }

    @Test
    void it_begins_goes_on_and_ends_once() {
        assertThat(found(id)).isEmpty();
        assertThat(begun(id, "past")).isTrue();
        assertThat(found(id)).contains(new Job(id, "past", "WAITING", 0, false, null, null));

        assertThat(within(() -> jobs.sign(tenant, id, "RUNNING", 40, now))).contains(false);
        assertThat(found(id)).contains(new Job(id, "past", "RUNNING", 40, false, null, null));

        assertThat(ended(id, now)).isTrue();
        Job done = new Job(id, "past", "DONE", 100, false, now, "\"well\"");
        assertThat(found(id)).contains(done);

        assertThat(within(() -> jobs.end(tenant, id, new End("FAILED", 1, true, null, now))))
                .isFalse();
        assertThat(within(() -> jobs.sign(tenant, id, "RUNNING", 1, now))).isEmpty();
        doing(() -> jobs.stop(tenant, id, now));
        doing(() -> jobs.breakOff(tenant, now.plusSeconds(99), now));
        assertThat(found(id)).contains(done);
        assertThat(within(() -> jobs.sign(tenant, UUID.randomUUID(), "RUNNING", 1, now)))
                .isEmpty();
    }

    @Test
    void one_of_a_kind_at_a_time_for_an_organisation() {
        assertThat(begun(id, "past")).isTrue();
        UUID second = UUID.randomUUID();
        assertThat(begun(second, "past")).isFalse();
        assertThat(found(second)).isEmpty();
        assertThat(begun(UUID.randomUUID(), "verification")).isTrue();
        String elsewhere = Sample.tenant();
        assertThat(Stores.PORTS
                        .transactions()
                        .within(elsewhere, () -> jobs.begin(elsewhere, UUID.randomUUID(), "past", now)))
                .isTrue();

        ended(id, now);

        assertThat(begun(second, "past")).isTrue();
    }

    @Test
    void of_many_who_begin_at_once_one_does() throws Exception {
        int many = 6;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            for (int round = 0; round < 20; round++) {
                String kind = "kind-" + round;
                CyclicBarrier together = new CyclicBarrier(many);
                Callable<Boolean> one = () -> {
                    together.await();
                    return within(() -> {
                        jobs.breakOff(tenant, now.minusSeconds(30), now);
                        jobs.forget(tenant, now.minusSeconds(3600), 9);
                        return jobs.begin(tenant, UUID.randomUUID(), kind, now);
                    });
                };
                int begun = 0;
                for (Future<Boolean> each : threads.invokeAll(java.util.Collections.nCopies(many, one))) {
                    begun += each.get() ? 1 : 0;
                }
                assertThat(begun).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_waits_is_cancelled_and_what_runs_is_told_at_its_next_sign_of_life() {
        begun(id, "past");
        doing(() -> jobs.stop(tenant, id, now));
        assertThat(found(id)).contains(new Job(id, "past", "CANCELLED", 0, false, now, null));

        UUID runs = UUID.randomUUID();
        begun(runs, "past");
        within(() -> jobs.sign(tenant, runs, "RUNNING", 3, now));
        doing(() -> jobs.stop(tenant, runs, now));
        assertThat(found(runs)).contains(new Job(runs, "past", "RUNNING", 3, false, null, null));
        assertThat(within(() -> jobs.sign(tenant, runs, "RUNNING", 4, now))).contains(true);
    }

    @Test
    void what_gave_no_sign_of_life_since_then_is_broken_off() {
        begun(id, "past");
        UUID alive = UUID.randomUUID();
        begun(alive, "verification");
        Instant later = now.plusSeconds(31);
        within(() -> jobs.sign(tenant, alive, "RUNNING", 7, later));

        doing(() -> jobs.breakOff(tenant, now, later));
        assertThat(found(id).orElseThrow().state()).as("just then it gave one").isEqualTo("WAITING");
        doing(() -> jobs.breakOff(tenant, now.plusSeconds(1), later));

        assertThat(found(id)).contains(new Job(id, "past", "FAILED", 0, true, later, null));
        assertThat(found(alive)).contains(new Job(alive, "verification", "RUNNING", 7, false, null, null));
        assertThat(begun(UUID.randomUUID(), "past")).isTrue();
    }

    /** Nobody could, while it was away. */
    @Test
    void before_the_database_was_there_no_sign_of_life_is_asked_for() throws SQLException {
        Instant there = databaseBegan();
        within(() -> jobs.begin(tenant, id, "past", there.minusSeconds(300)));

        doing(() -> jobs.breakOff(tenant, there.minusSeconds(1), there.plusSeconds(29)));
        assertThat(found(id).orElseThrow().brokenOff()).isFalse();

        doing(() -> jobs.breakOff(tenant, there.plusSeconds(1), there.plusSeconds(31)));
        assertThat(found(id).orElseThrow().brokenOff()).isTrue();
    }

    @Test
    void what_is_over_is_forgotten_by_its_age_and_where_there_are_too_many() {
        List<UUID> all =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(5).toList();
        for (int i = 0; i < all.size(); i++) {
            begun(all.get(i), "past");
            ended(all.get(i), now.plusSeconds(i));
        }
        begun(id, "past");

        doing(() -> jobs.forget(tenant, now.plusSeconds(1), 9));
        assertThat(found(all.get(0))).isEmpty();
        assertThat(found(all.get(1))).isPresent();

        doing(() -> jobs.forget(tenant, now, 2));
        assertThat(all.stream().map(this::found).map(Optional::isPresent))
                .containsExactly(false, false, false, true, true);
        doing(() -> jobs.forget(tenant, now.plusSeconds(9999), 0));
        assertThat(found(all.get(4))).isEmpty();
        assertThat(found(id)).as("what is under way stays").isPresent();
    }

    @Test
    void a_neighbour_knows_nothing_of_it() {
        begun(id, "past");
        String elsewhere = Sample.tenant();
        Stores.PORTS.transactions().within(elsewhere, () -> {
            assertThat(jobs.find(elsewhere, id)).isEmpty();
            assertThat(jobs.sign(elsewhere, id, "RUNNING", 1, now)).isEmpty();
            assertThat(jobs.end(elsewhere, id, new End("DONE", 100, false, null, now)))
                    .isFalse();
            jobs.stop(elsewhere, id, now);
            jobs.breakOff(elsewhere, now.plusSeconds(99), now);
            jobs.forget(elsewhere, now.plusSeconds(99), 0);
            return elsewhere;
        });

        assertThat(found(id)).contains(new Job(id, "past", "WAITING", 0, false, null, null));
    }
}
