package gehoor.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How an organisation's pages look. What it did not choose is the house's own.
 *
 * @param light the colours by day, as {@code #14557b}; those left out are filled in from the house's, so that all are there
 * @param dark the colours by night, in the same way
 * @param font what text is set in
 * @param headings what headings are set in
 * @param headingWeight how heavy headings are
 * @param corners how round boxes and buttons are
 */
public record Theme(
        Map<Colour, String> light,
        Map<Colour, String> dark,
        Font font,
        Font headings,
        Weight headingWeight,
        Corners corners) {

    private static final Pattern HEXADECIMAL = Pattern.compile("#[0-9a-f]{6}");

    /** For who chose nothing. */
    public static final Theme HOUSE =
            new Theme(Map.of(), Map.of(), Font.SYSTEM, Font.SYSTEM, Weight.SEMI_BOLD, Corners.ROUND);

    public Theme {
        light = whole(light, Scheme.LIGHT);
        dark = whole(dark, Scheme.DARK);
    }

    public Map<Colour, String> colours(Scheme scheme) {
        return scheme == Scheme.LIGHT ? light : dark;
    }

    private static Map<Colour, String> whole(Map<Colour, String> chosen, Scheme scheme) {
        Map<Colour, String> whole = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            String value = chosen.getOrDefault(colour, colour.house(scheme)).toLowerCase(Locale.ROOT);
            if (!HEXADECIMAL.matcher(value).matches()) {
                throw new IllegalArgumentException("not a colour for " + colour.word() + ": " + value);
            }
            whole.put(colour, value);
        }
        return Collections.unmodifiableMap(whole);
    }

    /** What a reader's screen asks for. */
    public enum Scheme {
        LIGHT("#a8321a"),
        DARK("#f3a48d");

        private final String danger;

        Scheme(String danger) {
            this.danger = danger;
        }

        public String word() {
            return Theme.word(this);
        }

        /** The house's own colour of what went wrong: it stands on a tenant's ground, and no tenant chooses it. */
        public String danger() {
            return danger;
        }
    }

    /** What has a colour of its own, with the house's value by day and by night. */
    public enum Colour {
        GROUND("#fbfaf7", "#15191c", "Behind everything."),
        RAISED("#ffffff", "#1e2428", "Of boxes, cards and what is filled in."),
        INK("#22282c", "#e8e6e1", "Of text, and of the ring around what has the focus."),
        QUIET("#545e64", "#abb4b9", "Of text of lesser weight."),
        LINE("#dcd9d0", "#353d42", "Of lines that only divide; nobody needs to see them."),
        EDGE("#7b8489", "#79848a", "Of the edge of what is filled in or pressed."),
        LINK("#14557b", "#8cc4e8", "Of links, and of the words on lesser buttons."),
        ACCENT("#14557b", "#8cc4e8", "Of the first button, what is chosen, and the icon."),
        ACCENT_INK("#ffffff", "#10181d", "Of what stands on the accent."),
        HEAD("#ffffff", "#1e2428", "Of the bar at the top."),
        HEAD_INK("#22282c", "#e8e6e1", "Of what stands in that bar.");

        private final String light;
        private final String dark;
        private final String says;

        Colour(String light, String dark, String says) {
            this.light = light;
            this.dark = dark;
            this.says = says;
        }

        public String word() {
            return Theme.word(this);
        }

        public String says() {
            return says;
        }

        /** The house's own. */
        public String house(Scheme scheme) {
            return scheme == Scheme.LIGHT ? light : dark;
        }
    }

    /** What text can be set in: fonts that screens have, so that nothing is fetched. */
    public enum Font {
        SYSTEM("system-ui, \"Noto Sans\", \"DejaVu Sans\", sans-serif"),
        HUMANIST("Optima, Candara, \"Noto Sans\", \"Source Sans 3\", sans-serif"),
        GEOMETRIC("Avenir, \"Century Gothic\", \"URW Gothic\", \"Noto Sans\", sans-serif"),
        GROTESQUE("\"Helvetica Neue\", Arial, \"Nimbus Sans\", \"Liberation Sans\", sans-serif"),
        ROUNDED("ui-rounded, \"Arial Rounded MT Bold\", Quicksand, Nunito, Verdana, \"DejaVu Sans\", sans-serif"),
        OLD_STYLE("\"Iowan Old Style\", \"Palatino Linotype\", \"URW Palladio L\", P052, \"DejaVu Serif\", serif"),
        TRANSITIONAL("Charter, Cambria, \"Bitstream Charter\", \"Liberation Serif\", \"Noto Serif\", serif"),
        SLAB("Rockwell, \"Roboto Slab\", \"DejaVu Serif\", \"Sitka Small\", serif");

        private final String families;

        Font(String families) {
            this.families = families;
        }

        public String word() {
            return Theme.word(this);
        }

        /** As CSS names them, first choice first. */
        public String families() {
            return families;
        }
    }

    public enum Weight {
        REGULAR(400),
        MEDIUM(500),
        SEMI_BOLD(600),
        BOLD(700);

        private final int number;

        Weight(int number) {
            this.number = number;
        }

        public String word() {
            return Theme.word(this);
        }

        /** As fonts number it. */
        public int number() {
            return number;
        }
    }

    public enum Corners {
        SQUARE("0"),
        SOFT(".25rem"),
        ROUND(".5rem"),
        VERY_ROUND("1rem");

        private final String radius;

        Corners(String radius) {
            this.radius = radius;
        }

        public String word() {
            return Theme.word(this);
        }

        /** As CSS measures it. */
        public String radius() {
            return radius;
        }
    }

    /** The words of an enum, as a tenant writes them. */
    public static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Theme::word).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
