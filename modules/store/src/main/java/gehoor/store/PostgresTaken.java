package gehoor.store;

import gehoor.casework.port.Lists;
import gehoor.casework.port.TakenRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who took along which file. */
final class PostgresTaken implements TakenRows {
    private final Units units;

    PostgresTaken(Units units) {
        this.units = units;
    }

    @Override
    public void write(String tenant, Taken taken) {
        units.of(tenant)
                .sql("insert into gehoor.taken_along (tenant_id, file_id, seq, person, at, compartments)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, file_id, seq, person, at) do nothing")
                .set(tenant, taken.file(), Math.toIntExact(taken.seq()), taken.person(), taken.at())
                .set(String.join(" ", new TreeSet<>(taken.compartments())))
                .run();
    }

    @Override
    public Map<UUID, Set<Set<String>>> present(String tenant, Map<UUID, Long> present) {
        Map<UUID, Set<Set<String>>> found = new HashMap<>();
        if (present.isEmpty()) {
            return found;
        }
        List<Map.Entry<UUID, Long>> files = List.copyOf(present.entrySet());
        units.of(tenant)
                .sql("select distinct t.file_id, t.compartments from gehoor.taken_along t"
                        + " join unnest(?::uuid[], ?::int[]) as f (id, seq) on t.file_id = f.id and t.seq = f.seq"
                        + " where t.tenant_id = ?")
                .column("uuid", files, Map.Entry::getKey)
                .column("int4", files, file -> Math.toIntExact(file.getValue()))
                .set(tenant)
                .list(row -> found.computeIfAbsent(Sql.uuid(row, "file_id"), file -> new HashSet<>())
                        .add(words(row.getString("compartments"))));
        return found;
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }

    @Override
    public List<Lists.Place> notTakenBy(String tenant, String person, Lists.@Nullable Place after, int limit) {
        Sql sql = units.of(tenant)
                .sql("select f.registered as day, f.id from gehoor.file f where f.tenant_id = ?"
                        + " and not exists (select from gehoor.taken_along t where t.tenant_id = ?"
                        + " and t.file_id = f.id and t.seq = f.version and t.person = ?)"
                        + (after == null ? "" : " and f.registered <= ? and (f.registered < ? or f.id > ?)")
                        + " order by f.registered desc, f.id limit ?")
                .set(tenant, tenant, person);
        if (after != null) {
            sql.day(after.day()).day(after.day()).set(after.file());
        }
        return sql.set(limit).list(row -> new Lists.Place(Sql.day(row, "day"), Sql.uuid(row, "id")));
    }

    @Override
    public Optional<Instant> last(String tenant, String person) {
        return units.of(tenant)
                .sql("select at from gehoor.taken_along where tenant_id = ? and person = ? order by at desc limit 1")
                .set(tenant, person)
                .one(row -> Sql.instant(row, "at"));
    }
}
