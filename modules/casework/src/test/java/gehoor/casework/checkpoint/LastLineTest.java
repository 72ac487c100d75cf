package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.checkpoint.Checkpointing.Stopped;
import gehoor.casework.checkpoint.Checkpointing.Why;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.vault.FileNotary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the last line what was removed as agreed is told from what was emptied. */
class LastLineTest {
    private static final String TENANT = "linden";
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger(TENANT);
    private CheckpointLog log;
    private FileNotary notary;
    private Checkpointing checkpointing;

    @BeforeEach
    void twoFilesAreSealed() {
        log = new CheckpointFolder(home.resolve("checkpoints"));
        notary = new FileNotary(home.resolve("notary"));
        checkpointing = new Checkpointing(ledger, ledger, log, notary, new Random(1));
        ledger.begin(false, NOON);
        ledger.begin(false, NOON);
        ledger.govern("ada", NOON);
        checkpointing.seal(TENANT, ZoneOffset.UTC, NOON);
    }

    private LastLine written() throws LastLine.Behind {
        return LastLine.write(
                log, TENANT, 1, NOON.plusSeconds(60), Optional.of(new Leaf(Leaf.TRAIL, 1, "ab".repeat(32))), notary);
    }

    private Sealed read() {
        return Sealed.read(log, TENANT, List.of(notary.key()));
    }

    private List<What> faults(Ledger there, boolean saidSo, long rows) {
        Verification verification = there.looked(read());
        verification.removal(saidSo, rows);
        return verification.result().faults().stream().map(Fault::what).toList();
    }

    @Test
    void it_stands_behind_the_last_checkpoint_signed_and_nothing_comes_behind_it() throws Exception {
        LastLine line = written();

        assertThat(line.number()).isEqualTo(2);
        assertThat(line.previous())
                .isEqualTo(checkpointing.latest(TENANT, 2).get(0).hash());
        assertThat(LastLine.of(log, TENANT, List.of(notary.key()))).contains(line);
        assertThat(LastLine.of(log, TENANT, List.of(new FileNotary(home.resolve("other")).key())))
                .isEmpty();
        assertThat(read().removed()).contains(line);
        assertThat(read().files()).isEqualTo(2);
        assertThat(line.statement()).startsWith("gehoor.removed 1\ntenant linden\n");

        ledger.begin(false, NOON.plusSeconds(90));
        assertThat(checkpointing.seal(TENANT, ZoneOffset.UTC, NOON.plusSeconds(90)))
                .as("a database that was put back is not sealed over")
                .isEqualTo(new Stopped(Why.REMOVED));
        assertThatThrownBy(this::written).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void where_the_folder_is_another_one_nothing_is_written() {
        CheckpointLog other = new CheckpointFolder(home.resolve("elsewhere"));

        assertThatThrownBy(() -> LastLine.write(other, TENANT, 1, NOON, Optional.empty(), notary))
                .isInstanceOf(LastLine.Behind.class)
                .hasMessageContaining("number 0")
                .hasMessageContaining("number 1");

        assertThat(other.tenants()).isEmpty();
    }

    @Test
    void what_was_removed_as_agreed_is_whole_and_what_is_not_is_told() throws Exception {
        Ledger emptied = new Ledger(TENANT);
        assertThat(faults(emptied, false, 0)).as("emptied").contains(What.GONE);
        assertThat(faults(emptied, true, 0)).contains(What.NO_LAST_LINE);

        written();
        assertThat(faults(emptied, true, 0)).isEmpty();
        assertThat(faults(emptied, true, 3)).containsExactly(What.REMAINS);
        assertThat(faults(emptied, false, 0)).containsExactly(What.NOT_SAID);
        assertThat(faults(ledger, false, 17)).containsExactly(What.BACK);
    }

    @Test
    void a_line_that_was_bent_moved_or_written_behind_it_is_found() throws Exception {
        written();
        Path file = home.resolve("checkpoints").resolve(TENANT + ".jsonl");
        List<String> lines = Files.readAllLines(file);
        Ledger emptied = new Ledger(TENANT);

        put(file, List.of(lines.get(0), lines.get(1).replace("\"acts\":1", "\"acts\":2")));
        assertThat(faults(emptied, true, 0)).contains(What.SIGNATURE, What.NO_LAST_LINE);
        put(file, List.of(lines.get(1)));
        assertThat(faults(emptied, true, 0)).contains(What.PLACE, What.NO_LAST_LINE);
        put(file, List.of(lines.get(0), lines.get(1), lines.get(1)));
        assertThat(faults(emptied, true, 0)).containsExactly(What.PLACE);
        put(file, List.of(lines.get(0), lines.get(1), lines.get(0)));
        assertThat(faults(emptied, true, 0)).containsExactly(What.PLACE);
        put(file, List.of(lines.get(0), lines.get(1).replace(TENANT, "poplar")));
        assertThat(faults(emptied, true, 0)).contains(What.PLACE, What.NO_LAST_LINE);
    }

    private static void put(Path file, List<String> lines) throws IOException {
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
}
