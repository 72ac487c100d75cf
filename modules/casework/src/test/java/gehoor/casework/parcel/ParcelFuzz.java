package gehoor.casework.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.vault.FileNotary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody brings as a parcel is one, and packs to the same bytes again, or is refused with a sentence. */
class ParcelFuzz {
    private static long runs;
    private static long whole;

    static Stream<byte[]> parcels() throws IOException {
        var notary = new FileNotary(Files.createTempDirectory("parcel").resolve("notary"));
        return Stream.of(
                Packing.pack(new Parcel("a", Map.of("tenant.yaml", "tenant: a\n")), notary),
                Packing.pack(new Parcel("a", Map.of()), notary));
    }

    @MethodSource("parcels")
    @FuzzTest
    void open(byte[] bytes) {
        runs++;
        Unpacked unpacked = Unpacking.unpack(bytes, List.of());
        if (unpacked instanceof Unpacked.Refused refused) {
            assertThat(refused.faults()).isNotEmpty();
            refused.faults().forEach(fault -> assertThat(fault.words().in("en")).isNotBlank());
        } else {
            whole++;
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
        assertThat(whole).isPositive();
    }
}
