package gehoor.casework;

/**
 * Who comes by receipt.
 *
 * @param code as typed: spaces, dashes and small letters do not matter
 */
public record ByReceipt(String tenant, String code, String language) {
    /** Tells nothing of the code. */
    @Override
    public String toString() {
        return "ByReceipt[" + tenant + "]";
    }
}
