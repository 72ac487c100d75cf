package gehoor.web.portal;

import gehoor.casework.AttachmentView;
import gehoor.casework.FileView;
import gehoor.casework.OpenedAttachment;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.output.Utf8ByteOutput;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** All that a mailbox shows, to be kept by who it is of: one page that any browser opens and prints, and the attachments. */
record Everything(Look look, FileView file) {

    /** @param opened an attachment by its id; null where it is gone */
    StreamingOutput zip(Function<UUID, @Nullable OpenedAttachment> opened) {
        return to -> write(to, opened);
    }

    private void write(OutputStream to, Function<UUID, @Nullable OpenedAttachment> opened) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            zip.putNextEntry(entry((file.number() == null ? "gehoor" : file.number()) + ".html"));
            Utf8ByteOutput page = new Utf8ByteOutput();
            Pages.TEMPLATES.portalKept(look, file).render(page);
            page.writeTo(zip);
            zip.closeEntry();
            Set<String> names = new HashSet<>();
            int number = 0;
            for (AttachmentView attachment : file.attachments()) {
                OpenedAttachment content = opened.apply(attachment.id());
                number++;
                if (content != null) {
                    String name = attachment.name() == null ? "attachment" : attachment.name();
                    zip.putNextEntry(entry(names.add(name) ? name : number + "-" + name));
                    zip.write(content.content());
                    zip.closeEntry();
                }
            }
        }
    }

    /** A name within a folder of its own, whatever was typed; when it was packed is nobody's business. */
    private static ZipEntry entry(String name) {
        String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-").replaceAll("^\\.+", "");
        ZipEntry entry = new ZipEntry("gehoor/" + (safe.isEmpty() ? "attachment" : safe));
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
