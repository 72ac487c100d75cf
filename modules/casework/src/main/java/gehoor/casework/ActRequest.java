package gehoor.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do in a file.
 *
 * @param action action id, from an offer
 * @param on instrument instance or party, from the offer
 * @param given field id to String, Boolean, Number or List of String, as JSON has them
 * @param contact of the complainant, or of the party that the action is about or adds; null where none is given
 * @param letters in other words than the organisation's: place, as a {@link LeavingView} has it, to text
 * @param waits whether what leaves by it can be held back for a while
 */
public record ActRequest(
        String action,
        @Nullable String on,
        Map<String, Object> given,
        @Nullable Contact contact,
        List<Upload> uploads,
        Map<Integer, String> letters,
        boolean waits) {
    public ActRequest {
        given = Map.copyOf(given);
        uploads = List.copyOf(uploads);
        letters = Map.copyOf(letters);
    }

    /** Letters leave at once, in the organisation's words. */
    public ActRequest(
            String action,
            @Nullable String on,
            Map<String, Object> given,
            @Nullable Contact contact,
            List<Upload> uploads) {
        this(action, on, given, contact, uploads, Map.of(), false);
    }

    /** The same, in these words; it can be held back for a while. */
    public ActRequest leaving(Map<Integer, String> words) {
        return new ActRequest(action, on, given, contact, uploads, words, true);
    }

    public static ActRequest of(String action, Map<String, Object> given) {
        return new ActRequest(action, null, given, null, List.of());
    }

    @Override
    public String toString() {
        return "ActRequest[" + action + (on == null ? "" : " on " + on) + "]";
    }
}
