package gehoor.vault;

import java.io.Serial;

/**
 * The key provider cannot do its work: its file or service cannot be reached, cannot be trusted, or
 * does not know the key it is asked for. Not a refusal but a failure: someone must repair it, and
 * until then nothing is opened. The message names keys and places, never key material.
 */
public final class KeysUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public KeysUnavailable(String message) {
        super(message);
    }

    public KeysUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
