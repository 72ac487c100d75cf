package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.LinkRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.Remembered;
import gehoor.casework.port.SearchToken;
import gehoor.casework.port.TicketRow;
import gehoor.casework.record.EntryCodec;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Field;
import gehoor.policy.Link;
import gehoor.policy.PartyKind;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.vault.BlindIndex;
import gehoor.vault.Context;
import gehoor.vault.Opening;
import gehoor.vault.Receipt;
import gehoor.vault.Seal;
import gehoor.vault.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work writes: takes in what the engine accepted, carries out what goes beyond the file itself (linked
 * files, signals, receipts, notices, contact data), and writes everything at once.
 */
final class Recording {
    private static final int DEEPEST = 8;
    private static final int CHUNK = 256 * 1024;

    private final Ports ports;
    private final Library library;
    private final Cabinet cabinet;
    private final Safe safe;
    private final String tenant;
    private final Instant now;

    private final Map<UUID, Touched> touched = new LinkedHashMap<>();
    private final List<LinkRow> links = new ArrayList<>();
    private final List<ReceiptRow> receipts = new ArrayList<>();
    private final List<Changeset.ReceiptCopy> copies = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Changeset.Attached> attachments = new ArrayList<>();
    private final Set<SearchToken> searchTokens = new LinkedHashSet<>();
    private final Set<UUID> nameless = new TreeSet<>();
    private final Map<String, String> codes = new LinkedHashMap<>();
    private final Map<String, UUID> opened = new LinkedHashMap<>();
    private int depth;
    private Duration wait = Duration.ZERO;

    private static final class Touched {
        final Dossier dossier;
        final long expected;
        final List<EntryRow> entries = new ArrayList<>();

        @Nullable
        Seal seal;

        Touched(Dossier dossier, long expected) {
            this.dossier = dossier;
            this.expected = expected;
        }
    }

    Recording(Ports ports, Library library, Cabinet cabinet, Safe safe, String tenant, Instant now) {
        this.ports = ports;
        this.library = library;
        this.cabinet = cabinet;
        this.safe = safe;
        this.tenant = tenant;
        this.now = now;
    }

    /** A file that may begin: nothing is kept of it yet. */
    Dossier blank(Engine engine) {
        FileRow nothing = new FileRow(
                UUID.randomUUID(),
                tenant,
                engine.procedure().id(),
                engine.procedure().version(),
                null,
                "",
                "",
                null,
                "",
                "",
                "",
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                0,
                Chain.START);
        return Dossier.fresh(nothing, engine, ports.lists());
    }

    /** It begins: its key is made now. */
    void begin(Dossier blank) {
        touched(blank).seal = opened(safe.sealer().create(Texts.key(blank)));
    }

    /** What staff bring about now leaves for people outside after that time, and not before. */
    void waiting(Duration time) {
        wait = time;
    }

    /** Takes in what was decided, with what was written, and carries out the rest. */
    void accept(
            Dossier dossier, Decision.Accepted accepted, Map<String, String> texts, List<Upload> uploads, Actor actor) {
        if (++depth > DEEPEST) {
            throw new IllegalStateException("files that signal each other without end");
        }
        Touched file = touched(dossier);
        Entry entry = accepted.entry();
        byte[] sealed = texts.isEmpty() ? null : SealedTexts.seal(seal(file), entry.seq(), texts);
        append(file, entry, sealed, accepted.after());
        if (!texts.isEmpty()) {
            tokens().ifPresent(tokens -> found(
                    dossier,
                    Finding.written(tokens, this::words, dossier.engine().procedure(), texts),
                    false));
        }
        for (Upload upload : uploads) {
            attach(file, entry.seq(), upload);
        }
        for (Change change : entry.changes()) {
            if (change instanceof Change.ReceiptGiven given) {
                giveReceipt(dossier, given.to(), actor.kind() == Actor.Kind.STAFF);
            } else if (change instanceof Change.ReceiptRenewed) {
                renewReceipt(dossier, actor);
            } else if (change instanceof Change.ReceiptLinkAsked) {
                sendReceiptLink(dossier);
            } else if (change instanceof Change.IdentitySet set
                    && set.identity().equals("anonymous")) {
                safe.contacts().erase(tenant, dossier.id());
                searchTokens.removeIf(token -> token.person() && token.file().equals(dossier.id()));
                nameless.add(dossier.id());
            }
        }
        tell(file, entry);
        for (Change change : entry.changes()) {
            if (change instanceof Change.LinkOpened link) {
                open(file, entry, link.link(), actor);
            } else if (change instanceof Change.Signalled signal) {
                signal(file, signal, actor);
            }
        }
        depth--;
    }

