package gehoor.store;

import gehoor.casework.checkpoint.Leaf;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.policy.Compartment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the program that removes an organisation asks of the database, and does in it, while the platform runs. */
public final class RemovalDeed {
    private final Connection connection;

    /** @param connection as the owner of the schemas, who alone may destroy what is kept; left without a transaction */
    public RemovalDeed(Connection connection) {
        this.connection = connection;
    }

    /**
     * How it stands with an organisation, in one moment.
     *
     * @param now by the database's clock
     * @param removedAt when it was said to be removed, also where not all is destroyed yet; null: it was not
     * @param rows how many rows of it there are, by table
     * @param suspended whether it takes nothing new from the public
     * @param removal what is asked for; null: nothing is
     * @param open how many files are open
     * @param left how many closed files nobody took along as they are now who reads what is recorded in them: the compartment {@link Compartment#FILE}
     * @param checkpoint number of the last checkpoint that the database knows of; 0: none
     * @param trail its last act, as a checkpoint would seal it; null where there is none
     */
    public record Standing(
            Instant now,
            @Nullable Instant removedAt,
            Map<String, Long> rows,
            boolean suspended,
            @Nullable Removal removal,
            long open,
            long left,
            int checkpoint,
            @Nullable Leaf trail) {
        public Standing {
            rows = new TreeMap<>(rows);
        }

        /** Whether there ever was such an organisation, as far as anything of it is left. */
        public boolean known() {
            return removedAt != null || !rows.isEmpty();
        }
    }

    public Standing standing(String tenant) throws SQLException {
        return within(tenant, () -> {
            Map<String, Long> rows = new OwnedRows(connection).counts(tenant);
            long left = number("""
                    select count(*) from gehoor.file f where f.tenant_id = ? and f.stage = 'closed'
                      and not exists (select from gehoor.taken_along t
                        where t.tenant_id = ? and t.file_id = f.id and t.seq = f.version
                          and ? = any (string_to_array(t.compartments, ' ')))""", tenant, tenant, Compartment.FILE);
            Leaf trail = one(
                            "select seq, hash from gehoor.governed where tenant_id = ? order by seq desc limit 1",
                            row -> new Leaf(Leaf.TRAIL, row.getInt("seq"), row.getString("hash")),
                            tenant)
                    .orElse(null);
            Removal removal =
                    one(PostgresRemovals.ONE, PostgresRemovals::removal, tenant).orElse(null);
            boolean suspended = one("select 1 from gehoor.suspension where tenant_id = ?", row -> true, tenant)
                    .isPresent();
            long open = number(PostgresRemovals.OPEN, tenant, tenant, tenant);
            int checkpoint =
                    (int) number("select coalesce(max(number), 0) from gehoor.checkpoint where tenant_id = ?", tenant);
            Instant now =
                    one("select now() as now", row -> Sql.instant(row, "now")).orElseThrow();
            OwnedRows.enter(connection, Configurations.PLATFORM);
            Instant removedAt = one(
                            "select at from gehoor.removed where tenant_id = ? and organisation = ?",
                            row -> Sql.instant(row, "at"),
                            Configurations.PLATFORM,
                            tenant)
                    .orElse(null);
            return new Standing(now, removedAt, rows, suspended, removal, open, left, checkpoint, trail);
        });
    }

    /** All files of the configuration that is live there, those that all organisations share among them; empty where none is. */
    public Map<String, String> configuration(String tenant) throws SQLException {
        return within(
                tenant,
                () -> one(
                                "select files from gehoor.config_version where tenant_id = ? and live",
                                row -> PostgresConfigurations.read(row.getString("files")),
                                tenant)
                        .orElse(Map.of()));
    }

    /** How many entries were written after that moment. */
    public long since(String tenant, Instant moment) throws SQLException {
        return within(
                tenant,
                () -> number(
                        "select count(*) from gehoor.entry where tenant_id = ? and at > ?",
                        tenant,
                        moment.atOffset(ZoneOffset.UTC)));
    }

    /** From now on no node serves it: each hears of it when it next looks. */
    public void mark(String tenant, Instant at) throws SQLException {
        within(
                Configurations.PLATFORM,
                () -> change(
                        "insert into gehoor.removed (tenant_id, organisation, at) values (?, ?, ?)"
                                + " on conflict (tenant_id, organisation) do nothing",
                        Configurations.PLATFORM,
                        tenant,
                        at.atOffset(ZoneOffset.UTC)));
    }

    /** It is served again; for when something turned up that it was not to be removed with. */
    public void unmark(String tenant) throws SQLException {
        within(
                Configurations.PLATFORM,
                () -> change(
                        "delete from gehoor.removed where tenant_id = ? and organisation = ?",
                        Configurations.PLATFORM,
                        tenant));
    }

    /**
     * Destroys every row of it, table by table; broken off, it goes on when it is called again. Each table is tidied before the next: where
     * no index leads from a row to those that refer to it, PostgreSQL would look at all that were just destroyed, once for each row.
     */
    public void destroy(String tenant) throws SQLException {
        if (tenant.equals(Configurations.PLATFORM)) {
            throw new IllegalArgumentException("the platform is no organisation");
        }
        OwnedRows owned = new OwnedRows(connection);
        for (String table : owned.ofPlatform()) {
            within(Configurations.PLATFORM, () -> owned.deleteOfPlatform(table, tenant));
        }
        for (String table : owned.inOrder()) {
            if (within(tenant, () -> owned.delete(table, tenant)) > 0) {
                try (Statement tidy = connection.createStatement()) {
                    tidy.execute("vacuum " + table);
                }
            }
        }
    }

    // ---------------------------------------------------------------- statements

    private interface Work<T> {
        T done() throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T within(String tenant, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            OwnedRows.enter(connection, tenant);
            T result = work.done();
            connection.commit();
            return result;
        } finally {
            connection.rollback(); // nothing where it was committed
            connection.setAutoCommit(true);
        }
    }

    private <T> Optional<T> one(String text, Reader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(text)) {
            set(query, values);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        }
    }

    private long number(String text, Object... values) throws SQLException {
        return one(text, row -> row.getLong(1), values).orElse(0L);
    }

    private int change(String text, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
