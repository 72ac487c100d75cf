package gehoor.access;

import java.io.IOException;
import java.io.OutputStream;

/** Who writes a file that is taken along for another system to take in: as the interface answers. Made elsewhere. */
public interface ArchiveJson {
    void json(ArchivePages.Copy copy, OutputStream to) throws IOException;
}
