package gehoor.store;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.ClockRow;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Files;
import gehoor.casework.port.LinkRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Notice;
import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.Remembered;
import gehoor.casework.port.SearchToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files: read by EclipseLink, written in one statement a file and one for what comes with it. */
final class PostgresFiles implements Files {
    private static final String ONE_FILE =
            "select procedure, procedure_version, number, kind, stage, outcome, identity,"
                    + " channel, language, received, registered, closed_on, next_due, wake_at, handlers, marks, linked, version, chain"
                    + " from gehoor.file where tenant_id = ? and id = ?";

    /** A statement of its own: it sees what was committed while the file's row was waited for. */
    private static final String ONE_HISTORY = "select seq, at, clear, packed, sealed, previous, hash from gehoor.entry"
            + " where tenant_id = ? and file_id = ? order by seq";

    private static final String CLAIM =
            "select * from gehoor.file where tenant_id = ?1 and id = any (cast(?2 as uuid[]))"
                    + " order by id for update skip locked";

    private static final String HISTORIES = "select * from gehoor.entry where tenant_id = ?1"
            + " and file_id = any (cast(?2 as uuid[])) order by file_id, seq";

    private static final String BEGIN = """
            with head as (
              insert into gehoor.file (procedure, procedure_version, kind, stage, outcome, identity, channel, language,
                received, registered, closed_on, next_due, wake_at, handlers, marks, version, chain, tenant_id, id,
                number, linked)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
              on conflict (tenant_id, id) do nothing
              returning tenant_id, id, marks as marks_before, marks as marks_now
            ), marked as (
              insert into gehoor.mark (tenant_id, file_id, mark)
              select head.tenant_id, head.id, new.mark from head, unnest(head.marks_now) new (mark)
            )""";

    private static final String APPEND = """
            with head as (
              update gehoor.file set procedure = ?, procedure_version = ?, kind = ?, stage = ?, outcome = ?,
                identity = ?, channel = ?, language = ?, received = ?, registered = ?, closed_on = ?, next_due = ?,
                wake_at = ?, handlers = ?, marks = ?, version = ?, chain = ?
              where tenant_id = ? and id = ? and version = ?
              returning tenant_id, id, old.marks as marks_before, new.marks as marks_now
            )""";

    /** Nothing is added to a file that is not at the version expected: then there is no head. */
    private static final String ENTRIES = """
            , entries as (
              insert into gehoor.entry (tenant_id, file_id, seq, at, packed, sealed, hash)
              select head.tenant_id, head.id, new.*
              from head, unnest(?::int[], ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[]) new
            )""";

    /** Those that are as they were are left out before: a conflict locks the row that it meets, and that is written, too. */
    private static final String CLOCKS = """
            , clocks as (
              insert into gehoor.clock as kept (tenant_id, file_id, run, clock, kind, owner, state, due, wake_at)
              select head.tenant_id, head.id, new.*
              from head, unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::timestamptz[])
                as new (run, clock, kind, owner, state, due, wake_at)
              where not exists (select from gehoor.clock same
                where same.tenant_id = ? and same.file_id = head.id and same.run = new.run
                  and (same.owner, same.state, same.due, same.wake_at)
                    is not distinct from (new.owner, new.state, new.due, new.wake_at))
              on conflict (tenant_id, file_id, run) do update
                set owner = excluded.owner, state = excluded.state, due = excluded.due, wake_at = excluded.wake_at
            )""";

    private static final String HEAD = " select marks_before <> marks_now as remarked from head";

    private static final String LINKS = """
            links as (
              insert into gehoor.link (tenant_id, file_id, link, other_id)
              select ?, new.* from unnest(?::uuid[], ?::text[], ?::uuid[]) new
            ), linked as (
              update gehoor.file set linked = true where tenant_id = ? and id = any (?::uuid[]) and not linked
            )""";

