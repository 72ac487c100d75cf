package gehoor.api;

import gehoor.access.ArchiveJson;
import gehoor.access.ArchivePages.Copy;
import gehoor.casework.ContactView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.RenderedLetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that are taken along, in the shapes in which the interface answers. */
@ApplicationScoped
public class CopiedJson implements ArchiveJson {

    /**
     * One file.
     *
     * @param attachments id of each that is there to where it lies, from the folder of the file
     * @param whole whether nothing of it is missing but what was erased
     */
    record CopiedFile(
            FileView file,
            List<HistoryLine> history,
            List<RenderedLetter> letters,
            List<ContactView> contacts,
            Map<String, String> attachments,
            boolean whole) {}

    @Override
    public void json(Copy copy, OutputStream to) throws IOException {
        Map<String, String> attachments = new TreeMap<>();
        copy.attachments().forEach((id, at) -> {
            if (at != null) {
                attachments.put(id.toString(), at);
            }
        });
        StrictJson.write(
                new CopiedFile(
                        copy.file().file(),
                        copy.file().history(),
                        copy.file().letters(),
                        copy.file().contacts(),
                        attachments,
                        copy.whole()),
                copy.reader().language(),
                true,
                to);
    }
}
