package gehoor.store;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of what is numbered within its file. For JPA, hence public and a class. */
public final class FilePart implements Serializable {
    String tenant;

    UUID file;

    int seq;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    public FilePart() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FilePart that
                && Objects.equals(tenant, that.tenant)
                && Objects.equals(file, that.file)
                && seq == that.seq;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenant, file, seq);
    }
}
