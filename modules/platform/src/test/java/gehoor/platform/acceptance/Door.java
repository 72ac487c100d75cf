package gehoor.platform.acceptance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By which way somebody comes in.
 *
 * @param username a member of staff, by a token; null otherwise
 * @param receipt the code of a receipt; null otherwise
 * @param headers what a browser sends along by itself
 */
record Door(
        String tenant,
        @Nullable String username,
        @Nullable String receipt,
        String language,
        Map<String, String> headers) {
    Door {
        headers = Map.copyOf(headers);
    }

    String who() {
        return username != null ? username : receipt != null ? "by receipt" : "a visitor";
    }
}
