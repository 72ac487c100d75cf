package gehoor.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An identity store as a database would be. */
final class IdentitiesInMemory implements IdentityStore {
    final Map<Party, byte[]> rows = new HashMap<>();

    @Override
    public boolean insert(Party party, byte[] sealed) {
        return rows.putIfAbsent(party, sealed) == null;
    }

    @Override
    public boolean replace(Party party, byte[] sealed) {
        return rows.replace(party, sealed) != null;
    }

    @Override
    public Optional<byte[]> load(Party party) {
        return Optional.ofNullable(rows.get(party));
    }

    @Override
    public boolean delete(Party party) {
        return rows.remove(party) != null;
    }
}
