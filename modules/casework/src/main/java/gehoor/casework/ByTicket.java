package gehoor.casework;

/**
 * Who comes by a link that works once.
 *
 * @param ticket as it came: the ticket, or the address with it
 */
public record ByTicket(String tenant, String ticket, String language) {
    /** Tells nothing of the ticket. */
    @Override
    public String toString() {
        return "ByTicket[" + tenant + "]";
    }
}
