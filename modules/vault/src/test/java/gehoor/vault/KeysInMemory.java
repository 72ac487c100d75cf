package gehoor.vault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A key store as a database would be: what goes in and comes out is a copy. */
final class KeysInMemory implements KeyStore {
    final Map<FileKey, byte[]> rows = new ConcurrentHashMap<>();

    @Override
    public boolean insert(FileKey name, byte[] wrapped) {
        return rows.putIfAbsent(name, wrapped.clone()) == null;
    }

    @Override
    public Optional<byte[]> load(FileKey name) {
        return Optional.ofNullable(rows.get(name)).map(byte[]::clone);
    }

    @Override
    public boolean delete(FileKey name) {
        return rows.remove(name) != null;
    }
}
