package gehoor.store;

import gehoor.casework.port.StandInRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who stands in for whom. */
final class PostgresStandIns implements StandInRows {
    private static final int MOST = 1_000;
    private static final String ROWS = """
            select s.id, s.person, s.deputy, s.roles, s.starts, s.ends, s.beforehand, s.named_by, s.named_at, e.ended_at, e.ended_by
            from gehoor.stand_in s left join gehoor.stand_in_ended e on e.tenant_id = s.tenant_id and e.id = s.id""";

    private final Units units;

    PostgresStandIns(Units units) {
        this.units = units;
    }

    @Override
    public void add(String tenant, Row row) {
        units.of(tenant)
                .sql("""
                        insert into gehoor.stand_in
                          (tenant_id, id, person, deputy, starts, ends, beforehand, named_by, named_at, roles)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(tenant, row.id(), row.person(), row.deputy(), row.from(), row.until(), row.of())
                .set(row.namedBy(), row.namedAt())
                .setAll("text", new TreeSet<>(row.roles()))
                .run();
    }

    @Override
    public void end(String tenant, UUID id, Instant at, String by) {
        units.of(tenant).sql("""
                        insert into gehoor.stand_in_ended (tenant_id, id, ended_by, ended_at)
                        select tenant_id, id, ?, ? from gehoor.stand_in
                        where tenant_id = ? and (id = ? or beforehand = ?)
                        on conflict (tenant_id, id) do nothing""").set(by, at, tenant, id, id).run();
    }

    @Override
    public Optional<Row> find(String tenant, UUID id) {
        return units.of(tenant)
                .sql(ROWS + " where s.tenant_id = ? and s.id = ?")
                .set(tenant, id)
                .one(PostgresStandIns::row);
    }

    @Override
    public List<Row> since(String tenant, LocalDate day) {
        return units.of(tenant).sql(ROWS + """
                         where s.tenant_id = ? and (s.ends is null or s.ends >= ?) and (e.ended_at is null or e.ended_at >= ?::date)
                        order by s.named_at desc, s.id
                        limit ?""").set(tenant, day, day, MOST).list(PostgresStandIns::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sql.uuid(row, "id"),
                row.getString("person"),
                row.getString("deputy"),
                Set.of((String[]) row.getArray("roles").getArray()),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getObject("beforehand", UUID.class),
                row.getString("named_by"),
                Sql.instant(row, "named_at"),
                row.getObject("ended_at") == null ? null : Sql.instant(row, "ended_at"),
                row.getString("ended_by"));
    }
}
