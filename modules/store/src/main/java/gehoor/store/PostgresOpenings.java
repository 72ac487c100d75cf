package gehoor.store;

import gehoor.casework.port.Openings;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Who opened which file. */
final class PostgresOpenings implements Openings {
    private final Units units;

    PostgresOpenings(Units units) {
        this.units = units;
    }

    @Override
    public void write(String tenant, Opening opening) {
        units.of(tenant)
                .sql("insert into gehoor.opening (tenant_id, id, file_id, person, roles, compartments, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .set(tenant, UUID.randomUUID(), opening.file(), opening.person(), opening.roles())
                .set(opening.compartments(), opening.at())
                .run();
    }

    @Override
    public List<Opening> of(String tenant, UUID file) {
        Unit unit = units.of(tenant);
        List<KeptOpening> found = unit.read(unit.query(
                        "select o from KeptOpening o where o.tenant = :tenant and o.file = :file order by o.at, o.id",
                        KeptOpening.class)
                .setParameter("file", file));
        return found.stream().map(KeptOpening::opening).toList();
    }

    @Override
    public List<Telling> tellings(String tenant, UUID file) {
        return units.of(tenant)
                .sql("select party, told, role, what_for, at from vault.disclosure"
                        + " where tenant_id = ? and file_id = ? order by at, id")
                .set(tenant, file)
                .list(row -> new Telling(
                        file,
                        row.getString("party"),
                        row.getString("told"),
                        row.getString("role"),
                        row.getString("what_for"),
                        row.getObject("at", OffsetDateTime.class).toInstant()));
    }
}
