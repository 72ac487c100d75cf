package gehoor.vault;

/**
 * What a key is for. Keys of different purposes are different keys, so that a compartment holds
 * cryptographically and not only by a query: a data protection officer's files are sealed under
 * purposes of their own, such as {@code DPO-CONTENT}.
 *
 * @param name 1 to 100 characters: letters, digits, and {@code . _ : -} after the first
 */
public record Purpose(String name) {

    /** What people write: narratives, messages, notes, attachments. */
    public static final Purpose CONTENT = new Purpose("CONTENT");

    /** Who a complainant is and how to reach them. */
    public static final Purpose IDENTITY = new Purpose("IDENTITY");

    /** The look-up of receipts: one key for a whole tenant. */
    public static final Purpose RECEIPT = new Purpose("RECEIPT");

    /** The tokens by which files are found again: one key for a whole tenant. */
    public static final Purpose SEARCH = new Purpose("SEARCH");

    /** What travels with pages and comes back with them: one key for a whole tenant. */
    public static final Purpose PAGE = new Purpose("PAGE");

    public Purpose {
        Names.check("purpose", name);
    }
}
