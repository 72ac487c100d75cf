package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that may end in a log, a stack trace or a debugger's list tells a secret. */
class SilenceTest {
    private static final Identity ADA = new Identity(
            "Ada Vincent",
            "ada@example.org",
            "+32 470 00 00 00",
            List.of("Lindenlaan 1"),
            "phone",
            "nl-BE",
            Map.of("member-number", "000-111"));
    private static final List<String> OF_ADA =
            List.of("Ada", "Vincent", "ada@", "470", "Lindenlaan", "phone", "nl-BE", "member", "000-111");

    /** Planted: what a record says by itself. */
    private record Careless(String name) {}

    @Test
    void theLookFindsACarelessRecord() {
        assertThat(secretsTold(new Careless("Ada Vincent"), OF_ADA)).containsExactly("Ada", "Vincent");
    }

    @Test
    void identitiesAreSilent() {
        for (Object holder : List.of(
                ADA,
                new IdentityVault.Told(ADA, List.of(ADA)),
                new Opening.Opened<>(ADA),
                new Opening.Opened<>("Ada Vincent"),
                Optional.of(ADA),
                List.of(ADA))) {
            assertThat(secretsTold(holder, OF_ADA)).isEmpty();
        }
    }

    @Test
    void receiptsAreSilent() {
        Receipt receipt = Receipt.draw();
        String code = receipt.printed();
        List<String> secrets = List.of(
                code,
                code.substring(0, 5),
                code.substring(6, 11),
                code.replace("-", ""),
                code.toLowerCase(java.util.Locale.ROOT));

        for (Object holder : List.of(receipt, Receipt.read(code), new Opening.Opened<>(receipt))) {
            assertThat(secretsTold(holder, secrets)).isEmpty();
        }
        assertThat(Receipt.draw().hashCode()).isEqualTo(receipt.hashCode());
    }

    @Test
    void refusalsDoNotRepeatWhatWasTyped() {
        String mistyped = "ABCDE-FGHJK-MNPQR-STVWX-";
        for (String typed : List.of(mistyped, mistyped + "U", mistyped + "0", mistyped + "1")) {
            assertThat(secretsTold(Receipt.read(typed), List.of("ABCDE", "FGHJK", "MNPQR", "STVWX")))
                    .isEmpty();
        }
    }

    @Test
    void keysAreSilentAlsoInFailures(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tenant-keys");
        FileKeyProvider provider = new FileKeyProvider(file);
        FileKey name = new FileKey("linden", "f1", Purpose.CONTENT);
        Sealer sealer = new Sealer(provider, new KeysInMemory());
        Seal seal = sealer.create(name).asOptional().orElseThrow();
        String base64 = Files.readAllLines(file).get(1).split("\t", -1)[2];
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        List<String> secrets = List.of(base64, base64.substring(0, 8), hex, hex.substring(0, 8));

        assertThat(base64).hasSize(44);
        for (Object holder : List.of(provider, sealer, seal, name, new Opening.Opened<>(seal))) {
            assertThat(secretsTold(holder, secrets)).isEmpty();
        }

        Files.writeString(file, Files.readString(file).replace("sha256", "sha255"));
        assertThat(failureOf(provider, name.wrappedUnder()))
                .isInstanceOf(KeysUnavailable.class)
                .satisfies(failure -> assertThat(secretsTold(failure, secrets)).isEmpty());
    }

    @Test
    void theNotarysKeyIsSilentAlsoInFailures(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("notary");
        FileNotary notary = new FileNotary(file);
        String base64 = Files.readAllLines(file).get(1);
        List<String> secrets = List.of(base64, base64.substring(base64.length() - 12));

        assertThat(secretsTold(notary, secrets)).isEmpty();
        Files.writeString(file, Files.readString(file).replace("gehoor-notary 1\n", "gehoor-notary 1\n?"));
        try {
            new FileNotary(file);
            throw new AssertionError("a broken key file was read");
        } catch (KeysUnavailable failure) {
            assertThat(secretsTold(failure, secrets)).isEmpty();
            assertThat(failure.getCause()).isNull();
        }
    }

    @Test
    void disclosuresTellTheirGroundsAndNoName() {
        assertThat(new Disclosure("actor-7", "ombudsman", "C1", "event-12", Instant.EPOCH).toString())
                .contains("actor-7", "ombudsman", "C1", "event-12");
    }

    private static Throwable failureOf(FileKeyProvider provider, TenantKey name) {
        try {
            provider.unwrap(name, new byte[61], new byte[0]);
            return new AssertionError("a broken key file was read");
        } catch (KeysUnavailable e) {
            return e;
        }
    }

    private static List<String> secretsTold(Object holder, List<String> secrets) {
        return secrets.stream()
                .filter(secret -> String.valueOf(holder).contains(secret))
                .toList();
    }
}