    private static final String RECEIPTS = """
            receipts as (
              insert into gehoor.receipt (tenant_id, lookup, file_id, holder, provisional, replaces)
              select ?, new.* from unnest(?::bytea[], ?::uuid[], ?::text[], ?::bool[], ?::bytea[]) new
            )""";

    private static final String NOTICES = """
            notices as (
              insert into gehoor.outbox (tenant_id, id, file_id, seq, place, recipient, name, letter, daily,
                not_before, attempts, enclosed, state)
              select ?, new.*, 'WAITING'
              from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bool[],
                ?::timestamptz[], ?::int[], ?::bytea[]) new
            )""";

    private static final String ATTACHMENTS = """
            attachments as (
              insert into gehoor.attachment (tenant_id, id, file_id, seq, field, label, size, chunks)
              select ?, new.*
              from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::bytea[], ?::bigint[], ?::int[]) new
            )""";

    /** A file that begins has none yet: looking for each would cost as much as a third of writing them. */
    private static final String FIRST_TOKENS = """
            first_tokens as (
              insert into gehoor.search_token (tenant_id, file_id, token, person)
              select ?, row.* from unnest(?::uuid[], ?::bigint[], ?::bool[]) as row (file_id, token, person)
            )""";

    /** Who writes to a file holds its row: nobody adds the same ones meanwhile, and no insertion need be tentative. */
    private static final String MORE_TOKENS = """
            more_tokens as (
              insert into gehoor.search_token (tenant_id, file_id, token, person)
              select ?, row.* from unnest(?::uuid[], ?::bigint[], ?::bool[]) as row (file_id, token, person)
              where not exists (select from gehoor.search_token kept
                where kept.tenant_id = ? and kept.token = row.token and kept.file_id = row.file_id)
            )""";

    private static final String NAMELESS =
            "delete from gehoor.search_token where tenant_id = ? and file_id = any (?::uuid[]) and person";

    private static final String REMEMBERED = """
            remembered as (
              insert into gehoor.idempotency (tenant_id, key, fingerprint, file_id, seq, day, codes)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (tenant_id, key) do nothing
              returning key
            )""";

    private static final String CHUNK =
            "insert into gehoor.attachment_chunk (tenant_id, attachment_id, number, sealed) values (?, ?, ?, ?)";

    private static final String COPY_RECEIPTS = """
            insert into gehoor.receipt (tenant_id, lookup, file_id, holder, provisional, replaces)
            select tenant_id, lookup, ?, holder, provisional, replaces from gehoor.receipt
            where tenant_id = ? and file_id = ?
            on conflict (tenant_id, lookup, file_id) do nothing""";

    /** The counter is taken last and held shortest: who waits for it waits for a commit only. */
    private static final String NUMBER = """
            with drawn as (
              insert into gehoor.number_series as kept (tenant_id, series, year, last) values (?, ?, ?, 1)
              on conflict (tenant_id, series, year) do update set last = kept.last + 1
              returning last
            )
            update gehoor.file
            set number = ? || '-' || ? || '-' || repeat('0', greatest(0, ? - length(drawn.last::text))) || drawn.last
            from drawn where tenant_id = ? and id = ?
            returning number""";

    private final Units units;

    PostgresFiles(Units units) {
        this.units = units;
    }

    @Override
    public Optional<FileRecord> load(String tenant, UUID file) {
        return one(tenant, file, "");
    }

    @Override
    public Optional<FileRecord> lock(String tenant, UUID file) {
        return one(tenant, file, " for update");
    }

    @Override
    public List<FileRecord> claim(String tenant, Collection<UUID> files) {
        Unit unit = units.of(tenant);
        List<KeptFile> held = unit.read(
                unit.rows(CLAIM, KeptFile.class).setParameter(1, tenant).setParameter(2, array(files)));
        return whole(unit, held);
    }

