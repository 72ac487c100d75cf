package gehoor.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The code that lets someone without a name come back to their complaint. It is shown once and kept
 * nowhere; who holds it opens the mailbox, so it is treated like a key.
 *
 * <p>100 random bits as 20 characters of Crockford's base 32 (no I, L, O or U), and one more that
 * checks them. The check is a sum over the field of 32 elements in which every place weighs
 * differently, so that <b>every</b> single wrong character and <b>every</b> exchange of two
 * characters is told before anything is looked up. Of other mistakes 1 in 32 passes the check; the
 * code read then differs from the one given, and no mailbox answers to it.
 */
public final class Receipt {
    private static final int LETTERS = 20;
    private static final int GROUP = 5;
    private static final int LONGEST_TYPED = 200;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a typed receipt turned out to be. No refusal repeats what was typed. */
    public sealed interface Reading {}

    /** A receipt that could be one of ours; whether it is, the look-up tells. */
    public record Read(Receipt receipt) implements Reading {}

    /**
     * Too short or too long.
     *
     * @param characters how many there are, not counting spaces and dashes, of {@value #CHARACTERS};
     *     above 200 typed characters it is the number typed
     */
    public record WrongLength(int characters) implements Reading {}

    /**
     * A character that no receipt holds.
     *
     * @param position the first such, from 1 to {@value #CHARACTERS}, not counting spaces and dashes
     */
    public record WrongCharacter(int position) implements Reading {}

    /** The right form, but the last character does not fit the others: there is a typing mistake. */
    public record WrongCheck() implements Reading {}

    /** How many characters a receipt has, the check included, dashes not. */
    public static final int CHARACTERS = LETTERS + 1;

    /** Twenty values of 0 to 31. */
    private final byte[] values;

    private Receipt(byte[] values) {
        this.values = values;
    }

    /** A new one, by chance. */
    public static Receipt draw() {
        byte[] values = new byte[LETTERS];
        RANDOM.nextBytes(values);
        for (int i = 0; i < LETTERS; i++) {
            values[i] &= 31;
        }
        return new Receipt(values);
    }

    /**
     * Reads what someone typed: in capitals or not, with spaces and dashes anywhere, with O for 0, and I
     * or L for 1.
     */
    public static Reading read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return new WrongLength(typed.length());
        }
        int[] significant = typed.codePoints().filter(c -> !isSeparator(c)).toArray();
        if (significant.length != CHARACTERS) {
            return new WrongLength(significant.length);
        }
        byte[] values = new byte[LETTERS];
        int check = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            int value = valueOf(significant[i]);
            if (value < 0) {
                return new WrongCharacter(i + 1);
            }
            if (i < LETTERS) {
                values[i] = (byte) value;
            } else {
                check = value;
            }
        }
        return check == checkOf(values) ? new Read(new Receipt(values)) : new WrongCheck();
    }

    /**
     * The code as it is shown to the one it is for, and to no one else: {@code
     * ABCDE-FGHJK-MNPQR-STVWX-Y}. The last is the check.
     */
    public String printed() {
        StringBuilder printed = new StringBuilder(CHARACTERS + LETTERS / GROUP);
        for (int i = 0; i < LETTERS; i++) {
            printed.append(ALPHABET.charAt(values[i]));
            if (i % GROUP == GROUP - 1) {
                printed.append('-');
            }
        }
        return printed.append(ALPHABET.charAt(checkOf(values))).toString();
    }

    /** The twenty characters without dashes or check: what is hashed for the look-up. */
    byte[] canonical() {
        StringBuilder letters = new StringBuilder(LETTERS);
        for (byte value : values) {
            letters.append(ALPHABET.charAt(value));
        }
        return letters.toString().getBytes(US_ASCII);
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || c == '\u2212';
    }

    private static int valueOf(int c) {
        return switch (c) {
            case 'O', 'o' -> 0;
            case 'I', 'i', 'L', 'l' -> 1;
            default -> c < 128 ? ALPHABET.indexOf(Character.toUpperCase(c)) : -1;
        };
    }

    /**
     * The sum of value × weight, where the weights are successive powers of the field's generator: none
     * is zero, so one changed value changes the sum; no two are equal, so two exchanged values do too.
     * The check itself weighs 1, which no other place does.
     */
    private static int checkOf(byte[] values) {
        int sum = 0;
        int weight = 1;
        for (byte value : values) {
            weight = timesGenerator(weight);
            sum ^= times(value, weight);
        }
        return sum;
    }

    /** Product in the field of 32 elements, polynomial x^5 + x^2 + 1. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bits = b; bits != 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                product ^= shifted;
            }
            shifted = timesGenerator(shifted);
        }
        return product;
    }

    private static int timesGenerator(int a) {
        int doubled = a << 1;
        return doubled < 32 ? doubled : doubled ^ 0b100101;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt that && MessageDigest.isEqual(values, that.values);
    }

    /** The same for all: a receipt is not for sorting into tables, and a hash would tell of it. */
    @Override
    public int hashCode() {
        return Receipt.class.hashCode();
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "Receipt[…]";
    }
}
