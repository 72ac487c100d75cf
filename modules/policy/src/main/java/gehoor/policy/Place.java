package gehoor.policy;

/**
 * Where something was written.
 *
 * @param file path relative to the tenant-config folder
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    public static final Place NOWHERE = new Place("", 0, 0);

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
