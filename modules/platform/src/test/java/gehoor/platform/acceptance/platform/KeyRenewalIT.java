package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.launch.RenewKeys;
import gehoor.vault.FileKey;
import gehoor.vault.FileKeyProvider;
import gehoor.vault.KeyStore;
import gehoor.vault.Opening;
import gehoor.vault.Purpose;
import gehoor.vault.Seal;
import gehoor.vault.Sealer;
import gehoor.vault.TenantKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of tenants are renewed while the product runs, and nobody notices. */
@Acceptance
class KeyRenewalIT {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void what_was_told_before_and_meanwhile_opens_under_new_keys_and_the_old_file_opens_nothing(@TempDir Path elsewhere)
            throws Exception {
        Report.Taken before = report();
        Path copy = elsewhere.resolve("tenant-keys");
        Files.copy(keyFile(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<Report.Taken>> meanwhile = CompletableFuture.supplyAsync(() -> {
            List<Report.Taken> all = new ArrayList<>();
            while (!enough.get()) {
                all.add(report());
            }
            return all;
        });

        boolean done = renew(keyFile(), Duration.ofSeconds(3));
        enough.set(true);

        assertThat(done).as(said()).isTrue();
        assertThat(said()).contains("the keys of before are destroyed");
        assertThat(meanwhile.get()).isNotEmpty();
        assertThat(told(before)).contains("Wat ik vertelde");
        meanwhile.get().forEach(each -> assertThat(told(each)).contains("Wat ik vertelde"));
        assertThat(told(report())).contains("Wat ik vertelde");
        List<Map<String, String>> rows = Database.rows(
                "select file_id, purpose, encode(wrapped, 'hex') as wrapped from vault.file_key where tenant_id = 'solidaris'");
        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(taken(copy, row)).isInstanceOf(Opening.Tampered.class);
            assertThat(taken(keyFile(), row)).isInstanceOf(Opening.Opened.class);
        });
    }

    /** What a key file makes of a file's key. */
    private static Opening<Seal> taken(Path keys, Map<String, String> row) {
        KeyStore one = new KeyStore() {
            @Override
            public boolean insert(FileKey name, byte[] wrapped) {
                return false;
            }

            @Override
            public Optional<byte[]> load(FileKey name) {
                return Optional.of(HexFormat.of().parseHex(row.getOrDefault("wrapped", "")));
            }

            @Override
            public boolean delete(FileKey name) {
                return false;
            }
        };
        Purpose purpose = new Purpose(row.getOrDefault("purpose", ""));
        return new Sealer(new FileKeyProvider(keys), one)
                .take(new FileKey("solidaris", row.getOrDefault("file_id", ""), purpose));
    }

    @Test
    void with_a_key_file_of_another_database_nothing_is_done(@TempDir Path elsewhere) throws Exception {
        Report.Taken before = report();
        Path foreign = elsewhere.resolve("keys/tenant-keys");
        FileKeyProvider other = new FileKeyProvider(foreign);
        for (Map<String, String> row :
                Database.rows("select distinct purpose from vault.file_key where tenant_id = 'solidaris'")) {
            other.wrap(
                    new TenantKey("solidaris", new Purpose(row.getOrDefault("purpose", ""))),
                    new byte[32],
                    new byte[0]);
        }
        List<String> keys = Files.readAllLines(foreign).stream()
                .filter(line -> line.startsWith("solidaris"))
                .toList();

        assertThat(renew(foreign, Duration.ZERO)).isFalse();

        assertThat(said()).contains("open with no key in " + foreign);
        assertThat(Files.readAllLines(foreign))
                .as("the keys of before are kept")
                .containsAll(keys);
        assertThat(told(before)).contains("Wat ik vertelde");
    }

    private static Report.Taken report() {
        return Gehoor.tenant("solidaris")
                .visitor()
                .reports("complaint")
                .named("Voorbeeld van den Sleutel", "sleutel@example.org")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "late")
                .with("facts-date", "2026-02-01")
                .with("story", "Wat ik vertelde")
                .taken();
    }

    private static String told(Report.Taken report) {
        return Gehoor.tenant("solidaris")
                .as("sol-ombud")
                .file(report)
                .seen()
                .json()
                .toString();
    }

    private boolean renew(Path file, Duration wait) throws Exception {
        Map<String, String> settings = Gehoor.platform().settings();
        try (Connection owner = DriverManager.getConnection(
                        settings.getOrDefault("gehoor.db.url", ""),
                        settings.get("gehoor.db.owner.user"),
                        settings.get("gehoor.db.owner.password"));
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return RenewKeys.renew(owner, file, wait, out);
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Path keyFile() {
        return Path.of(Gehoor.platform().settings().getOrDefault("gehoor.vault.keyfile", ""));
    }
}
