package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed for a receipt is a receipt or a named mistake; and one that was read is read again from its print. */
class ReceiptFuzz {
    private static long runs;

    static Stream<String> typed() {
        return Stream.of(
                "00000-00000-00000-00000-0",
                Receipt.draw().printed(),
                Receipt.draw().printed().toLowerCase(Locale.ROOT),
                Receipt.draw().printed().replace("-", " – "),
                "oooooooooooooooooooo0",
                "ABCDE-FGHJK-MNPQR-STVWX-U");
    }

    @MethodSource("typed")
    @FuzzTest
    void read(String typed) {
        runs++;
        if (typed == null) {
            return;
        }
        Receipt.Reading reading = Receipt.read(typed);
        if (reading instanceof Receipt.Read read) {
            String printed = read.receipt().printed();
            assertThat(printed).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]");
            assertThat(Receipt.read(printed)).isEqualTo(read);
            assertThat(Receipt.read(printed.toLowerCase(Locale.ROOT).replace("-", "\u2009")))
                    .isEqualTo(read);
            for (int i = 0; i < printed.length(); i++) {
                char other = printed.charAt(i) == 'Z' ? 'Y' : 'Z';
                if (printed.charAt(i) != '-') {
                    assertThat(Receipt.read(printed.substring(0, i) + other + printed.substring(i + 1)))
                            .isInstanceOf(Receipt.WrongCheck.class);
                }
            }
        } else if (reading instanceof Receipt.WrongCharacter wrong) {
            assertThat(wrong.position()).isBetween(1, Receipt.CHARACTERS);
        } else if (reading instanceof Receipt.WrongLength wrong) {
            assertThat(wrong.characters()).isNotEqualTo(Receipt.CHARACTERS);
        }
        assertThat(reading.toString()).doesNotContain(typed.length() > 20 ? typed : "Receipt is never shown");
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 10_000 : 0);
    }
}