    /** A receipt for somebody in the file; the code is in {@link #codes} this once. */
    void giveReceipt(Dossier dossier, String holder, boolean overheard) {
        Receipt receipt = Receipt.draw();
        byte[] lookup = opened(safe.receipts().lookupKey(tenant, receipt));
        receipts.add(new ReceiptRow(lookup, dossier.id(), holder, overheard, null));
        codes.putIfAbsent(holder, receipt.printed());
    }

    /**
     * The complainant's receipt ends now. Who comes themselves is told another. Where staff do it, who complains is sent a link to
     * one; only where no mail reaches them, a code is told once, to be printed, and changes at its first use.
     */
    private void renewReceipt(Dossier dossier, Actor actor) {
        boolean staff = actor.kind() == Actor.Kind.STAFF;
        boolean byMail = staff && mailReaches(dossier);
        Receipt receipt = Receipt.draw();
        byte[] lookup = opened(safe.receipts().lookupKey(tenant, receipt));
        ports.receipts().renew(tenant, dossier.id(), Wording.COMPLAINANT, lookup, staff);
        if (byMail) {
            sendReceiptLink(dossier);
        } else {
            ports.tickets().drop(tenant, dossier.id(), TicketRow.MAILBOX);
            codes.putIfAbsent(Wording.COMPLAINANT, receipt.printed());
        }
    }

    private void sendReceiptLink(Dossier dossier) {
        Instant until = Renewing.until(now, dossier.engine().tenant().zone());
        String ticket = giveTicket(dossier, TicketRow.MAILBOX, until);
        send(dossier, Notice.Recipient.COMPLAINANT, "", Letters.NEW_RECEIPT, ticket);
    }

    private boolean mailReaches(Dossier dossier) {
        return safe.contacts()
                .tell(
                        tenant,
                        dossier.id(),
                        Wording.COMPLAINANT,
                        "system",
                        "system",
                        "notice." + Letters.NEW_RECEIPT,
                        "entry-" + dossier.state().seq(),
                        now)
                .map(ContactView::contact)
                .filter(contact ->
                        !contact.mail().isEmpty() && !contact.preferredWay().equals("post"))
                .isPresent();
    }

    /**
     * A link that opens one thing in a file that is there, in the place of any before it that opened the same.
     *
     * @return what it is, to be told once
     */
    String giveTicket(Dossier dossier, String opens, Instant until) {
        Ticket ticket = Ticket.draw();
        byte[] lookup = opened(safe.receipts().lookupKey(tenant, ticket));
        ports.tickets().drop(tenant, dossier.id(), opens);
        ports.tickets().add(tenant, new TicketRow(lookup, dossier.id(), opens, until));
        return ticket.text();
    }

    /** A letter of the house goes out with the last entry, with a ticket enclosed. */
    void send(Dossier dossier, Notice.Recipient recipient, String name, String letter, String ticket) {
        Entry entry = dossier.history().get(dossier.history().size() - 1);
        int place = Told.by(dossier, entry).stream().mapToInt(Told::place).max().orElse(-1) + 1;
        Told told = new Told(place, recipient, name, letter, false);
        notices.add(told.notice(dossier, entry, entry.at(), enclosed(touched(dossier), entry, place, ticket)));
    }

