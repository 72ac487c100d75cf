package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.EntryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final UUID FILE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static List<EntryRow> chain(int entries) {
        List<EntryRow> rows = new ArrayList<>();
        byte[] previous = Chain.START;
        for (int seq = 1; seq <= entries; seq++) {
            byte[] sealed = {(byte) seq};
            byte[] hash = Chain.hash("linden", FILE, seq, "{}", sealed, previous);
            rows.add(new EntryRow(seq, Instant.EPOCH, "{}", sealed, previous, hash));
            previous = hash;
        }
        return rows;
    }

    @Test
    void aWholeChainHolds() {
        assertThat(Chain.broken("linden", FILE, chain(5))).isEmpty();
    }

    @Test
    void whatIsChangedLeftOutMovedOrTakenElsewhereBreaksTheChain() {
        EntryRow third = chain(5).get(2);
        List<EntryRow> changed = chain(5);
        changed.set(2, new EntryRow(3, third.at(), "{ }", third.sealed(), third.previous(), third.hash()));
        List<EntryRow> unsealed = chain(5);
        unsealed.set(2, new EntryRow(3, third.at(), third.clear(), null, third.previous(), third.hash()));
        List<EntryRow> leftOut = chain(5);
        leftOut.remove(2);
        List<EntryRow> exchanged = chain(5);
        java.util.Collections.swap(exchanged, 2, 3);

        assertThat(Chain.broken("linden", FILE, changed)).hasValue(3);
        assertThat(Chain.broken("linden", FILE, unsealed)).hasValue(3);
        assertThat(Chain.broken("linden", FILE, leftOut)).hasValue(3);
        assertThat(Chain.broken("linden", FILE, exchanged)).hasValue(3);
        assertThat(Chain.broken("poplar", FILE, chain(5))).hasValue(1);
        assertThat(Chain.broken("linden", UUID.randomUUID(), chain(5))).hasValue(1);
    }
}
