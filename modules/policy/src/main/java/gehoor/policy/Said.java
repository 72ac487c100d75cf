package gehoor.policy;

import java.util.List;

/**
 * A sentence of the platform about what somebody wrote, or a part of one, that is put in words where it is read: it travels as its key in
 * {@code problems_<language>.properties} and what is put into it, so that nobody has to know its reader where it is made.
 *
 * @param key empty where it is said alike in every language: what an author wrote, words of the language of procedures
 * @param with texts; others of its kind and {@link Words} are put in the language of the sentence, lists of them joined by commas
 */
public record Said(String key, List<Object> with) {
    private static final Bundle SENTENCES = Bundle.beside(Said.class, "problems");
    private static final String OTHERWISE = "en";

    /** What adds nothing to a sentence. */
    public static final Said NOTHING = plain("");

    public Said {
        with = List.copyOf(with);
    }

    public static Said of(String key, Object... with) {
        return new Said(key, List.of(with));
    }

    /** What is said alike in every language. */
    public static Said plain(String text) {
        return new Said("", List.of(text));
    }

    public boolean isPlain() {
        return key.isEmpty();
    }

    /** In this language; in English where the platform does not speak it. */
    public String in(String language) {
        String spoken = Bundle.LANGUAGES.contains(language) ? language : OTHERWISE;
        return isPlain() ? String.valueOf(with.get(0)) : SENTENCES.in(spoken, key, with);
    }

    /** In English, as a terminal tells it. */
    @Override
    public String toString() {
        return in(OTHERWISE);
    }
}
