package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final FileKey CONTENT = new FileKey("linden", "f1", Purpose.CONTENT);
    private static final Context FIRST_EVENT = Context.of("event", "sealed", 1);
    private static final byte[] STORY = "They never rang back.".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final KeysInMemory keys = new KeysInMemory();
    private FileKeyProvider provider;
    private Sealer sealer;

    @BeforeEach
    void aVault() {
        provider = new FileKeyProvider(folder.resolve("tenant-keys"));
        sealer = new Sealer(provider, keys);
    }

    @Test
    void whatIsSealedOpensInItsPlace() {
        Seal seal = created(CONTENT);
        Random random = new Random(1);
        for (int length : new int[] {0, 1, 15, 16, 17, 4_096, 1_000_000}) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);

            byte[] sealed = seal.seal(FIRST_EVENT, plain);

            assertThat(sealed).hasSize(length + 29);
            assertThat(sealer.open(CONTENT, FIRST_EVENT, sealed).asOptional()).hasValue(plain);
        }
    }

    @Test
    void everyChangedBitIsTamperedWith() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);

        for (byte[] changed : everyBitChanged(sealed)) {
            assertThat(sealer.open(CONTENT, FIRST_EVENT, changed)).isInstanceOf(Opening.Tampered.class);
        }
    }

    @Test
    void everyByteValueOfFormatNonceAndTagOtherThanTheSealedIsTamperedWith() {
        Seal seal = created(CONTENT);
        byte[] sealed = seal.seal(FIRST_EVENT, STORY);

        int refused = 0;
        for (int at = 0; at < sealed.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = sealed.clone();
                changed[at] = (byte) value;
                refused += seal.open(FIRST_EVENT, changed) instanceof Opening.Tampered ? 1 : 0;
            }
        }

        assertThat(refused).isEqualTo(sealed.length * 255);
    }

    @Test
    void everyCutAndEveryAdditionIsTamperedWith() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);

        for (int length = 0; length <= sealed.length + 40; length++) {
            if (length != sealed.length) {
                byte[] changed = Arrays.copyOf(sealed, length);
                assertThat(sealer.open(CONTENT, FIRST_EVENT, changed)).isInstanceOf(Opening.Tampered.class);
            }
        }
    }

    @Test
    void nothingOpensInAnotherPlaceOfTheFile() {
        Seal seal = created(CONTENT);

        assertThat(placesWhereItOpens(
                        seal::seal, (place, bytes) -> seal.open(place, bytes).asOptional()))
                .containsExactly(new Context("event", "sealed", "12"));
    }

    /** Planted: sealing that forgets the place, or runs its parts together, is caught by the same look. */
    @Test
    void sealingThatForgetsThePlaceWouldBeSeen() {
        GcmKey key = GcmKey.of(GcmKey.freshKey());

        assertThat(placesWhereItOpens(
                        (place, plain) -> key.seal(plain, new byte[0]), (place, bytes) -> key.open(bytes, new byte[0])))
                .hasSizeGreaterThan(1);
        assertThat(placesWhereItOpens(
                        (place, plain) -> key.seal(plain, runTogether(place)),
                        (place, bytes) -> key.open(bytes, runTogether(place))))
                .hasSizeGreaterThan(1);
    }

    @Test
    void noTextPassesForTwo() {
        assertThat(new Binding("k").and("a\0\0\0\1b").bytes())
                .isNotEqualTo(new Binding("k").and("a", "b").bytes());
        assertThat(new Binding("k").and("a\0\0\0\0b").bytes())
                .isNotEqualTo(new Binding("k").and("a", "b").bytes());
    }

    @Test
    void nothingOpensInAnotherFileTenantOrPurpose() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);

        for (FileKey other : List.of(
                new FileKey("linden", "f2", Purpose.CONTENT),
                new FileKey("poplar", "f1", Purpose.CONTENT),
                new FileKey("linden", "f1", Purpose.IDENTITY),
                new FileKey("linden", "f1", new Purpose("DPO-CONTENT")))) {
            assertThat(sealer.open(other, FIRST_EVENT, sealed)).isInstanceOf(Opening.Erased.class);
            created(other);
            assertThat(sealer.open(other, FIRST_EVENT, sealed)).isInstanceOf(Opening.Tampered.class);
        }
    }

    @Test
    void aWrappedKeyMovedToAnotherFileDoesNotUnlock() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);
        FileKey other = new FileKey("linden", "f2", Purpose.CONTENT);

        keys.rows.put(other, keys.rows.get(CONTENT));

        assertThat(sealer.take(other)).isInstanceOf(Opening.Tampered.class);
        assertThat(sealer.open(other, FIRST_EVENT, sealed)).isInstanceOf(Opening.Tampered.class);
    }

    @Test
    void everyChangedBitOfAWrappedKeyIsTamperedWith() {
        created(CONTENT);

        for (byte[] changed : everyBitChanged(keys.rows.get(CONTENT))) {
            keys.rows.put(CONTENT, changed);
            assertThat(sealer.take(CONTENT)).isInstanceOf(Opening.Tampered.class);
        }
    }

    @Test
    void erasedIsErasedOnEveryNodeAtOnceAlsoWhenJustRead() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);
        Sealer otherNode = new Sealer(new FileKeyProvider(folder.resolve("tenant-keys")), keys);
        assertThat(otherNode.open(CONTENT, FIRST_EVENT, sealed).asOptional()).hasValue(STORY);

        assertThat(sealer.erase(CONTENT)).isTrue();

        assertThat(sealer.open(CONTENT, FIRST_EVENT, sealed)).isInstanceOf(Opening.Erased.class);
        assertThat(otherNode.open(CONTENT, FIRST_EVENT, sealed)).isInstanceOf(Opening.Erased.class);
        assertThat(sealer.erase(CONTENT)).isFalse();
    }

    @Test
    void aKeyMadeAfterErasingOpensNothingOfBefore() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);
        sealer.erase(CONTENT);

        created(CONTENT);

        assertThat(sealer.open(CONTENT, FIRST_EVENT, sealed)).isInstanceOf(Opening.Tampered.class);
    }

    @Test
    void erasingOnePurposeLeavesTheOther() {
        FileKey identity = new FileKey("linden", "f1", Purpose.IDENTITY);
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);
        created(identity);

        sealer.erase(identity);

        assertThat(sealer.take(identity)).isInstanceOf(Opening.Erased.class);
        assertThat(sealer.open(CONTENT, FIRST_EVENT, sealed).asOptional()).hasValue(STORY);
    }

    @Test
    void destroyingATenantsKeyErasesEveryFileUnderItAndNoOther() {
        FileKey elsewhere = new FileKey("poplar", "f1", Purpose.CONTENT);
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);
        byte[] sealedElsewhere = created(elsewhere).seal(FIRST_EVENT, STORY);

        provider.destroy(CONTENT.wrappedUnder());

        assertThat(sealer.open(CONTENT, FIRST_EVENT, sealed)).isInstanceOf(Opening.Erased.class);
        assertThat(sealer.create(new FileKey("linden", "f9", Purpose.CONTENT))).isInstanceOf(Opening.Erased.class);
        assertThat(sealer.open(elsewhere, FIRST_EVENT, sealedElsewhere).asOptional())
                .hasValue(STORY);
    }

    @Test
    void creatingAgainGivesTheSameKey() {
        byte[] sealed = created(CONTENT).seal(FIRST_EVENT, STORY);

        assertThat(created(CONTENT).open(FIRST_EVENT, sealed).asOptional()).hasValue(STORY);
    }

    @Test
    void createdByManyAtOnceThereIsOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int file = 0; file < 50; file++) {
                FileKey name = new FileKey("linden", "at-once-" + file, Purpose.CONTENT);
                Callable<Seal> create = () -> created(name);

                List<Seal> seals = new ArrayList<>();
                for (Future<Seal> made : threads.invokeAll(List.of(create, create, create, create))) {
                    seals.add(made.get());
                }

                for (Seal one : seals) {
                    byte[] sealed = one.seal(FIRST_EVENT, STORY);
                    assertThat(seals)
                            .allSatisfy(other -> assertThat(
                                            other.open(FIRST_EVENT, sealed).asOptional())
                                    .hasValue(STORY));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noNonceComesTwiceIn200000Sealings() {
        Seal seal = created(CONTENT);
        List<byte[]> sealings = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            sealings.add(seal.seal(FIRST_EVENT, new byte[0]));
        }

        assertThat(repeatedNonces(sealings)).isZero();

        // Planted: one sealing kept twice, with another tag.
        byte[] again = sealings.get(77_777).clone();
        again[again.length - 1] ^= 1;
        sealings.add(again);
        assertThat(repeatedNonces(sealings)).isEqualTo(1);
    }

    @Test
    void keysAreNamedInANarrowAlphabet() {
        for (String bad : List.of("", " ", "a\tb", "a\nb", "../x", "é", "-a", "x".repeat(101))) {
            assertThatThrownBy(() -> new FileKey(bad, "f", Purpose.CONTENT))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new FileKey("t", bad, Purpose.CONTENT))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Purpose(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new FileKey("t", FileKey.WHOLE_TENANT, Purpose.RECEIPT).file())
                .isEqualTo(new java.util.UUID(0, 0).toString());
    }

    private Seal created(FileKey name) {
        return sealer.create(name).asOptional().orElseThrow();
    }

    private interface Sealing {
        byte[] seal(Context place, byte[] plain);
    }

    private interface Unsealing {
        Optional<byte[]> open(Context place, byte[] sealed);
    }

    /** Seals for event, sealed, 12, and says in which of many other places that opens. */
    private static Set<Context> placesWhereItOpens(Sealing sealing, Unsealing unsealing) {
        byte[] sealed = sealing.seal(new Context("event", "sealed", "12"), STORY);
        Set<Context> opened = new HashSet<>();
        for (Context place : List.of(
                new Context("event", "sealed", "12"),
                new Context("event", "sealed", "13"),
                new Context("event", "sealed1", "2"),
                new Context("events", "ealed", "12"),
                new Context("eventsealed", "", "12"),
                new Context("", "eventsealed12", ""),
                new Context("event", "sealed", ""),
                new Context("note", "sealed", "12"),
                new Context("event", "title", "12"))) {
            if (unsealing.open(place, sealed).isPresent()) {
                opened.add(place);
            }
        }
        return opened;
    }

    private static byte[] runTogether(Context place) {
        return (place.table() + place.column() + place.row()).getBytes(UTF_8);
    }

    static List<byte[]> everyBitChanged(byte[] bytes) {
        List<byte[]> changed = new ArrayList<>();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] one = bytes.clone();
            one[bit / 8] ^= (byte) (1 << (bit % 8));
            changed.add(one);
        }
        return changed;
    }

    private static int repeatedNonces(List<byte[]> sealings) {
        Set<ByteBuffer> seen = new HashSet<>();
        int repeated = 0;
        for (byte[] sealed : sealings) {
            repeated += seen.add(ByteBuffer.wrap(sealed, 1, GcmKey.NONCE_BYTES)) ? 0 : 1;
        }
        return repeated;
    }
}
