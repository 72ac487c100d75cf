package gehoor.policy.vocabulary;

import java.util.Arrays;
import java.util.List;

/**
 * What a letter can have filled in, written {@code {{word}}}. Besides these there are {@code {{clock.<clock>}}},
 * {@code {{field.<field>}}} and {@code {{text.<field>}}}.
 */
public enum Placeholder {
    NUMBER("number", "The file's number; empty where the procedure numbers nothing."),
    RECEIVED("received", "The day the report was received."),
    PROCEDURE("procedure", "The title of the procedure."),
    ORGANISATION("organisation", "The name of the organisation."),
    DESK("desk", "The desk of the procedure."),
    TODAY("today", "The day the letter is sent."),
    LINK("link", "The address of the file for who reads it."),
    GROUND("ground", "The label of the ground that was used."),
    GROUND_EXPLANATION("ground-explanation", "What that ground means."),
    BODIES("bodies", "The outside bodies referred to, with how to reach them."),
    OUTCOME("outcome", "The label of the outcome."),
    RECEIPT("receipt", "How to come back with the receipt; never the receipt itself."),
    EMERGENCY("emergency", "What to do when someone is in danger now.");

    private final String word;
    private final String says;

    Placeholder(String word, String says) {
        this.word = word;
        this.says = says;
    }

    public String word() {
        return word;
    }

    public String says() {
        return says;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Placeholder::word).toList();
    }
}
