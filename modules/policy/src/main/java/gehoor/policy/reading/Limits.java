package gehoor.policy.reading;

/**
 * How much is read at all. What exceeds a limit is refused before, or while, it is parsed: a hostile file
 * costs no more than the limit.
 *
 * @param fileBytes per file
 * @param nodes texts, lists and maps per file
 * @param depth of lists and maps within each other
 * @param files per tenant-config folder
 * @param totalBytes of all files together
 * @param problems that are told; the rest is counted
 */
public record Limits(int fileBytes, int nodes, int depth, int files, long totalBytes, int problems) {
    /** A file: ten times what the largest known procedure needs. A folder: more than a thousand organisations. */
    public static final Limits USUAL = new Limits(1 << 20, 60_000, 24, 50_000, 256L << 20, 1_000);
}
