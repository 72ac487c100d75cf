package gehoor.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the complainant, or a party, reads and does by receipt. A code that opens nothing is {@link Answer.Missing}; one
 * with a typing mistake is refused with what is wrong. A code given by phone must be exchanged first by {@link #enter};
 * everything else is refused with it. {@code file} tells which file where the receipt opens several; null: the first.
 */
public final class Mailbox {
    /** Opens the mailbox; exchanges a code that was given by phone. A request to post, not to get: the code is a secret. */
    public Answer<MailboxView> enter(ByReceipt by) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<OfferView>> offers(ByReceipt by, @Nullable UUID file) {
        throw new UnsupportedOperationException();
    }

    public Answer<Performed> act(
            ByReceipt by,
            @Nullable UUID file,
            ActRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<MessageView>> messages(ByReceipt by, @Nullable UUID file) {
        throw new UnsupportedOperationException();
    }

    public Answer<OpenedAttachment> attachment(ByReceipt by, @Nullable UUID file, UUID attachment) {
        throw new UnsupportedOperationException();
    }
}
