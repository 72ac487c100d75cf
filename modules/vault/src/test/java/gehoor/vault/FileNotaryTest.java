package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNotaryTest {
    private static final byte[] STATEMENT = "what was said".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aPlace() {
        file = folder.resolve("made/as/needed/notary");
    }

    @Test
    void whatItSignedIsKnownByItsKeyAlsoAfterARestart() {
        byte[] signature = new FileNotary(file).sign(STATEMENT);

        FileNotary again = new FileNotary(file);
        assertThat(signature).hasSize(64);
        assertThat(again.sign(STATEMENT)).isEqualTo(signature);
        assertThat(again.key().signed(STATEMENT, signature)).isTrue();
        assertThat(NotaryKey.of(again.key().text()).signed(STATEMENT, signature))
                .isTrue();
        assertThat(FileNotary.known(FileNotary.publicKey(file))).containsExactly(again.key());
        assertThat(again.key().fingerprint()).matches("([0-9a-f]{4}-){3}[0-9a-f]{4}");
    }

    @Test
    void nothingElseIsTakenForSigned() {
        FileNotary notary = new FileNotary(file);
        byte[] signature = notary.sign(STATEMENT);
        FileNotary other = new FileNotary(folder.resolve("other"));

        assertThat(other.key()).isNotEqualTo(notary.key());
        assertThat(other.key().signed(STATEMENT, signature)).isFalse();
        assertThat(notary.key().signed("what was sald".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(notary.key().signed(STATEMENT, new byte[64])).isFalse();
        assertThat(notary.key().signed(STATEMENT, new byte[3])).isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] bent = signature.clone();
            bent[i] ^= 1;
            assertThat(notary.key().signed(STATEMENT, bent)).as("byte %d", i).isFalse();
        }
    }

    /** RFC 8032, 7.1, test 2. */
    @Test
    void itIsEd25519AsPublished() {
        HexFormat hex = HexFormat.of();
        NotaryKey key = NotaryKey.of(Base64.getEncoder()
                .encodeToString(hex.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")));

        assertThat(key.signed(
                        new byte[] {0x72},
                        hex.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")))
                .isTrue();
    }

    @Test
    void theKeyIsForItsOwnerAloneAndItsPublicPartForAll() throws IOException {
        new FileNotary(file);

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(FileNotary.publicKey(file))).isEqualTo("rw-r--r--");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> new FileNotary(file))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyThatVanishedIsNotReplacedInSilence() throws IOException {
        new FileNotary(file);
        Files.delete(file);

        assertThatThrownBy(() -> new FileNotary(file))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("has vanished");
    }

    @Test
    void aPublicPartThatIsMissingIsWrittenAgain() throws IOException {
        NotaryKey key = new FileNotary(file).key();
        Files.delete(FileNotary.publicKey(file));

        assertThat(new FileNotary(file).key()).isEqualTo(key);
        assertThat(FileNotary.known(FileNotary.publicKey(file))).containsExactly(key);
    }

    @Test
    void aKeyThatIsNotWholeIsRefused() throws IOException {
        new FileNotary(file);
        List<String> lines = Files.readAllLines(file);
        NotaryKey other = new FileNotary(folder.resolve("other")).key();

        for (List<String> bad : List.of(
                lines.subList(0, 2),
                List.of(lines.get(0), lines.get(1), other.text()),
                List.of(lines.get(0), lines.get(1).substring(4), lines.get(2)),
                List.of("gehoor-keys 1", lines.get(1), lines.get(2)))) {
            Files.write(file, bad);
            assertThatThrownBy(() -> new FileNotary(file)).as("%s", bad).isInstanceOf(KeysUnavailable.class);
        }
    }

    @Test
    void keysOfNotariesBeforeAreKnownToo() throws IOException {
        NotaryKey now = new FileNotary(file).key();
        NotaryKey before = new FileNotary(folder.resolve("before")).key();
        Path open = FileNotary.publicKey(file);
        Files.writeString(open, now.text() + "\n# until 2026\n" + before.text() + "\n");

        assertThat(FileNotary.known(open)).containsExactly(now, before);
        Files.writeString(open, "not a key\n");
        assertThatThrownBy(() -> FileNotary.known(open)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void ofManyAtOnceOneMakesIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<NotaryKey>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(() -> new FileNotary(file).key());
            }
            List<NotaryKey> keys = new ArrayList<>();
            for (Future<NotaryKey> each : threads.invokeAll(all)) {
                keys.add(each.get());
            }
            assertThat(keys).hasSize(16).containsOnly(keys.get(0));
        } finally {
            threads.shutdownNow();
        }
    }

    private static String permissions(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }
}
