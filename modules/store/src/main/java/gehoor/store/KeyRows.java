package gehoor.store;

import gehoor.vault.FileKey;
import gehoor.vault.KeyRenewal;
import gehoor.vault.Opening;
import gehoor.vault.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The wrapped keys of files, wrapped anew while the platform runs: row by row, each only as long as nobody changed it. What is
 * erased meanwhile stays erased, for a row that is gone is not written again.
 */
public final class KeyRows {
    private static final int PAGE = 500;

    private static final String NEXT = "select file_id, purpose, wrapped from vault.file_key"
            + " where tenant_id = ? and (file_id, purpose) > (?, ?) order by file_id, purpose limit " + PAGE;
    private static final String AGAIN = "update vault.file_key set wrapped = ?"
            + " where tenant_id = ? and file_id = ? and purpose = ? and wrapped = ?";

    private final Connection connection;

    /** @param connection as the owner of the schemas, who alone may change a key; left without a transaction */
    public KeyRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * What came of a pass over the keys of a tenant.
     *
     * @param renewed how many were under an older key, and are no more
     * @param shut how many no key of the tenant's opens: they were sealed with another key file, or were changed
     */
    public record Pass(long keys, long renewed, long shut) {
        public Pass and(Pass other) {
            return new Pass(keys + other.keys, renewed + other.renewed, shut + other.shut);
        }
    }

    private static final class Row {
        final UUID file;
        final String purpose;
        final byte[] wrapped;

        Row(UUID file, String purpose, byte[] wrapped) {
            this.file = file;
            this.purpose = purpose;
            this.wrapped = wrapped;
        }
    }

    /** Wraps anew what is not under the youngest key of the tenant's. */
    public Pass renew(String tenant, KeyRenewal renewal) throws SQLException {
        connection.setAutoCommit(false);
        Pass pass = new Pass(0, 0, 0);
        Row last = new Row(new UUID(0, 0), "", new byte[0]);
        while (true) {
            List<Row> rows;
            try {
                set(tenant);
                rows = next(tenant, last);
                for (Row row : rows) {
                    pass = pass.and(renew(tenant, row, renewal));
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            if (rows.size() < PAGE) {
                return pass;
            }
            last = rows.get(rows.size() - 1);
        }
    }

    private Pass renew(String tenant, Row row, KeyRenewal renewal) throws SQLException {
        FileKey name = new FileKey(tenant, row.file.toString(), new Purpose(row.purpose));
        Opening<Optional<byte[]>> again = renewal.again(name, row.wrapped);
        if (!(again instanceof Opening.Opened<Optional<byte[]>> opened)) {
            return new Pass(1, 0, again instanceof Opening.Tampered ? 1 : 0);
        }
        if (opened.content().isEmpty()) {
            return new Pass(1, 0, 0);
        }
        try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
            update.setBytes(1, opened.content().get());
            update.setString(2, tenant);
            update.setObject(3, row.file);
            update.setString(4, row.purpose);
            update.setBytes(5, row.wrapped);
            return new Pass(1, update.executeUpdate(), 0);
        }
    }

    private List<Row> next(String tenant, Row last) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setString(1, tenant);
            query.setObject(2, last.file);
            query.setString(3, last.purpose);
            List<Row> rows = new ArrayList<>();
            try (ResultSet each = query.executeQuery()) {
                while (each.next()) {
                    rows.add(new Row(each.getObject(1, UUID.class), each.getString(2), each.getBytes(3)));
                }
            }
            return rows;
        }
    }

    private void set(String tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            set.setString(1, tenant);
            set.execute();
        }
    }
}
