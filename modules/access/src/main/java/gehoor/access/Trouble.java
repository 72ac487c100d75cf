package gehoor.access;

import gehoor.engine.Refusal;
import java.util.Locale;

/** The kinds of answers that are not a success, each with its status. */
public enum Trouble {
    /** The request cannot be read: malformed, of a wrong shape, with a bad header. */
    MALFORMED(400),
    /** A token, a login or a receipt is needed. */
    UNAUTHENTICATED(401),
    NOT_YOURS(403),
    /** It does not exist, or one may not know that it does. */
    NOT_FOUND(404),
    METHOD(405),
    NOT_ACCEPTABLE(406),
    NOT_NOW(409),
    /** The organisation takes nothing new from the public now. */
    SUSPENDED(409),
    /** The same is being done at the same time. */
    CLASH(409),
    /** There was such an organisation, and it was removed. */
    REMOVED(410),
    /** The file changed since it was read. */
    STALE(412),
    TOO_LARGE(413),
    MEDIA_TYPE(415),
    /** A rule of the procedure bars it. */
    RULE(422),
    /** An answer is missing or cannot be. */
    FIELD(422),
    /** If-Match is missing. */
    VERSION_NEEDED(428),
    TOO_MANY(429),
    FAILURE(500),
    UNAVAILABLE(503);

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As it stands in {@code type}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Trouble of(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN -> refusal.field() == null ? NOT_FOUND : FIELD;
            case NOT_YOURS -> NOT_YOURS;
            case NOT_NOW -> NOT_NOW;
            case SUSPENDED -> SUSPENDED;
            case RULE -> RULE;
            case FIELD -> FIELD;
        };
    }

    /** What a server's own status means here. */
    public static Trouble of(int status) {
        for (Trouble trouble : values()) {
            if (trouble.status == status) {
                return trouble;
            }
        }
        return status >= 500 ? FAILURE : MALFORMED;
    }
}
