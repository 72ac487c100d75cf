package gehoor.platform.launch;

import gehoor.casework.Chain;
import gehoor.casework.port.EntryRow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * {@code ./gehoor verify-record}: follows the chain of hashes through every entry of every file, from the beginning to its
 * head, with nothing but the right to read. It needs no keys: the hashes are over what is sealed, not over what it says.
 *
 * <p>It finds what was changed, left out, moved or added by somebody who did not rewrite all that comes after it and the
 * head of the file as well.
 */
public final class RecordCheck {
    private static final String ENTRIES = """
            select f.id, f.version, f.chain, e.seq, e.at, e.clear, e.sealed, e.previous, e.hash
            from gehoor.file f
            left join gehoor.entry e on e.tenant_id = f.tenant_id and e.file_id = f.id
            where f.tenant_id = ?
            order by f.id, e.seq
            """;

    private RecordCheck() {}

    /**
     * What was found at one tenant.
     *
     * @param broken files that are not as they were written, with the first entry that does not fit
     */
    public record Found(String tenant, int files, int entries, List<Broken> broken) {}

    /** @param seq the first entry that does not fit; one past the last where the head knows of another one */
    public record Broken(UUID file, int seq) {}

    /** @param arguments the project's folder; ends with 0 where all is whole, with 1 where it is not or cannot be read */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length != 1) {
            out.println("usage: RecordCheck PROJECT-FOLDER");
            System.exit(2);
        }
        boolean whole = true;
        try {
            Options options =
                    Options.ofProject(Path.of(arguments[0]).toAbsolutePath().normalize());
            try (Connection connection = connect(options)) {
                for (TenantRealm tenant : DemoPeople.tenants(options.tenantConfig())) {
                    if (!tenant.tenantId().isEmpty()) {
                        Found found = of(connection, tenant.tenantId());
                        out.printf(
                                "%-24s %d files, %d entries: %s%n",
                                found.tenant(),
                                found.files(),
                                found.entries(),
                                found.broken().isEmpty() ? "whole" : "NOT as they were written");
                        found.broken()
                                .forEach(each -> out.printf(
                                        "  file %s does not fit from entry %d on%n", each.file(), each.seq()));
                        whole &= found.broken().isEmpty();
                    }
                }
            }
        } catch (SQLException | NotStarted e) {
            out.println("gehoor: the record cannot be read: " + e.getMessage());
            whole = false;
        }
        out.flush();
        System.exit(whole ? 0 : 1);
    }

    private static Connection connect(Options options) throws SQLException {
        Settings settings = options.settings();
        Secrets secrets = new Secrets(options.home().resolve("secrets"));
        String url = settings.get("gehoor.db.url")
                .orElse("jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(options.ports().postgres(), PostgresServer.DATABASE));
        String user = settings.get("gehoor.db.user").orElse(PostgresServer.APPLICATION);
        String password = settings.get("gehoor.db.password").orElseGet(() -> secrets.get("db-" + user));
        return DriverManager.getConnection(url, user, password);
    }

    /** @param connection as the application, or as whoever else may read all of it */
    public static Found of(Connection connection, String tenant) throws SQLException {
        connection.setAutoCommit(false);
        try {
            // One moment for all that is read, and nothing can be written.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                set.setString(1, tenant);
                set.execute();
            }
            try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
                query.setString(1, tenant);
                query.setFetchSize(500);
                try (ResultSet rows = query.executeQuery()) {
                    return follow(tenant, rows);
                }
            }
        } finally {
            connection.rollback();
        }
    }

    private static Found follow(String tenant, ResultSet rows) throws SQLException {
        List<Broken> broken = new ArrayList<>();
        int files = 0;
        int entries = 0;
        boolean more = rows.next();
        while (more) {
            UUID file = rows.getObject("id", UUID.class);
            long version = rows.getLong("version");
            byte[] head = rows.getBytes("chain");
            List<EntryRow> history = new ArrayList<>();
            do {
                int seq = rows.getInt("seq");
                if (!rows.wasNull()) {
                    history.add(new EntryRow(
                            seq,
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("clear"),
                            rows.getBytes("sealed"),
                            rows.getBytes("previous"),
                            rows.getBytes("hash")));
                }
                more = rows.next();
            } while (more && rows.getObject("id", UUID.class).equals(file));
            files++;
            entries += history.size();
            OptionalInt wrong = Chain.broken(tenant, file, history);
            if (wrong.isPresent()) {
                broken.add(new Broken(file, wrong.getAsInt()));
            } else if (history.size() != version
                    || history.isEmpty()
                    || !Arrays.equals(history.get(history.size() - 1).hash(), head)) {
                broken.add(new Broken(file, history.size() + 1));
            }
        }
        return new Found(tenant, files, entries, List.copyOf(broken));
    }
}
