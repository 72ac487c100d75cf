package gehoor.policy;

/** How far two colours are apart for an eye, as WCAG 2.2 reckons it: from 1 (the same) to 21 (black on white). */
public final class Contrast {
    /** What text needs against what is behind it (criterion 1.4.3). */
    public static final double OF_TEXT = 4.5;

    /** What must be seen to be used, as the edge of a field, needs against what is beside it (criterion 1.4.11). */
    public static final double OF_CONTROLS = 3;

    private Contrast() {}

    /**
     * The contrast of two colours; which comes first makes no difference.
     *
     * @param one as {@code #14557b}
     */
    public static double of(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** From 0 (black) to 1 (white). */
    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        // 0.04045 is sRGB's own bound; WCAG prints 0.03928. No colour of 8 bits lies between.
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
