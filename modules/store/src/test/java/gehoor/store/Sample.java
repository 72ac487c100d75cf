package gehoor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Chain;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.ClockRow;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Notice;
import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.Remembered;
import gehoor.casework.port.RemovalRows;
import gehoor.casework.port.SearchToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A file as the use cases would write it, entry by entry, with a chain that holds. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-11-22T11:00:00.123456Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final AtomicInteger COUNT = new AtomicInteger();

    final String tenant;
    final UUID id = UUID.randomUUID();
    private final List<EntryRow> history = new ArrayList<>();
    private FileRow row;

    private Sample(String tenant) {
        this.tenant = tenant;
        row = new FileRow(
                id,
                tenant,
                "conciliation",
                "2026.1",
                null,
                "complaint",
                "intake",
                null,
                "named",
                "web",
                "nl",
                TODAY.minusDays(1),
                TODAY,
                null,
                TODAY.plusDays(45),
                NOON.plusSeconds(3600),
                Set.of("u-1"),
                Set.of("role:handler", "service:s-north"),
                1,
                new byte[32]);
    }

    /** A tenant that no other test uses. */
    static String tenant() {
        return "tenant-" + COUNT.incrementAndGet();
    }

    /** A removal that an organisation asked for, and nobody agreed to yet. */
    static RemovalRows.Removal removal() {
        return new RemovalRows.Removal(NOON, "u-1", "Somebody", TODAY.plusDays(40), false, null, null);
    }

    static Sample of(String tenant) {
        return new Sample(tenant);
    }

    Sample with(java.util.function.UnaryOperator<FileRow> change) {
        row = change.apply(row);
        return this;
    }

    FileRow row() {
        return row;
    }

    List<EntryRow> history() {
        return List.copyOf(history);
    }

    /** The next entry, and the row as it is with it. */
    EntryRow next() {
        int seq = history.size() + 1;
        byte[] previous = seq == 1 ? new byte[32] : history.get(seq - 2).hash();
        String clear = "{\"seq\":" + seq + ",\"of\":\"é\\u0000\"}";
        byte[] sealed = seq % 2 == 0 ? null : ("sealed " + seq).getBytes(UTF_8);
        byte[] hash = Chain.hash(tenant, id, seq, clear, sealed, previous);
        EntryRow entry = new EntryRow(seq, NOON.plusSeconds(seq), clear, sealed, previous, hash);
        history.add(entry);
        row = copy(row, row.stage(), row.marks(), seq, hash);
        return entry;
    }

    /** One more entry, against the version before it. */
    Changeset.FileChange change(ClockRow... clocks) {
        long expected = history.size();
        EntryRow entry = next();
        return new Changeset.FileChange(row, expected, null, List.of(entry), List.of(clocks));
    }

    Changeset.FileChange numbered(String series, int year) {
        Changeset.FileChange change = change();
        return new Changeset.FileChange(
                change.row(),
                change.expectedVersion(),
                new Changeset.Numbering(series, year, 5),
                change.entries(),
                change.clocks());
    }

    static FileRow copy(FileRow row, String stage, Set<String> marks, long version, byte[] chain) {
        return new FileRow(
                row.id(),
                row.tenant(),
                row.procedure(),
                row.procedureVersion(),
                row.number(),
                row.kind(),
                stage,
                row.outcome(),
                row.identity(),
                row.channel(),
                row.language(),
                row.received(),
                row.registered(),
                row.closedOn(),
                row.nextDue(),
                row.wakeAt(),
                row.handlers(),
                marks,
                version,
                chain);
    }

    static FileRow dated(FileRow row, LocalDate registered, LocalDate nextDue, Instant wakeAt) {
        return new FileRow(
                row.id(),
                row.tenant(),
                row.procedure(),
                row.procedureVersion(),
                row.number(),
                row.kind(),
                row.stage(),
                row.outcome(),
                row.identity(),
                row.channel(),
                row.language(),
                row.received(),
                registered,
                row.closedOn(),
                nextDue,
                wakeAt,
                row.handlers(),
                row.marks(),
                row.version(),
                row.chain());
    }

    static ClockRow clock(String run, String state) {
        return new ClockRow(run, "treatment", "term", "handler", state, TODAY.plusDays(45), NOON);
    }

    Notice notice(int place) {
        return new Notice(
                UUID.randomUUID(),
                id,
                history.size(),
                place,
                Notice.Recipient.ROLE,
                "handler",
                "acknowledgement",
                false,
                NOON,
                0,
                place == 0 ? new byte[] {1, 2} : null);
    }

    ReceiptRow receipt(String code) {
        return new ReceiptRow(sha256(code), id, "complainant", false, null);
    }

    Remembered remembered(String key) {
        return new Remembered(key(key), key("request"), id, history.size(), TODAY, new byte[] {7, 7});
    }

    static byte[] key(String text) {
        return Arrays.copyOf(sha256(text), 16);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A changeset of that one file change, to be added to. */
    static Writing writing(String tenant, Changeset.FileChange... files) {
        return new Writing(new Changeset(
                tenant,
                List.of(files),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                null));
    }

    record Writing(Changeset changes) {
        Writing links(gehoor.casework.port.LinkRow... links) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    List.of(links),
                    changes.receipts(),
                    changes.receiptCopies(),
                    changes.notices(),
                    changes.attachments(),
                    changes.searchTokens(),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing receipts(ReceiptRow... receipts) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    List.of(receipts),
                    changes.receiptCopies(),
                    changes.notices(),
                    changes.attachments(),
                    changes.searchTokens(),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing copies(Changeset.ReceiptCopy... copies) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    List.of(copies),
                    changes.notices(),
                    changes.attachments(),
                    changes.searchTokens(),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing notices(Notice... notices) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    changes.receiptCopies(),
                    List.of(notices),
                    changes.attachments(),
                    changes.searchTokens(),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing attachments(Changeset.Attached... attachments) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    changes.receiptCopies(),
                    changes.notices(),
                    List.of(attachments),
                    changes.searchTokens(),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing tokens(SearchToken... tokens) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    changes.receiptCopies(),
                    changes.notices(),
                    changes.attachments(),
                    List.of(tokens),
                    changes.nameless(),
                    changes.idempotency()));
        }

        Writing nameless(UUID... files) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    changes.receiptCopies(),
                    changes.notices(),
                    changes.attachments(),
                    changes.searchTokens(),
                    Set.of(files),
                    changes.idempotency()));
        }

        Writing remembered(Remembered remembered) {
            return new Writing(new Changeset(
                    changes.tenant(),
                    changes.files(),
                    changes.links(),
                    changes.receipts(),
                    changes.receiptCopies(),
                    changes.notices(),
                    changes.attachments(),
                    changes.searchTokens(),
                    changes.nameless(),
                    remembered));
        }
    }
}
