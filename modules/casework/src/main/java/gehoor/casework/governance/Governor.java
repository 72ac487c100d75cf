package gehoor.casework.governance;

import gehoor.casework.Library;
import gehoor.casework.port.ProposalRows.Person;
import java.util.Collections;
import java.util.Set;

/**
 * Who decides about procedures.
 *
 * @param tenant at which organisation
 * @param account id of the account
 * @param name how they are called
 * @param roles those held at the organisation; empty where they run the platform
 * @param ofOrganisation one of the organisation itself; else who runs the platform
 * @param language in which answers are worded
 */
public record Governor(
        String tenant, String account, String name, Set<String> roles, boolean ofOrganisation, String language) {
    public Governor {
        roles = Set.copyOf(roles);
    }

    /** Who runs the platform. */
    public static Governor ofPlatform(String tenant, String account, String name, String language) {
        return new Governor(tenant, account, name, Set.of(), false, language);
    }

    /** Whether they decide here: who runs the platform, and whose role the organisation names for it. */
    boolean decides(Library library) {
        return !ofOrganisation
                || library.tenant(tenant)
                        .filter(known -> !Collections.disjoint(known.governedBy(), roles))
                        .isPresent();
    }

    Person person() {
        return new Person(account, name, ofOrganisation);
    }
}
