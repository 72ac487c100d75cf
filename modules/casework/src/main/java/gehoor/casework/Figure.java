package gehoor.casework;

/**
 * How many files of so many, told so that it points to none: never an exact number, never whether few are none, never whether all but
 * few are all.
 *
 * @param atLeast a multiple of five: so many, and fewer than five more; 0 where it is fewer than five
 */
public record Figure(How how, int atLeast) {
    /** A crowd of fewer could be known by name. */
    static final int CROWD = 5;

    static final Figure FEW = new Figure(How.FEWER_THAN_FIVE, 0);

    public enum How {
        /** None to four. */
        FEWER_THAN_FIVE,
        /** {@code atLeast} and fewer than five more. */
        ABOUT,
        /** All that were looked at, or all but fewer than five. */
        ALL_OR_ALL_BUT_FEW
    }

    /**
     * @param count how many
     * @param of how many were looked at
     */
    static Figure of(int count, int of) {
        if (count < CROWD) {
            return FEW;
        }
        if (of - count < CROWD) {
            return new Figure(How.ALL_OR_ALL_BUT_FEW, of / CROWD * CROWD);
        }
        return new Figure(How.ABOUT, count / CROWD * CROWD);
    }

    /** How many there are at all. */
    static Figure whole(int count) {
        return count < CROWD ? FEW : new Figure(How.ABOUT, count / CROWD * CROWD);
    }
}
