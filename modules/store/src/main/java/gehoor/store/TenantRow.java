package gehoor.store;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of what has an id of its own. For JPA, hence public and a class. */
public final class TenantRow implements Serializable {
    String tenant;

    UUID id;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    public TenantRow() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantRow that && Objects.equals(tenant, that.tenant) && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, id);
    }
}