    /** What the answer to this request tells once. */
    void tellOnce(String of, String secret) {
        codes.putIfAbsent(of, secret);
    }

    private byte[] enclosed(Touched file, Entry entry, int place, String secret) {
        return seal(file)
                .seal(
                        new Context("notice", "enclosed", file.dossier.id() + "/" + entry.seq() + "/" + place),
                        secret.getBytes(UTF_8));
    }

    /**
     * Keeps what somebody in a file is called and how to reach them, and how they are found again.
     *
     * @param state the file as it is with them in it
     */
    void keep(Dossier dossier, FileState state, String holder, Contact contact, String language) {
        safe.contacts().keep(tenant, dossier.id(), holder, contact, language);
        String compartment = Contacts.compartment(dossier.engine().procedure(), state, holder);
        tokens().ifPresent(tokens -> found(dossier, Finding.person(tokens, compartment, contact), true));
    }

    private void found(Dossier dossier, Set<Long> tokens, boolean person) {
        tokens.forEach(token -> searchTokens.add(new SearchToken(dossier.id(), token, person)));
    }

    private Optional<BlindIndex.Tokens> tokens() {
        return safe.blindIndex().of(tenant, now).asOptional();
    }

    private List<Set<String>> words(String text) {
        return ports.stems()
                .of(text, library.tenant(tenant).map(Tenant::languages).orElse(List.of()));
    }

    /** Touches a file of which only the projection is to be written again. */
    void refresh(Dossier dossier) {
        touched(dossier);
    }

    /** Holder to code, to be shown once. */
    Map<String, String> codes() {
        return codes;
    }

    /**
     * The codes for who asked and asks again, because the answer got lost; null where there are none.
     *
     * @param dossier the file that the request was about
     */
    byte @Nullable [] codesAgain(Dossier dossier, Request asked, int seq) {
        return codes.isEmpty() ? null : CodesAgain.seal(seal(touched(dossier)), asked.own(), seq, codes);
    }

    /** Link id to the file that was opened. */
    Map<String, UUID> openedFiles() {
        return opened;
    }

    /** Writes everything; files that began have their number then. */
    void commit(@Nullable Remembered request) {
        Map<UUID, String> numbers = ports.files().commit(changes(request));
        numbers.forEach((file, number) -> {
            Touched numbered = touched.get(file);
            if (numbered != null) {
                numbered.dossier.numbered(number);
            }
        });
    }

    /** All that is to be written. */
    Changeset changes(@Nullable Remembered request) {
        List<Changeset.FileChange> files = new ArrayList<>();
        for (Touched file : touched.values()) {
            if (file.expected == 0) {
                files.add(change(file));
            }
        }
        for (Touched file : touched.values()) {
            if (file.expected != 0) {
                files.add(change(file));
            }
        }
        return new Changeset(
                tenant,
                files,
                links,
                receipts,
                copies,
                notices,
                attachments,
                List.copyOf(searchTokens),
                nameless,
                request);
    }

    // ---------------------------------------------------------------- one file

    private Touched touched(Dossier dossier) {
        return touched.computeIfAbsent(
                dossier.id(), id -> new Touched(dossier, dossier.row().version()));
    }

    private Changeset.FileChange change(Touched file) {
        Dossier dossier = file.dossier;
        List<Engine.Due> dues = dossier.engine().dues(dossier.state(), now);
        FileRow row = Projection.row(dossier, dues);
        var register = dossier.engine().procedure().register();
        Changeset.Numbering numbering = file.expected == 0 && register.numbered()
                ? new Changeset.Numbering(register.series(), row.registered().getYear(), register.digits())
                : null;
        return new Changeset.FileChange(
                row, file.expected, numbering, file.entries, Projection.clocks(dossier.engine(), dues));
    }

