package gehoor.store;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of what has a word for an id. For JPA, hence public and a class. */
public final class TenantWord implements Serializable {
    String tenant;

    String id;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    public TenantWord() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantWord that && Objects.equals(tenant, that.tenant) && Objects.equals(id, that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, id);
    }
}
