package gehoor.vault;

/**
 * Where in a file sealed bytes belong. Bytes moved to another place do not open there: not in another
 * column, row, file or tenant.
 *
 * <p>Where one thing is sealed in several pieces, the row says which of how many it is ({@code
 * "7f3a…/2-of-5"}); otherwise pieces could be left off unseen.
 *
 * @param row what tells this row from the others in its table within the file
 */
public record Context(String table, String column, String row) {

    /** The place of an event or another thing that is numbered within its file. */
    public static Context of(String table, String column, long sequence) {
        return new Context(table, column, Long.toString(sequence));
    }
}
