package gehoor.web.portal;

import gehoor.access.FileNames;
import gehoor.access.PrintedText;
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
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** All that a mailbox shows, to be kept by who it is of: a page that any browser opens, the same as a PDF, and the attachments. */
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
            zip.putNextEntry(entry((file.number() == null ? "gehoor" : file.number()) + ".pdf"));
            zip.write(pdf());
            zip.closeEntry();
            String own = (file.number() == null ? "gehoor" : file.number()).toLowerCase(Locale.ROOT);
            Set<String> names = new HashSet<>(Set.of(own + ".html", own + ".pdf"));
            int number = 0;
            for (AttachmentView attachment : file.attachments()) {
                OpenedAttachment content = opened.apply(attachment.id());
                number++;
                if (content != null) {
                    String name = attachment.name() == null ? "attachment" : attachment.name();
                    zip.putNextEntry(entry(FileNames.unlike(names, name, number, "attachment")));
                    zip.write(content.content());
                    zip.closeEntry();
                }
            }
        }
    }

    /** The same on paper. */
    private byte[] pdf() {
        String title = file.number() == null ? file.procedureTitle() : file.procedureTitle() + " " + file.number();
        PrintedText printed = new PrintedText(title, look.language());
        printed.heading(1, look.say(title)).text(look.say(look.title()));
        if (!file.facts().isEmpty()) {
            printed.heading(2, look.word("mailbox.facts"));
            file.facts()
                    .forEach(fact -> printed.heading(3, look.say(fact.label()))
                            .text(fact.text() == null ? look.word("message.erased") : fact.text()));
        }
        if (!file.clocks().isEmpty()) {
            printed.heading(2, look.word("mailbox.when"));
            file.clocks()
                    .forEach(clock -> printed.text(look.say(clock.label()) + ": " + look.day(clock.due()) + ". "
                            + look.say(clock.explained())));
        }
        if (!file.messages().isEmpty()) {
            printed.heading(2, look.word("mailbox.messages"));
            file.messages().forEach(message -> {
                String head = look.say(look.writer(message, "complainant")) + ", " + look.day(message.day());
                printed.heading(3, message.subject().isEmpty() ? head : head + ": " + message.subject())
                        .text(message.text() == null ? look.word("message.erased") : message.text());
            });
        }
        return printed.pdf();
    }

    /** A name within a folder of its own, whatever was typed; when it was packed is nobody's business. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry("gehoor/" + FileNames.safe(name, "attachment"));
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
