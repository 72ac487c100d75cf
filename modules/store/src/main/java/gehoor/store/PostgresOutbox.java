package gehoor.store;

import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices that are to leave. */
final class PostgresOutbox implements Outbox {
    private final Units units;

    PostgresOutbox(Units units) {
        this.units = units;
    }

    @Override
    public List<UUID> waiting(String tenant, Instant now, int limit) {
        return units.of(tenant)
                .sql("select id from gehoor.outbox where tenant_id = ? and state = 'WAITING' and not_before <= ?"
                        + " order by not_before, id limit ?")
                .set(tenant, now, limit)
                .list(row -> Sql.uuid(row, "id"));
    }

    @Override
    public Optional<Notice> claim(String tenant, UUID notice) {
        Unit unit = units.of(tenant);
        // Whoever holds it may be waiting for a mail server.
        unit.sql("select set_config('idle_in_transaction_session_timeout', '0', true)")
                .one(row -> true);
        List<KeptNotice> found = unit.read(unit.rows(
                        "select * from gehoor.outbox where tenant_id = ?1 and id = ?2 and state = 'WAITING'"
                                + " for update skip locked",
                        KeptNotice.class)
                .setParameter(1, tenant)
                .setParameter(2, notice));
        return found.stream().map(KeptNotice::notice).findFirst();
    }

    @Override
    public void settle(String tenant, UUID notice, Notice.State state, LocalDate day, String language) {
        units.of(tenant)
                .sql("update gehoor.outbox set state = ?, day = ?, language = ?, enclosed = null"
                        + " where tenant_id = ? and id = ?")
                .set(state.name(), day, language, tenant, notice)
                .run();
    }

    @Override
    public void again(String tenant, UUID notice, int attempts, Instant notBefore) {
        units.of(tenant)
                .sql("update gehoor.outbox set attempts = ?, not_before = ? where tenant_id = ? and id = ?")
                .set(attempts, notBefore, tenant, notice)
                .run();
    }

    @Override
    public void hold(String tenant, UUID notice) {
        units.of(tenant)
                .sql("update gehoor.outbox set state = 'HELD' where tenant_id = ? and id = ? and state = 'WAITING'")
                .set(tenant, notice)
                .run();
    }

    @Override
    public void release(String tenant, UUID notice, Instant notBefore) {
        units.of(tenant)
                .sql("update gehoor.outbox set state = 'WAITING', not_before = ?"
                        + " where tenant_id = ? and id = ? and state = 'HELD'")
                .set(notBefore, tenant, notice)
                .run();
    }

    @Override
    public List<UUID> withHeld(String tenant, int limit) {
        return units.of(tenant)
                .sql("select distinct file_id from gehoor.outbox where tenant_id = ? and state = 'HELD' limit ?")
                .set(tenant, limit)
                .list(row -> Sql.uuid(row, "file_id"));
    }

    @Override
    public List<Sent> of(String tenant, UUID file) {
        Unit unit = units.of(tenant);
        List<KeptNotice> found = unit.read(unit.query(
                        "select n from KeptNotice n where n.tenant = :tenant and n.file = :file order by n.seq, n.place",
                        KeptNotice.class)
                .setParameter("file", file));
        return found.stream().map(KeptNotice::sent).toList();
    }
}
