package gehoor.platform.acceptance.browser;

/**
 * How somebody looks at the pages.
 *
 * @param language that the browser asks for, as {@code fr}
 * @param dark whether dark pages are preferred
 * @param width of the window, in CSS pixels
 * @param script whether scripts run
 */
public record View(String language, boolean dark, int width, boolean script) {
    /** As on a small telephone. */
    public static final int NARROW = 360;

    /** As on a computer. */
    public static final int WIDE = 1280;

    /** On a telephone, in the light. */
    public static View narrow(String language) {
        return new View(language, false, NARROW, true);
    }

    /** On a computer, in the light. */
    public static View wide(String language) {
        return new View(language, false, WIDE, true);
    }

    public View inTheDark() {
        return new View(language, true, width, script);
    }

    public View withoutScript() {
        return new View(language, dark, width, false);
    }

    public View script(boolean runs) {
        return new View(language, dark, width, runs);
    }

    String theme() {
        return dark ? "dark" : "light";
    }
}