    /** As PostgreSQL reads an array: one parameter, however many they are, so that the statement stays the same. */
    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private Optional<FileRecord> one(String tenant, UUID file, String held) {
        Unit unit = units.of(tenant);
        Optional<OneFile> found;
        List<EntryRow> history = new ArrayList<>();
        try (Sql.Results results = unit.sql(ONE_FILE + held)
                .set(tenant, file)
                .then(ONE_HISTORY)
                .set(tenant, file)
                .results()) {
            found = results.one(row -> OneFile.of(tenant, file, row));
            results.list(row -> history.add(OneFile.entry(row, history)));
        }
        return found.map(one -> new FileRecord(
                one.row(),
                upTo(one.row().version(), history),
                one.linked() ? linked(unit, List.of(file)).getOrDefault(file, List.of()) : List.of()));
    }

    @Override
    public List<FileRecord> loadAll(String tenant, Collection<UUID> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        Unit unit = units.of(tenant);
        List<KeptFile> found = unit.read(
                unit.query("select f from KeptFile f where f.tenant = :tenant and f.id in :files", KeptFile.class)
                        .setParameter("files", files));
        Map<UUID, FileRecord> byId = whole(unit, found).stream()
                .collect(Collectors.toMap(record -> record.row().id(), record -> record));
        return files.stream()
                .distinct()
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
    }

    /** With their histories and the files they are linked with: one or two statements more, however many they are. */
    private List<FileRecord> whole(Unit unit, List<KeptFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = files.stream().map(KeptFile::id).toList();
        List<KeptEntry> entries = unit.read(unit.rows(HISTORIES, KeptEntry.class)
                .setParameter(1, unit.tenant())
                .setParameter(2, array(ids)));
        Map<UUID, List<EntryRow>> histories = new HashMap<>();
        for (KeptEntry entry : entries) {
            List<EntryRow> history = histories.computeIfAbsent(entry.file(), id -> new ArrayList<>());
            history.add(entry.row(history));
        }
        Map<UUID, List<LinkedFile>> linked = linked(
                unit, files.stream().filter(KeptFile::linked).map(KeptFile::id).toList());
        return files.stream()
                .map(file -> new FileRecord(
                        file.row(),
                        upTo(file.row().version(), histories.getOrDefault(file.id(), List.of())),
                        linked.getOrDefault(file.id(), List.of())))
                .toList();
    }

    /** One statement for all of them, and none where no file is linked, as most are not. */
    private static Map<UUID, List<LinkedFile>> linked(Unit unit, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object[]> links = unit.read(unit.query(
                        "select l, f from KeptLink l, KeptFile f where l.tenant = :tenant and l.file in :files"
                                + " and f.tenant = :tenant and f.id = l.other order by l.link, f.registered, f.id",
                        Object[].class)
                .setParameter("files", ids));
        Map<UUID, List<LinkedFile>> linked = new HashMap<>();
        for (Object[] pair : links) {
            KeptLink link = (KeptLink) pair[0];
            KeptFile other = (KeptFile) pair[1];
            linked.computeIfAbsent(link.file(), id -> new ArrayList<>()).add(new LinkedFile(link.link(), other.row()));
        }
        return linked;
    }

    /** An entry that was committed after the row was read is not of this reading. */
    private static List<EntryRow> upTo(long version, List<EntryRow> history) {
        return history.stream().filter(entry -> entry.seq() <= version).toList();
    }

