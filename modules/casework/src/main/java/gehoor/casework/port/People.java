package gehoor.casework.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Members of staff, as their tokens last told: who can be assigned, and how they are called. Filled by {@link #seen};
 * the demo fills it from tenant.yaml. The complainant is never here.
 */
public interface People {

    /**
     * @param id account id, as the actor carries it
     * @param mail null: no notices by mail
     */
    record Person(String id, String name, @Nullable String mail, Set<String> roles, Set<String> belongs) {}

    /** Those of these ids who are known. */
    List<Person> find(String tenant, Collection<String> ids);

    /** All of a tenant, by name; at most 1,000. */
    List<Person> all(String tenant);

    /** Remembers them as they are now. */
    void seen(String tenant, Person person);

    /** A view of a list that somebody keeps for themselves; what it is called and what it shows is sealed. */
    record KeptView(UUID id, String sealed) {}

    /** Those of one person, in no order. */
    List<KeptView> views(String tenant, String person);

    void keep(String tenant, String person, KeptView view);

    /** One of theirs; nothing happens where there is none. */
    void drop(String tenant, String person, UUID view);
}
