package gehoor.store;

import gehoor.casework.port.Remembered;
import gehoor.casework.port.Requests;
import java.time.LocalDate;
import java.util.Optional;

/** Requests that were carried out. */
final class PostgresRequests implements Requests {
    private final Units units;

    PostgresRequests(Units units) {
        this.units = units;
    }

    @Override
    public Optional<Remembered> find(String tenant, byte[] key) {
        return units.of(tenant)
                .sql(
                        "select key, fingerprint, file_id, seq, day, codes from gehoor.idempotency where tenant_id = ? and key = ?")
                .set(tenant, key)
                .one(row -> new Remembered(
                        row.getBytes("key"),
                        row.getBytes("fingerprint"),
                        Sql.uuid(row, "file_id"),
                        row.getInt("seq"),
                        row.getObject("day", LocalDate.class),
                        row.getBytes("codes")));
    }

    @Override
    public void forget(String tenant, LocalDate before) {
        units.of(tenant)
                .sql("delete from gehoor.idempotency where tenant_id = ? and day < ?")
                .set(tenant, before)
                .run();
    }
}
