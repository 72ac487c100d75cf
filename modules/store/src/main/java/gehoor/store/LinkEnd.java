package gehoor.store;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of a link as one of its files sees it. For JPA, hence public and a class. */
public final class LinkEnd implements Serializable {
    String tenant;

    UUID file;

    String link;

    UUID other;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    public LinkEnd() {}

    @Override
    public boolean equals(@Nullable Object another) {
        return another instanceof LinkEnd that
                && Objects.equals(tenant, that.tenant)
                && Objects.equals(file, that.file)
                && Objects.equals(link, that.link)
                && Objects.equals(other, that.other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, file, link, other);
    }
}
