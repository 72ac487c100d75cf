package gehoor.casework.port;

import java.util.UUID;

/** Sends one mail. */
public interface Mail {

    /**
     * @param id the Message-ID is made of it: a notice sent twice is one message to a mail program
     * @param to one address
     * @param text plain
     */
    record Letter(UUID id, String to, String fromName, String subject, String text, String language) {}

    sealed interface Outcome {
        record Sent() implements Outcome {}

        /** The server refuses this address for good. */
        record Refused(String why) implements Outcome {}

        /** It may work later. */
        record Unreachable(String why) implements Outcome {}
    }

    Outcome send(Letter letter);
}
