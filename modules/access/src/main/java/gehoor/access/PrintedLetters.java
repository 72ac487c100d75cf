package gehoor.access;

import gehoor.casework.RenderedLetter;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Letters of a file on paper: the lines for the envelope where a window shows them, the day, the subject, the text. */
public final class PrintedLetters {
    private static final String BY_POST = "to-print";
    private static final Set<String> UNSENT = Set.of("held", "dropped");

    private PrintedLetters() {}

    /** Those that go by post, each on pages of its own; where none does, all that left. */
    public static Response download(List<RenderedLetter> all, String language) {
        List<RenderedLetter> byPost =
                all.stream().filter(letter -> letter.state().equals(BY_POST)).toList();
        List<RenderedLetter> left =
                all.stream().filter(letter -> !UNSENT.contains(letter.state())).toList();
        return Response.ok(pdf(byPost.isEmpty() ? left : byPost, language))
                .type("application/pdf")
                .header("Content-Disposition", "attachment; filename=\"letter.pdf\"")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .build();
    }

    static byte[] pdf(List<RenderedLetter> letters, String language) {
        PrintedText printed = new PrintedText(
                letters.stream().map(RenderedLetter::subject).findFirst().orElse("Gehoor"), language);
        for (RenderedLetter letter : letters) {
            DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(Locale.forLanguageTag(letter.language()));
            printed.part(letter.language())
                    .address(letter.address())
                    .text(letter.day().format(day))
                    .heading(1, letter.subject())
                    .text(letter.text());
        }
        return printed.pdf();
    }
}