    @Override
    public Map<UUID, String> commit(Changeset changes) {
        Unit unit = units.of(changes.tenant());
        // Files in the order of their ids, series in the order of their names: two at once cannot wait for each other.
        Map<UUID, Changeset.FileChange> inOrder = new TreeMap<>();
        for (Changeset.FileChange file : changes.files()) {
            if (inOrder.put(file.row().id(), file) != null) {
                throw new IllegalArgumentException("a file stands twice in one changeset");
            }
        }
        List<Changeset.FileChange> goOn = inOrder.values().stream()
                .filter(file -> file.expectedVersion() != 0)
                .toList();
        // What begins comes first: what goes on may link to it.
        if (goOn.size() > 1) {
            inOrder.values().stream()
                    .filter(file -> file.expectedVersion() == 0)
                    .forEach(file -> write(unit, file));
            ManyFiles.write(unit, goOn);
        } else if (inOrder.size() > 1) {
            inOrder.values().forEach(file -> write(unit, file));
        }
        if (!changes.nameless().isEmpty()) {
            unit.sql(NAMELESS)
                    .set(unit.tenant())
                    .setAll("uuid", changes.nameless())
                    .run();
        }
        Beside beside = beside(unit, changes);
        if (inOrder.size() == 1) {
            write(unit, inOrder.values().iterator().next(), beside);
        } else if (beside.any()) {
            try (Sql.Results results = beside.in(unit.sql(beside.text())).results()) {
                beside.check(results);
            }
        }
        writeChunks(unit, changes.attachments());
        changes.receiptCopies().forEach(copy -> copyReceipts(unit, copy));
        Map<UUID, String> numbers = new LinkedHashMap<>();
        inOrder.values().stream()
                .filter(file -> file.numbered() != null)
                .sorted((one, other) -> series(one).compareTo(series(other)))
                .forEach(file -> numbers.put(file.row().id(), number(unit, file)));
        return numbers;
    }

    private static void write(Unit unit, Changeset.FileChange change) {
        write(unit, change, Beside.NOTHING);
    }

    /** With what comes beside it: both go there together. */
    private static void write(Unit unit, Changeset.FileChange change, Beside beside) {
        Sql sql = head(unit, change);
        if (beside.any()) {
            beside.in(sql.then(beside.text()));
        }
        boolean remarked;
        try (Sql.Results results = sql.results()) {
            remarked = results.one(head -> head.getBoolean("remarked"))
                    .orElseThrow(() -> new Conflict(Conflict.What.VERSION));
            if (beside.any()) {
                beside.check(results);
            }
        }
        if (remarked) {
            ManyFiles.mark(unit, List.of(change.row()));
        }
    }

    private static Sql head(Unit unit, Changeset.FileChange change) {
        FileRow row = change.row();
        boolean begins = change.expectedVersion() == 0;
        List<EntryRow> entries = change.entries();
        List<ClockRow> clocks = change.clocks();
        Sql sql = unit.sql((begins ? BEGIN : APPEND)
                        + Sql.rows(ENTRIES, entries.size())
                        + (clocks.isEmpty() ? "" : CLOCKS)
                        + HEAD)
                .set(row.procedure(), row.procedureVersion(), row.kind(), row.stage())
                .text(row.outcome())
                .set(row.identity(), row.channel(), row.language(), row.received(), row.registered())
                .day(row.closedOn())
                .day(row.nextDue())
                .moment(row.wakeAt())
                .setAll("text", new TreeSet<>(row.handlers()))
                .setAll("text", new TreeSet<>(row.marks()))
                .set(row.version(), row.chain(), unit.tenant(), row.id());
        if (begins) {
            sql.text(row.number());
        } else {
            sql.set(change.expectedVersion());
        }
        sql.each("int4", entries, EntryRow::seq)
                .each("text", entries, EntryRow::at)
                .each("bytea", entries, entry -> Packed.pack(entry.clear()))
                .each("bytea", entries, EntryRow::sealed)
                .each("bytea", entries, EntryRow::hash);
        if (!clocks.isEmpty()) {
            sql.column("text", clocks, ClockRow::run)
                    .column("text", clocks, ClockRow::clock)
                    .column("text", clocks, ClockRow::kind)
                    .column("text", clocks, ClockRow::owner)
                    .column("text", clocks, ClockRow::state)
                    .column("text", clocks, ClockRow::due)
                    .column("text", clocks, ClockRow::wakeAt)
                    .set(unit.tenant());
        }
        return sql;
    }

