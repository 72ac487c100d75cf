package gehoor.casework.founding;

import gehoor.policy.Contrast;
import java.util.Locale;

/** A theme of one or two colours that somebody chose, by day and by night; what is written on them is told apart from them. */
final class Colours {
    private static final String PAPER = "#ffffff";
    private static final String NIGHT = "#15181c";
    private static final String NIGHT_RAISED = "#1f242a";
    private static final String INK = "#1f2328";

    private Colours() {}

    static boolean isColour(String text) {
        return text.matches("#[0-9a-fA-F]{6}");
    }

    /** How far it is from the paper that it stands on, from 1 to 21. */
    static double onPaper(String colour) {
        return Contrast.of(colour.toLowerCase(Locale.ROOT), PAPER);
    }

    /** As it stands in tenant.yaml, two spaces in. */
    static String theme(String colour, String head) {
        String day = colour.toLowerCase(Locale.ROOT);
        String band = head.toLowerCase(Locale.ROOT);
        String night = forNight(day);
        return """
                theme:
                  light:
                    ground: "%1$s"
                    raised: "%1$s"
                    ink: "%2$s"
                    quiet: "#565d66"
                    line: "#d9dde2"
                    edge: "#767d86"
                    link: "%3$s"
                    accent: "%3$s"
                    accent-ink: "%4$s"
                    head: "%5$s"
                    head-ink: "%6$s"
                  dark:
                    ground: "%7$s"
                    raised: "%8$s"
                    ink: "#e8eaed"
                    quiet: "#a9b1ba"
                    line: "#343b43"
                    edge: "#7f8893"
                    link: "%9$s"
                    accent: "%9$s"
                    accent-ink: "%10$s"
                    head: "%5$s"
                    head-ink: "%6$s"
                """.formatted(PAPER, INK, day, inkOn(day), band, inkOn(band), NIGHT, NIGHT_RAISED, night, inkOn(night));
    }

    private static String inkOn(String colour) {
        return Contrast.of(PAPER, colour) >= Contrast.of("#000000", colour) ? PAPER : "#000000";
    }

    /** The same hue, as much lighter as it needs to be read on the night. */
    private static String forNight(String colour) {
        String lighter = colour;
        for (int percent = 0; percent <= 100; percent += 5) {
            lighter = mixed(colour, percent);
            if (Contrast.of(lighter, NIGHT_RAISED) >= 7) {
                return lighter;
            }
        }
        return lighter;
    }

    private static String mixed(String colour, int percentOfWhite) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int channel = Integer.parseInt(colour.substring(at, at + 2), 16);
            mixed.append(String.format(Locale.ROOT, "%02x", channel + (255 - channel) * percentOfWhite / 100));
        }
        return mixed.toString();
    }
}
