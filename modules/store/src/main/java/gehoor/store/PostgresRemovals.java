package gehoor.store;

import gehoor.casework.port.Configurations;
import gehoor.casework.port.RemovalRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked for at each organisation, a row each; and the names of those that are gone. */
final class PostgresRemovals implements RemovalRows {
    /** By what lists know of each; for who looks within a transaction of the tenant. */
    static final String OPEN = """
            select count(*) as files from gehoor.file f
            where f.tenant_id = ? and (f.stage <> 'closed' or f.wake_at is not null
              or exists (select from gehoor.clock c where c.tenant_id = ? and c.file_id = f.id
                and c.state in ('running', 'paused'))
              or exists (select from gehoor.outbox o where o.tenant_id = ? and o.file_id = f.id
                and o.state in ('WAITING', 'HELD')))""";

    static final String ONE = "select asked_at, asked_by, asked_name, day, unread, agreed_at, agreed_by"
            + " from gehoor.removal where tenant_id = ?";

    private final Units units;

    PostgresRemovals(Units units) {
        this.units = units;
    }

    @Override
    public long open(String tenant) {
        return units.of(tenant)
                .sql(OPEN)
                .set(tenant, tenant, tenant)
                .one(row -> row.getLong("files"))
                .orElse(0L);
    }

    @Override
    public Optional<Removal> of(String tenant) {
        return units.of(tenant).sql(ONE).set(tenant).one(PostgresRemovals::removal);
    }

    @Override
    public boolean ask(String tenant, Removal asked) {
        return units.of(tenant)
                        .sql("insert into gehoor.removal (tenant_id, asked_at, asked_by, asked_name, day, unread)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id) do nothing")
                        .set(tenant, asked.askedAt(), asked.askedBy(), asked.askedName(), asked.day(), asked.unread())
                        .run()
                == 1;
    }

    @Override
    public boolean agree(String tenant, Instant askedAt, Instant at, String by) {
        return units.of(tenant)
                        .sql("update gehoor.removal set agreed_at = ?, agreed_by = ?"
                                + " where tenant_id = ? and asked_at = ? and agreed_at is null")
                        .set(at, by, tenant, askedAt)
                        .run()
                == 1;
    }

    @Override
    public boolean callOff(String tenant) {
        return units.of(tenant)
                        .sql("delete from gehoor.removal where tenant_id = ?")
                        .set(tenant)
                        .run()
                == 1;
    }

    @Override
    public Map<String, Instant> removed() {
        Map<String, Instant> removed = new TreeMap<>();
        units.of(Configurations.PLATFORM)
                .sql("select organisation, at from gehoor.removed where tenant_id = ?")
                .set(Configurations.PLATFORM)
                .list(row -> removed.put(row.getString("organisation"), Sql.instant(row, "at")));
        return removed;
    }

    static Removal removal(ResultSet row) throws SQLException {
        return new Removal(
                Sql.instant(row, "asked_at"),
                row.getString("asked_by"),
                row.getString("asked_name"),
                Objects.requireNonNull(Sql.day(row, "day")),
                row.getBoolean("unread"),
                Sql.moment(row, "agreed_at"),
                row.getString("agreed_by"));
    }
}