    /** In one statement, of the parts that there are. */
    private static Beside beside(Unit unit, Changeset changes) {
        List<String> parts = new ArrayList<>();
        List<Consumer<Sql>> values = new ArrayList<>();
        if (!changes.links().isEmpty()) {
            List<LinkEndRow> ends =
                    changes.links().stream().flatMap(LinkEndRow::both).toList();
            parts.add(LINKS);
            values.add(sql -> sql.set(unit.tenant())
                    .column("uuid", ends, LinkEndRow::file)
                    .column("text", ends, LinkEndRow::link)
                    .column("uuid", ends, LinkEndRow::other)
                    .set(unit.tenant())
                    .column("uuid", ends, LinkEndRow::file));
        }
        List<ReceiptRow> receipts = changes.receipts();
        if (!receipts.isEmpty()) {
            parts.add(Sql.rows(RECEIPTS, receipts.size()));
            values.add(sql -> sql.set(unit.tenant())
                    .each("bytea", receipts, ReceiptRow::lookup)
                    .each("uuid", receipts, ReceiptRow::file)
                    .each("text", receipts, ReceiptRow::holder)
                    .each("bool", receipts, ReceiptRow::provisional)
                    .each("bytea", receipts, ReceiptRow::replaces));
        }
        List<Notice> notices = changes.notices();
        if (!notices.isEmpty()) {
            parts.add(Sql.rows(NOTICES, notices.size()));
            values.add(sql -> sql.set(unit.tenant())
                    .each("uuid", notices, Notice::id)
                    .each("uuid", notices, Notice::file)
                    .each("int4", notices, Notice::seq)
                    .each("int4", notices, Notice::place)
                    .each("text", notices, notice -> notice.recipient().name())
                    .each("text", notices, Notice::name)
                    .each("text", notices, Notice::letter)
                    .each("bool", notices, Notice::daily)
                    .each("text", notices, Notice::notBefore)
                    .each("int4", notices, Notice::attempts)
                    .each("bytea", notices, Notice::enclosed));
        }
        List<AttachmentRows.Row> attachments =
                changes.attachments().stream().map(Changeset.Attached::row).toList();
        if (!attachments.isEmpty()) {
            parts.add(ATTACHMENTS);
            values.add(sql -> sql.set(unit.tenant())
                    .column("uuid", attachments, AttachmentRows.Row::id)
                    .column("uuid", attachments, AttachmentRows.Row::file)
                    .column("int4", attachments, AttachmentRows.Row::seq)
                    .column("text", attachments, AttachmentRows.Row::field)
                    .column("bytea", attachments, AttachmentRows.Row::label)
                    .column("int8", attachments, AttachmentRows.Row::size)
                    .column("int4", attachments, AttachmentRows.Row::chunks));
        }
        Set<UUID> begin = changes.files().stream()
                .filter(file -> file.expectedVersion() == 0)
                .map(file -> file.row().id())
                .collect(Collectors.toSet());
        Map<Boolean, List<SearchToken>> tokens = once(changes.searchTokens()).stream()
                .collect(Collectors.partitioningBy(token -> begin.contains(token.file())));
        tokens.forEach((first, some) -> {
            if (!some.isEmpty()) {
                parts.add(first ? FIRST_TOKENS : MORE_TOKENS);
                values.add(sql -> {
                    sql.set(unit.tenant())
                            .column("uuid", some, SearchToken::file)
                            .column("int8", some, SearchToken::token)
                            .column("bool", some, SearchToken::person);
                    if (!first) {
                        sql.set(unit.tenant());
                    }
                });
            }
        });
        Remembered request = changes.idempotency();
        if (request != null) {
            parts.add(REMEMBERED);
            values.add(sql -> sql.set(unit.tenant(), request.key(), request.fingerprint())
                    .set(request.file(), request.seq(), request.day())
                    .bytes(request.codes()));
        }
        if (parts.isEmpty()) {
            return Beside.NOTHING;
        }
        return new Beside(
                "with " + String.join(", ", parts)
                        + (request == null ? " select true as fresh" : " select count(*) > 0 as fresh from remembered"),
                values);
    }

