package gehoor.store;

import gehoor.casework.port.JobRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is under way, and what came of it: a row each. That there is one of a kind at a time is a unique index over those not over. */
final class PostgresJobs implements JobRows {
    private final Units units;

    PostgresJobs(Units units) {
        this.units = units;
    }

    @Override
    public boolean begin(String tenant, UUID id, String kind, Instant at) {
        return units.of(tenant)
                        .sql("insert into gehoor.job"
                                + " (tenant_id, id, kind, state, percent, stopping, broken_off, begun_at, seen_at)"
                                + " values (?, ?, ?, ?, 0, false, false, ?, ?)"
                                + " on conflict (tenant_id, kind) where over_at is null do nothing")
                        .set(tenant, id, kind, WAITING, at, at)
                        .run()
                == 1;
    }

    @Override
    public Optional<Job> find(String tenant, UUID id) {
        return units.of(tenant)
                .sql("select id, kind, state, percent, broken_off, over_at, result from gehoor.job"
                        + " where tenant_id = ? and id = ?")
                .set(tenant, id)
                .one(row -> new Job(
                        Sql.uuid(row, "id"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getInt("percent"),
                        row.getBoolean("broken_off"),
                        Sql.moment(row, "over_at"),
                        row.getString("result")));
    }

    @Override
    public Optional<UUID> underWay(String tenant, String kind) {
        return units.of(tenant)
                .sql("select id from gehoor.job where tenant_id = ? and kind = ? and over_at is null")
                .set(tenant, kind)
                .one(row -> Sql.uuid(row, "id"));
    }

    @Override
    public Optional<Boolean> sign(String tenant, UUID id, String state, int percent, Instant at) {
        return units.of(tenant)
                .sql("update gehoor.job set state = ?, percent = ?, seen_at = ?"
                        + " where tenant_id = ? and id = ? and over_at is null returning stopping")
                .set(state, percent, at, tenant, id)
                .one(row -> row.getBoolean("stopping"));
    }

    @Override
    public void stop(String tenant, UUID id, Instant at) {
        units.of(tenant)
                .sql("update gehoor.job set stopping = true,"
                        + " state = case when state = ? then ? else state end,"
                        + " over_at = case when state = ? then ?::timestamptz end"
                        + " where tenant_id = ? and id = ? and over_at is null")
                .set(WAITING, CANCELLED, WAITING, at, tenant, id)
                .run();
    }

    @Override
    public boolean end(String tenant, UUID id, End end) {
        return units.of(tenant)
                        .sql("update gehoor.job set state = ?, percent = ?, broken_off = ?, result = ?, over_at = ?"
                                + " where tenant_id = ? and id = ? and over_at is null")
                        .set(end.state(), end.percent(), end.brokenOff())
                        .text(end.result())
                        .set(end.at(), tenant, id)
                        .run()
                == 1;
    }

    @Override
    public void breakOff(String tenant, Instant since, Instant at) {
        units.of(tenant)
                .sql("update gehoor.job set state = ?, broken_off = true, over_at = ? where tenant_id = ?"
                        + " and over_at is null and greatest(seen_at, pg_postmaster_start_time()) < ?")
                .set(FAILED, at, tenant, since)
                .run();
    }

    @Override
    public void forget(String tenant, Instant before, int most) {
        units.of(tenant)
                .sql("delete from gehoor.job where tenant_id = ? and over_at < ?")
                .set(tenant, before)
                .then("delete from gehoor.job where tenant_id = ? and over_at is not null and id not in"
                        + " (select id from gehoor.job where tenant_id = ? and over_at is not null"
                        + " order by over_at desc, id limit ?)")
                .set(tenant, tenant, most)
                .run();
    }
}
