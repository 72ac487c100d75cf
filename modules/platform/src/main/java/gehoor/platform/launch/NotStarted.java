package gehoor.platform.launch;

/** The product could not be started. The message is one sentence for the person at the keyboard. */
public final class NotStarted extends RuntimeException {

    NotStarted(String sentence) {
        super(sentence);
    }

    NotStarted(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