    private void append(Touched file, Entry entry, byte @Nullable [] sealed, FileState after) {
        Dossier dossier = file.dossier;
        String clear = EntryCodec.write(entry);
        byte[] previous = dossier.chain();
        EntryRow row = new EntryRow(
                entry.seq(),
                entry.at(),
                clear,
                sealed,
                previous,
                Chain.hash(tenant, dossier.id(), entry.seq(), clear, sealed, previous));
        file.entries.add(row);
        dossier.append(entry, row, after);
    }

    private Seal seal(Touched file) {
        Seal seal = file.seal;
        if (seal == null) {
            seal = opened(safe.sealer().take(Texts.key(file.dossier)));
            file.seal = seal;
        }
        return seal;
    }

    private void attach(Touched file, int seq, Upload upload) {
        UUID id = UUID.randomUUID();
        byte[] content = upload.content();
        int chunks = Math.max(1, (content.length + CHUNK - 1) / CHUNK);
        Seal seal = seal(file);
        List<byte[]> sealed = new ArrayList<>(chunks);
        for (int i = 0; i < chunks; i++) {
            byte[] piece = Arrays.copyOfRange(content, i * CHUNK, Math.min(content.length, (i + 1) * CHUNK));
            sealed.add(seal.seal(Safe.chunk(id, i, chunks), piece));
        }
        attachments.add(new Changeset.Attached(
                new AttachmentRows.Row(
                        id,
                        file.dossier.id(),
                        seq,
                        upload.field(),
                        Safe.sealLabel(seal, id, upload.name(), upload.mediaType()),
                        content.length,
                        chunks),
                sealed));
    }

    private void tell(Touched file, Entry entry) {
        for (Told each : Told.by(file.dossier, entry)) {
            boolean waits = each.outside() && entry.by().kind() == Actor.Kind.STAFF;
            Instant notBefore = waits ? entry.at().plus(wait) : entry.at();
            Notice notice = each.notice(file.dossier, entry, notBefore, null);
            String holder = each.recipient() == Notice.Recipient.PARTY ? each.name() : Wording.COMPLAINANT;
            String code = codes.get(holder);
            if (code != null && each.toHolder(holder) && Letters.tellsReceipt(file.dossier, each.letter())) {
                notice = each.notice(file.dossier, entry, notBefore, enclosed(file, entry, each.place(), code));
            }
            notices.add(notice);
        }
    }

    // ---------------------------------------------------------------- other files

    /**
     * Opens a linked file: carries facts, what was written (sealed again under the new file's key), attachments, and where
     * the link says so who complains. Where the link keeps the day of receipt, the new one has it; else it is received today.
     */
    private void open(Touched from, Entry entry, String linkId, Actor actor) {
        Dossier old = from.dossier;
        Procedure procedure = old.engine().procedure();
        Link link = procedure.links().get(linkId);
        Tenant owner = old.engine().tenant();
        LocalDate today = now.atZone(owner.zone()).toLocalDate();
        Engine engine = link == null
                ? null
                : library.inForce(tenant, link.procedure(), today).orElse(null);
        if (link == null || engine == null) {
            throw new IllegalStateException("a link to a procedure that is not in force: " + linkId);
        }
        Change.Reported reported = Projection.reported(old.state());
        Texts texts = new Texts(old, safe.sealer());
        Map<String, Value> given = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        Set<String> ofParties = new TreeSet<>();
        link.parties().forEach(kind -> ofParties.addAll(partyFields(engine, kind)));
        for (String field : link.carry()) {
            if (ofParties.contains(field)) {
                continue; // it goes with each party
            }
            carry(old, engine, texts, field, given, written);
        }
        List<Came> came = came(link, entry.on(), old, engine, texts, written);
        boolean identity = link.identity() && old.state().contact();
        String capacity = reported.capacity();
        Command.Report command = new Command.Report(
                link.kind() == null ? reported.kind() : link.kind(),
                reported.reporter(),
                capacity != null && engine.procedure().report().capacities().containsKey(capacity) ? capacity : null,
                old.state().identity(),
                reported.channel(),
                link.keepsReceived() ? reported.received() : today,
                reported.language(),
                identity,
                given,
                came.stream().map(Came::party).toList(),
                new Command.Origin(link.id(), procedure.id()));
        Dossier fresh = blank(engine);
        links.add(new LinkRow(old.id(), link.id(), fresh.id()));
        fresh.linked().add(new LinkedFile("origin", rowNow(old)));
        Decision decision =
                engine.decide(FileState.empty(), actor, command, fresh.circumstances(now, actor, Map.of(), given));
        if (decision instanceof Decision.Refused refused) {
            throw new Stopped(refused.refusals());
        }
        if (decision instanceof Decision.Accepted accepted) {
            begin(fresh);
            opened.put(link.id(), fresh.id());
            if (identity) {
                carryContact(old, Wording.COMPLAINANT, fresh, accepted.after(), Wording.COMPLAINANT, link, entry);
            }
            for (Came each : came) {
                carryContact(old, each.from(), fresh, accepted.after(), each.to(), link, entry);
            }
            if (link.receipt()) {
                copies.add(new Changeset.ReceiptCopy(old.id(), fresh.id(), link.moves()));
                receipts.stream()
                        .filter(row -> row.file().equals(old.id()))
                        .toList()
                        .forEach(row -> receipts.add(new ReceiptRow(
                                row.lookup(), fresh.id(), row.holder(), row.provisional(), row.replaces())));
            }
            accept(fresh, accepted, written, List.of(), actor);
            carryAttachments(old, touched(fresh), link.carry(), given);
            old.linked().add(new LinkedFile(link.id(), rowNow(fresh)));
        }
    }

