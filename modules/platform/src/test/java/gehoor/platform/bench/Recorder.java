package gehoor.platform.bench;

import gehoor.platform.bench.floor.Template;
import gehoor.platform.bench.floor.Template.Column;
import gehoor.platform.bench.floor.Template.Kind;
import gehoor.platform.bench.floor.Template.Write;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks, after each step of one reference case, which rows the product wrote, changed and took away. */
final class Recorder {
    private record Table(String name, List<Column> columns, List<Integer> key) {}

    private final Connection superuser;
    private final List<Table> tables;

    Recorder(Connection superuser) throws SQLException {
        this.superuser = superuser;
        this.tables = tables(superuser);
    }

    Template record(ProductCase one, String series) throws IOException, SQLException {
        List<Template.Step> steps = new ArrayList<>();
        Map<String, Map<String, List<@Nullable Object>>> before = new TreeMap<>();
        for (int step = 0; step < Case.STEPS; step++) {
            one.step(step);
            Map<String, Map<String, List<@Nullable Object>>> now = rows(one.tenant(), one.file());
            steps.add(new Template.Step(difference(before, now)));
            before = now;
        }
        return new Template(series, steps);
    }

    private List<Write> difference(
            Map<String, Map<String, List<@Nullable Object>>> before,
            Map<String, Map<String, List<@Nullable Object>>> now) {
        List<Write> writes = new ArrayList<>();
        for (Table table : tables) {
            Map<String, List<@Nullable Object>> was = before.getOrDefault(table.name(), Map.of());
            Map<String, List<@Nullable Object>> is = now.getOrDefault(table.name(), Map.of());
            List<List<@Nullable Object>> fresh = new ArrayList<>();
            is.forEach((key, row) -> {
                List<@Nullable Object> old = was.get(key);
                if (old == null) {
                    fresh.add(row);
                } else if (!old.equals(row)) {
                    writes.add(update(table, old, row));
                }
            });
            if (!fresh.isEmpty()) {
                writes.add(0, new Write(Kind.INSERT, table.name(), table.columns(), List.of(), fresh));
            }
            was.forEach((key, row) -> {
                if (!is.containsKey(key)) {
                    writes.add(new Write(Kind.DELETE, table.name(), List.of(), key(table), List.of(key(table, row))));
                }
            });
        }
        // The file before what hangs on it.
        writes.sort((one, other) -> Boolean.compare(
                !one.table().equals("gehoor.file"), !other.table().equals("gehoor.file")));
        return writes;
    }

    private static Write update(Table table, List<@Nullable Object> old, List<@Nullable Object> row) {
        List<Integer> changed = IntStream.range(0, row.size())
                .filter(i -> !Objects.equals(old.get(i), row.get(i)))
                .boxed()
                .toList();
        List<@Nullable Object> values = new ArrayList<>();
        changed.forEach(i -> values.add(row.get(i)));
        values.addAll(key(table, row));
        return new Write(
                Kind.UPDATE,
                table.name(),
                changed.stream().map(table.columns()::get).toList(),
                key(table),
                List.of(values));
    }

    private static List<Column> key(Table table) {
        return table.key().stream().map(table.columns()::get).toList();
    }

    private static List<@Nullable Object> key(Table table, List<@Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        table.key().forEach(i -> key.add(row.get(i)));
        return key;
    }

    private Map<String, Map<String, List<@Nullable Object>>> rows(String tenant, UUID file) throws SQLException {
        Map<String, Map<String, List<@Nullable Object>>> all = new TreeMap<>();
        for (Table table : tables) {
            String of = table.name().equals("gehoor.file") ? "id" : "file_id";
            Map<String, List<@Nullable Object>> rows = new LinkedHashMap<>();
            try (PreparedStatement statement = superuser.prepareStatement(
                    "select * from %s where tenant_id = ? and %s = ?".formatted(table.name(), of))) {
                statement.setString(1, tenant);
                statement.setObject(2, file);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        List<@Nullable Object> row = new ArrayList<>();
                        for (int i = 0; i < table.columns().size(); i++) {
                            byte[] bytes =
                                    table.columns().get(i).type().equals("bytea") ? result.getBytes(i + 1) : null;
                            row.add(
                                    bytes == null
                                            ? result.getString(i + 1)
                                            : Base64.getEncoder().encodeToString(bytes));
                        }
                        rows.put(key(table, row).toString(), row);
                    }
                }
            }
            all.put(table.name(), rows);
        }
        return all;
    }

    /** Those whose rows belong to a file, with their columns and keys in order. */
    private static List<Table> tables(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement names = connection.prepareStatement("""
                select n.nspname || '.' || c.relname, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('gehoor', 'vault') and c.relkind = 'r' and (c.relname = 'file' or exists (
                  select from pg_attribute a where a.attrelid = c.oid and a.attname = 'file_id'))
                order by c.relname <> 'file', 1""");
                ResultSet each = names.executeQuery()) {
            while (each.next()) {
                List<Column> columns = new ArrayList<>();
                List<Integer> key = new ArrayList<>();
                try (PreparedStatement found = connection.prepareStatement("""
                        select a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = any (i.indkey), false)
                        from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
                        where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum""")) {
                    found.setLong(1, each.getLong(2));
                    try (ResultSet column = found.executeQuery()) {
                        while (column.next()) {
                            if (column.getBoolean(3)) {
                                key.add(columns.size());
                            }
                            columns.add(new Column(column.getString(1), column.getString(2)));
                        }
                    }
                }
                tables.add(new Table(each.getString(1), columns, key));
            }
        }
        return tables;
    }
}
