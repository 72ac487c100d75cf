package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            photo.jpg                | photo.jpg
            LI-2026-0001             | LI-2026-0001
            ../../etc/passwd         | ----etc-passwd
            ..                       | -
            .                        | otherwise
            C:\\Windows\\x.dll       | C--Windows-x.dll
            a<b>?.txt                | a-b--.txt
            con                      | _con
            NUL.txt                  | _NUL.txt
            console.txt              | console.txt
            brief.txt.               | brief.txt
            Élodie – été.pdf         | Élodie – été.pdf
            """)
    void a_name_is_one_that_every_system_takes(String typed, String safe) {
        assertThat(FileNames.safe(typed, "otherwise")).isEqualTo(safe);
    }

    @Test
    void what_is_not_seen_is_not_in_it() {
        assertThat(FileNames.safe("a\u202egpj.exe", "x")).isEqualTo("a-gpj.exe");
        assertThat(FileNames.safe("a\nb\u0000c\u2028d", "x")).isEqualTo("a-b-c-d");
        assertThat(FileNames.safe("", "x")).isEqualTo("x");
        assertThat(FileNames.safe("e\u0301", "x")).isEqualTo("\u00e9");
    }

    @Test
    void it_is_not_too_long_and_keeps_what_it_ends_in() {
        assertThat(FileNames.safe("x".repeat(500) + ".pdf", "x")).hasSize(120).endsWith("x.pdf");
        assertThat(FileNames.safe("x".repeat(119) + "\ud83d\ude00", "x")).isEqualTo("x".repeat(119));
    }

    @Test
    void no_two_are_the_same_where_capitals_do_not_count() {
        Set<String> names = new HashSet<>();
        assertThat(FileNames.unlike(names, "A.txt", 1, "x")).isEqualTo("A.txt");
        assertThat(FileNames.unlike(names, "a.TXT", 2, "x")).isEqualTo("2-a.TXT");
        assertThat(FileNames.unlike(names, "2-a.txt", 2, "x")).isEqualTo("2-2-a.txt");
        assertThat(FileNames.unlike(names, "a.txt", 2, "x")).isEqualTo("_2-a.txt");
    }
}
