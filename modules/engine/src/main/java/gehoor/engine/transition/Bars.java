package gehoor.engine.transition;

import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a file may not go over, in the three languages, from {@code bars_<language>.properties}. */
final class Bars {
    private static final Bundle BARS = Bundle.beside(Bars.class, "bars");

    private Bars() {}

    /** @param rule id of what it is about */
    static Refusal rule(String rule, String key, Object... with) {
        Words words = BARS.words(key, with);
        return new Refusal(Refusal.Reason.RULE, rule, "", null, words, List.of());
    }

    static Words words(String key) {
        return BARS.words(key);
    }

    /** A compartment that every procedure has and that needs no label of its own. */
    static Words compartment(String id) {
        return switch (id) {
            case Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES ->
                BARS.words("compartment." + id);
            default -> new Words(Map.of(Bundle.LANGUAGES.get(0), id));
        };
    }

    /** {@code 2 maart 2026}, in each language. */
    static Words date(LocalDate day) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (String language : Bundle.LANGUAGES) {
            dates.put(
                    language,
                    DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag(language))
                            .format(day));
        }
        return new Words(dates);
    }

    static boolean promised(Clock clock) {
        return clock.kind() == Clock.Kind.TERM;
    }
}
