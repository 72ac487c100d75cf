package gehoor.platform.acceptance;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

/** That the removal of an organisation is asked for, as a row: how it comes to be is another test's matter. */
public final class Asked {
    private Asked() {}

    public static void removal(String tenant, LocalDate day) {
        Database.rows(
                "insert into gehoor.removal (tenant_id, asked_at, asked_by, asked_name, day, unread)"
                        + " values (?, ?, 'x', 'Somebody', ?, false) returning tenant_id",
                tenant,
                Timestamp.from(Instant.parse("2026-03-02T08:00:00Z")),
                day);
    }

    public static void calledOff(String tenant) {
        Database.rows("delete from gehoor.removal where tenant_id = ? returning tenant_id", tenant);
    }
}
