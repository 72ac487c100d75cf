package gehoor.casework;

import gehoor.casework.port.ReceiptRow;
import gehoor.engine.Actor;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.vault.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the complainant, or a party, reads and does by receipt. A code that opens nothing is {@link Answer.Missing}; one
 * with a typing mistake is refused with what is wrong. A code given by phone must be exchanged first by {@link #enter};
 * everything else is refused with it. {@code file} tells which file where the receipt opens several; null: the first.
 */
public final class Mailbox {
    private final Office office;
    private final Acting acting;

    Mailbox(Office office, Acting acting) {
        this.office = office;
        this.acting = acting;
    }

    /** What a code opens, within a transaction. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Opened(byte[] lookup, List<ReceiptRow> rows) {
        boolean provisional() {
            return rows.stream().anyMatch(ReceiptRow::provisional);
        }
    }

    private interface Use<T> {
        Answer<T> with(Opened opened);
    }

    private <T> Answer<T> use(ByReceipt by, boolean exchanging, Use<T> use) {
        if (office.unknown(by.tenant())) {
            return new Answer.Missing<>();
        }
        Receipt.Reading reading = Receipt.read(by.code());
        if (!(reading instanceof Receipt.Read read)) {
            return new Answer.Refused<>(List.of(mistake(reading)));
        }
        return office.ports().transactions().within(by.tenant(), () -> {
            byte[] lookup = office.safe()
                    .receipts()
                    .lookupKey(by.tenant(), read.receipt())
                    .asOptional()
                    .orElse(null);
            if (lookup == null) {
                return new Answer.Missing<>();
            }
            Opened opened = new Opened(lookup, office.ports().receipts().find(by.tenant(), lookup));
            if (opened.rows().isEmpty()) {
                return new Answer.Missing<>();
            }
            if (opened.provisional() && !exchanging) {
                return new Answer.Refused<>(List.of(Wording.receiptExchange()));
            }
            for (ReceiptRow row : opened.rows()) {
                byte[] replaces = row.replaces();
                if (replaces != null) {
                    office.ports().receipts().settle(by.tenant(), lookup, replaces);
                    break;
                }
            }
            return use.with(opened);
        });
    }

    private static Refusal mistake(Receipt.Reading reading) {
        if (reading instanceof Receipt.WrongLength wrong) {
            return Wording.receiptTyped(wrong.characters(), Receipt.CHARACTERS);
        }
        if (reading instanceof Receipt.WrongCharacter wrong) {
            return Wording.receiptCharacter(wrong.position());
        }
        return Wording.receiptCheck();
    }

    /**
     * Opens the mailbox; exchanges a code that was given by phone. A request to post, not to get: the code is a secret. The
     * code that was exchanged works here until its replacement is used, so that an answer lost on the way locks nobody out;
     * each exchange makes the replacement before it void.
     */
    public Answer<MailboxView> enter(ByReceipt by) {
        Instant now = office.now();
        return use(by, true, opened -> {
            List<Dossier> open = files(by.tenant(), opened);
            if (open.isEmpty()) {
                return new Answer.Missing<>();
            }
            String replacement = opened.provisional() ? exchange(by.tenant(), opened) : null;
            List<FileView> files = new ArrayList<>();
            for (Dossier dossier : open) {
                Actor holder = actor(opened, dossier.id());
                Views views = office.views(dossier, holder, sight(dossier, holder, now), by.language(), now);
                files.add(views.file(office.attachments(dossier), List.of()));
            }
            return Answer.done(new MailboxView(opened.rows().get(0).holder(), replacement, files));
        });
    }

    private String exchange(String tenant, Opened opened) {
        Receipt fresh = Receipt.draw();
        byte[] lookup = office.safe()
                .receipts()
                .lookupKey(tenant, fresh)
                .asOptional()
                .orElseThrow(() -> new IllegalStateException("the tenant's key for receipts is gone"));
        List<ReceiptRow> replacements = opened.rows().stream()
                .map(row -> new ReceiptRow(lookup, row.file(), row.holder(), false, opened.lookup()))
                .toList();
        office.ports().receipts().replace(tenant, opened.lookup(), replacements);
        return fresh.printed();
    }

    public Answer<List<OfferView>> offers(ByReceipt by, @Nullable UUID file) {
        Instant now = office.now();
        return one(
                by,
                file,
                now,
                (dossier, holder, views) -> Answer.done(views.offers(
                        dossier.engine().offers(dossier.state(), holder, dossier.circumstances(now, holder)),
                        List.of())));
    }

    public Answer<Performed> act(
            ByReceipt by,
            @Nullable UUID file,
            ActRequest request,
            @Nullable Long expectedVersion,
            @Nullable IdempotencyKey key) {
        record Target(UUID file, Actor holder, String name) {}
        Answer<Target> target = use(by, false, opened -> {
            List<UUID> files = opened.rows().stream().map(ReceiptRow::file).toList();
            // Which of several is meant, only the files themselves tell; else they need not be read twice.
            UUID meant = file != null || files.size() == 1
                    ? files.stream()
                            .filter(id -> file == null || file.equals(id))
                            .findFirst()
                            .orElse(null)
                    : files(by.tenant(), opened).stream()
                            .map(Dossier::id)
                            .findFirst()
                            .orElse(null);
            return meant == null
                    ? new Answer.Missing<>()
                    : Answer.done(new Target(
                            meant, actor(opened, meant), HexFormat.of().formatHex(opened.lookup())));
        });
        return target.then(found -> acting.act(
                by.tenant(),
                found.holder(),
                by.language(),
                "receipt " + found.name(),
                true,
                null,
                found.file(),
                request,
                expectedVersion,
                key));
    }

    public Answer<List<MessageView>> messages(ByReceipt by, @Nullable UUID file) {
        return one(
                by,
                file,
                office.now(),
                (dossier, holder, views) -> Answer.done(views.messages(office.attachments(dossier))));
    }

    public Answer<OpenedAttachment> attachment(ByReceipt by, @Nullable UUID file, UUID attachment) {
        return one(
                by,
                file,
                office.now(),
                (dossier, holder, views) -> Handling.attachment(office, views, dossier, attachment));
    }

    private interface Look<T> {
        Answer<T> at(Dossier dossier, Actor holder, Views views);
    }

    private <T> Answer<T> one(ByReceipt by, @Nullable UUID file, Instant now, Look<T> look) {
        return use(by, false, opened -> {
            for (Dossier dossier : files(by.tenant(), opened)) {
                if (file == null || file.equals(dossier.id())) {
                    Actor holder = actor(opened, dossier.id());
                    return look.at(
                            dossier,
                            holder,
                            office.views(dossier, holder, sight(dossier, holder, now), by.language(), now));
                }
            }
            return new Answer.Missing<>();
        });
    }

    /** Those that are not gone elsewhere first, then the earliest. A party that was removed holds a receipt that opens nothing. */
    private List<Dossier> files(String tenant, Opened opened) {
        List<Dossier> files = new ArrayList<>(office.cabinet()
                .loadAll(tenant, opened.rows().stream().map(ReceiptRow::file).toList()));
        files.removeIf(dossier -> {
            String party = actor(opened, dossier.id()).party();
            return party != null && !dossier.state().parties().containsKey(party);
        });
        files.sort(Comparator.comparing((Dossier file) -> file.state().transferred())
                .thenComparing(file -> file.row().registered())
                .thenComparing(file ->
                        file.linked().stream().anyMatch(other -> other.link().equals("origin"))));
        return files;
    }

    private static Actor actor(Opened opened, UUID file) {
        String holder = opened.rows().stream()
                .filter(row -> row.file().equals(file))
                .map(ReceiptRow::holder)
                .findFirst()
                .orElse(Wording.COMPLAINANT);
        return holder.equals(Wording.COMPLAINANT) ? Actor.COMPLAINANT : Actor.party(holder);
    }

    /** Who holds a receipt knows that the file exists. */
    private static Sight sight(Dossier dossier, Actor holder, Instant now) {
        Sight sight = dossier.sight(holder, now);
        if (sight.exists()) {
            return sight;
        }
        Set<String> compartments = new TreeSet<>(sight.compartments());
        compartments.add(Compartment.EXISTENCE);
        return new Sight(Set.copyOf(compartments), sight.own(), sight.rules());
    }
}
