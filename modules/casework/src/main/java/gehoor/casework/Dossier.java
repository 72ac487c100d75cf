package gehoor.casework;

import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.record.EntryCodec;
import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A file as one unit of work holds it: its rows, what the engine makes of them, and what this unit adds. */
final class Dossier {
    private FileRow row;
    private final Engine engine;
    private final List<EntryRow> rows;
    private final List<Entry> history;
    private final List<LinkedFile> linked;
    private FileState state;

    private Dossier(
            FileRow row,
            Engine engine,
            List<EntryRow> rows,
            List<Entry> history,
            List<LinkedFile> linked,
            FileState state) {
        this.row = row;
        this.engine = engine;
        this.rows = rows;
        this.history = history;
        this.linked = linked;
        this.state = state;
    }

    static Dossier of(FileRecord record, Engine engine) {
        List<Entry> history = new ArrayList<>(record.history().size() + 1);
        for (EntryRow row : record.history()) {
            history.add(EntryCodec.read(row.clear()));
        }
        return new Dossier(
                record.row(),
                engine,
                new ArrayList<>(record.history()),
                history,
                new ArrayList<>(record.linked()),
                engine.fold(history));
    }

    /** One that is to begin. */
    static Dossier fresh(FileRow row, Engine engine) {
        return new Dossier(row, engine, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), FileState.empty());
    }

    UUID id() {
        return row.id();
    }

    String tenant() {
        return row.tenant();
    }

    /** As it was when it was read. */
    FileRow row() {
        return row;
    }

    /** It has been given its number. */
    void numbered(String number) {
        row = row.withNumber(number);
    }

    Engine engine() {
        return engine;
    }

    FileState state() {
        return state;
    }

    List<Entry> history() {
        return history;
    }

    List<EntryRow> rows() {
        return rows;
    }

    List<LinkedFile> linked() {
        return linked;
    }

    boolean anonymous() {
        return state.identity().equals("anonymous");
    }

    byte[] chain() {
        return rows.isEmpty() ? Chain.START : rows.get(rows.size() - 1).hash();
    }

    void append(Entry entry, EntryRow written, FileState after) {
        history.add(entry);
        rows.add(written);
        state = after;
    }

    /** The file as it was after that entry. */
    FileState upTo(int seq) {
        return seq == state.seq() ? state : engine.fold(history.subList(0, Math.min(seq, history.size())));
    }

    Circumstances circumstances(Instant now, Actor actor, Map<String, Actor> colleagues) {
        Map<String, Circumstances.Colleague> known = new HashMap<>();
        colleagues.forEach((id, colleague) -> known.put(id, new Circumstances.Colleague(colleague, handledLinked(id))));
        Map<String, Circumstances.LinkedFile> others = new HashMap<>();
        for (LinkedFile other : linked) {
            others.merge(
                    other.link(),
                    other.file().closed() ? Circumstances.LinkedFile.CLOSED : Circumstances.LinkedFile.OPEN,
                    (one, two) -> one == Circumstances.LinkedFile.OPEN ? one : two);
        }
        return new Circumstances(now, handledLinked(actor.id()), known, others);
    }

    Circumstances circumstances(Instant now, Actor actor) {
        return circumstances(now, actor, Map.of());
    }

    Sight sight(Actor actor, Instant now) {
        return engine.visible(state, actor, circumstances(now, actor));
    }

    private boolean handledLinked(String person) {
        if (person.isEmpty()) {
            return false;
        }
        for (LinkedFile other : linked) {
            if (other.file().handlers().contains(person)) {
                return true;
            }
        }
        return false;
    }
}
