package gehoor.casework;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for; all that is given must be found in the same file. Null: not asked.
 *
 * @param text words that somebody wrote, at most eight, in whatever form
 * @param name what somebody in the file is called, whole words
 * @param mail a mail address, whole
 * @param phone a telephone number; how it is written does not matter
 * @param after go on behind this place of an earlier page
 * @param size lines wanted, 1 to 100
 */
public record FindRequest(
        @Nullable String text,
        @Nullable String name,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String after,
        int size) {
    /** Tells nothing of who is looked for. */
    @Override
    public String toString() {
        return "FindRequest[]";
    }
}
