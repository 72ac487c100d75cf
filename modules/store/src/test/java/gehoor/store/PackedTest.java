package gehoor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
    private static final String ENTRY =
            "{\"seq\":2,\"at\":\"2026-03-02T09:30:00Z\",\"day\":\"2026-03-02\",\"by\":{\"kind\":\"staff\","
                    + "\"id\":\"ann\",\"role\":\"handler\"},\"version\":\"1\",\"action\":\"admit\",\"changes\":[{\"is\":\"moved\","
                    + "\"from\":\"intake\",\"to\":\"examination\"}]}";

    @Test
    void whatWasPackedIsReadAgainByteForByte() {
        Random random = new Random(7);
        for (String text :
                new String[] {"", "{}", ENTRY, ENTRY.repeat(50), "é\u0000 \ud83d\ude00", noise(random, 5_000)}) {
            assertThat(Packed.unpack(Packed.pack(text))).isEqualTo(text);
        }
        assertThat(Packed.pack(ENTRY).length).isLessThan(ENTRY.getBytes(UTF_8).length / 2);
    }

    /** What lies in databases since version 12: a change to the dictionary would make it unreadable. */
    @Test
    void whatWasPackedYearsAgoIsReadStill() {
        assertThat(
                        Packed.unpack(
                                HexFormat.of()
                                        .parseHex(
                                                "01c36a81b1ae81518881a59531c80274c34192780d07a67d84f9a0965d0e302de1f662624a6e668912b6521335f90373606236bcb04cad4804569589603380d10100")))
                .isEqualTo(ENTRY);
    }

    @Test
    void whatIsNotWhatWasPackedIsReadAsNothing() {
        byte[] packed = Packed.pack(ENTRY);

        assertThat(Packed.unpack(new byte[0])).isEmpty();
        assertThat(Packed.unpack(new byte[] {1})).isEmpty();
        assertThat(Packed.unpack(Arrays.copyOf(packed, packed.length - 1))).isEmpty();
        assertThat(Packed.unpack(Arrays.copyOf(packed, packed.length + 1))).isEmpty();
        byte[] another = packed.clone();
        another[0] = 2;
        assertThat(Packed.unpack(another)).isEmpty();
        // The last byte ends in bits that say nothing.
        for (int at = 0; at < packed.length - 1; at++) {
            byte[] bent = packed.clone();
            bent[at] ^= 0x20;
            assertThat(Packed.unpack(bent)).isNotEqualTo(ENTRY);
        }
    }

    private static String noise(Random random, int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) (0x20 + random.nextInt(0x2000)));
        }
        return noise.toString();
    }
}
