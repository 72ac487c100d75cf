package gehoor.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To whom something may be handed over if the complainant agrees, and what.
 *
 * @param to recipient: a role, a body or a party kind
 * @param from whose consent it is: null: the complainant's; else the kind of party, each of which is asked
 * @param usedUp handing over uses it up
 * @param items item id to label
 * @param otherwise what a refused person reads
 */
public record ConsentKind(
        String to,
        Words label,
        @Nullable String from,
        boolean usedUp,
        Map<String, Words> items,
        Words otherwise,
        String basis,
        Place at) {}
