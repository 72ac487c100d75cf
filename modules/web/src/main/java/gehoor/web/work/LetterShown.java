package gehoor.web.work;

import gehoor.casework.LeavingView;
import gehoor.engine.Refusal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter or message before it leaves, as it stands on a page.
 *
 * @param notice null as long as what sends it is not done
 * @param name of the input for its words
 * @param to whom it is for, in words
 * @param language of its reader, as a code
 * @param tongue the same in words
 * @param under what stands under it and stays; empty where nothing does
 * @param changeable whether it may be put in other words
 * @param stays lines that stay in it
 * @param leaves at what time; empty where nobody can say yet, or it is held
 * @param yours whether this person holds it back and sends it
 * @param needed whether it cannot be left unsent
 * @param wrong what is wrong with what was typed
 */
public record LetterShown(
        @Nullable UUID notice,
        String name,
        String to,
        String language,
        String tongue,
        String subject,
        String text,
        String under,
        boolean changeable,
        List<String> stays,
        boolean held,
        String leaves,
        boolean yours,
        boolean needed,
        List<String> wrong) {
    /** The names of inputs for words begin so. */
    static final String WORDS = "letters.";

    /** Whether something stands in it, or must, that is filled in as it leaves. */
    public boolean comes(String placeholder) {
        String stands = "{{" + placeholder + "}}";
        return text.contains(stands) || stays.contains(stands);
    }

    /**
     * @param words that somebody chose, by place
     * @param refusals what is wrong with them
     * @param parties how they are called
     */
    static LetterShown of(
            LeavingView letter,
            Map<Integer, String> words,
            List<Refusal> refusals,
            Map<String, String> parties,
            Naming naming,
            Locale locale) {
        return of(
                letter,
                naming.recipient(letter.recipient(), letter.name(), parties),
                words.getOrDefault(letter.place(), letter.text()),
                refusals.stream()
                        .filter(refusal -> (WORDS + letter.place()).equals(refusal.field()))
                        .map(refusal -> refusal.words().in(naming.language()))
                        .toList(),
                naming,
                locale);
    }

    private static LetterShown of(
            LeavingView letter, String to, String text, List<String> wrong, Naming naming, Locale locale) {
        Instant leaves = letter.leaves();
        return new LetterShown(
                letter.notice(),
                WORDS + letter.place(),
                to,
                letter.language(),
                Locale.forLanguageTag(letter.language()).getDisplayLanguage(locale),
                letter.subject(),
                text,
                letter.under(),
                letter.changeable(),
                letter.stays(),
                letter.state().equals("held"),
                leaves == null
                        ? ""
                        : DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                                .withLocale(locale)
                                .format(leaves.atZone(naming.tenant().zone())),
                letter.yours(),
                letter.needed(),
                wrong);
    }
}
