package gehoor.store;

import gehoor.casework.port.People;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Members of staff, as their tokens last told. */
final class PostgresPeople implements People {
    private static final int MOST = 1_000;

    private final Units units;

    PostgresPeople(Units units) {
        this.units = units;
    }

    @Override
    public List<Person> find(String tenant, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Unit unit = units.of(tenant);
        List<KeptPerson> found = unit.read(
                unit.query("select p from KeptPerson p where p.tenant = :tenant and p.id in :ids", KeptPerson.class)
                        .setParameter("ids", ids));
        return found.stream().map(KeptPerson::person).toList();
    }

    @Override
    public List<Person> all(String tenant) {
        Unit unit = units.of(tenant);
        List<KeptPerson> found = unit.read(unit.query(
                        "select p from KeptPerson p where p.tenant = :tenant order by p.name, p.id", KeptPerson.class)
                .setMaxResults(MOST));
        return found.stream().map(KeptPerson::person).toList();
    }

    @Override
    public void seen(String tenant, Person person) {
        units.of(tenant)
                .sql("""
                        insert into gehoor.person as kept (tenant_id, id, name, mail, roles, belongs)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, id) do update
                          set name = excluded.name, mail = excluded.mail, roles = excluded.roles,
                            belongs = excluded.belongs
                          where (kept.name, kept.mail, kept.roles, kept.belongs)
                            is distinct from (excluded.name, excluded.mail, excluded.roles, excluded.belongs)""")
                .set(tenant, person.id(), person.name(), person.mail())
                .setAll("text", new TreeSet<>(person.roles()))
                .setAll("text", new TreeSet<>(person.belongs()))
                .run();
    }

    @Override
    public List<KeptView> views(String tenant, String person) {
        return units.of(tenant)
                .sql("select id, sealed from gehoor.saved_view where tenant_id = ? and person = ?")
                .set(tenant, person)
                .list(row -> new KeptView(Sql.uuid(row, "id"), row.getString("sealed")));
    }

    @Override
    public void keep(String tenant, String person, KeptView view) {
        units.of(tenant)
                .sql("insert into gehoor.saved_view (tenant_id, person, id, sealed) values (?, ?, ?, ?)")
                .set(tenant, person, view.id(), view.sealed())
                .run();
    }

    @Override
    public void drop(String tenant, String person, UUID view) {
        units.of(tenant)
                .sql("delete from gehoor.saved_view where tenant_id = ? and person = ? and id = ?")
                .set(tenant, person, view)
                .run();
    }
}
