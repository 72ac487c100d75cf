package gehoor.store;

import gehoor.casework.port.TicketRow;
import gehoor.casework.port.TicketRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class PostgresTickets implements TicketRows {
    private final Units units;

    PostgresTickets(Units units) {
        this.units = units;
    }

    @Override
    public Optional<TicketRow> find(String tenant, byte[] lookup) {
        return units.of(tenant)
                .sql("select lookup, file_id, opens, until from gehoor.ticket where tenant_id = ? and lookup = ?")
                .set(tenant, lookup)
                .one(row -> new TicketRow(
                        row.getBytes("lookup"),
                        Sql.uuid(row, "file_id"),
                        row.getString("opens"),
                        Sql.instant(row, "until")));
    }

    @Override
    public void add(String tenant, TicketRow ticket) {
        units.of(tenant)
                .sql("insert into gehoor.ticket (tenant_id, lookup, file_id, opens, until) values (?, ?, ?, ?, ?)")
                .set(tenant, ticket.lookup(), ticket.file(), ticket.opens(), ticket.until())
                .run();
    }

    @Override
    public void drop(String tenant, UUID file, String opens) {
        units.of(tenant)
                .sql("delete from gehoor.ticket where tenant_id = ? and file_id = ? and opens = ?")
                .set(tenant, file, opens)
                .run();
    }

    @Override
    public void forget(String tenant, Instant before) {
        units.of(tenant)
                .sql("delete from gehoor.ticket where tenant_id = ? and until < ?")
                .set(tenant, before)
                .run();
    }
}
