package gehoor.platform.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Old files by the ten thousands: copies of one that the product made, row by row, under ids of their own. What is sealed
 * in them opens for nobody and their chains do not hold; they take the place and the index entries that real ones take. Their
 * notices were sent, and their requests are forgotten, as after a day.
 */
final class Crowd {
    private final Connection superuser;

    Crowd(Connection superuser) {
        this.superuser = superuser;
    }

    /**
     * @param wakes when their clocks are due; SQL, over the columns of {@code gehoor.file}
     * @param tenants how many, named as {@link Tenants#name} names them
     */
    void copy(String tenant, UUID file, int count, int tenants, String wakes) throws SQLException {
        copyTo(
                tenant,
                file,
                "select 't' || lpad((i %% %d)::text, 4, '0'), gen_random_uuid(), i from generate_series(1, %d) i"
                        .formatted(tenants, count),
                wakes);
    }

    /** What copies files. */
    interface Copying {
        void copy() throws SQLException;
    }

    /**
     * Copies while search tokens have no index, and makes their indexes again afterwards: some hundred tokens a file are found
     * their places one by one at a hundred times the cost of sorting them once. Nobody writes meanwhile.
     */
    void inBulk(Copying copying) throws SQLException {
        List<String> again = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            try (ResultSet each = statement.executeQuery("""
                    select coalesce('alter table gehoor.search_token drop constraint ' || c.conname, 'drop index gehoor.' || i.relname),
                      coalesce('alter table gehoor.search_token add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid),
                        pg_get_indexdef(i.oid))
                    from pg_index x join pg_class i on i.oid = x.indexrelid left join pg_constraint c on c.conindid = i.oid
                    where x.indrelid = 'gehoor.search_token'::regclass""")) {
                while (each.next()) {
                    again.add(each.getString(1));
                    again.add(each.getString(2));
                }
            }
            for (int i = 0; i < again.size(); i += 2) {
                statement.execute(again.get(i));
            }
            copying.copy();
            statement.execute("set maintenance_work_mem = '1GB'");
            for (int i = 1; i < again.size(); i += 2) {
                statement.execute(again.get(i));
            }
            statement.execute("reset maintenance_work_mem");
        }
    }

    /** To one tenant, whatever its name. */
    void copyTo(String tenant, UUID file, int count, String to) throws SQLException {
        copyTo(tenant, file, each(count, to), "wake_at");
    }

    /** To one tenant, none due for long. */
    void open(String tenant, UUID file, int count, String to) throws SQLException {
        copyTo(tenant, file, each(count, to), "now() + interval '1000 days'");
    }

    private static String each(int count, String to) {
        return "select '%s', gen_random_uuid(), i from generate_series(1, %d) i".formatted(to, count);
    }

    private void copyTo(String tenant, UUID file, String copies, String wakes) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("drop table if exists pg_temp.clone");
            statement.execute("create temp table clone (tenant text, id uuid, n bigint)");
            // In the order of the keys: so each index is gone through once.
            statement.execute("insert into clone " + copies + " order by 1, 2");
            statement.execute("analyze clone");
            for (String[] table : tables()) {
                if (!table[1].equals("idempotency")) {
                    copy(statement, table[0], table[1], tenant, file, wakes);
                }
            }
            statement.execute("set session_replication_role = default");
        }
    }

    private void copy(Statement statement, String schema, String name, String tenant, UUID file, String wakes)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        boolean isFile = name.equals("file");
        try (PreparedStatement found = superuser.prepareStatement(
                "select column_name, data_type from information_schema.columns where table_schema = ? and table_name = ?"
                        + " order by ordinal_position")) {
            found.setString(1, schema);
            found.setString(2, name);
            try (ResultSet column = found.executeQuery()) {
                while (column.next()) {
                    String of = column.getString(1);
                    columns.add(of);
                    values.add(value(name, of, column.getString(2), isFile, wakes));
                }
            }
        }
        statement.execute(
                "insert into %1$s.%2$s (%3$s) select %4$s from %1$s.%2$s s cross join clone c where s.tenant_id = '%5$s' and s.%6$s = '%7$s'"
                        .formatted(
                                schema,
                                name,
                                String.join(", ", columns),
                                String.join(", ", values),
                                tenant,
                                isFile ? "id" : "file_id",
                                file));
    }

    private static String value(String table, String column, String type, boolean isFile, String wakes) {
        if (column.equals("tenant_id")) {
            return "c.tenant";
        }
        if (column.equals("file_id") || (isFile && column.equals("id"))) {
            return "c.id";
        }
        if (isFile && column.equals("number")) {
            return "'OLD-' || c.id";
        }
        if (isFile && column.equals("wake_at")) {
            return wakes.replace("wake_at", "s.wake_at");
        }
        if (column.equals("id") && type.equals("uuid")) {
            return "gen_random_uuid()";
        }
        if (table.equals("outbox") && column.equals("state")) {
            return "'MAILED'";
        }
        if (table.equals("outbox") && column.equals("day")) {
            return "current_date";
        }
        return column.equals("lookup") ? "sha256(convert_to(c.id::text, 'UTF8'))" : "s." + column;
    }

    private List<String[]> tables() throws SQLException {
        List<String[]> tables = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet each = statement.executeQuery("""
                        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('gehoor', 'vault') and c.relkind = 'r' and (c.relname = 'file' or exists (
                          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'file_id'))""")) {
            while (each.next()) {
                tables.add(new String[] {each.getString(1), each.getString(2)});
            }
        }
        return tables;
    }
}