    /** What comes with the files of a changeset, as one statement; its text is empty where nothing does. */
    private record Beside(String text, List<Consumer<Sql>> values) {
        static final Beside NOTHING = new Beside("", List.of());

        boolean any() {
            return !text.isEmpty();
        }

        /** Sets its values. */
        Sql in(Sql sql) {
            values.forEach(each -> each.accept(sql));
            return sql;
        }

        void check(Sql.Results results) {
            if (!results.one(row -> row.getBoolean("fresh")).orElse(false)) {
                throw new Conflict(Conflict.What.KEY);
            }
        }
    }

    /** One of those that stand for the same in the same file: a name may also be a word that somebody wrote. */
    private static List<SearchToken> once(List<SearchToken> tokens) {
        Set<Map.Entry<UUID, Long>> seen = new HashSet<>();
        return tokens.stream()
                .filter(token -> seen.add(Map.entry(token.file(), token.token())))
                .toList();
    }

    private static void writeChunks(Unit unit, List<Changeset.Attached> attachments) {
        List<Object[]> chunks = new ArrayList<>();
        for (Changeset.Attached attached : attachments) {
            AttachmentRows.Row row = attached.row();
            if (row.chunks() != attached.chunks().size()) {
                throw new IllegalArgumentException("an attachment does not have the chunks it says");
            }
            for (int number = 0; number < row.chunks(); number++) {
                chunks.add(new Object[] {
                    unit.tenant(), row.id(), number, attached.chunks().get(number)
                });
            }
        }
        if (!chunks.isEmpty()) {
            unit.sql(CHUNK).runEach(chunks);
        }
    }

    private static void copyReceipts(Unit unit, Changeset.ReceiptCopy copy) {
        unit.sql(COPY_RECEIPTS).set(copy.to(), unit.tenant(), copy.from()).run();
        if (copy.moves()) {
            unit.sql("delete from gehoor.receipt where tenant_id = ? and file_id = ?")
                    .set(unit.tenant(), copy.from())
                    .run();
        }
    }

    private static String number(Unit unit, Changeset.FileChange file) {
        Changeset.Numbering numbering = numbering(file);
        return unit.sql(NUMBER)
                .set(unit.tenant(), numbering.series(), numbering.year())
                .set(numbering.series(), Integer.toString(numbering.year()), numbering.digits())
                .set(unit.tenant(), file.row().id())
                .one(row -> row.getString("number"))
                .orElseThrow(() -> new IllegalStateException("a number was drawn for a file that is not there"));
    }

    private static String series(Changeset.FileChange file) {
        Changeset.Numbering numbering = numbering(file);
        return numbering.series() + " " + numbering.year();
    }

    private static Changeset.Numbering numbering(Changeset.FileChange file) {
        Changeset.Numbering numbering = file.numbered();
        if (numbering == null) {
            throw new IllegalArgumentException("a file without a series");
        }
        return numbering;
    }

    @Override
    public List<Due> due(String tenant, Instant now, @Nullable Due after, int limit) {
        Unit unit = units.of(tenant);
        Sql sql = after == null
                ? unit.sql("select wake_at, id from gehoor.file where tenant_id = ? and wake_at <= ?"
                                + " order by wake_at, id limit ?")
                        .set(tenant, now, limit)
                : unit.sql("select wake_at, id from gehoor.file where tenant_id = ? and wake_at <= ?"
                                + " and (wake_at, id) > (?, ?) order by wake_at, id limit ?")
                        .set(tenant, now, after.wakeAt(), after.file(), limit);
        return sql.list(row -> new Due(Sql.instant(row, "wake_at"), Sql.uuid(row, "id")));
    }

    /** A link as one of its files sees it. */
    private record LinkEndRow(UUID file, String link, UUID other) {
        static Stream<LinkEndRow> both(LinkRow link) {
            return Stream.of(
                    new LinkEndRow(link.from(), link.link(), link.to()),
                    new LinkEndRow(link.to(), "origin", link.from()));
        }
    }
}
