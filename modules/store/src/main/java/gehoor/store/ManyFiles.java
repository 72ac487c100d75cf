package gehoor.store;

import gehoor.casework.port.Changeset;
import gehoor.casework.port.ClockRow;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several files that go on, written in one statement: what a clock's hour brings about is written by the fifty. */
final class ManyFiles {
    private static final String APPEND = """
            with given as (
              select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::date[], ?::date[], ?::date[], ?::date[], ?::timestamptz[], ?::text[], ?::text[],
                ?::bigint[], ?::bytea[])
              as row (id, expected, procedure, procedure_version, kind, stage, outcome, identity, channel, language, received,
                registered, closed_on, next_due, wake_at, handlers, marks, version, chain)
            ), head as (
              update gehoor.file kept set procedure = given.procedure, procedure_version = given.procedure_version,
                kind = given.kind, stage = given.stage, outcome = given.outcome, identity = given.identity,
                channel = given.channel, language = given.language, received = given.received,
                registered = given.registered, closed_on = given.closed_on, next_due = given.next_due,
                wake_at = given.wake_at, handlers = given.handlers::text[], marks = given.marks::text[],
                version = given.version, chain = given.chain
              from given where kept.tenant_id = ? and kept.id = given.id and kept.version = given.expected
              returning kept.tenant_id, kept.id, old.marks as marks_before, new.marks as marks_now
            ), entries as (
              insert into gehoor.entry (tenant_id, file_id, seq, at, packed, sealed, hash)
              select head.tenant_id, head.id, row.seq, row.at, row.packed, row.sealed, row.hash
              from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[])
                as row (file_id, seq, at, packed, sealed, hash) join head on head.id = row.file_id
            ), clocks as (
              insert into gehoor.clock as kept (tenant_id, file_id, run, clock, kind, owner, state, due, wake_at)
              select head.tenant_id, head.id, row.run, row.clock, row.kind, row.owner, row.state, row.due, row.wake_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::timestamptz[])
                as row (file_id, run, clock, kind, owner, state, due, wake_at) join head on head.id = row.file_id
              on conflict (tenant_id, file_id, run) do update
                set owner = excluded.owner, state = excluded.state, due = excluded.due, wake_at = excluded.wake_at
                where (kept.owner, kept.state, kept.due, kept.wake_at)
                  is distinct from (excluded.owner, excluded.state, excluded.due, excluded.wake_at)
            )
            select id, marks_before <> marks_now as remarked from head""";

    private static final String MARKS = """
            with given as (
              select * from unnest(?::uuid[], ?::text[]) as row (file_id, mark)
            ), gone as (
              delete from gehoor.mark kept where tenant_id = ? and file_id = any (?::uuid[])
                and not exists (select from given where given.file_id = kept.file_id and given.mark = kept.mark)
            )
            insert into gehoor.mark (tenant_id, file_id, mark) select ?, given.file_id, given.mark from given
            on conflict (tenant_id, mark, file_id) do nothing""";

    private ManyFiles() {}

    /** @param changes of files that are there, each once */
    static void write(Unit unit, List<Changeset.FileChange> changes) {
        List<FileRow> rows = changes.stream().map(Changeset.FileChange::row).toList();
        List<Of<EntryRow>> entries = each(changes, Changeset.FileChange::entries);
        List<Of<ClockRow>> clocks = each(changes, Changeset.FileChange::clocks);
        Sql sql = unit.sql(APPEND)
                .column("uuid", rows, FileRow::id)
                .column("int8", changes, Changeset.FileChange::expectedVersion)
                .column("text", rows, FileRow::procedure)
                .column("text", rows, FileRow::procedureVersion)
                .column("text", rows, FileRow::kind)
                .column("text", rows, FileRow::stage)
                .column("text", rows, FileRow::outcome)
                .column("text", rows, FileRow::identity)
                .column("text", rows, FileRow::channel)
                .column("text", rows, FileRow::language)
                .column("text", rows, FileRow::received)
                .column("text", rows, FileRow::registered)
                .column("text", rows, FileRow::closedOn)
                .column("text", rows, FileRow::nextDue)
                .column("text", rows, FileRow::wakeAt)
                .column("text", rows, row -> unit.array(new TreeSet<>(row.handlers())))
                .column("text", rows, row -> unit.array(new TreeSet<>(row.marks())))
                .column("int8", rows, FileRow::version)
                .column("bytea", rows, FileRow::chain)
                .set(unit.tenant());
        column(sql, "uuid", entries, Of::file);
        column(sql, "int4", entries, of -> of.row().seq());
        column(sql, "text", entries, of -> of.row().at());
        column(sql, "bytea", entries, of -> Packed.pack(of.row().clear()));
        column(sql, "bytea", entries, of -> of.row().sealed());
        column(sql, "bytea", entries, of -> of.row().hash());
        column(sql, "uuid", clocks, Of::file);
        column(sql, "text", clocks, of -> of.row().run());
        column(sql, "text", clocks, of -> of.row().clock());
        column(sql, "text", clocks, of -> of.row().kind());
        column(sql, "text", clocks, of -> of.row().owner());
        column(sql, "text", clocks, of -> of.row().state());
        column(sql, "text", clocks, of -> of.row().due());
        column(sql, "text", clocks, of -> of.row().wakeAt());
        Set<UUID> remarked = new HashSet<>();
        List<UUID> written = sql.list(head -> {
            UUID id = Sql.uuid(head, "id");
            if (head.getBoolean("remarked")) {
                remarked.add(id);
            }
            return id;
        });
        if (written.size() != changes.size()) {
            throw new Conflict(Conflict.What.VERSION);
        }
        if (!remarked.isEmpty()) {
            mark(unit, rows.stream().filter(row -> remarked.contains(row.id())).toList());
        }
    }

    /** Brings what files are found by in line with their rows. */
    static void mark(Unit unit, List<FileRow> rows) {
        List<Of<String>> marks = rows.stream()
                .flatMap(row -> new TreeSet<>(row.marks()).stream().map(mark -> new Of<>(row.id(), mark)))
                .toList();
        Sql sql = unit.sql(MARKS);
        column(sql, "uuid", marks, Of::file);
        column(sql, "text", marks, Of::row);
        sql.set(unit.tenant())
                .column("uuid", rows, FileRow::id)
                .set(unit.tenant())
                .run();
    }

    private record Of<T>(UUID file, T row) {}

    private static <T> List<Of<T>> each(
            List<Changeset.FileChange> changes, Function<Changeset.FileChange, List<T>> of) {
        List<Of<T>> all = new ArrayList<>();
        changes.forEach(change ->
                of.apply(change).forEach(row -> all.add(new Of<>(change.row().id(), row))));
        return all;
    }

    private static <T> void column(Sql sql, String type, List<Of<T>> rows, Function<Of<T>, @Nullable Object> of) {
        sql.column(type, rows, of);
    }
}
