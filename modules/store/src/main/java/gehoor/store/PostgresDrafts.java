package gehoor.store;

import gehoor.casework.port.DraftRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What staff wrote and did not send yet. */
final class PostgresDrafts implements DraftRows {
    private static final String SELECT = "select person, form, part, file_id, sealed, day from gehoor.draft";
    private static final String TEXTS = " where tenant_id = ? and person = ? and part = 'text'"
            + " and file_id is null and starts_with(form, ?) order by day desc, form limit ?";

    private final Units units;

    PostgresDrafts(Units units) {
        this.units = units;
    }

    @Override
    public void put(String tenant, Row row) {
        units.of(tenant)
                .sql("insert into gehoor.draft (tenant_id, person, form, part, file_id, sealed, day)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, person, form, part)"
                        + " do update set sealed = excluded.sealed, day = excluded.day")
                .set(tenant, row.person(), row.form(), row.part(), row.file(), row.sealed(), row.day())
                .run();
    }

    @Override
    public Optional<Row> find(String tenant, String person, String form, String part) {
        return units.of(tenant)
                .sql(SELECT + " where tenant_id = ? and person = ? and form = ? and part = ?")
                .set(tenant, person, form, part)
                .one(PostgresDrafts::row);
    }

    @Override
    public List<Row> texts(String tenant, String person, String beginning, int most) {
        return units.of(tenant)
                .sql(SELECT + TEXTS)
                .set(tenant, person, beginning, most)
                .list(PostgresDrafts::row);
    }

    @Override
    public List<String> forms(String tenant, String person, String beginning, int most) {
        return units.of(tenant)
                .sql("select form from gehoor.draft" + TEXTS)
                .set(tenant, person, beginning, most)
                .list(row -> row.getString("form"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("person"),
                row.getString("form"),
                row.getString("part"),
                Sql.uuid(row, "file_id"),
                row.getBytes("sealed"),
                row.getObject("day", LocalDate.class));
    }

    @Override
    public void remove(String tenant, String person, String form) {
        units.of(tenant)
                .sql("delete from gehoor.draft where tenant_id = ? and person = ? and form = ?")
                .set(tenant, person, form)
                .run();
    }

    @Override
    public void forget(String tenant, LocalDate before) {
        units.of(tenant)
                .sql("delete from gehoor.draft where tenant_id = ? and day < ?")
                .set(tenant, before)
                .run();
    }
}
