package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.vault.Context;
import gehoor.vault.FileKey;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.KeyStore;
import gehoor.vault.Purpose;
import gehoor.vault.Seal;
import gehoor.vault.Sealer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextsTest {
    private static final String STORY = "Ik bel al drie weken naar het loket en krijg niemand aan de lijn. ".repeat(8);

    @TempDir
    Path folder;

    private Seal seal;

    @BeforeEach
    void aFileHasItsKey() {
        Map<FileKey, byte[]> kept = new HashMap<>();
        KeyStore keys = new KeyStore() {
            @Override
            public boolean insert(FileKey name, byte[] wrapped) {
                return kept.putIfAbsent(name, wrapped) == null;
            }

            @Override
            public Optional<byte[]> load(FileKey name) {
                return Optional.ofNullable(kept.get(name));
            }

            @Override
            public boolean delete(FileKey name) {
                return kept.remove(name) != null;
            }
        };
        seal = new Sealer(new FileKeyProvider(folder.resolve("keys")), keys)
                .create(new FileKey("linden", "7f3a", Purpose.CONTENT))
                .asOptional()
                .orElseThrow();
    }

    private Optional<String> read(byte[] sealed, int seq, String field) {
        return Optional.ofNullable(SealedTexts.parts(sealed).get(field))
                .flatMap(part -> SealedTexts.open(seal, seq, field, part));
    }

    @Test
    void eachTextIsReadAgainWhereItLies() {
        byte[] sealed = SealedTexts.seal(seal, 3, Map.of("story", STORY, "short", "é", "none", ""));

        assertThat(read(sealed, 3, "story")).contains(STORY);
        assertThat(read(sealed, 3, "short")).contains("é");
        assertThat(read(sealed, 3, "none")).contains("");
        assertThat(read(sealed, 3, "other")).isEmpty();
        assertThat(read(sealed, 4, "story")).isEmpty();
        assertThat(sealed).hasSizeLessThan(STORY.length());
    }

    @Test
    void aLengthTellsALittleOnly() {
        Map<Integer, Integer> lengths = new HashMap<>();
        for (int length = 0; length < 200; length++) {
            byte[] sealed = SealedTexts.seal(seal, 1, Map.of("story", STORY.substring(0, length)));
            SealedTexts.Part part = SealedTexts.parts(sealed).get("story");
            lengths.merge(part == null ? 0 : part.sealed().length, 1, Integer::sum);
        }

        assertThat(lengths).hasSizeLessThan(8);
        assertThat(lengths.keySet())
                .allSatisfy(length -> assertThat((length - 29) % 32).isZero());
    }

    @Test
    void textsOfBeforeAreReadAndNeitherIsTakenForTheOther() throws IOException {
        byte[] before = ofBefore(STORY);
        byte[] now = SealedTexts.seal(seal, 2, Map.of("story", STORY));
        assertThat(read(before, 2, "story")).contains(STORY);

        before[0] ^= (byte) 0x80;
        now[0] ^= (byte) 0x80;

        assertThat(read(before, 2, "story")).isEmpty();
        assertThat(read(now, 2, "story")).isEmpty();
    }

    /** As version 0.1 wrote them until its entries were packed. */
    private byte[] ofBefore(String text) throws IOException {
        byte[] sealed = seal.seal(Context.of("entry", "story", 2), text.getBytes(UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(1);
            out.writeUTF("story");
            out.writeInt(sealed.length);
            out.write(sealed);
        }
        return bytes.toByteArray();
    }
}
