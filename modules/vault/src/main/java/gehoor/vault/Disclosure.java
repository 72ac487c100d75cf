package gehoor.vault;

import java.time.Instant;

/**
 * The act of telling someone who a person is: to whom, on which ground, what for, until when. It is
 * written down before anything is told.
 *
 * @param to the one who is told: an actor's id, never a name
 * @param role the role in which they are told
 * @param ground the procedure's rule that allows it
 * @param purpose where the sealed text stands that says what for
 * @param until the moment from which this disclosure opens nothing any more
 */
public record Disclosure(String to, String role, String ground, String purpose, Instant until) {
    public Disclosure {
        Names.present("to whom is disclosed", to);
        Names.present("the role of a disclosure", role);
        Names.present("the ground of a disclosure", ground);
        Names.present("the purpose of a disclosure", purpose);
    }
}
