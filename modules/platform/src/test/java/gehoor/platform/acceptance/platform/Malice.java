package gehoor.platform.acceptance.platform;

/** What is wrong with a malformed request. */
enum Malice {
    /** A value of another type than is asked. */
    TYPE,
    /** A text that is too long, or a list or a map with too much in it. */
    LENGTH,
    /** Halves of characters, control characters, text that runs the other way. */
    UNICODE,
    /** Bytes that are no UTF-8, or another encoding. */
    BYTES,
    NULL,
    DUPLICATE,
    DEPTH,
    /** A number that no computer holds, or that is none. */
    NUMBER,
    UNKNOWN_MEMBER,
    MISSING_MEMBER,
    /** JSON that breaks off, or is none. */
    SYNTAX,
    CONTENT_TYPE,
    /** A multipart form that is none. */
    FORM,
    HUGE_HEADER(true),
    REPEATED_HEADER,
    /** A length, or a coding of the body, that is not true. */
    BODY_LENGTH(true),
    ACCEPT,
    ACCEPT_LANGUAGE,
    AUTHORIZATION,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    RECEIPT,
    ENCODING,
    /** To HTTP/2 or to a web socket. */
    UPGRADE,
    HOST(true),
    /** What proxies and caches say, and what nobody says. */
    OTHER_HEADER,
    METHOD(true),
    ADDRESS(true),
    QUERY,
    /** A first line that is none, or of another version of HTTP. */
    FIRST_LINE(true);

    private final boolean wire;

    Malice() {
        this(false);
    }

    Malice(boolean wire) {
        this.wire = wire;
    }

    /** Whether the server may be unable to read it as a request at all: then it answers by itself, or hangs up. */
    boolean unreadable() {
        return wire;
    }
}
