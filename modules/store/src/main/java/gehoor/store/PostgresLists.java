package gehoor.store;

import gehoor.casework.port.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists, page by page: each page goes on behind the last line of the one before, whatever came in between. */
final class PostgresLists implements Lists {
    /** What comes behind everything that begins with the same characters, in a column of collation C. */
    private static final String LAST = "\uffff";

    private final Units units;

    PostgresLists(Units units) {
        this.units = units;
    }

    @Override
    public List<Place> worklist(String tenant, Waiting waiting, @Nullable Place after, int limit) {
        Where where = new Where()
                .and("f.tenant_id = ?", tenant)
                .and("f.procedure = ?", waiting.procedure())
                .and("f.stage = ?", waiting.stage())
                .and("coalesce(f.next_due, 'infinity') <= ?", waiting.dueBy());
        Sql sql = units.of(tenant)
                .sql("select f.next_due as day, f.id from gehoor.file f where " + where
                        + " and f.id in (select m.file_id from gehoor.mark m where m.tenant_id = ? and m.mark = any (?))"
                        + (after == null ? "" : " and (coalesce(f.next_due, 'infinity'), f.id) > (?::date, ?)")
                        + " order by coalesce(f.next_due, 'infinity'), f.id limit ?")
                .set(where.values())
                .set(tenant)
                .setAll("text", new TreeSet<>(waiting.marks()));
        if (after != null) {
            sql.set(after.day() == null ? "infinity" : after.day().toString(), after.file());
        }
        return sql.set(limit).list(row -> new Place(Sql.day(row, "day"), Sql.uuid(row, "id")));
    }

    @Override
    public List<Place> register(String tenant, Criteria criteria, @Nullable Place after, int limit) {
        Unit unit = units.of(tenant);
        Where where = new Where()
                .and("f.tenant_id = ?", tenant)
                .and("f.procedure = ?", criteria.procedure())
                .and("f.kind = ?", criteria.kind())
                .and("f.stage = ?", criteria.stage())
                .and("f.outcome = ?", criteria.outcome())
                .and("f.channel = ?", criteria.channel())
                .and("(f.stage <> 'closed') = ?", criteria.open())
                .and("f.received >= ?", criteria.receivedFrom())
                .and("f.received <= ?", criteria.receivedTo());
        String number = criteria.number();
        if (number != null && !number.isEmpty()) {
            // Not "like": under row-level security that could not use the index.
            where.and("f.number >= ?", number).and("f.number < ?", number + LAST);
        }
        for (String mark : new TreeSet<>(criteria.marks())) {
            where.and("f.id in (select m.file_id from gehoor.mark m where m.tenant_id = ?", tenant)
                    .with(" and m.mark = ?)", mark);
        }
        if (after != null) {
            where.and("f.registered <= ?", after.day())
                    .and("(f.registered < ?", after.day())
                    .with(" or f.id > ?)", after.file());
        }
        return unit.sql("select f.registered as day, f.id from gehoor.file f where " + where
                        + " order by f.registered desc, f.id limit ?")
                .set(where.values())
                .set(limit)
                .list(row -> new Place(Sql.day(row, "day"), Sql.uuid(row, "id")));
    }

    @Override
    public Map<String, Integer> marked(String tenant, Set<String> marks, @Nullable Place before) {
        Sql sql = units.of(tenant)
                .sql("select m.mark, count(*)::int as files from gehoor.mark m"
                        + (before == null
                                ? ""
                                : " join gehoor.file f on f.tenant_id = m.tenant_id and f.id = m.file_id"
                                        + " and (f.registered, f.id) < (?::date, ?)")
                        + " where m.tenant_id = ? and m.mark = any (?) group by m.mark");
        if (before != null) {
            sql.set(String.valueOf(before.day()), before.file());
        }
        Map<String, Integer> marked = new HashMap<>();
        sql.set(tenant)
                .setAll("text", new TreeSet<>(marks))
                .list(row -> marked.put(row.getString("mark"), row.getInt("files")));
        return marked;
    }

    @Override
    public List<Place> having(String tenant, List<Set<Long>> each, @Nullable Place after, int limit) {
        StringBuilder words =
                new StringBuilder("select f.registered as day, f.id from gehoor.file f where f.tenant_id = ?");
        for (int i = 0; i < each.size(); i++) {
            words.append(" and f.id in (select t.file_id from gehoor.search_token t where t.tenant_id = ?")
                    .append(" and t.token = any (?))");
        }
        Sql sql = units.of(tenant)
                .sql(words
                        + (after == null
                                ? ""
                                : " and (f.registered < ?::date or (f.registered = ?::date and f.id > ?))")
                        + " order by f.registered desc, f.id limit ?")
                .set(tenant);
        each.forEach(tokens -> sql.set(tenant).setAll("int8", tokens));
        if (after != null) {
            sql.set(String.valueOf(after.day()), String.valueOf(after.day()), after.file());
        }
        return sql.set(limit).list(row -> new Place(Sql.day(row, "day"), Sql.uuid(row, "id")));
    }

    @Override
    public Map<UUID, Set<Long>> tokens(String tenant, Collection<UUID> files, Set<Long> tokens) {
        Map<UUID, Set<Long>> found = new HashMap<>();
        if (files.isEmpty()) {
            return found;
        }
        units.of(tenant)
                .sql("select file_id, token from gehoor.search_token"
                        + " where tenant_id = ? and token = any (?) and file_id = any (?)")
                .set(tenant)
                .setAll("int8", tokens)
                .setAll("uuid", files)
                .list(row -> found.computeIfAbsent(Sql.uuid(row, "file_id"), file -> new HashSet<>())
                        .add(row.getLong("token")));
        return found;
    }

    @Override
    public List<Count> counts(String tenant) {
        return units.of(tenant)
                .sql("""
                        select procedure, procedure_version, stage, outcome, count(*) as files, count(number) as numbered
                        from gehoor.file
                        where tenant_id = ?
                        group by procedure, procedure_version, stage, outcome
                        order by procedure, procedure_version, stage, outcome nulls first""")
                .set(tenant)
                .list(row -> new Count(
                        row.getString("procedure"),
                        row.getString("procedure_version"),
                        row.getString("stage"),
                        row.getString("outcome"),
                        row.getLong("files"),
                        row.getLong("numbered")));
    }

    /** Conditions that all hold. Their words are constants; what was asked goes as values. */
    private static final class Where {
        private final StringBuilder words = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        /** One more, unless nothing was asked. */
        Where and(String condition, @Nullable Object value) {
            if (value != null && !value.equals("")) {
                words.append(words.isEmpty() ? "" : " and ").append(condition);
                values.add(value);
            }
            return this;
        }

        /** The rest of the condition just begun. */
        Where with(String rest, Object value) {
            words.append(rest);
            values.add(value);
            return this;
        }

        Object[] values() {
            return values.toArray();
        }

        @Override
        public String toString() {
            return words.toString();
        }
    }
}