    /** A party that goes with a link: which it is in the old file, and which it will be in the new one. */
    private record Came(String from, String to, Command.Came party) {}

    /** The parties that go with it, in the order in which the new file numbers them. */
    private List<Came> came(
            Link link, @Nullable String about, Dossier old, Engine engine, Texts texts, Map<String, String> written) {
        FileState.Party one = about == null ? null : old.state().parties().get(about);
        List<Came> came = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (FileState.Party party : old.state().parties().values()) {
            boolean another =
                    one != null && one.kind().equals(party.kind()) && !one.id().equals(party.id());
            if (another || !link.parties().contains(party.kind())) {
                continue;
            }
            String id = party.kind() + "-" + numbers.merge(party.kind(), 1, Integer::sum);
            Map<String, Value> facts = new LinkedHashMap<>();
            for (String field : partyFields(engine, party.kind())) {
                Value value = party.facts().get(field);
                Field to = engine.procedure().fields().get(field);
                Field from = old.engine().procedure().fields().get(field);
                if (value == null || to == null || from == null || !carried(to, from, value)) {
                    continue;
                }
                if (Texts.sealed(value)) {
                    String text = texts.latest(field, party.id()).orElse(null);
                    if (text == null) {
                        continue;
                    }
                    written.put(Texts.of(field, id), text);
                }
                facts.put(field, value);
            }
            came.add(new Came(party.id(), id, new Command.Came(party.kind(), facts)));
        }
        return came;
    }

    private static List<String> partyFields(Engine engine, String kind) {
        PartyKind known = engine.procedure().parties().get(kind);
        return known == null ? List.of() : known.fields();
    }

    private void carryContact(
            Dossier old, String from, Dossier fresh, FileState begun, String to, Link link, Entry entry) {
        safe.contacts()
                .tell(tenant, old.id(), from, "system", "system", "link." + link.id(), "entry-" + entry.seq(), now)
                .ifPresent(told -> keep(
                        fresh,
                        begun,
                        to,
                        told.contact(),
                        to.equals(Wording.COMPLAINANT)
                                ? Projection.reported(old.state()).language()
                                : told.contact().language()));
    }

