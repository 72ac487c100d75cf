package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRenewalTest {
    private static final FileKey LINDEN = new FileKey("linden", "f1", Purpose.CONTENT);
    private static final FileKey POPLAR = new FileKey("poplar", "f1", Purpose.CONTENT);
    private static final Context STORY = new Context("entry", "sealed", "1");

    @TempDir
    Path folder;

    private Path file;
    private KeysInMemory rows;
    private FileKeyProvider provider;
    private Sealer sealer;

    @BeforeEach
    void twoFiles() {
        file = folder.resolve("keys/tenant-keys");
        provider = new FileKeyProvider(file);
        rows = new KeysInMemory();
        sealer = new Sealer(provider, rows);
    }

    @Test
    void whatWasSealedOpensBeforeInTheMidstOfItAndAfterwards() {
        byte[] linden = sealed(LINDEN);
        byte[] poplar = sealed(POPLAR);
        KeyRenewal renewal = new KeyRenewal(new FileKeyProvider(file));

        assertThat(renewal.begin()).isEqualTo(2);
        assertThat(renewal.tenants()).containsExactly("linden", "poplar");
        assertThat(opened(LINDEN, linden)).hasValue("told");

        again(renewal, LINDEN);
        assertThat(opened(LINDEN, linden)).hasValue("told");
        assertThat(opened(POPLAR, poplar)).hasValue("told");

        again(renewal, POPLAR);
        renewal.end();
        assertThat(opened(LINDEN, linden)).hasValue("told");
        assertThat(opened(POPLAR, poplar)).hasValue("told");
        assertThat(new Sealer(new FileKeyProvider(file), rows).open(LINDEN, STORY, linden))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void theKeyFileOfBeforeOpensNothingOfIt() throws IOException {
        byte[] linden = sealed(LINDEN);
        Path before = folder.resolve("keys/copy");
        Files.copy(file, before, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        KeyRenewal renewal = new KeyRenewal(provider);
        renewal.begin();
        again(renewal, LINDEN);
        renewal.end();

        assertThat(new Sealer(new FileKeyProvider(before), rows).open(LINDEN, STORY, linden))
                .isInstanceOf(Opening.Tampered.class);
        assertThat(Files.readAllLines(file, UTF_8)).doesNotContainAnyElementsOf(keys(before));
    }

    @Test
    void whatWasForgottenBeforeItWasWrappedAnewIsLostSoTheEndIsForLast() {
        byte[] linden = sealed(LINDEN);
        KeyRenewal renewal = new KeyRenewal(provider);
        renewal.begin();
        renewal.end();

        assertThat(sealer.open(LINDEN, STORY, linden)).isInstanceOf(Opening.Tampered.class);
    }

    @Test
    void fromItsBeginningOnlyTheYoungerKeyWraps() {
        sealed(LINDEN);
        KeyRenewal renewal = new KeyRenewal(provider);
        renewal.begin();
        FileKey later = new FileKey("linden", "f2", Purpose.CONTENT);
        byte[] told = sealed(later);

        assertThat(renewal.again(later, rows.load(later).orElseThrow()))
                .isEqualTo(new Opening.Opened<>(Optional.empty()));
        again(renewal, LINDEN);
        renewal.end();
        assertThat(opened(later, told)).hasValue("told");
    }

    @Test
    void brokenOffItGoesOnAndMakesNoThirdKey() throws IOException {
        byte[] linden = sealed(LINDEN);
        new KeyRenewal(provider).begin();
        long lines = Files.readAllLines(file, UTF_8).size();

        KeyRenewal renewal = new KeyRenewal(new FileKeyProvider(file));
        assertThat(renewal.begin()).isEqualTo(1);
        assertThat(Files.readAllLines(file, UTF_8)).hasSize((int) lines);
        again(renewal, LINDEN);
        renewal.end();
        assertThat(opened(LINDEN, linden)).hasValue("told");
        assertThat(renewal.begin()).as("the next one is another").isEqualTo(1);
    }

    @Test
    void aTenantsDestroyedKeyStaysDestroyed() {
        byte[] linden = sealed(LINDEN);
        sealed(POPLAR);
        provider.destroy(LINDEN.wrappedUnder());
        KeyRenewal renewal = new KeyRenewal(provider);

        assertThat(renewal.begin()).isEqualTo(1);
        assertThat(renewal.again(LINDEN, rows.load(LINDEN).orElseThrow())).isInstanceOf(Opening.Erased.class);
        again(renewal, POPLAR);
        renewal.end();
        assertThat(sealer.open(LINDEN, STORY, linden)).isInstanceOf(Opening.Erased.class);
        assertThat(sealer.create(LINDEN)).isInstanceOf(Opening.Erased.class);
    }

    @Test
    void destroyedInTheMidstOfItBothKeysAreGone() throws IOException {
        byte[] linden = sealed(LINDEN);
        KeyRenewal renewal = new KeyRenewal(provider);
        renewal.begin();
        again(renewal, LINDEN);
        provider.destroy(LINDEN.wrappedUnder());

        assertThat(sealer.open(LINDEN, STORY, linden)).isInstanceOf(Opening.Erased.class);
        assertThat(keys(file)).isEmpty();
    }

    @Test
    void whatNoKeyOpensIsSaidSo() {
        sealed(LINDEN);
        KeyRenewal renewal = new KeyRenewal(provider);
        renewal.begin();

        assertThat(renewal.again(LINDEN, new byte[61])).isInstanceOf(Opening.Tampered.class);
        FileKey other = new FileKey("linden", "f2", Purpose.CONTENT);
        assertThat(renewal.again(other, rows.load(LINDEN).orElseThrow())).isInstanceOf(Opening.Tampered.class);
    }

    private byte[] sealed(FileKey name) {
        return sealer.create(name).asOptional().orElseThrow().seal(STORY, "told".getBytes(UTF_8));
    }

    private Optional<String> opened(FileKey name, byte[] sealed) {
        return sealer.open(name, STORY, sealed).asOptional().map(plain -> new String(plain, UTF_8));
    }

    private void again(KeyRenewal renewal, FileKey name) {
        byte[] wrapped = renewal.again(name, rows.load(name).orElseThrow())
                .asOptional()
                .orElseThrow()
                .orElseThrow();
        rows.delete(name);
        rows.insert(name, wrapped);
    }

    /** What stands in a key file as keys. */
    private static java.util.List<String> keys(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8).stream()
                .filter(line -> line.contains("\t") && !line.endsWith("destroyed"))
                .toList();
    }
}
