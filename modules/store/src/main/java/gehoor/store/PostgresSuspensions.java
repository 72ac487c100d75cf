package gehoor.store;

import gehoor.casework.port.SuspensionRows;
import java.time.Instant;
import java.util.Optional;

/** Which organisations take nothing new now: a row each. */
final class PostgresSuspensions implements SuspensionRows {
    private final Units units;

    PostgresSuspensions(Units units) {
        this.units = units;
    }

    @Override
    public Optional<Instant> since(String tenant) {
        return units.of(tenant)
                .sql("select since from gehoor.suspension where tenant_id = ?")
                .set(tenant)
                .one(row -> Sql.instant(row, "since"));
    }

    @Override
    public boolean suspend(String tenant, Instant at) {
        return units.of(tenant)
                        .sql("insert into gehoor.suspension (tenant_id, since) values (?, ?)"
                                + " on conflict (tenant_id) do nothing")
                        .set(tenant, at)
                        .run()
                == 1;
    }

    @Override
    public boolean takeUp(String tenant) {
        return units.of(tenant)
                        .sql("delete from gehoor.suspension where tenant_id = ?")
                        .set(tenant)
                        .run()
                == 1;
    }
}
