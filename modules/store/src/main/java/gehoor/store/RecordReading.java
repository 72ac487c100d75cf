package gehoor.store;

import gehoor.casework.Chain;
import gehoor.casework.checkpoint.CheckpointLog;
import gehoor.casework.checkpoint.Recorded;
import gehoor.casework.checkpoint.Sealed;
import gehoor.casework.checkpoint.Verification;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.vault.NotaryKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record of a tenant from beginning to end, to hold it against its checkpoints. It needs the right to read and
 * nothing else: no key, and neither the server nor its code for writing.
 */
public final class RecordReading {
    private static final int PAGE = 500;

    private static final String ENTRIES = """
            select f.id, f.identity, f.version, f.chain, c.seq as covered, c.number as covered_by,
              e.seq, e.at, e.clear, e.packed, e.sealed, e.previous, e.hash
            from gehoor.file f
            left join gehoor.covered c on c.tenant_id = f.tenant_id and c.file_id = f.id
            left join gehoor.entry e on e.tenant_id = f.tenant_id and e.file_id = f.id
            where f.tenant_id = ?
            order by f.id, e.seq
            """;

    private static final String TRAIL = """
            select seq, at, account, name, act, proposal, about, hash from gehoor.governed
            where tenant_id = ? order by seq
            """;

    /** As many chunks as are there, not as many as there should be. */
    private static final String ATTACHMENTS = """
            select a.id, a.file_id, a.seq, a.field, a.label, a.size, count(c.number) as chunks
            from gehoor.attachment a
            left join gehoor.attachment_chunk c on c.tenant_id = a.tenant_id and c.attachment_id = a.id
            where a.tenant_id = ?
            group by a.tenant_id, a.id
            """;

    private final Connection connection;

    /** @param connection as the runtime role, or as whoever else may read all of it; left without a transaction */
    public RecordReading(Connection connection) {
        this.connection = connection;
    }

    /**
     * Looks whether the record is what was written. What happens meanwhile is not taken for a fault.
     *
     * @param log where the checkpoints are kept
     * @param notaries whose signatures count
     * @throws java.io.UncheckedIOException when the checkpoints cannot be read
     */
    public Verification.Result verify(String tenant, CheckpointLog log, List<NotaryKey> notaries) throws SQLException {
        return verify(tenant, log, notaries, true);
    }

    /** The same with a copy of the checkpoints, which may be older than what the database knows. */
    public Verification.Result verifyAgainstCopy(String tenant, CheckpointLog copy, List<NotaryKey> notaries)
            throws SQLException {
        return verify(tenant, copy, notaries, false);
    }

    /** The organisations that the database says were removed. */
    public List<String> removed() throws SQLException {
        connection.setAutoCommit(false);
        try {
            begin(Configurations.PLATFORM);
            try (PreparedStatement query =
                    connection.prepareStatement("select organisation from gehoor.removed where tenant_id = ?")) {
                query.setString(1, Configurations.PLATFORM);
                List<String> removed = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        removed.add(rows.getString(1));
                    }
                }
                return removed;
            }
        } finally {
            connection.rollback();
        }
    }

    private Verification.Result verify(String tenant, CheckpointLog log, List<NotaryKey> notaries, boolean upToDate)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            begin(tenant);
            Map<Integer, String> before = upToDate ? noted(tenant) : Map.of();
            connection.rollback();

            Sealed sealed = Sealed.read(log, tenant, notaries);

            begin(tenant);
            Verification verification = new Verification(sealed);
            verification.noted(before, noted(tenant));
            files(tenant, verification);
            verification.trail(trail(tenant));
            boolean saidSo = saidToBeRemoved(tenant);
            boolean gone = saidSo || sealed.removed().isPresent();
            verification.removal(saidSo, gone ? new OwnedRows(connection).all(tenant) : 0);
            return verification.result();
        } finally {
            connection.rollback();
        }
    }

    /** One moment for all that is read, and nothing can be written. */
    private void begin(String tenant) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant);
            set.execute();
        }
    }

    /** Looked at under the platform's own name, which is given back. */
    private boolean saidToBeRemoved(String tenant) throws SQLException {
        OwnedRows.enter(connection, Configurations.PLATFORM);
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from gehoor.removed where tenant_id = ? and organisation = ?")) {
            query.setString(1, Configurations.PLATFORM);
            query.setString(2, tenant);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } finally {
            OwnedRows.enter(connection, tenant);
        }
    }

    private Map<Integer, String> noted(String tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select number, hash from gehoor.checkpoint where tenant_id = ?")) {
            query.setString(1, tenant);
            Map<Integer, String> hashes = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.put(rows.getInt("number"), HexFormat.of().formatHex(rows.getBytes("hash")));
                }
            }
            return hashes;
        }
    }

    private Map<UUID, List<AttachmentRows.Row>> attachments(String tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ATTACHMENTS)) {
            query.setString(1, tenant);
            Map<UUID, List<AttachmentRows.Row>> byFile = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID file = Sql.uuid(rows, "file_id");
                    byFile.computeIfAbsent(file, id -> new ArrayList<>())
                            .add(new AttachmentRows.Row(
                                    Sql.uuid(rows, "id"),
                                    file,
                                    rows.getInt("seq"),
                                    rows.getString("field"),
                                    rows.getBytes("label"),
                                    rows.getLong("size"),
                                    rows.getInt("chunks")));
                }
            }
            return byFile;
        }
    }

    private List<Act> trail(String tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TRAIL)) {
            query.setString(1, tenant);
            List<Act> acts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    acts.add(PostgresProposals.act(rows));
                }
            }
            return acts;
        }
    }

    private void files(String tenant, Verification verification) throws SQLException {
        Map<UUID, List<AttachmentRows.Row>> attachments = attachments(tenant);
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setString(1, tenant);
            query.setFetchSize(PAGE);
            try (ResultSet rows = query.executeQuery()) {
                boolean more = rows.next();
                while (more) {
                    UUID file = Sql.uuid(rows, "id");
                    boolean anonymous = rows.getString("identity").equals("anonymous");
                    long version = rows.getLong("version");
                    byte[] head = rows.getBytes("chain");
                    int covered = rows.getInt("covered");
                    int coveredBy = rows.getInt("covered_by");
                    List<EntryRow> history = new ArrayList<>();
                    do {
                        EntryRow entry = entry(rows, history);
                        if (entry != null) {
                            history.add(entry);
                        }
                        more = rows.next();
                    } while (more && Sql.uuid(rows, "id").equals(file));
                    verification.file(new Recorded(
                            file,
                            anonymous,
                            version,
                            head,
                            history,
                            attachments.getOrDefault(file, List.of()),
                            covered,
                            coveredBy));
                }
            }
        }
    }

    /**
     * Null where a file has none.
     *
     * @param before the entries of the same file that come before it
     */
    private static @Nullable EntryRow entry(ResultSet rows, List<EntryRow> before) throws SQLException {
        int seq = rows.getInt("seq");
        if (rows.wasNull()) {
            return null;
        }
        byte[] previous = rows.getBytes("previous");
        return new EntryRow(
                seq,
                Sql.instant(rows, "at"),
                Packed.text(rows.getString("clear"), rows.getBytes("packed")),
                rows.getBytes("sealed"),
                previous == null ? Chain.head(before) : previous,
                rows.getBytes("hash"));
    }
}
