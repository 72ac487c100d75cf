package gehoor.store;

import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.ReceiptRows;
import java.util.List;
import java.util.UUID;

/** Receipts, by the keyed hash that is all that is kept of them. */
final class PostgresReceipts implements ReceiptRows {
    private final Units units;

    PostgresReceipts(Units units) {
        this.units = units;
    }

    @Override
    public List<ReceiptRow> find(String tenant, byte[] lookup) {
        return units.of(tenant)
                .sql("select lookup, file_id, holder, provisional, replaces from gehoor.receipt"
                        + " where tenant_id = ? and lookup = ? order by file_id")
                .set(tenant, lookup)
                .list(row -> new ReceiptRow(
                        row.getBytes("lookup"),
                        Sql.uuid(row, "file_id"),
                        row.getString("holder"),
                        row.getBoolean("provisional"),
                        row.getBytes("replaces")));
    }

    @Override
    public void replace(String tenant, byte[] provisional, List<ReceiptRow> replacements) {
        Unit unit = units.of(tenant);
        unit.sql("delete from gehoor.receipt where tenant_id = ? and replaces = ?")
                .set(tenant, provisional)
                .run();
        unit.sql("""
                        insert into gehoor.receipt (tenant_id, lookup, file_id, holder, provisional, replaces)
                        select ?, new.*
                        from unnest(?::bytea[], ?::uuid[], ?::text[], ?::bool[], ?::bytea[]) new""")
                .set(tenant)
                .column("bytea", replacements, ReceiptRow::lookup)
                .column("uuid", replacements, ReceiptRow::file)
                .column("text", replacements, ReceiptRow::holder)
                .column("bool", replacements, ReceiptRow::provisional)
                .column("bytea", replacements, ReceiptRow::replaces)
                .run();
    }

    @Override
    public void renew(String tenant, UUID file, String holder, byte[] lookup, boolean provisional) {
        units.of(tenant)
                .sql("""
                        with ended as (
                          delete from gehoor.receipt where tenant_id = ? and lookup in (
                            select lookup from gehoor.receipt where tenant_id = ? and file_id = ? and holder = ?)
                          returning file_id, holder
                        )
                        insert into gehoor.receipt (tenant_id, lookup, file_id, holder, provisional)
                        select ?, ?, file_id, holder, ? from (
                          select file_id, holder from ended union select ?, ?) opens""")
                .set(tenant, tenant, file, holder, tenant, lookup, provisional, file, holder)
                .run();
    }

    @Override
    public void settle(String tenant, byte[] replacement, byte[] provisional) {
        Unit unit = units.of(tenant);
        unit.sql("delete from gehoor.receipt where tenant_id = ? and lookup = ?")
                .set(tenant, provisional)
                .run();
        unit.sql("update gehoor.receipt set replaces = null where tenant_id = ? and lookup = ?")
                .set(tenant, replacement)
                .run();
    }
}
