package gehoor.casework;

import gehoor.casework.port.Openings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff read and do in a file. A file whose existence the requester may not see is {@link Answer.Missing}, exactly as
 * one that does not exist.
 */
public final class Handling {
    /** The file as this viewer may see it. Opening a named or confidential file is logged. */
    public Answer<FileView> open(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /** What this actor may do now, barred ones with the reason included. */
    public Answer<List<OfferView>> offers(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /**
     * Does an action.
     *
     * @param expectedVersion {@link Answer.Stale} where the file has another; null: whichever it has
     */
    public Answer<Performed> act(
            Requester requester,
            UUID file,
            ActRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<ClockView>> deadlines(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /** Oldest first. */
    public Answer<List<HistoryLine>> history(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<MessageView>> messages(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /** Earlier files about the same services, facilities or bodies, as far as this viewer may see them; latest first. */
    public Answer<List<RegisterLine>> earlier(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /**
     * What somebody is called and how to reach them: only with sight of the compartment identity, and written in the
     * vault's log before it is told.
     *
     * @param holder complainant, or a party's id
     */
    public Answer<ContactView> contact(Requester requester, UUID file, String holder) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<AttachmentView>> attachments(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /** Only with sight of the compartment it was recorded in. */
    public Answer<OpenedAttachment> attachment(Requester requester, UUID file, UUID attachment) {
        throw new UnsupportedOperationException();
    }

    /** Letters of this file: those sent, and those to print; only with sight of the compartment messages. */
    public Answer<List<RenderedLetter>> letters(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }

    /** Who opened it; for who sees the compartment identity. */
    public Answer<List<Openings.Opening>> openings(Requester requester, UUID file) {
        throw new UnsupportedOperationException();
    }
}
