package gehoor.platform.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A tenant, and the people who come to it. */
public final class Tenant {
    private static final Map<String, String> EXCHANGED = new ConcurrentHashMap<>();

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

    /**
     * What a receipt opens. A code that was given by phone is exchanged at its first use here, and the new one is used from
     * then on, as whoever got it would do.
     */
    public CaseFile mailbox(String receipt) {
        String code = EXCHANGED.computeIfAbsent(
                id + " " + receipt,
                first -> Gehoor.wire()
                        .enter(door(receipt))
                        .json()
                        .path("replacement")
                        .asText(receipt));
        return new CaseFile(door(code), null);
    }

    /** The same, with the code as it is. */
    public CaseFile mailboxAsIs(String receipt) {
        return new CaseFile(door(receipt), null);
    }

    private Door door(String receipt) {
        return new Door(id, null, receipt, "en", Map.of());
    }
}
