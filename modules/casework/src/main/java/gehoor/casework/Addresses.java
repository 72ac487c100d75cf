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

    /** An organisation's first page. */
    public String portal(String tenant) {
        return base + "/" + tenant;
    }

    /** Where a receipt is typed in. */
    public String mailbox(String tenant) {
        return base + "/" + tenant + "/postvak";
    }

    /** Where a ticket of an invitation opens what was asked. It stands in the fragment: browsers send that to nobody. */
    public String invitation(String tenant, String ticket) {
        return base + "/" + tenant + "/gevraagd#" + ticket;
    }

    /** Where a ticket gives a new code for the mailbox. */
    public String newReceipt(String tenant, String ticket) {
        return mailbox(tenant) + "/nieuw#" + ticket;
    }

    public String file(String tenant, UUID file) {
        return base + "/" + tenant + "/werk/dossier/" + file;
    }
}
