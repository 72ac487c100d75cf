package gehoor.vault;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of opening something: the thing itself, or one of two refusals. Neither refusal says
 * anything about the content.
 */
public sealed interface Opening<T> {

    /** It opened. */
    record Opened<T>(T content) implements Opening<T> {
        /** Tells nothing of the content. */
        @Override
        public String toString() {
            return "Opened";
        }
    }

    /**
     * There is no key: it was destroyed, and what was sealed under it is gone for good. A key that
     * never was looks the same; the vault keeps no list of what it destroyed.
     */
    record Erased<T>() implements Opening<T> {}

    /**
     * The bytes are not what was sealed in this place: changed, cut, moved from elsewhere, or sealed
     * under a key that the key provider does not hold (a restored database beside another key file).
     */
    record Tampered<T>() implements Opening<T> {}

    /** The content, if it opened. */
    default Optional<T> asOptional() {
        return this instanceof Opened<T> opened ? Optional.of(opened.content()) : Optional.empty();
    }

    /** Goes on with the content; a refusal stays the refusal it is. */
    default <U> Opening<U> then(Function<? super T, Opening<U>> next) {
        if (this instanceof Opened<T> opened) {
            return next.apply(opened.content());
        }
        return this instanceof Erased<T> ? new Erased<>() : new Tampered<>();
    }
}
