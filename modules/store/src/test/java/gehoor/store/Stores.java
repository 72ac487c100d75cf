package gehoor.store;

import gehoor.casework.checkpoint.CheckpointLog;
import gehoor.casework.checkpoint.Fault;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.Ports;
import gehoor.vault.KeyProvider;
import gehoor.vault.Opening;
import gehoor.vault.TenantKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The store as the platform opens it, on a database that was migrated. */
final class Stores {
    static final KeyProvider KEYS = new NoKeys();
    static final Counting SENT;
    static final Store STORE;
    static final Ports PORTS;

    static {
        Postgres.migrated();
        SENT = new Counting(Postgres.runtime());
        STORE = Store.open(SENT.source());
        PORTS = STORE.ports(KEYS);
    }

    private Stores() {}

    static Map<UUID, String> commit(Sample.Writing writing) {
        Changeset changes = writing.changes();
        return PORTS.transactions().within(changes.tenant(), () -> PORTS.files().commit(changes));
    }

    static Sample begun(String tenant) {
        Sample sample = Sample.of(tenant);
        commit(Sample.writing(tenant, sample.change()));
        return sample;
    }

    static Optional<FileRecord> load(String tenant, UUID file) {
        return PORTS.transactions().reading(tenant, () -> PORTS.files().load(tenant, file));
    }

    /** What is not as it was written, in a tenant of which nothing was ever sealed. */
    static List<Fault> faults(String tenant) throws SQLException {
        return faults(Postgres.runtime(), tenant);
    }

    static List<Fault> faults(DataSource runtime, String tenant) throws SQLException {
        try (Connection connection = runtime.getConnection()) {
            return new RecordReading(connection)
                    .verify(tenant, new NoCheckpoints(), List.of())
                    .faults();
        }
    }

    private static final class NoCheckpoints implements CheckpointLog {
        @Override
        public List<String> last(String tenant, int most) {
            return List.of();
        }

        @Override
        public boolean each(String tenant, Consumer<String> line) {
            return false;
        }

        @Override
        public void append(String tenant, String line) {
            throw new UnsupportedOperationException("nothing is sealed here");
        }

        @Override
        public List<String> tenants() {
            return List.of();
        }
    }

    private static final class NoKeys implements KeyProvider {
        @Override
        public Optional<byte[]> wrap(TenantKey name, byte[] key, byte[] bound) {
            return Optional.of(key.clone());
        }

        @Override
        public Opening<byte[]> unwrap(TenantKey name, byte[] wrapped, byte[] bound) {
            return new Opening.Opened<>(wrapped.clone());
        }

        @Override
        public void destroy(TenantKey name) {}
    }
}
