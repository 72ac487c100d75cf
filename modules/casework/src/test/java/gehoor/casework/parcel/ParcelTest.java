package gehoor.casework.parcel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.parcel.Unpacked.Fault;
import gehoor.casework.parcel.Unpacked.Why;
import gehoor.vault.FileNotary;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelTest {
    private static final Map<String, String> FILES = Map.of(
            "tenant.yaml", "tenant: lighthouse\nname: {nl: \"De vuurtoren — één\"}\n",
            "procedures/complaint.yaml", "procedure: complaint\n",
            "letters/answer.yaml", "",
            "examples/complaint.yaml", "- example: one\n");

    @TempDir
    Path scratch;

    private Notary notary;

    @BeforeEach
    void sworn() {
        notary = new FileNotary(scratch.resolve("notary"));
    }

    private byte[] packed() {
        return Packing.pack(new Parcel("lighthouse", FILES), notary);
    }

    private Unpacked open(byte[] bytes) {
        return Unpacking.unpack(bytes, List.of(notary.key()));
    }

    private List<Fault> faults(byte[] bytes) {
        Unpacked unpacked = open(bytes);
        assertThat(unpacked).isInstanceOf(Unpacked.Refused.class);
        return ((Unpacked.Refused) unpacked).faults();
    }

    /** Its entries, name to content, in order. */
    private static Map<String, byte[]> entries(byte[] parcel) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(parcel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zipped(Map<String, byte[]> entries, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(packed());
        entries.put(name, content);
        return zipped(entries, ZipEntry.STORED);
    }

    // ---------------------------------------------------------------- packing

    @Test
    void what_was_packed_comes_out_as_it_was_and_says_who_signed() {
        Unpacked.Whole whole = (Unpacked.Whole) open(packed());

        assertThat(whole.parcel()).isEqualTo(new Parcel("lighthouse", FILES));
        assertThat(whole.notary()).isEqualTo(notary.key());
        assertThat(whole.known()).isTrue();
    }

    @Test
    void the_same_content_gives_the_same_bytes_in_whatever_order_and_zone() {
        byte[] here = packed();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Map<String, String> otherwise = new LinkedHashMap<>();
            new TreeMap<>(FILES).descendingMap().forEach(otherwise::put);

            assertThat(Packing.pack(new Parcel("lighthouse", otherwise), notary))
                    .isEqualTo(here);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void an_unzip_of_anybodys_finds_the_organisations_folder() throws IOException {
        assertThat(entries(packed()).keySet())
                .containsExactly(
                        "gehoor-parcel.txt",
                        "gehoor-parcel.sig",
                        "lighthouse/examples/complaint.yaml",
                        "lighthouse/letters/answer.yaml",
                        "lighthouse/procedures/complaint.yaml",
                        "lighthouse/tenant.yaml");
    }

    @Test
    void whose_notary_is_not_known_here_is_told_so() {
        NotaryKey other = new FileNotary(scratch.resolve("other")).key();

        Unpacked.Whole whole = (Unpacked.Whole) Unpacking.unpack(packed(), List.of(other));

        assertThat(whole.known()).isFalse();
    }

    @Test
    void what_has_a_name_that_leads_elsewhere_is_not_packed() {
        for (String path : List.of("../x.yaml", "/x.yaml", ".x.yaml", "a/b/c/d.yaml", "a\\b.yaml", "x.yml", "")) {
            assertThat(Parcel.nameable(path)).as(path).isFalse();
            assertThatThrownBy(() -> new Parcel("lighthouse", Map.of(path, "")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Parcel("../x", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    // ---------------------------------------------------------------- what was done to it

    @Test
    void whichever_byte_is_changed_nothing_of_it_is_used() {
        byte[] good = packed();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;

            assertThat(open(bad)).as("byte %d", at).isInstanceOf(Unpacked.Refused.class);
        }
    }

    @Test
    void wherever_it_is_cut_off_or_goes_on_nothing_of_it_is_used() {
        byte[] good = packed();
        for (int length = 0; length < good.length; length++) {
            assertThat(open(Arrays.copyOf(good, length))).as("%d bytes", length).isInstanceOf(Unpacked.Refused.class);
        }
        assertThat(faults(Arrays.copyOf(good, good.length + 1))).containsExactly(new Fault("", Why.BESIDES));
    }

    @Test
    void a_byte_changed_in_a_file_names_the_file() {
        byte[] bad = packed();
        int at = new String(bad, ISO_8859_1).indexOf("procedure: complaint");
        bad[at] ^= 1;

        assertThat(faults(bad)).containsExactly(new Fault("lighthouse/procedures/complaint.yaml", Why.DAMAGED));
    }

    @Test
    void a_file_put_in_the_place_of_another_is_named() throws IOException {
        byte[] bad = with("lighthouse/procedures/complaint.yaml", "procedure: complaynt\n".getBytes(UTF_8));

        assertThat(faults(bad)).containsExactly(new Fault("lighthouse/procedures/complaint.yaml", Why.CHANGED));
    }

    @Test
    void what_is_missing_or_was_not_signed_is_named() throws IOException {
        Map<String, byte[]> entries = entries(packed());
        entries.remove("lighthouse/letters/answer.yaml");
        entries.put("lighthouse/letters/other.yaml", new byte[0]);

        assertThat(faults(zipped(entries, ZipEntry.STORED)))
                .containsExactlyInAnyOrder(
                        new Fault("lighthouse/letters/other.yaml", Why.NOT_LISTED),
                        new Fault("lighthouse/letters/answer.yaml", Why.MISSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "lighthouse/../x.yaml",
                "lighthouse/letters/../../x.yaml",
                "lighthouse\\x.yaml",
                "otherhouse/tenant.yaml",
                "lighthouse/.hidden.yaml",
                "lighthouse/run.sh",
                "lighthouse/letters/"
            })
    void a_name_that_leads_elsewhere_is_refused_with_it(String name) throws IOException {
        assertThat(faults(with(name, new byte[0])))
                .singleElement()
                .satisfies(fault -> assertThat(fault.why()).isEqualTo(Why.NAME));
    }

    @Test
    void the_same_name_twice_is_refused() throws IOException {
        byte[] once = with("lighthouse/tenant.yamm", new byte[0]);
        byte[] twice = new String(once, ISO_8859_1)
                .replace("tenant.yamm", "tenant.yaml")
                .getBytes(ISO_8859_1);

        assertThat(faults(twice)).contains(new Fault("lighthouse/tenant.yaml", Why.TWICE));
    }

    @Test
    void what_is_compressed_is_not_expanded_to_look() throws IOException {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("lighthouse/tenant.yaml", new byte[200 * 1024 * 1024]);

        assertThat(faults(zipped(bomb, ZipEntry.DEFLATED)))
                .containsExactly(new Fault("lighthouse/tenant.yaml", Why.COMPRESSED));
    }

    @Test
    void too_many_and_too_much_are_refused() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_100; i++) {
            many.put("lighthouse/letters/l" + i + ".yaml", new byte[0]);
        }
        assertThat(faults(zipped(many, ZipEntry.STORED))).containsExactly(new Fault("", Why.TOO_MANY));
        assertThat(faults(new byte[Parcel.LARGEST + 1])).containsExactly(new Fault("", Why.TOO_LARGE));
    }

    @Test
    void what_is_no_zip_no_parcel_or_no_text_is_refused() throws IOException {
        assertThat(faults("tenant: lighthouse".getBytes(UTF_8))).containsExactly(new Fault("", Why.NOT_A_ZIP));
        assertThat(faults(new byte[0])).containsExactly(new Fault("", Why.NOT_A_ZIP));
        assertThat(faults(zipped(Map.of("a.txt", new byte[1]), ZipEntry.STORED)))
                .containsExactly(new Fault("", Why.UNSIGNED));
        assertThat(faults(with("gehoor-parcel.txt", new byte[] {(byte) 0xff})))
                .containsExactly(new Fault("gehoor-parcel.txt", Why.NOT_TEXT));
        assertThat(faults(with("gehoor-parcel.txt", "gehoor.parcel 2\n".getBytes(UTF_8))))
                .containsExactly(new Fault("gehoor-parcel.txt", Why.MANIFEST));
        assertThat(faults(with("gehoor-parcel.sig", "not base64!\n".getBytes(UTF_8))))
                .containsExactly(new Fault("gehoor-parcel.sig", Why.SIGNATURE));
    }

    @Test
    void a_list_of_files_under_another_notarys_name_is_not_signed() throws IOException {
        Notary other = new FileNotary(scratch.resolve("other"));
        byte[] theirs = entries(packed()).get("gehoor-parcel.txt");
        String ours = new String(theirs, UTF_8)
                .replace(notary.key().text(), other.key().text());

        assertThat(faults(with("gehoor-parcel.txt", ours.getBytes(UTF_8))))
                .containsExactly(new Fault("gehoor-parcel.sig", Why.SIGNATURE));
    }

    @Test
    void bytes_that_are_no_text_are_named_also_where_they_were_signed() throws IOException {
        Map<String, byte[]> entries = entries(packed());
        byte[] latin = {'n', (byte) 0xe9, 'e'};
        Manifest manifest =
                Manifest.of(new String(entries.get("gehoor-parcel.txt"), UTF_8)).orElseThrow();
        Map<String, Manifest.Listed> files = new TreeMap<>(manifest.files());
        files.put("letters/answer.yaml", Manifest.Listed.of(latin));
        String text = new Manifest("lighthouse", notary.key(), new TreeMap<>(files)).text();
        entries.put("gehoor-parcel.txt", text.getBytes(UTF_8));
        entries.put(
                "gehoor-parcel.sig",
                Packing.signature(notary.sign(text.getBytes(UTF_8))).getBytes(UTF_8));
        entries.put("lighthouse/letters/answer.yaml", latin);

        assertThat(faults(zipped(entries, ZipEntry.STORED)))
                .containsExactly(new Fault("lighthouse/letters/answer.yaml", Why.NOT_TEXT));
    }

    @Test
    void an_ordinary_zip_of_the_same_files_is_refused_for_what_stands_around_them() throws IOException {
        assertThat(faults(zipped(entries(packed()), ZipEntry.STORED))).containsExactly(new Fault("", Why.BESIDES));
    }

    @Test
    void every_fault_has_its_sentence_and_what_cannot_be_printed_is_not_repeated() throws IOException {
        for (Why why : Why.values()) {
            Fault fault = new Fault("letters/x.yaml", why);
            for (String language : List.of("nl", "fr", "en")) {
                assertThat(fault.words().in(language)).isNotBlank().doesNotContain("{");
            }
        }
        assertThat(faults(with("a\u001b[31m<b>.yaml", new byte[0])).get(0).file())
                .isEqualTo("a??31m?b?.yaml");
    }
}
