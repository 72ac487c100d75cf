package gehoor.casework;

import java.util.UUID;

/**
 * Where people find the platform on the web, for letters.
 *
 * @param base without slash at the end: {@code https://gehoor.example.org}
 */
public record Addresses(String base) {
    public Addresses {
        base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Where a receipt is typed in. */
    public String mailbox(String tenant) {
        return base + "/" + tenant + "/postvak";
    }

    public String file(String tenant, UUID file) {
        return base + "/" + tenant + "/werk/dossier/" + file;
    }
}
