package gehoor.platform.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/** A tenant, and the people who come to it. */
public final class Tenant {
    private final String id;

    Tenant(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** One of the tenant's invented members of staff, with a real token. */
    public Person as(String username) {
        return new Person(new Door(id, username, null, "en", Map.of()));
    }

    /** Somebody without account or receipt. */
    public Person visitor() {
        return new Person(new Door(id, null, null, "en", Map.of()));
    }

    /** Somebody without account or receipt, whose browser sends these headers along. */
    public Person visitor(Map<String, String> headers) {
        return new Person(new Door(id, null, null, "en", new LinkedHashMap<>(headers)));
    }

    /** What a receipt opens. */
    public CaseFile mailbox(String receipt) {
        return new CaseFile(new Door(id, null, receipt, "en", Map.of()), null);
    }
}