    /** Whether a value of one field is one of the other, and means the same in another file. */
    private static boolean carried(Field there, Field here, Value value) {
        return there.type() == here.type()
                && switch (there.type()) {
                    case CONTACT, STAFF, PARTY, GROUND, OUTCOME -> false;
                    case CHOICE, CHOICES, ITEMS -> there.choices().keySet().containsAll(Projection.codes(value));
                    default -> true;
                };
    }

    private void carry(
            Dossier old, Engine engine, Texts texts, String id, Map<String, Value> given, Map<String, String> written) {
        Field there = engine.procedure().fields().get(id);
        Field here = old.engine().procedure().fields().get(id);
        Value value = old.state().facts().get(id);
        if (there == null || here == null || value == null || !carried(there, here, value)) {
            return;
        }
        if (there.type() == Field.Type.TEXT || there.type() == Field.Type.LONG_TEXT) {
            String text = texts.latest(id, null).orElse(null);
            if (text == null) {
                return;
            }
            written.put(id, text);
        }
        given.put(id, value);
    }

    private void carryAttachments(Dossier old, Touched fresh, Set<String> carry, Map<String, Value> given) {
        Set<String> fields = new TreeSet<>(carry);
        fields.retainAll(given.keySet());
        fields.removeIf(id -> {
            Field field = fresh.dossier.engine().procedure().fields().get(id);
            return field == null || field.type() != Field.Type.ATTACHMENTS;
        });
        if (fields.isEmpty()) {
            return;
        }
        Texts texts = new Texts(old, safe.sealer());
        for (AttachmentRows.Row row : ports.attachments().of(tenant, old.id())) {
            if (fields.contains(row.field())) {
                safe.attachment(ports, texts, tenant, row)
                        .ifPresent(found -> attach(
                                fresh,
                                1,
                                new Upload(
                                        row.field(),
                                        orEmpty(found.attachment().name()),
                                        orEmpty(found.attachment().mediaType()),
                                        found.content())));
            }
        }
        // those that came with this very request are not in the store yet
        for (Changeset.Attached attached : List.copyOf(attachments)) {
            if (attached.row().file().equals(old.id())
                    && fields.contains(attached.row().field())) {
                texts.seal()
                        .flatMap(seal -> Safe.open(seal, attached.row(), attached.chunks()::get))
                        .ifPresent(found -> attach(
                                fresh,
                                1,
                                new Upload(
                                        attached.row().field(),
                                        orEmpty(found.attachment().name()),
                                        orEmpty(found.attachment().mediaType()),
                                        found.content())));
            }
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Signals to linked files. Whose act it was matters there only where it was the complainant's (the time of an anonymous
     * one is told to the day): staff who act here have not handled that file.
     */
    private void signal(Touched from, Change.Signalled signal, Actor actor) {
        Map<UUID, Dossier> known = new HashMap<>();
        touched.values().forEach(file -> known.put(file.dossier.id(), file.dossier));
        Set<UUID> ids = new TreeSet<>();
        for (LinkedFile other : from.dossier.linked()) {
            if (other.link().equals(signal.link())) {
                ids.add(other.file().id());
            }
        }
        Actor as = actor.kind() == Actor.Kind.COMPLAINANT ? Actor.COMPLAINANT : Actor.SYSTEM;
        for (UUID id : ids) {
            Dossier other = known.containsKey(id)
                    ? known.get(id)
                    : cabinet.lock(tenant, id)
                            .orElseThrow(() -> new IllegalStateException("a linked file that is not there"));
            Decision decision = other.engine()
                    .decide(other.state(), as, new Command.Receive(signal.signal()), other.circumstances(now, as));
            if (decision instanceof Decision.Accepted accepted) {
                accept(other, accepted, Map.of(), List.of(), as);
            }
        }
    }

    private FileRow rowNow(Dossier dossier) {
        return Projection.row(dossier, dossier.engine().dues(dossier.state(), now));
    }

    private static <T> T opened(Opening<T> opening) {
        return opening.asOptional()
                .orElseThrow(() -> new IllegalStateException("the key of this file, or of its tenant, is gone"));
    }
}
