package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @TempDir
    Path scratch;

    private Linden linden;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
    }

    private UUID linked(UUID file) {
        return linden.memory
                .ports()
                .files()
                .load(TENANT, file)
                .orElseThrow()
                .linked()
                .get(0)
                .file()
                .id();
    }

    private Reported withPhoto(String identity, Contact contact) {
        Upload photo = new Upload("photos", "soup.jpg", "image/jpeg", new byte[] {1, 2, 3});
        return done(linden.casework
                .reporting()
                .report(
                        linden.visitor,
                        complaint("web", identity, contact, "The soup was cold.", List.of(photo)),
                        null));
    }

    @Test
    void dangerOpensAFileOfItsOwnWithWhatIsNeededAndTheFirstOneGoesOn() {
        UUID file = withPhoto("named", AN).file();

        Performed raised = linden.act(linden.handler, file, "raise-danger", Map.of());

        UUID danger = linked(file);
        assertThat(raised.opened()).as("the handler may not see it").isEmpty();
        assertThat(raised.stage()).isEqualTo("intake");
        FileView seen = linden.open(linden.coordinator, danger);
        assertThat(seen.number()).isNull();
        assertThat(seen.facts()).extracting(FactView::text).contains("The soup was cold.", "Meals");
        assertThat(seen.attachments()).extracting(AttachmentView::name).containsExactly("soup.jpg");
        assertThat(done(linden.casework
                                .handling()
                                .attachment(
                                        linden.coordinator,
                                        danger,
                                        seen.attachments().get(0).id()))
                        .content())
                .containsExactly(1, 2, 3);
        assertThat(done(linden.casework.handling().contact(linden.coordinator, danger, "complainant"))
                        .contact()
                        .name())
                .isEqualTo("An Example");
        assertThat(linden.casework.handling().open(linden.handler, danger)).isInstanceOf(Answer.Missing.class);
        assertThat(linden.open(linden.handler, file).links()).isEmpty();
        assertThat(Chain.broken(TENANT, danger, linden.memory.entries(TENANT, danger)))
                .isEmpty();
    }

    @Test
    void aSignalTriggersAClockInTheFileItCameFrom() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "raise-danger", Map.of());

        linden.act(linden.coordinator, linked(file), "take-step", Map.of("step", "Called the kitchen."));

        assertThat(linden.open(linden.handler, file).clocks())
                .extracting(ClockView::clock)
                .containsExactly("treatment", "inform");
        assertThat(linden.memory.file(TENANT, file).handlers())
                .as("who acted in the linked file has not handled this one")
                .containsExactly("hana");
        assertThat(linden.memory.clocks(TENANT, file)).containsKey("inform-1");
    }

    @Test
    void aFileThatMovesLeavesOnlyTheLineTransferred() {
        Reported reported = withPhoto("named", AN);
        UUID file = reported.file();
        linden.pass(Duration.ofDays(3));
        linden.act(linden.handler, file, "admit", Map.of("reason", "Ours, we thought."));

        linden.act(linden.handler, file, "move-to-dpo", Map.of());

        UUID moved = linked(file);
        FileView left = linden.open(linden.handler, file);
        assertThat(left.transferred()).isTrue();
        assertThat(left.outcome()).isEqualTo("transferred");
        assertThat(left.kind()).isNull();
        assertThat(left.facts()).isEmpty();
        assertThat(left.messages()).isEmpty();
        assertThat(left.attachments()).isEmpty();
        assertThat(left.clocks()).isEmpty();
        assertThat(done(linden.casework.handling().history(linden.handler, file)))
                .isEmpty();
        assertThat(done(linden.casework.work().register(linden.handler, RegisterFilter.all()))
                        .items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.transferred()).isTrue();
                    assertThat(line.number()).isEqualTo("LI-2026-0001");
                    assertThat(line.kind()).isNull();
                    assertThat(line.about()).isEmpty();
                });
        assertThat(done(linden.casework.work().worklist(linden.handler, WorkFilter.all()))
                        .items())
                .isEmpty();
        FileView there = linden.open(linden.dpo, moved);
        assertThat(there.number()).isEqualTo("PR-2026-001");
        assertThat(there.received()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(there.clocks().get(0).due()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(there.facts()).extracting(FactView::text).contains("The soup was cold.", "Ours, we thought.");
        assertThat(there.attachments()).hasSize(1);
    }

    @Test
    void theReceiptGoesAlongWithAFileThatMoves() {
        Reported reported = linden.report("anonymous", null);
        linden.act(linden.handler, reported.file(), "move-to-dpo", Map.of());

        MailboxView view = done(linden.casework.mailbox().enter(linden.by(reported.receipt())));

        assertThat(view.files()).extracting(FileView::procedure).containsExactly("privacy");
        done(linden.casework
                .mailbox()
                .act(
                        linden.by(reported.receipt()),
                        null,
                        ActRequest.of("answer", Map.of("answer", "Fine.")),
                        null,
                        null));
        assertThat(linden.memory.identities(TENANT)).isZero();
    }

    @Test
    void noTimeFinerThanTheDayComesWithALinkedAnonymousFile() {
        linden.now = Instant.parse("2026-03-02T16:59:59.999Z");
        Reported reported = linden.report("anonymous", null);
        linden.now = Instant.parse("2026-03-02T17:20:00Z");

        linden.act(linden.handler, reported.file(), "raise-danger", Map.of());

        assertThat(linden.memory.dump(TENANT)).doesNotContain("16:59").doesNotContain("17:59");
        assertThat(linden.memory.entries(TENANT, linked(reported.file())).get(0).at())
                .isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
    }
}
