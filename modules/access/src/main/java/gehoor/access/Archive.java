package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.access.ArchivePages.Copy;
import gehoor.access.ArchivePages.Index;
import gehoor.access.ArchivePages.Line;
import gehoor.casework.AttachmentView;
import gehoor.casework.Library;
import gehoor.casework.OpenedAttachment;
import gehoor.casework.TakingAlong.Reached;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.TakingAlong.Taking;
import gehoor.casework.WholeFile;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody takes along, as a zip that is written while it is sent: a folder for each file, the register as a table, a page that leads to all,
 * and, last, a list of what is in it with the SHA-256 of each. Without that list it broke off on the way.
 */
@ApplicationScoped
public class Archive {
    public static final String TYPE = "application/zip";

    private static final String ROOT = "gehoor/";
    /** When it was packed is told on its page, not by each of its parts. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Inject
    ArchivePages pages;

    @Inject
    ArchiveJson data;

    @Inject
    Library library;

    /** One at a time is read, and held only until it is written. The taking ends with the answer. */
    public Response download(Taking taking, Reader reader) {
        Tenant tenant = library.tenant(taking.requester().tenant()).orElseThrow();
        StreamingOutput zip = to -> {
            try (taking) {
                new Writing(taking, reader, tenant, pages, data, to).all();
            }
        };
        return Downloads.file(zip, TYPE, "gehoor-" + tenant.id() + ".zip");
    }

    /** One archive being written. */
    static final class Writing {
        private final Taking taking;
        private final Reader reader;
        private final Tenant tenant;
        private final ArchivePages pages;
        private final ArchiveJson data;
        private final ZipOutputStream zip;

        private final StringBuilder register = new StringBuilder("\uFEFF").append(RegisterTable.HEAD);
        private final StringBuilder sums = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private final Set<String> folders = new HashSet<>();
        private int entries;

        Writing(Taking taking, Reader reader, Tenant tenant, ArchivePages pages, ArchiveJson data, OutputStream to) {
            this.taking = taking;
            this.reader = reader;
            this.tenant = tenant;
            this.pages = pages;
            this.data = data;
            this.zip = new ZipOutputStream(to, UTF_8);
        }

        /** Where it breaks off the zip is not ended either: then no program takes a part of it for the whole. */
        void all() throws IOException {
            for (Optional<Reached> next = taking.next(); next.isPresent(); next = taking.next()) {
                Reached reached = next.get();
                WholeFile file = reached.file();
                register.append(RegisterTable.row(reached.line())).append("\r\n");
                lines.add(file == null ? new Line(reached.line(), reached.state(), null) : written(reached, file));
                zip.flush();
            }
            put("register.csv", register.toString().getBytes(UTF_8));
            put(
                    "index.html",
                    pages.index(
                            new Index(reader, tenant, taking.requester().name(), taking.begun(), List.copyOf(lines))));
            String head = "# " + tenant.id() + ", files: "
                    + lines.stream().filter(line -> line.folder() != null).count() + ", entries: " + entries
                    + "\n# complete; to look whether each is as it was sent: sha256sum -c complete.txt\n";
            put("complete.txt", (head + sums).getBytes(UTF_8));
            zip.finish();
            zip.flush();
            taking.complete();
        }

        private Line written(Reached reached, WholeFile file) throws IOException {
            String number = reached.line().number();
            String folder = "files/"
                    + FileNames.unlike(
                            folders,
                            number == null ? reached.line().file().toString() : number,
                            lines.size(),
                            reached.line().file().toString());
            boolean whole = reached.state() == State.WHOLE;
            Map<UUID, @Nullable String> attachments = new HashMap<>();
            Set<String> names = new HashSet<>();
            for (AttachmentView attachment : file.file().attachments()) {
                String at = attachment(reached, attachment, folder, names);
                attachments.put(attachment.id(), at);
                whole &= at != null || attachment.name() == null;
            }
            Copy copy = new Copy(reader, tenant, file, whole, attachments);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            data.json(copy, json);
            put(folder + "/file.json", json.toByteArray());
            put(folder + "/file.html", pages.html(copy));
            put(folder + "/file.pdf", pages.pdf(copy));
            if (whole) {
                taking.handedOut(reached);
            }
            return new Line(reached.line(), whole ? State.WHOLE : State.PARTLY, folder);
        }

        private @Nullable String attachment(
                Reached reached, AttachmentView attachment, String folder, Set<String> names) throws IOException {
            Optional<OpenedAttachment> opened = taking.attachment(reached, attachment.id());
            if (opened.isEmpty()) {
                return null;
            }
            String name = attachment.name();
            String at =
                    "attachments/" + FileNames.unlike(names, name == null ? "" : name, names.size() + 1, "attachment");
            put(folder + "/" + at, opened.get().content());
            return at;
        }

        private void put(String name, byte[] content) throws IOException {
            ZipEntry entry = new ZipEntry(ROOT + name);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
            entries++;
            sums.append(sha256(content)).append("  ").append(name).append('\n');
        }

        private static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has it", e);
            }
        }
    }
}
