package gehoor.casework;

/**
 * How many files of a part of the worklist wait, of those that this person may see.
 *
 * @param which {@link WorkFilter.Which#word}
 * @param files as far as was looked
 * @param more there may be more than that
 */
public record WorkCount(String which, int files, boolean more) {}
