package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {
    @Test
    void noTwoAreAlike() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(Ticket.draw().text());
        }

        assertThat(drawn).hasSize(1000).allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void itIsReadAloneAndOutOfItsAddress() {
        Ticket ticket = Ticket.draw();

        assertThat(Ticket.read(ticket.text())).isEqualTo(ticket);
        assertThat(Ticket.read("  https://gehoor.example.org/linden/gevraagd?lang=nl#" + ticket.text() + "\n"))
                .isEqualTo(ticket);
    }

    @Test
    void whatIsNoTicketReadsAsOneThatWasNeverGiven() {
        String text = Ticket.draw().text();

        assertThat(Ticket.read(text.substring(1))).isNotEqualTo(Ticket.read(text.substring(1)));
        for (String wrong :
                new String[] {"", "#", text + "A", text.substring(1), "é" + text.substring(1), "=".repeat(43)}) {
            assertThat(Ticket.read(wrong).text()).isNotEqualTo(text);
        }
    }

    /** 43 characters hold two bits more than a ticket has. */
    @Test
    void ofSeveralWaysToWriteTheSameBitsOneIsRead() {
        Ticket ticket = Ticket.read("A".repeat(43));

        assertThat(Ticket.read("A".repeat(43))).isEqualTo(ticket);
        assertThat(Ticket.read("A".repeat(42) + "B")).isNotEqualTo(ticket);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 1_000_000})
    void whatIsTooLongIsNotLookedAt(int length) {
        assertThat(Ticket.read("#".repeat(length))).isNotNull();
    }

    @Test
    void itTellsNothingOfItself() {
        Ticket ticket = Ticket.draw();

        assertThat(ticket.toString()).doesNotContain(ticket.text());
        assertThat(ticket.hashCode()).isEqualTo(Ticket.draw().hashCode());
    }

    @Test
    void itsLookUpKeyIsItsOwnInEachTenantAndNeverThatOfAReceipt(@TempDir Path folder) {
        Receipts receipts =
                new Receipts(new Sealer(new FileKeyProvider(folder.resolve("tenant-keys")), new KeysInMemory()));
        Ticket ticket = Ticket.draw();

        byte[] here = receipts.lookupKey("linden", ticket).asOptional().orElseThrow();
        assertThat(here).hasSize(32);
        assertThat(receipts.lookupKey("linden", Ticket.read(ticket.text())).asOptional())
                .hasValue(here);
        assertThat(receipts.lookupKey("poplar", ticket).asOptional().orElseThrow())
                .isNotEqualTo(here);
    }
}
