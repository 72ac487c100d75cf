package gehoor.casework;

import org.jspecify.annotations.Nullable;

/**
 * Somebody outside is to be asked for one action.
 *
 * @param on as the offer says
 * @param as role or party id
 * @param way {@code mail}: to the address given; {@code known}: to the one that the file holds; {@code hand}: the link is told
 *     once to who asks, to pass it on
 * @param mail with the way {@code mail}; else empty
 * @param language in which they are written to
 */
public record InviteRequest(String action, @Nullable String on, String as, String way, String mail, String language) {
    @Override
    public String toString() {
        return "InviteRequest[" + action + "]";
    }
}
