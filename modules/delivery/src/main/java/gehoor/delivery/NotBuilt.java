package gehoor.delivery;

import org.jspecify.annotations.Nullable;

/** The image was not built, for one reason that can be said in a sentence. */
public final class NotBuilt extends RuntimeException {
    public NotBuilt(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
