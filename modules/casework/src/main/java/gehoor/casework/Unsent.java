package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.DraftRows;
import gehoor.vault.Context;
import gehoor.vault.PageSeals;
import gehoor.vault.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff wrote in a form and did not send yet, kept for who wrote it and for nobody else: sealed, under the key of the file that
 * the form is of, else under one of the organisation. It is gone when it was sent, when nobody came back to it for {@value
 * #DAYS} days, and when the file's key is destroyed. Who may not know of the file any more does not get it back.
 */
public final class Unsent {
    /** For so many days it is kept. */
    public static final int DAYS = 30;

    private static final int LONGEST = 1_000_000;
    /** Nobody has more before them at once. */
    private static final int MOST = 200;

    private static final String TEXT = "text";
    private static final String FILES = "files";

    private final Office office;
    private final PageSeals seals;

    Unsent(Office office) {
        this.office = office;
        this.seals = new PageSeals(office.safe().sealer());
    }

    /**
     * Which form.
     *
     * @param file null: of no file
     * @param what codes: {@code act note}
     */
    public record Form(@Nullable UUID file, String what) {
        String place() {
            return file == null ? what : file + " " + what;
        }
    }

    /** @param day on which it was kept */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Kept(byte[] written, LocalDate day) {}

    /** Keeps what is written so far, in place of what was kept before. False where it cannot be kept. */
    public boolean keep(Requester requester, Form form, byte[] written) {
        return written.length <= LONGEST && put(requester, form, TEXT, written);
    }

    /** Keeps the files that were chosen, in place of those before. */
    public boolean keepFiles(Requester requester, Form form, List<Upload> files) {
        return put(requester, form, FILES, packed(files));
    }

    public Optional<Kept> find(Requester requester, Form form) {
        return within(
                requester,
                form,
                seal -> office.ports()
                        .drafts()
                        .find(requester.tenant(), requester.actor().id(), form.place(), TEXT)
                        .flatMap(row -> open(requester, form, seal, row).map(written -> new Kept(written, row.day()))));
    }

    /** Something that stands there unfinished. */
    public record Standing(Form form, Kept kept) {}

    /**
     * What somebody began and did not send, in forms of no file; what was last kept stands first.
     *
     * @param beginning how what they are begins: {@code take-in}
     */
    public List<Standing> standing(Requester requester, String beginning) {
        List<Standing> all = new ArrayList<>();
        within(requester, new Form(null, beginning), seal -> {
            for (DraftRows.Row row : office.ports()
                    .drafts()
                    .texts(requester.tenant(), requester.actor().id(), beginning + " ", MOST)) {
                Form form = new Form(null, row.form());
                open(requester, form, seal, row)
                        .ifPresent(written -> all.add(new Standing(form, new Kept(written, row.day()))));
            }
            return Optional.of(all);
        });
        return all;
    }

    /** Which those are, without opening what stands in them. */
    public List<Form> begun(Requester requester, String beginning) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return List.of();
        }
        return office.ports()
                .transactions()
                .within(
                        requester.tenant(),
                        () -> office
                                .ports()
                                .drafts()
                                .forms(requester.tenant(), requester.actor().id(), beginning + " ", MOST)
                                .stream()
                                .map(what -> new Form(null, what))
                                .toList());
    }

    /** Those that were kept; none where none were. */
    public List<Upload> files(Requester requester, Form form) {
        return within(
                        requester,
                        form,
                        seal -> office.ports()
                                .drafts()
                                .find(requester.tenant(), requester.actor().id(), form.place(), FILES)
                                .flatMap(row -> open(requester, form, seal, row)))
                .map(Unsent::unpacked)
                .orElse(List.of());
    }

    /** It was sent, or is not wanted any more. */
    public void clear(Requester requester, Form form) {
        office.ports().transactions().within(requester.tenant(), () -> {
            office.ports().drafts().remove(requester.tenant(), requester.actor().id(), form.place());
            return form;
        });
    }

    private boolean put(Requester requester, Form form, String part, byte[] content) {
        return within(requester, form, seal -> {
                    LocalDate today = Request.day(office.now());
                    office.ports()
                            .drafts()
                            .put(
                                    requester.tenant(),
                                    new DraftRows.Row(
                                            requester.actor().id(),
                                            form.place(),
                                            part,
                                            form.file(),
                                            seal.seal(context(requester, form, part), content),
                                            today));
                    return Optional.of(form);
                })
                .isPresent();
    }

    private Optional<byte[]> open(Requester requester, Form form, Seal seal, DraftRows.Row row) {
        return seal.open(context(requester, form, row.part()), row.sealed()).asOptional();
    }

    private static Context context(Requester requester, Form form, String part) {
        return new Context("draft", part, requester.actor().id() + "/" + form.place());
    }

    private interface Work<T> {
        Optional<T> with(Seal seal);
    }

    private <T> Optional<T> within(Requester requester, Form form, Work<T> work) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return Optional.empty();
        }
        Instant now = office.now();
        return office.ports()
                .transactions()
                .within(
                        requester.tenant(),
                        () -> seal(requester, form.file(), now).flatMap(work::with));
    }

    private Optional<Seal> seal(Requester requester, @Nullable UUID file, Instant now) {
        if (file == null) {
            return seals.held(requester.tenant(), now)
                    .or(() -> seals.take(requester.tenant(), now).asOptional());
        }
        return office.cabinet()
                .load(requester.tenant(), file)
                .filter(dossier -> dossier.sight(requester.actor(), now).exists())
                .flatMap(dossier ->
                        office.safe().sealer().take(Texts.key(dossier)).asOptional());
    }

    private static byte[] packed(List<Upload> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(files.size());
            for (Upload file : files) {
                for (byte[] part : List.of(
                        file.field().getBytes(UTF_8),
                        file.name().getBytes(UTF_8),
                        file.mediaType().getBytes(UTF_8),
                        file.content())) {
                    out.writeInt(part.length);
                    out.write(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Upload> unpacked(byte[] packed) {
        List<Upload> files = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                files.add(new Upload(text(in), text(in), text(in), in.readNBytes(in.readInt())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
