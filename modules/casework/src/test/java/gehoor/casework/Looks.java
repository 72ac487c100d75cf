package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Inspection;

/** Takes everything for a photograph, but for what says what else it is. */
final class Looks implements Inspection {
    static final byte[] PROGRAM = "PROGRAM".getBytes(UTF_8);
    static final byte[] LOCKED = "LOCKED".getBytes(UTF_8);
    static final byte[] TELLING = "TELLING".getBytes(UTF_8);

    @Override
    public Seen look(String name, byte[] content) {
        return switch (new String(content, 0, Math.min(content.length, 20), UTF_8)) {
            case "PROGRAM" -> new Refused(Why.KIND);
            case "LOCKED" -> new Refused(Why.LOCKED);
            case "TELLING" -> new Telling("application/test", "doc");
            default -> new Clean("image/jpeg", "jpg", content);
        };
    }
}
