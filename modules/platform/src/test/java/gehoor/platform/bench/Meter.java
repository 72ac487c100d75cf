package gehoor.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the machine and PostgreSQL say was used. Processor times come from {@code /proc}: Linux only. */
final class Meter {
    private static final double TICKS = 100;
    /** What is not work for an action: transactions' ends, the tenant setting, what the pool asks. */
    private static final String STATEMENTS = """
            select coalesce(sum(calls), 0) from bench.pg_stat_statements s join pg_roles r on r.oid = s.userid
            where r.rolname = 'gehoor_app' and query !~* '^(begin|commit|rollback|select set_config|set |show |select 1$)'
              and query not ilike '%scheduled_tasks%'""";

    private final Connection superuser;
    private final Path data;

    Meter(Connection superuser, Path data) {
        this.superuser = superuser;
        this.data = data;
    }

    /** Seconds of processor time of PostgreSQL with all its processes, also those that ended. */
    double postgresSeconds() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        long ticks = 0;
        for (Stat each : all()) {
            if (each.pid() == postmaster) {
                ticks += each.own() + each.children();
            } else if (each.parent() == postmaster) {
                ticks += each.own();
            }
        }
        return ticks / TICKS;
    }

    static double seconds(long pid) throws IOException {
        return Stat.of(Path.of("/proc", Long.toString(pid))).own() / TICKS;
    }

    /** Megabytes that a process holds. */
    static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    void forgetStatements() throws SQLException {
        number("select 1 from bench.pg_stat_statements_reset()");
    }

    long statements() throws SQLException {
        return number(STATEMENTS);
    }

    /** The application's statements that took most of its time, each with how often, and the milliseconds of planning and running. */
    List<String> dearest(double actions) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet each = statement.executeQuery("""
                        select regexp_replace(query, '[[:space:]]+', ' ', 'g'), calls, total_plan_time, total_exec_time
                        from bench.pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where r.rolname = 'gehoor_app' order by total_plan_time + total_exec_time desc limit 24""")) {
            while (each.next()) {
                String query = each.getString(1);
                lines.add("%5.2f an action, planning %6.3f ms, running %6.3f ms: %s"
                        .formatted(
                                each.getLong(2) / actions,
                                each.getDouble(3) / actions,
                                each.getDouble(4) / actions,
                                query.substring(0, Math.min(110, query.length()))));
            }
        }
        return lines;
    }

    /** How far the write-ahead log has come. */
    String logged() throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet result = statement.executeQuery("select pg_current_wal_flush_lsn()")) {
            result.next();
            return result.getString(1);
        }
    }

    /**
     * Bytes of write-ahead log since then by table, indexes with their table; whole pages, which are logged once after a
     * checkpoint, left out. What belongs to no table (commits above all) is under the empty name.
     */
    Map<String, Long> logged(String since) throws SQLException {
        Map<String, Long> bytes = new TreeMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet each = statement.executeQuery("""
                        with record as (
                          select start_lsn, max(record_length) - sum(block_fpi_length) as length,
                            (array_agg(relfilenode order by block_id))[1] as node
                          from bench.pg_get_wal_block_info('%1$s', pg_current_wal_flush_lsn(), false) group by start_lsn
                        ), named as (
                          select pg_relation_filenode(c.oid) as node, coalesce(i.indrelid, h.oid, c.oid)::regclass::text as name
                          from pg_class c left join pg_index i on i.indexrelid = c.oid and c.relkind = 'i'
                            left join pg_class h on h.reltoastrelid = c.oid
                        )
                        select coalesce(n.name, ''), sum(r.length)::bigint
                        from record r left join named n on n.node = r.node group by 1
                        union all
                        select '', sum(record_length - fpi_length)::bigint
                        from bench.pg_get_wal_records_info('%1$s', pg_current_wal_flush_lsn()) where block_ref is null""".formatted(since))) {
            while (each.next()) {
                bytes.merge(each.getString(1), each.getLong(2), Long::sum);
            }
        }
        return bytes;
    }

    /** Bytes by table, with its indexes. */
    Map<String, Long> bytes() throws SQLException {
        Map<String, Long> bytes = new TreeMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet each = statement.executeQuery("""
                        select n.nspname || '.' || c.relname, pg_total_relation_size(c.oid)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('gehoor', 'vault') and c.relkind = 'r'""")) {
            while (each.next()) {
                bytes.put(each.getString(1), each.getLong(2));
            }
        }
        return bytes;
    }

    long number(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    void run(String... commands) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static List<Stat> all() throws IOException {
        List<Stat> found = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path each : processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                try {
                    found.add(Stat.of(each));
                } catch (IOException ended) {
                    // Between the listing and the reading.
                }
            }
        }
        return found;
    }

    private record Stat(long pid, long parent, long own, long children) {
        static Stat of(Path process) throws IOException {
            String text = Files.readString(process.resolve("stat"));
            // The name in brackets may hold anything.
            String[] rest = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return new Stat(
                    Long.parseLong(process.getFileName().toString()),
                    Long.parseLong(rest[1]),
                    Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
                    Long.parseLong(rest[13]) + Long.parseLong(rest[14]));
        }
    }
}
