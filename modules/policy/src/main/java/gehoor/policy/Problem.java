package gehoor.policy;

/**
 * What is wrong in a tenant-config folder.
 *
 * @param what one sentence in English that names the word and, where there is one, the nearest known word
 */
public record Problem(Place at, String what) {
    @Override
    public String toString() {
        return at + "  " + what;
    }
}
