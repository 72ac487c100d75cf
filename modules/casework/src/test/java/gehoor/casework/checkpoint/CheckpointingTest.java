package gehoor.casework.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.checkpoint.Checkpointing.Done;
import gehoor.casework.checkpoint.Checkpointing.Stopped;
import gehoor.casework.checkpoint.Checkpointing.Why;
import gehoor.vault.FileNotary;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointingTest {
    private static final String TENANT = "linden";
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-11-22T23:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-23T23:05:00Z");

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger(TENANT);
    private Path file;
    private CheckpointLog log;
    private FileNotary notary;
    private Checkpointing checkpointing;

    @BeforeEach
    void open() {
        file = home.resolve("checkpoints").resolve(TENANT + ".jsonl");
        log = new CheckpointFolder(home.resolve("checkpoints"));
        notary = new FileNotary(home.resolve("keys/notary"));
        checkpointing = with(notary, 1);
    }

    private Checkpointing with(Notary other, long seed) {
        return new Checkpointing(ledger, ledger, log, other, new Random(seed));
    }

    private Done sealed(Instant now) {
        return (Done) checkpointing.seal(TENANT, BRUSSELS, now);
    }

    private Why stopped(Instant now) {
        return ((Stopped) checkpointing.seal(TENANT, BRUSSELS, now)).why();
    }

    private Sealed read() {
        return Sealed.read(log, TENANT, List.of(notary.key()));
    }

    private Verification.Result held() {
        return ledger.held(read());
    }

    @Test
    void whatIsNewIsSealedOnceAndTheRestIsNamed() {
        UUID one = ledger.begin(false, MONDAY_NOON);
        ledger.begin(false, MONDAY_NOON);
        Done first = sealed(MONDAY_NOON.plusSeconds(60));
        ledger.act(one, MONDAY_NOON.plusSeconds(90));

        assertThat(held().whole()).isTrue();
        assertThat(held().unsealed())
                .isEqualTo(new Verification.Unsealed(
                        1, 1, 0, MONDAY_NOON.plusSeconds(90), MONDAY_NOON.plusSeconds(90), 0));
        Done second = sealed(MONDAY_NOON.plusSeconds(120));
        Done third = sealed(MONDAY_NOON.plusSeconds(180));

        assertThat(first.made()).isOne();
        assertThat(second.made()).isOne();
        assertThat(second.latest().leaves()).containsExactly(new Leaf(one, 2, chain(one, 2)));
        assertThat(second.latest().previous()).isEqualTo(first.latest().hash());
        assertThat(third).isEqualTo(new Done(0, second.latest()));
        assertThat(held().unsealed().entries()).isZero();
        assertThat(read().latest())
                .contains(new Sealed.Last(
                        2, MONDAY_NOON.plusSeconds(120), second.latest().hash()));
    }

    private String chain(UUID of, int seq) {
        return java.util.HexFormat.of()
                .formatHex(ledger.file(of).history.get(seq - 1).hash());
    }

    /** A transaction that took long commits what others, sealed meanwhile, came after. */
    @Test
    void whatWasCommittedLateIsNotMissed() {
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        UUID late = ledger.begin(false, MONDAY_NOON.minusSeconds(3600));

        assertThat(sealed(MONDAY_NOON.plusSeconds(60)).latest().leaves())
                .extracting(Leaf::file)
                .containsExactly(late);
    }

    /** Who looks at what is new alone looks back to midnight, and at everything once a day and after a start. */
    @Test
    void whatWasCommittedMuchLaterThanItSaysIsNotMissedForLongerThanADay() {
        ledger.begin(false, MONDAY_NOON);
        assertThat(lately(MONDAY_NOON)).hasSize(1);
        UUID thisMorning = ledger.begin(false, MONDAY_MORNING);
        UUID yesterday = ledger.begin(false, MONDAY_MORNING.minusSeconds(1));

        assertThat(lately(MONDAY_NOON.plusSeconds(60))).containsExactly(thisMorning);
        assertThat(lately(MONDAY_NOON.plusSeconds(120))).isEmpty();
        assertThat(lately(TUESDAY)).containsExactly(yesterday);

        UUID longAgo = ledger.begin(false, MONDAY_MORNING.minusSeconds(86_400));
        assertThat(lately(TUESDAY.plusSeconds(60))).isEmpty();
        checkpointing = with(notary, 2);
        assertThat(lately(TUESDAY.plusSeconds(120))).as("by another process").containsExactly(longAgo);
        assertThat(held().unsealed().entries()).isZero();
    }

    @Test
    void whoAsksHasAllFilesLookedAt() {
        ledger.begin(false, MONDAY_NOON);
        lately(MONDAY_NOON);
        UUID longAgo = ledger.begin(false, MONDAY_MORNING.minusSeconds(86_400));

        assertThat(lately(MONDAY_NOON.plusSeconds(60))).isEmpty();
        assertThat(sealed(MONDAY_NOON.plusSeconds(120)).latest().leaves())
                .extracting(Leaf::file)
                .containsExactly(longAgo);
    }

    private List<UUID> lately(Instant now) {
        Done done = (Done) checkpointing.sealLately(TENANT, BRUSSELS, now);
        return done.made() == 0
                ? List.of()
                : done.latest().leaves().stream().map(Leaf::file).toList();
    }

    @Test
    void anAnonymousFileWaitsForItsDayToBeOver() {
        UUID anonymous = ledger.begin(true, MONDAY_MORNING);
        ledger.begin(false, MONDAY_NOON);
        Done monday = sealed(MONDAY_NOON);
        ledger.act(anonymous, MONDAY_NOON.plusSeconds(60));
        sealed(MONDAY_NOON.plusSeconds(120));

        assertThat(monday.latest().leaves()).hasSize(1).extracting(Leaf::file).doesNotContain(anonymous);
        assertThat(held().unsealed().waiting()).isEqualTo(2);
        ledger.act(anonymous, TUESDAY.minusSeconds(60));
        Done tuesday = sealed(TUESDAY);

        assertThat(tuesday.latest().leaves()).containsExactly(new Leaf(anonymous, 2, chain(anonymous, 2)));
        assertThat(tuesday.latest().through()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(held().whole()).isTrue();
    }

    @Test
    void whatIsAnonymousIsSealedOnceADayHoweverOftenSomebodyAsks() {
        UUID first = ledger.begin(true, MONDAY_MORNING);
        Done tuesday = sealed(TUESDAY);
        UUID late = ledger.begin(true, MONDAY_MORNING);

        assertThat(tuesday.latest().leaves()).extracting(Leaf::file).containsExactly(first);
        assertThat(sealed(TUESDAY.plusSeconds(60)).made()).isZero();
        assertThat(sealed(TUESDAY.plusSeconds(3600)).made()).isZero();
        assertThat(sealed(TUESDAY.plusSeconds(86_400)).latest().leaves())
                .extracting(Leaf::file)
                .containsExactly(late);
    }

    @Test
    void aDayWithoutAnythingHasItsCheckpointToo() {
        Done first = sealed(MONDAY_NOON);
        Done again = sealed(MONDAY_NOON.plusSeconds(60));
        Done next = sealed(TUESDAY);

        assertThat(List.of(first.made(), again.made(), next.made())).containsExactly(1, 0, 1);
        assertThat(next.latest().leaves()).isEmpty();
        assertThat(held().whole()).isTrue();
    }

    @Test
    void theOrderWithinABatchIsDrawnByLot() throws IOException {
        List<UUID> inOrder = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inOrder.add(ledger.begin(true, MONDAY_MORNING));
        }
        Set<List<UUID>> orders = new HashSet<>();
        for (int seed = 0; seed < 8; seed++) {
            Ledger anew = ledger.copy();
            Files.deleteIfExists(file);
            Checkpointing drawing = new Checkpointing(anew, anew, log, notary, new Random(seed));
            Done done = (Done) drawing.seal(TENANT, BRUSSELS, TUESDAY);
            List<UUID> order = done.latest().leaves().stream().map(Leaf::file).toList();
            assertThat(order).containsExactlyInAnyOrderElementsOf(inOrder);
            orders.add(order);
        }

        assertThat(orders).hasSize(8).doesNotContain(inOrder);
    }

    @Test
    void moreThanOneHoldsIsSealedInSeveral() {
        for (int i = 0; i < 2001; i++) {
            ledger.begin(i % 2 == 0, MONDAY_MORNING);
        }

        assertThat(sealed(TUESDAY).made()).isEqualTo(2);
        assertThat(held().unsealed().entries()).isZero();
        assertThat(held().whole()).isTrue();
    }

    /** Outside it is written, inside it is not. */
    @Test
    void whoDiesBetweenOutsideAndInsideLeavesNothingUndone() {
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        UUID file2 = ledger.begin(false, MONDAY_NOON);
        ledger.dies = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> sealed(MONDAY_NOON.plusSeconds(60))).hasMessage("on purpose");
        assertThat(read().count()).isEqualTo(2);
        assertThat(ledger.noted).hasSize(1);
        assertThat(held().whole()).isTrue();
        UUID file3 = ledger.begin(false, MONDAY_NOON);

        Done healed = sealed(MONDAY_NOON.plusSeconds(120));

        assertThat(healed.latest().number()).isEqualTo(3);
        assertThat(healed.latest().leaves()).extracting(Leaf::file).containsExactly(file3);
        assertThat(ledger.file(file2).coveredBy).isEqualTo(2);
        assertThat(held().whole()).isTrue();
        assertThat(held().unsealed().entries()).isZero();
    }

    @Test
    void halfALineIsWhatACrashLeavesAndIsCutOff() throws IOException {
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        ledger.begin(false, MONDAY_NOON);
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 200));

        assertThat(read().halfALine()).isTrue();
        assertThat(held().whole()).isTrue();
        sealed(MONDAY_NOON.plusSeconds(60));

        assertThat(read().halfALine()).isFalse();
        assertThat(read().count()).isEqualTo(2);
        assertThat(held().whole()).isTrue();
    }

    /** The database knows that the line was whole. */
    @Test
    void aLineThatSomebodyCutIsNotTakenForACrash() throws IOException {
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 1));

        assertThat(stopped(MONDAY_NOON.plusSeconds(60))).isEqualTo(Why.FOLDER_BEHIND);
        assertThat(held().faults()).containsExactly(Fault.of(Fault.What.FOLDER_BEHIND, 1));
        assertThat(Files.readString(file)).as("nothing was cut away").hasSize(whole.length() - 1);
    }

    @Test
    void anEmptiedFolderIsNotTakenForABeginning() throws IOException {
        assertThat(held().whole()).as("never sealed").isTrue();
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        Files.delete(file);

        assertThat(stopped(MONDAY_NOON)).isEqualTo(Why.FOLDER_BEHIND);
        assertThat(Files.exists(file)).isFalse();
        assertThat(held().faults()).containsExactly(Fault.of(Fault.What.FOLDER_BEHIND, 1));
    }

    @Test
    void aDatabaseThatWasPutBackIsNotSealedOver() throws IOException {
        UUID one = ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        Ledger backup = ledger.copy();
        ledger.act(one, MONDAY_NOON);
        sealed(MONDAY_NOON.plusSeconds(60));
        ledger.files = backup.files;
        ledger.noted = backup.noted;
        ledger.begin(false, MONDAY_NOON);

        assertThat(stopped(MONDAY_NOON.plusSeconds(120))).isEqualTo(Why.DATABASE_BEHIND);
        assertThat(read().count()).isEqualTo(2);
        assertThat(held().faults()).containsExactly(Fault.of(one, Fault.What.CUT, 2));
        // What was lost is known; who answers for it goes on from what both have.
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n");
        assertThat(sealed(MONDAY_NOON.plusSeconds(180)).latest().number()).isEqualTo(2);
        assertThat(held().whole()).isTrue();
    }

    @Test
    void aFolderThatIsLostForGoodIsBegunAnewByWhoOwnsTheDatabase() throws IOException {
        ledger.begin(false, MONDAY_NOON);
        sealed(MONDAY_NOON);
        Files.delete(file);
        assertThat(stopped(MONDAY_NOON)).isEqualTo(Why.FOLDER_BEHIND);
        ledger.noted.clear();
        ledger.files.values().forEach(each -> each.covered = 0);

        assertThat(sealed(MONDAY_NOON.plusSeconds(60)).latest().leaves()).hasSize(1);
        assertThat(held().whole()).isTrue();
    }

    @Test
    void aCheckpointOfAnotherNotaryIsNotGoneOnFrom() {
        ledger.begin(false, MONDAY_NOON);
        Ledger before = ledger.copy();
        with(new FileNotary(home.resolve("other")), 1).seal(TENANT, BRUSSELS, MONDAY_NOON);
        ledger.files = before.files;
        ledger.noted = before.noted;

        assertThat(stopped(MONDAY_NOON)).isEqualTo(Why.DIFFERENT);
    }

    @Test
    void aFolderOrANotaryThatIsNotThereIsSaid() throws IOException {
        ledger.begin(false, MONDAY_NOON);
        Files.writeString(home.resolve("checkpoints"), "not a folder");
        assertThat(stopped(MONDAY_NOON)).isEqualTo(Why.UNREACHABLE);
        Files.delete(home.resolve("checkpoints"));
        checkpointing = with(
                new Notary() {
                    @Override
                    public byte[] sign(byte[] statement) {
                        throw new KeysUnavailable("on purpose");
                    }

                    @Override
                    public NotaryKey key() {
                        return notary.key();
                    }
                },
                1);
        assertThat(stopped(MONDAY_NOON)).isEqualTo(Why.NO_NOTARY);
        assertThat(ledger.noted).isEmpty();
    }

    @Test
    void whatIsInTheWayIsSaidInEveryLanguage() {
        for (Why why : Why.values()) {
            for (String language : List.of("nl", "fr", "en")) {
                assertThat(Checkpoints.words(why).in(language)).isNotBlank().doesNotContain("''");
            }
        }
    }

    @Test
    void theFolderIsForItsOwnerAloneAndGivesItsLastLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String line = i + " " + "é".repeat(i * 1000);
            lines.add(line);
            log.append(TENANT, line);
        }
        List<String> each = new ArrayList<>();

        assertThat(log.each(TENANT, each::add)).isFalse();
        assertThat(each).isEqualTo(lines);
        assertThat(log.last(TENANT, 7)).isEqualTo(lines.subList(23, 30));
        assertThat(log.last(TENANT, 100)).isEqualTo(lines);
        assertThat(log.last("poplar", 100)).isEmpty();
        assertThat(log.tenants()).containsExactly(TENANT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> log.append("../linden", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
