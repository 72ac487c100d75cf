package gehoor.casework.port;

import gehoor.casework.Upload;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mail that somebody saved as a file. Nothing of it is fetched from elsewhere. */
public interface SavedMail {

    Reading read(byte[] mail);

    sealed interface Reading permits Read, Unreadable {}

    /**
     * What it says.
     *
     * @param name of who sent it, as they call themselves; empty where they do not
     * @param address of who sent it; empty where none can be read
     * @param came when it came in, else when it was sent; null where it does not say
     * @param subject may be empty
     * @param text plain; may be empty
     * @param attachments as they came, of no field
     * @param leftOut what was left out or may be other than it was
     */
    record Read(
            String name,
            String address,
            @Nullable Instant came,
            String subject,
            String text,
            List<Upload> attachments,
            List<LeftOut> leftOut)
            implements Reading {
        public Read {
            attachments = List.copyOf(attachments);
            leftOut = List.copyOf(leftOut);
        }

        @Override
        public String toString() {
            return "Read[" + attachments.size() + " attachments]";
        }
    }

    record Unreadable(Why why) implements Reading {}

    enum Why {
        /** It has no head of a mail. */
        NO_MAIL,
        /** It, or the number of its parts, is more than anybody writes. */
        LARGE,
        /** It breaks off, or contradicts itself. */
        BROKEN
    }

    /** @param name of the part; empty where it has none */
    record LeftOut(What what, String name) {}

    enum What {
        /** It came as a page: pictures and looks are gone, words and addresses of links are kept. */
        LOOKS,
        /** What a mail program would fetch from elsewhere, such as to tell the sender that it was read. */
        FROM_ELSEWHERE,
        /** It does not say rightly in which characters it is written. */
        CHARACTERS,
        /** The text goes on. */
        REST_OF_TEXT,
        /** Encrypted for somebody. */
        ENCRYPTED,
        /** A signature that machines check. */
        SIGNATURE,
        /** A part that cannot be read, or one too many. */
        PART
    }
}
