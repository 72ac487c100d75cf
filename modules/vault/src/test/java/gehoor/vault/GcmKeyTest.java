package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GcmKeyTest {
    private static final int SEALS = Boolean.getBoolean("gehoor.full") ? 5_000_000 : 300_000;

    @Test
    @Tag("asvs:V11.3.4")
    void aNonceIsNeverUsedTwiceUnderOneKey() {
        GcmKey key = GcmKey.of(GcmKey.freshKey());
        byte[] plain = "the same text".getBytes(UTF_8);

        assertThat(repeated(() -> Arrays.copyOfRange(key.seal(plain, new byte[0]), 1, 1 + GcmKey.NONCE_BYTES), SEALS))
                .isZero();
    }

    @Test
    void noncesOfFourBytesWouldBeSeenToRepeat() {
        Random random = new Random(1);

        assertThat(repeated(
                        () -> {
                            byte[] nonce = new byte[4];
                            random.nextBytes(nonce);
                            return nonce;
                        },
                        300_000))
                .isPositive();
    }

    private static int repeated(Supplier<byte[]> nonces, int times) {
        Set<String> seen = new HashSet<>(times * 2);
        int repeated = 0;
        for (int i = 0; i < times; i++) {
            repeated += seen.add(new String(nonces.get(), java.nio.charset.StandardCharsets.ISO_8859_1)) ? 0 : 1;
        }
        return repeated;
    }
}
