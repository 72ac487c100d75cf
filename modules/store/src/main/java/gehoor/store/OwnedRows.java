package gehoor.store;

import gehoor.casework.port.Configurations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one tenant, in whichever tables there are: they are asked of the catalogue, so that one that is made later is not forgotten.
 * Those among them that the platform keeps of it under its own name, by the column {@code organisation}, are its own as well, but for the one
 * that says that it was removed.
 */
final class OwnedRows {
    private static final String REMOVED = "gehoor.removed";

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) as name,
              exists (select from pg_attribute o
                where o.attrelid = c.oid and o.attname = 'organisation' and not o.attisdropped) as of_platform
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 1""";

    private static final String REFERENCES = """
            select format('%I.%I', n.nspname, c.relname) as name, format('%I.%I', m.nspname, r.relname) as referred
            from pg_constraint f
            join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class r on r.oid = f.confrelid join pg_namespace m on m.oid = r.relnamespace
            where f.contype = 'f' and f.conrelid <> f.confrelid""";

    private final Connection connection;

    /** @param connection as who may look, or destroy; within a transaction of its own */
    OwnedRows(Connection connection) {
        this.connection = connection;
    }

    /** Whose rows the statements after it see, until the transaction ends. */
    static void enter(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant);
            set.execute();
        }
    }

    /** How many there are, by table; those without any are left out. Afterwards the transaction is the tenant's. */
    Map<String, Long> counts(String tenant) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Boolean> tables = tables();
        enter(connection, Configurations.PLATFORM);
        for (Map.Entry<String, Boolean> table : tables.entrySet()) {
            if (table.getValue()) {
                add(counts, table.getKey(), count(table.getKey(), Configurations.PLATFORM, tenant));
            }
        }
        enter(connection, tenant);
        for (String table : tables.keySet()) {
            add(counts, table, count(table, tenant, null));
        }
        return counts;
    }

    private static void add(Map<String, Long> counts, String table, long rows) {
        if (rows > 0) {
            counts.merge(table, rows, Long::sum);
        }
    }

    long all(String tenant) throws SQLException {
        return counts(tenant).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The tables in which the platform may keep something of an organisation under its own name. */
    List<String> ofPlatform() throws SQLException {
        return tables().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All tables, those first to which no row of another refers. */
    List<String> inOrder() throws SQLException {
        return inOrder(tables().keySet());
    }

    /** @return how many there were */
    int deleteOfPlatform(String table, String organisation) throws SQLException {
        return delete(table, Configurations.PLATFORM, organisation);
    }

    /** @return how many there were */
    int delete(String table, String tenant) throws SQLException {
        return delete(table, tenant, null);
    }

    private static String where(String table, @Nullable String organisation) {
        return " from " + table + " where tenant_id = ?" + (organisation == null ? "" : " and organisation = ?");
    }

    private long count(String table, String tenant, @Nullable String organisation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*)" + where(table, organisation))) {
            query.setString(1, tenant);
            if (organisation != null) {
                query.setString(2, organisation);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private int delete(String table, String tenant, @Nullable String organisation) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete" + where(table, organisation))) {
            delete.setString(1, tenant);
            if (organisation != null) {
                delete.setString(2, organisation);
            }
            return delete.executeUpdate();
        }
    }

    /** By name; whether the platform keeps rows of organisations in it. */
    private Map<String, Boolean> tables() throws SQLException {
        Map<String, Boolean> tables = new LinkedHashMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(TABLES)) {
            while (rows.next()) {
                if (!rows.getString("name").equals(REMOVED)) {
                    tables.put(rows.getString("name"), rows.getBoolean("of_platform"));
                }
            }
        }
        return tables;
    }

    private List<String> inOrder(Set<String> tables) throws SQLException {
        Map<String, Set<String>> referring = new TreeMap<>();
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(REFERENCES)) {
            while (rows.next()) {
                referring
                        .computeIfAbsent(rows.getString("referred"), none -> new LinkedHashSet<>())
                        .add(rows.getString("name"));
            }
        }
        Set<String> left = new LinkedHashSet<>(tables);
        List<String> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table ->
                            referring.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a ring: " + left);
            }
            order.addAll(free);
            free.forEach(left::remove);
        }
        return order;
    }
}
