package gehoor.casework.port;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that one action writes. Written together or not at all; numbers are drawn last.
 *
 * @param files those that begin first
 * @param idempotency null where the request carried no key
 */
public record Changeset(
        String tenant,
        List<FileChange> files,
        List<LinkRow> links,
        List<ReceiptRow> receipts,
        List<ReceiptCopy> receiptCopies,
        List<Notice> notices,
        List<Attached> attachments,
        List<SearchToken> searchTokens,
        Set<UUID> nameless,
        @Nullable Remembered idempotency) {

    /**
     * What several actions write, to be written together. None of them may carry an idempotency key.
     *
     * @param changes at least one, all of one tenant
     */
    public static Changeset together(List<Changeset> changes) {
        if (changes.size() == 1) {
            return changes.get(0);
        }
        if (changes.stream().anyMatch(each -> each.idempotency() != null)) {
            throw new IllegalArgumentException("a request is written by itself");
        }
        return new Changeset(
                changes.get(0).tenant(),
                all(changes, Changeset::files),
                all(changes, Changeset::links),
                all(changes, Changeset::receipts),
                all(changes, Changeset::receiptCopies),
                all(changes, Changeset::notices),
                all(changes, Changeset::attachments),
                all(changes, Changeset::searchTokens),
                changes.stream().flatMap(each -> each.nameless().stream()).collect(Collectors.toSet()),
                null);
    }

    private static <T> List<T> all(List<Changeset> changes, Function<Changeset, List<T>> of) {
        return changes.stream().flatMap(each -> of.apply(each).stream()).toList();
    }

    /**
     * @param row the projection as it is afterwards
     * @param expectedVersion the version that was read; 0 where the file begins (then it is inserted)
     * @param numbered the series to draw its number from; null where it has none or has it already
     * @param entries to be appended
     * @param clocks all runs of its clocks: those of an unknown run are inserted, others updated; none is ever removed
     */
    public record FileChange(
            FileRow row,
            long expectedVersion,
            @Nullable Numbering numbered,
            List<EntryRow> entries,
            List<ClockRow> clocks) {}

    /** @param chunks sealed, in order */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Attached(AttachmentRows.Row row, List<byte[]> chunks) {}

    /**
     * A number without gaps per series and year: {@code OMB-2026-00001}.
     *
     * @param digits the number is filled up with zeroes to that many
     */
    public record Numbering(String series, int year, int digits) {
        public String format(long number) {
            String text = Long.toString(number);
            return series + "-" + year + "-" + "0".repeat(Math.max(0, digits - text.length())) + text;
        }
    }

    /** The receipts that open {@code from} open {@code to} as well; with {@code moves} they no longer open {@code from}. */
    public record ReceiptCopy(UUID from, UUID to, boolean moves) {}
}
