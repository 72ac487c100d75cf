package gehoor.store;

import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.ReceiptRows;
import java.util.List;

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
