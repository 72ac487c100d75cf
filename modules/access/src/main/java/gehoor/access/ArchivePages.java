package gehoor.access;

import gehoor.casework.RegisterLine;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.WholeFile;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes what people read of an archive that is taken along: pages with nothing in them that comes from elsewhere, and the same on paper. They
 * are made elsewhere.
 */
public interface ArchivePages {
    /** A page that stands by itself, complete. */
    byte[] html(Copy copy);

    /** The same as a PDF. */
    byte[] pdf(Copy copy);

    /** The page that leads to all files. */
    byte[] index(Index index);

    /**
     * One file, for one who may read it.
     *
     * @param whole whether nothing of it is missing but what was erased
     * @param attachments id of each that is there to where it lies, from the folder of the file; null: it cannot be opened, or not any more
     */
    record Copy(Reader reader, Tenant tenant, WholeFile file, boolean whole, Map<UUID, @Nullable String> attachments) {}

    /**
     * All of them.
     *
     * @param who took it along
     * @param lines as in the register
     */
    record Index(Reader reader, Tenant tenant, String who, Instant at, List<Line> lines) {}

    /** @param folder where the file lies, from this page; null where there is nothing of it */
    record Line(RegisterLine line, State state, @Nullable String folder) {}
}
