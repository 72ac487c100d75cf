package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.AttachmentView;
import gehoor.casework.FileView;
import gehoor.casework.OpenedAttachment;
import gehoor.casework.RegisterLine;
import gehoor.casework.Requester;
import gehoor.casework.TakingAlong.Reached;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.TakingAlong.Taking;
import gehoor.casework.WholeFile;
import gehoor.engine.Actor;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The zip that is taken along. */
class ArchiveTest {
    private static final Tenant TENANT = ((Reading.Read) Reading.read(Path.of("../../tenant-config")))
            .book()
            .tenant("solidaris")
            .orElseThrow();

    private final Some some = new Some();
    private final Made made = new Made();

    /** A taking of files that were put there. */
    private static final class Some implements Taking {
        final Queue<Reached> files = new ArrayDeque<>();
        final Map<UUID, byte[]> attachments = new HashMap<>();
        final List<UUID> taken = new ArrayList<>();
        boolean complete;
        int brokenAfter = Integer.MAX_VALUE;

        @Override
        public Requester requester() {
            return new Requester("linden", Actor.staff("hana", Set.of("handler"), Set.of()), "Hana", "en");
        }

        @Override
        public Instant begun() {
            return Instant.parse("2026-03-02T09:41:17Z");
        }

        @Override
        public Optional<Reached> next() {
            if (brokenAfter-- == 0) {
                throw new IllegalStateException("no answer");
            }
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<OpenedAttachment> attachment(Reached of, UUID attachment) {
            byte[] content = attachments.get(attachment);
            return content == null
                    ? Optional.empty()
                    : Optional.of(new OpenedAttachment(
                            new AttachmentView(attachment, 1, "photos", "x", "text/plain", 1), content));
        }

        @Override
        public void handedOut(Reached file) {
            taken.add(file.line().file());
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public void close() {}
    }

    /** Says what it was asked for. */
    private static final class Made implements ArchivePages, ArchiveJson {
        final List<Copy> copies = new ArrayList<>();

        @Nullable
        Index index;

        @Override
        public byte[] html(Copy copy) {
            copies.add(copy);
            return "page".getBytes(UTF_8);
        }

        @Override
        public byte[] pdf(Copy copy) {
            return "paper".getBytes(UTF_8);
        }

        @Override
        public byte[] index(Index all) {
            index = all;
            return "all".getBytes(UTF_8);
        }

        @Override
        public void json(Copy copy, OutputStream to) throws IOException {
            to.write("data".getBytes(UTF_8));
        }
    }

    private static RegisterLine line(@Nullable String number, String stage) {
        LocalDate day = LocalDate.of(2026, 3, 2);
        return new RegisterLine(
                UUID.randomUUID(),
                number,
                "complaints",
                day,
                day,
                false,
                null,
                null,
                null,
                "intake",
                stage,
                null,
                null,
                null,
                List.of());
    }

    private static WholeFile whole(RegisterLine line, AttachmentView... attachments) {
        FileView file = new FileView(
                line.file(),
                line.number(),
                "complaints",
                "1",
                null,
                "Complaints",
                1,
                "intake",
                "Intake",
                null,
                null,
                null,
                line.received(),
                line.registered(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of("file"),
                Set.of(),
                Set.of(),
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(attachments),
                List.of());
        return new WholeFile(file, List.of(), List.of(), List.of());
    }

    private UUID file(State state, @Nullable String number, AttachmentView... attachments) {
        RegisterLine line = line(number, "Intake");
        boolean there = state == State.WHOLE || state == State.PARTLY;
        some.files.add(new Reached(line, state, there ? whole(line, attachments) : null, 3, Set.of("file")));
        return line.file();
    }

    private AttachmentView attachment(@Nullable String name, byte @Nullable [] content) {
        UUID id = UUID.randomUUID();
        if (content != null) {
            some.attachments.put(id, content);
        }
        return new AttachmentView(id, 1, "photos", name, "text/plain", 1);
    }

    private void write(OutputStream to) throws IOException {
        new Archive.Writing(some, new Reader("en", true), TENANT, made, made, to).all();
    }

    private Map<String, String> written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes);
        return entries(bytes.toByteArray());
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getName()).startsWith("gehoor/").doesNotContain("..", "\\", "//");
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                assertThat(entries.put(entry.getName().substring(7), new String(in.readAllBytes(), UTF_8)))
                        .isNull();
            }
        }
        return entries;
    }

    @Test
    void each_file_has_a_folder_and_the_last_part_tells_of_all_others() throws Exception {
        UUID unnumbered = file(State.WHOLE, null);
        UUID numbered = file(State.WHOLE, "LI-2026-0001", attachment("photo.txt", new byte[] {65}));

        Map<String, String> entries = written();

        String folder = "files/" + unnumbered;
        assertThat(entries.keySet())
                .containsExactly(
                        folder + "/file.json",
                        folder + "/file.html",
                        folder + "/file.pdf",
                        "files/LI-2026-0001/attachments/photo.txt",
                        "files/LI-2026-0001/file.json",
                        "files/LI-2026-0001/file.html",
                        "files/LI-2026-0001/file.pdf",
                        "register.csv",
                        "index.html",
                        "complete.txt");
        assertThat(entries.get("complete.txt").lines().toList().get(0)).isEqualTo("# solidaris, files: 2, entries: 9");
        Map<String, String> sums = new LinkedHashMap<>();
        entries.get("complete.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    String[] sum = line.split(" {2}", 2);
                    sums.put(sum[1], sum[0]);
                });
        Map<String, String> expected = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            if (!entry.getKey().equals("complete.txt")) {
                byte[] sum = MessageDigest.getInstance("SHA-256")
                        .digest(entry.getValue().getBytes(UTF_8));
                expected.put(entry.getKey(), HexFormat.of().formatHex(sum));
            }
        }
        assertThat(sums).isEqualTo(expected);
        assertThat(some.taken).containsExactly(unnumbered, numbered);
        assertThat(some.complete).isTrue();
    }

    @Test
    void names_lead_nowhere_else_and_are_never_the_same() throws IOException {
        file(
                State.WHOLE,
                "../../x",
                attachment("../../evil.sh", new byte[] {1}),
                attachment("A.txt", new byte[] {1}),
                attachment("a.TXT", new byte[] {1}),
                attachment("con", new byte[] {1}),
                attachment("", new byte[] {1}));
        file(State.WHOLE, "..\\..\\x");

        assertThat(written().keySet())
                .filteredOn(name -> name.contains("attachments"))
                .containsExactly(
                        "files/----x/attachments/----evil.sh",
                        "files/----x/attachments/A.txt",
                        "files/----x/attachments/3-a.TXT",
                        "files/----x/attachments/_con",
                        "files/----x/attachments/attachment");
    }

    @Test
    void the_register_is_a_table_without_formulas_and_holds_each_line() throws IOException {
        file(State.WHOLE, "LI-2026-0001");
        file(State.EXISTS, "LI-2026-0002");
        some.files.add(new Reached(line("=1+1", "@SUM(A1)"), State.EXISTS, null, 1, Set.of("existence")));

        String table = written().get("register.csv");

        assertThat(table.lines()).hasSize(4);
        assertThat(table)
                .startsWith("\uFEFFnumber,procedure")
                .contains("\nLI-2026-0002,")
                .contains("\n'=1+1,", ",'@SUM(A1),");
    }

    @Test
    void what_could_not_be_read_is_named_and_is_not_taken() throws IOException {
        file(State.UNREADABLE, "LI-2026-0001");
        file(State.PARTLY, "LI-2026-0002");
        file(State.WHOLE, "LI-2026-0003", attachment("gone.txt", null));
        file(State.EXISTS, "LI-2026-0004");
        UUID erased = file(State.WHOLE, "LI-2026-0005", attachment(null, null));

        Map<String, String> entries = written();

        assertThat(some.taken).containsExactly(erased);
        ArchivePages.Index index = made.index;
        assertThat(index).isNotNull();
        assertThat(index.lines())
                .extracting(ArchivePages.Line::state)
                .containsExactly(State.UNREADABLE, State.PARTLY, State.PARTLY, State.EXISTS, State.WHOLE);
        assertThat(index.lines())
                .extracting(ArchivePages.Line::folder)
                .containsExactly(null, "files/LI-2026-0002", "files/LI-2026-0003", null, "files/LI-2026-0005");
        assertThat(made.copies).extracting(ArchivePages.Copy::whole).containsExactly(false, false, true);
        assertThat(entries.get("complete.txt")).startsWith("# solidaris, files: 3, entries: 11");
    }

    @Test
    void what_breaks_off_is_no_zip_and_takes_nothing() {
        file(State.WHOLE, "LI-2026-0001");
        file(State.WHOLE, "LI-2026-0002");
        some.brokenAfter = 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThatThrownBy(() -> write(bytes)).hasMessage("no answer");

        assertThat(bytes.size()).as("something was sent").isPositive();
        assertThat(new String(bytes.toByteArray(), UTF_8)).doesNotContain("PK\u0005\u0006", "complete.txt");
        assertThat(some.complete).isFalse();
    }

    @Test
    void nobody_to_send_it_to_takes_nothing() {
        file(State.WHOLE, "LI-2026-0001");

        assertThatThrownBy(() -> write(new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("gone");
                    }
                }))
                .isInstanceOf(IOException.class);

        assertThat(some.complete).isFalse();
    }
}
