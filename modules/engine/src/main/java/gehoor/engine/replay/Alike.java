package gehoor.engine.replay;

import gehoor.engine.Entry;
import gehoor.engine.FileState;
import java.util.HashSet;
import java.util.Objects;

/** Whether the two ways of a file can be told apart. */
final class Alike {
    private Alike() {}

    /** Whether the same was done: the same changes, with the same recorded. */
    static boolean acts(Entry a, Entry b) {
        return a.changes().equals(b.changes()) && a.recorded().equals(b.recorded());
    }

    /** Whether nothing that a rule can look at tells them apart. */
    static boolean toRules(FileState a, FileState b) {
        return toOnlookers(a, b)
                && a.runs().equals(b.runs())
                && a.duties().equals(b.duties())
                && a.invitations().equals(b.invitations());
    }

    /** The same, clocks, duties and invitations left out of sight. */
    static boolean toOnlookers(FileState a, FileState b) {
        return a.stage().equals(b.stage())
                && Objects.equals(a.outcome(), b.outcome())
                && Objects.equals(a.closedOn(), b.closedOn())
                && Objects.equals(a.reported(), b.reported())
                && a.identity().equals(b.identity())
                && a.takenInBy().equals(b.takenInBy())
                && a.contact() == b.contact()
                && a.facts().equals(b.facts())
                && a.done().equals(b.done())
                && a.doneBy().equals(b.doneBy())
                && a.assigned().equals(b.assigned())
                && new HashSet<>(a.handlers()).equals(new HashSet<>(b.handlers()))
                && a.instruments().equals(b.instruments())
                && a.parties().equals(b.parties())
                && a.consents().equals(b.consents())
                && a.disclosures().equals(b.disclosures())
                && a.ties().equals(b.ties())
                && a.links().equals(b.links());
    }
}
