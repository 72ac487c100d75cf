package gehoor.casework;

import gehoor.engine.rehearsal.Rehearsals;
import gehoor.engine.verification.Findings;
import gehoor.engine.verification.Limits;
import gehoor.engine.verification.Verification;
import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.util.List;

/**
 * The procedures of one organisation, as somebody would have them, held to what they say: its worked examples are played once, and with what they
 * show each version can be proved.
 *
 * @param rehearsals what came of the organisation's own examples
 */
public record Examined(Tenant tenant, Book book, Rehearsals rehearsals) {

    /**
     * Plays the examples; that takes a second or two.
     *
     * @throws java.util.NoSuchElementException where the organisation is not in what was read
     */
    public static Examined of(Reading.Read read, String tenant) {
        return new Examined(
                read.book().tenant(tenant).orElseThrow(),
                read.book(),
                Rehearsals.run(
                        read.book(),
                        read.examples().stream()
                                .filter(example -> example.tenant().equals(tenant))
                                .toList()));
    }

    /** All versions of all procedures. */
    public List<Procedure> versions() {
        return tenant.procedures().values().stream().flatMap(List::stream).toList();
    }

    /** What one of them promises, held against every situation; that takes seconds, and for a large procedure half a minute. */
    public Findings findings(Procedure version) {
        return Verification.of(tenant, version, book, rehearsals.shown(version), Limits.USUAL);
    }
}
