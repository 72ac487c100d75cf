package gehoor.vault;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The secret of a link that opens one thing, once: 256 random bits. It is told to the one it is for and kept nowhere. It stands
 * in the fragment of an address, which browsers send to no server; who cannot follow it pastes it.
 */
public final class Ticket {
    /** How many characters it has: base 64 for addresses, without padding. */
    public static final int CHARACTERS = 43;

    private static final int BYTES = 32;
    private static final int LONGEST_TYPED = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private Ticket(byte[] secret) {
        this.secret = secret;
    }

    /** A new one, by chance. */
    public static Ticket draw() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Ticket(secret);
    }

    /**
     * Reads what came: the ticket alone, or the whole address with it. What cannot be one reads as one that was never given out,
     * so that looking it up takes the same way, and the same time, as any other that opens nothing.
     */
    public static Ticket read(String came) {
        String typed = came.length() > LONGEST_TYPED ? "" : came.strip();
        String text = typed.substring(typed.lastIndexOf('#') + 1);
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            boolean whole = text.length() == CHARACTERS && secret.length == BYTES;
            return whole && new Ticket(secret).text().equals(text) ? new Ticket(secret) : draw();
        } catch (IllegalArgumentException notOne) {
            return draw();
        }
    }

    /** As it stands in the address: for the one it is for, and nobody else. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] secret() {
        return Arrays.copyOf(secret, BYTES);
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket that && MessageDigest.isEqual(secret, that.secret);
    }

    /** The same for all: a hash would tell of it. */
    @Override
    public int hashCode() {
        return Ticket.class.hashCode();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
