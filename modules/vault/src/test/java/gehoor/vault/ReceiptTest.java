package gehoor.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void aHundredThousandReceiptsAreAllDifferentAndReadBackAsThemselves() {
        Set<String> printed = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            Receipt receipt = Receipt.draw();

            printed.add(receipt.printed());

            assertThat(read(receipt.printed())).isEqualTo(receipt);
        }
        assertThat(printed).hasSize(100_000);
    }

    @Test
    void itIsPrintedInGroupsWithTheCheckLast() {
        assertThat(Receipt.draw().printed())
                .matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]")
                .doesNotContain("U");
    }

    @Test
    void itIsReadHoweverPeopleTypeIt() {
        for (int i = 0; i < 1_000; i++) {
            Receipt receipt = Receipt.draw();
            String printed = receipt.printed();

            assertThat(read(printed.toLowerCase(Locale.ROOT))).isEqualTo(receipt);
            assertThat(read(printed.replace("-", ""))).isEqualTo(receipt);
            assertThat(read(printed.replace("-", " – "))).isEqualTo(receipt);
            assertThat(read(" \t" + printed.replace("-", "\u00a0") + "\u200b\r\n"))
                    .isEqualTo(receipt);
            assertThat(read(printed.replace('0', 'O').replace('1', 'I'))).isEqualTo(receipt);
            assertThat(read(printed.replace('0', 'o').replace('1', 'l'))).isEqualTo(receipt);
            assertThat(read(printed.replace('1', 'L'))).isEqualTo(receipt);
            assertThat(read(printed.replace('1', 'i'))).isEqualTo(receipt);
            assertThat(read(printed.replaceAll("(.)", "$1 "))).isEqualTo(receipt);
        }
    }

    @Test
    void theWrongLengthIsToldWithTheLengthFound() {
        assertThat(Receipt.read("")).isEqualTo(new Receipt.WrongLength(0));
        assertThat(Receipt.read(" - ")).isEqualTo(new Receipt.WrongLength(0));
        assertThat(Receipt.read("ABCDE-FGHJK")).isEqualTo(new Receipt.WrongLength(10));
        assertThat(Receipt.read(Receipt.draw().printed() + "7")).isEqualTo(new Receipt.WrongLength(22));
        assertThat(Receipt.read("7".repeat(1_000_000))).isEqualTo(new Receipt.WrongLength(1_000_000));
        assertThat(Receipt.read(Receipt.draw().printed() + " ".repeat(1_000_000)))
                .as("too much to look through, though it is all spaces")
                .isEqualTo(new Receipt.WrongLength(1_000_025));
    }

    @Test
    void aCharacterThatNoReceiptHoldsIsToldWithItsPlace() {
        for (String wrong : List.of("U", "u", "*", "é", "\u0662", "ı", "\u212a", "😀", "\0")) {
            String printed = Receipt.draw().printed();

            assertThat(Receipt.read(wrong + printed.substring(1))).isEqualTo(new Receipt.WrongCharacter(1));
            assertThat(Receipt.read(printed.substring(0, 6) + wrong + printed.substring(7)))
                    .as("the seventh typed is the sixth that counts: the dash does not")
                    .isEqualTo(new Receipt.WrongCharacter(6));
            assertThat(Receipt.read(printed.substring(0, printed.length() - 1) + wrong))
                    .isEqualTo(new Receipt.WrongCharacter(21));
        }
    }

    @Test
    void everySingleWrongCharacterIsToldByTheCheck() {
        for (int i = 0; i < 500; i++) {
            assertThat(substitutionsMissed(Receipt.draw().printed().replace("-", ""), ReceiptTest::isRead))
                    .isZero();
        }
    }

    @Test
    void everyExchangeOfTwoCharactersIsToldByTheCheck() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(exchangesMissed(Receipt.draw().printed().replace("-", ""), ReceiptTest::isRead))
                    .isZero();
        }
    }

    /** Planted: a plain sum as check tells wrong characters and is blind to exchanges; the look sees it. */
    @Test
    void aCheckThatIsBlindToExchangesWouldBeSeen() {
        String code = "0123456789ABCDEFGHJK";
        String checked = code + ALPHABET.charAt(plainSum(code));
        Predicate<String> plainCheck = typed -> ALPHABET.charAt(plainSum(typed.substring(0, 20))) == typed.charAt(20);

        assertThat(substitutionsMissed(checked, plainCheck)).isZero();
        assertThat(exchangesMissed(checked, plainCheck)).isPositive();
        assertThat(substitutionsMissed(checked, typed -> true)).isEqualTo(21 * 31);
    }

    /** What is true of other mistakes: 1 in 32 passes the check, and is then another code than the one given. */
    @Test
    void ofOtherMistakesOneIn32PassesAndIsAnotherReceipt() {
        Random random = new Random(32);
        Receipt given = Receipt.draw();
        int passed = 0;
        int tried = 64_000;
        for (int i = 0; i < tried; i++) {
            char[] typed = given.printed().replace("-", "").toCharArray();
            for (int wrong = 0; wrong < 4; wrong++) {
                typed[random.nextInt(20)] = ALPHABET.charAt(random.nextInt(32));
            }
            if (Receipt.read(new String(typed)) instanceof Receipt.Read read
                    && !new String(typed).equals(given.printed().replace("-", ""))) {
                passed++;
                assertThat(read.receipt()).isNotEqualTo(given);
            }
        }
        assertThat(passed).isBetween(tried / 32 - 300, tried / 32 + 300);
    }

    @Test
    void everyCharacterIsAsLikelyAsAnyOtherInEveryPlace() {
        assertThat(greatestChiSquare(() -> Receipt.draw().printed().replace("-", "")))
                .isLessThan(LIMIT);

        // Planted: sixteen of the characters only, and one character a little more often than the others.
        Random random = new Random(5);
        assertThat(greatestChiSquare(() -> letters(random, 16, 0))).isGreaterThan(LIMIT);
        assertThat(greatestChiSquare(() -> letters(random, 32, 0.01))).isGreaterThan(LIMIT);
    }

    /** Chi-square of 31 degrees of freedom exceeds this by chance once in some 10^9 places. */
    private static final double LIMIT = 115;

    private static double greatestChiSquare(Supplier<String> codes) {
        int drawn = 100_000;
        int[][] seen = new int[20][32];
        for (int i = 0; i < drawn; i++) {
            String code = codes.get();
            for (int place = 0; place < 20; place++) {
                seen[place][ALPHABET.indexOf(code.charAt(place))]++;
            }
        }
        double expected = drawn / 32.0;
        double greatest = 0;
        for (int[] place : seen) {
            double sum = 0;
            for (int count : place) {
                sum += (count - expected) * (count - expected) / expected;
            }
            greatest = Math.max(greatest, sum);
        }
        return greatest;
    }

    private static String letters(Random random, int of, double bias) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            letters.append(random.nextDouble() < bias ? '7' : ALPHABET.charAt(random.nextInt(of)));
        }
        return letters.toString();
    }

    private static int substitutionsMissed(String code, Predicate<String> accepted) {
        int missed = 0;
        for (int place = 0; place < code.length(); place++) {
            for (int value = 0; value < 32; value++) {
                char other = ALPHABET.charAt(value);
                if (other != code.charAt(place)) {
                    String typed = code.substring(0, place) + other + code.substring(place + 1);
                    missed += accepted.test(typed) ? 1 : 0;
                }
            }
        }
        return missed;
    }

    private static int exchangesMissed(String code, Predicate<String> accepted) {
        int missed = 0;
        for (int one = 0; one < code.length(); one++) {
            for (int two = one + 1; two < code.length(); two++) {
                if (code.charAt(one) != code.charAt(two)) {
                    char[] typed = code.toCharArray();
                    typed[one] = code.charAt(two);
                    typed[two] = code.charAt(one);
                    missed += accepted.test(new String(typed)) ? 1 : 0;
                }
            }
        }
        return missed;
    }

    private static int plainSum(String code) {
        return code.chars().map(ALPHABET::indexOf).sum() % 32;
    }

    private static boolean isRead(String typed) {
        return Receipt.read(typed) instanceof Receipt.Read;
    }

    private static Receipt read(String typed) {
        assertThat(Receipt.read(typed)).isInstanceOf(Receipt.Read.class);
        return ((Receipt.Read) Receipt.read(typed)).receipt();
    }
}
