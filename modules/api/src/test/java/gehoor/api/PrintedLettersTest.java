package gehoor.api;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.RenderedLetter;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrintedLettersTest {

    @Test
    void tells_address_day_subject_and_text_in_the_letters_of_western_europe() {
        String pdf = pdf(letter("nl", "Beëindigd (2026) – “klaar” \\ €", "Eerste alinea.\n\nÉcrire coûte 5 €."));

        assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n");
        assertThat(pdf)
                .contains("(Jan Voorbeeld) Tj")
                .contains("(1000 Brussel) Tj")
                .contains("(2 maart 2026) Tj")
                .contains("/F2 11 Tf")
                .contains("(Beëindigd \\(2026\\) – “klaar” \\\\ €) Tj")
                .contains("(Écrire coûte 5 €.) Tj");
    }

    @Test
    void what_is_not_of_western_europe_is_a_question_mark() {
        assertThat(pdf(letter("en", "Łódź", "Ω"))).contains("(?ód?) Tj").contains("(?) Tj");
    }

    @Test
    void every_object_begins_where_the_table_says() {
        String pdf = pdf(letter("en", "Long", "word ".repeat(2_000)), letter("en", "Another", "Short."));
        int table = Integer.parseInt(pdf.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf.substring(table));

        int object = 0;
        while (entry.find()) {
            object++;
            assertThat(pdf.substring(Integer.parseInt(entry.group(1)))).startsWith(object + " 0 obj\n");
        }
        assertThat(object).isGreaterThan(8);
        assertThat(pdf).contains("/Size " + (object + 1) + " ");
    }

    @Test
    void a_long_text_is_broken_into_lines_and_pages_and_loses_no_word() {
        String pdf = pdf(letter("en", "Long", "word ".repeat(2_000) + "x".repeat(500)));

        assertThat(count(pdf, "/Type /Page ")).isGreaterThan(3);
        assertThat(count(pdf, "word")).isEqualTo(2_000);
        assertThat(count(pdf, "x")).isGreaterThanOrEqualTo(500);
        assertThat(pdf.lines().filter(line -> line.startsWith("BT")))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(260));
    }

    @Test
    void each_letter_begins_on_a_page_of_its_own() {
        assertThat(count(pdf(letter("en", "One", "1"), letter("en", "Two", "2")), "/Type /Page "))
                .isEqualTo(2);
        assertThat(count(pdf(), "/Type /Page ")).isEqualTo(1);
    }

    private static String pdf(RenderedLetter... letters) {
        return new String(PrintedLetters.pdf(List.of(letters)), Charset.forName("windows-1252"));
    }

    private static RenderedLetter letter(String language, String subject, String text) {
        return new RenderedLetter(
                new UUID(0, 1),
                1,
                LocalDate.of(2026, 3, 2),
                "to-print",
                List.of("Jan Voorbeeld", "Voorbeeldstraat 1", "1000 Brussel"),
                subject,
                text,
                language);
    }

    private static int count(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }
}
