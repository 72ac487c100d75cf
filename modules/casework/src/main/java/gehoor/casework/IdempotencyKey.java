package gehoor.casework;

/**
 * Under one key a requester's action is done once. The first answer is repeated for as long as the key is remembered
 * (until the end of the next day, UTC). The key is kept only as a hash.
 *
 * @param key 8 to 100 visible ASCII characters, chosen by the client; best a random UUID
 */
public record IdempotencyKey(String key) {
    public IdempotencyKey {
        if (!valid(key)) {
            throw new IllegalArgumentException("an idempotency key has 8 to 100 visible ASCII characters");
        }
    }

    public static boolean valid(String key) {
        return key.length() >= 8 && key.length() <= 100 && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "IdempotencyKey[…]";
    }
}
