package gehoor.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong in a tenant-config folder.
 *
 * <p>It is shown on terminals and in pages, and quotes what strangers wrote: whatever does not print is made visible.
 *
 * @param said one sentence that names the word and, where there is one, the nearest known word
 */
public record Problem(Place at, Said said) {

    /**
     * Told in English to whoever reads it: what a terminal alone tells, as what is argued of mutants. What stands in a page is told in the
     * reader's language.
     */
    public Problem(Place at, String what) {
        this(at, Said.plain(what));
    }

    /** The sentence in English, as a terminal shows it. */
    public String what() {
        return printed(said.toString());
    }

    /** The sentence in the language of who reads it. */
    public String in(String language) {
        return printed(said.in(language));
    }

    /** The sentence in every language of the platform, for who is not known yet. */
    public Words words() {
        Map<String, String> words = new LinkedHashMap<>();
        Bundle.LANGUAGES.forEach(language -> words.put(language, in(language)));
        return new Words(words);
    }

    private static String printed(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    @Override
    public String toString() {
        return at + "  " + what();
    }
}
