package gehoor.policy.reading;

import gehoor.policy.Contrast;
import gehoor.policy.Said;
import gehoor.policy.Theme.Colour;
import gehoor.policy.Theme.Scheme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether what a theme sets upon each other can be told apart, by day and by night. */
final class Contrasts {
    private static final List<Pair> PAIRS = List.of(
            Pair.text(Colour.INK, Colour.GROUND),
            Pair.text(Colour.INK, Colour.RAISED),
            Pair.text(Colour.QUIET, Colour.GROUND),
            Pair.text(Colour.QUIET, Colour.RAISED),
            Pair.text(Colour.LINK, Colour.GROUND),
            Pair.text(Colour.LINK, Colour.RAISED),
            Pair.text(Colour.ACCENT_INK, Colour.ACCENT),
            Pair.text(Colour.HEAD_INK, Colour.HEAD),
            Pair.control(Colour.ACCENT, Colour.GROUND),
            Pair.control(Colour.ACCENT, Colour.RAISED),
            Pair.control(Colour.EDGE, Colour.GROUND),
            Pair.control(Colour.EDGE, Colour.RAISED));

    private Contrasts() {}

    /** Tells of every pair that is too near, where its colours are colours at all. */
    static void look(Written.Entries theme, Problems problems) {
        for (Scheme scheme : Scheme.values()) {
            Written.Entries written = theme.map(scheme.word());
            Map<Colour, String> colours = new EnumMap<>(Colour.class);
            for (Colour colour : Colour.values()) {
                String value = written.has(colour.word()) ? written.text(colour.word()) : colour.house(scheme);
                if (Values.colour(value)) {
                    colours.put(colour, value.toLowerCase(Locale.ROOT));
                }
            }
            for (Pair pair : PAIRS) {
                apart(written, scheme, colours, pair.front(), pair.behind(), pair.needed(), problems);
            }
            for (Colour behind : List.of(Colour.GROUND, Colour.RAISED)) {
                danger(written, scheme, colours, behind, problems);
            }
        }
    }

    private static void apart(
            Written.Entries written,
            Scheme scheme,
            Map<Colour, String> colours,
            Colour front,
            Colour behind,
            double needed,
            Problems problems) {
        String one = colours.get(front);
        String other = colours.get(behind);
        Written at = written.has(front.word()) ? written.find(front.word()) : written.find(behind.word());
        if (one != null && other != null && at != null && Contrast.of(one, other) < needed) {
            problems.add(
                    at.at(),
                    sentence(
                            scheme,
                            named(written, front, one),
                            named(written, behind, other),
                            Contrast.of(one, other),
                            needed));
        }
    }

    private static void danger(
            Written.Entries written, Scheme scheme, Map<Colour, String> colours, Colour behind, Problems problems) {
        String danger = scheme.danger();
        String other = colours.get(behind);
        Written at = written.find(behind.word());
        if (other != null && at != null && Contrast.of(danger, other) < Contrast.OF_TEXT) {
            problems.add(
                    at.at(),
                    sentence(
                            scheme,
                            Said.of("contrast.danger", danger),
                            named(written, behind, other),
                            Contrast.of(danger, other),
                            Contrast.OF_TEXT));
        }
    }

    private static Said sentence(Scheme scheme, Said front, Said behind, double measured, double needed) {
        // Cut, not rounded: 4.499 is not 4.5.
        return Said.of(
                needed == Contrast.OF_TEXT ? "contrast.text" : "contrast.control",
                scheme.word(),
                front,
                behind,
                BigDecimal.valueOf(measured).setScale(2, RoundingMode.DOWN).toString());
    }

    private static Said named(Written.Entries written, Colour colour, String value) {
        return Said.of(
                written.has(colour.word()) ? "contrast.own" : "contrast.house", Problems.quote(colour.word()), value);
    }

    /** @param needed at least */
    private record Pair(Colour front, Colour behind, double needed) {
        static Pair text(Colour front, Colour behind) {
            return new Pair(front, behind, Contrast.OF_TEXT);
        }

        static Pair control(Colour front, Colour behind) {
            return new Pair(front, behind, Contrast.OF_CONTROLS);
        }
    }
}
