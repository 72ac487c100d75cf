package gehoor.policy;

import java.util.Map;

/**
 * A text that a user reads, by language.
 *
 * @param byLanguage language code ({@code nl}, {@code fr}, {@code en}) to text; never empty in a
 *     checked procedure, which has every language of its tenant
 */
public record Words(Map<String, String> byLanguage) {
    public static final Words NONE = new Words(Map.of());

    public Words {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The text in {@code language}; in any other language that exists where it does not; empty where there is none. */
    public String in(String language) {
        String text = byLanguage.get(language);
        if (text != null) {
            return text;
        }
        for (String other : new String[] {"en", "nl", "fr"}) {
            String fallback = byLanguage.get(other);
            if (fallback != null) {
                return fallback;
            }
        }
        return byLanguage.values().stream().findFirst().orElse("");
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}
