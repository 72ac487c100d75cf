package gehoor.casework;

import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Lists;
import gehoor.casework.record.EntryCodec;
import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import gehoor.policy.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file as one unit of work holds it: its rows, what the engine makes of them, and what this unit adds. */
final class Dossier {
    private FileRow row;
    private Engine engine;
    /** By version, those under which some of its history was decided before it went over to another. */
    private final Map<String, Engine> former;

    private final List<EntryRow> rows;
    private final List<Entry> history;
    private final List<LinkedFile> linked;
    /** Null where there are no others: for a file that never was. */
    private final @Nullable Lists lists;

    private FileState state;

    private Dossier(
            FileRow row,
            Engine engine,
            Map<String, Engine> former,
            List<EntryRow> rows,
            List<Entry> history,
            List<LinkedFile> linked,
            @Nullable Lists lists,
            FileState state) {
        this.row = row;
        this.engine = engine;
        this.former = former;
        this.rows = rows;
        this.history = history;
        this.linked = linked;
        this.lists = lists;
        this.state = state;
    }

    /** @param versions the engine of another version of its procedure, where some of its history was decided under one */
    static Dossier of(FileRecord record, Engine engine, Function<String, Engine> versions, Lists lists) {
        List<Entry> history = new ArrayList<>(record.history().size() + 1);
        Map<String, Engine> former = new HashMap<>();
        for (EntryRow row : record.history()) {
            Entry entry = EntryCodec.read(row.clear());
            history.add(entry);
            if (!entry.version().equals(engine.procedure().version())) {
                former.computeIfAbsent(entry.version(), versions);
            }
        }
        return new Dossier(
                record.row(),
                engine,
                former,
                new ArrayList<>(record.history()),
                history,
                new ArrayList<>(record.linked()),
                lists,
                engine.fold(history));
    }

    /** One that is to begin. */
    static Dossier fresh(FileRow row, Engine engine, Lists lists) {
        return new Dossier(
                row,
                engine,
                new HashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                lists,
                FileState.empty());
    }

    /** One that never was: it stands alone, and nothing of it is kept. */
    static Dossier invented(FileRow row, Engine engine, List<Entry> history, FileState state) {
        return new Dossier(row, engine, Map.of(), List.of(), history, List.of(), null, state);
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

    /** The engine of the version under which that entry was decided. */
    Engine engine(Entry entry) {
        return former.getOrDefault(entry.version(), engine);
    }

    /** From now on another version decides. */
    void goOver(Engine to) {
        former.put(engine.procedure().version(), engine);
        engine = to;
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

    /** Whether those who handle it may know who complains. */
    boolean named() {
        return state.identity().equals("named");
    }

    boolean anonymous() {
        return state.identity().equals("anonymous");
    }

    byte[] chain() {
        return Chain.head(rows);
    }

    /** As it would be with that entry; nothing comes of it. */
    Dossier with(Entry entry, byte @Nullable [] sealed, FileState after) {
        Dossier trial =
                new Dossier(row, engine, former, new ArrayList<>(rows), new ArrayList<>(history), linked, lists, state);
        byte[] chain = chain();
        trial.append(entry, new EntryRow(entry.seq(), entry.at(), "", sealed, chain, chain), after);
        return trial;
    }

    void append(Entry entry, EntryRow written, FileState after) {
        history.add(entry);
        rows.add(written);
        state = after;
    }

    /** The latest entry that recorded that field, of the file or of a party or instrument; null where none did. */
    @Nullable
    Entry recordedBy(String field, @Nullable String about) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Entry entry = history.get(i);
            if (recorded(entry, field, about)) {
                return entry;
            }
        }
        return null;
    }

    private boolean recorded(Entry entry, String field, @Nullable String about) {
        boolean party = entry.on() != null && state.parties().containsKey(entry.on());
        if (entry.recorded().containsKey(field) && (about == null ? !party : about.equals(entry.on()))) {
            return true;
        }
        for (Change change : entry.changes()) {
            boolean here = (change instanceof Change.PartyRecorded of
                            && of.party().equals(about)
                            && of.facts().containsKey(field))
                    || (change instanceof Change.InstrumentOpened opened
                            && opened.on().equals(about)
                            && entry.recorded().containsKey(field))
                    || (change instanceof Change.FactSet set
                            && set.field().equals(field)
                            && Objects.equals(set.on(), about))
                    || (about == null
                            && change instanceof Change.Corrected corrected
                            && corrected.field().equals(field));
            if (here) {
                return true;
            }
        }
        return false;
    }

    /** The file as it was after that entry. */
    FileState upTo(int seq) {
        return seq == state.seq() ? state : engine.fold(history.subList(0, Math.min(seq, history.size())));
    }

    /** @param given what comes with the act that is to be decided on */
    Circumstances circumstances(Instant now, Actor actor, Map<String, Actor> colleagues, Map<String, Value> given) {
        Map<String, Circumstances.Colleague> known = new HashMap<>();
        colleagues.forEach((id, colleague) -> known.put(id, new Circumstances.Colleague(colleague, handledLinked(id))));
        Map<String, Circumstances.LinkedFile> others = new HashMap<>();
        for (LinkedFile other : linked) {
            others.merge(
                    other.link(),
                    other.file().closed() ? Circumstances.LinkedFile.CLOSED : Circumstances.LinkedFile.OPEN,
                    (one, two) -> one == Circumstances.LinkedFile.OPEN ? one : two);
        }
        boolean handled = handledLinked(actor.id()) || handledLinked(actor.place());
        Circumstances all = new Circumstances(now, handled, known, others);
        Lists files = lists;
        return engine.countsEarlier() && files != null ? all.withEarlier(earlier(files, given)) : all;
    }

    /** Of what the file is about, and of what is given now, how many earlier files are. */
    private Map<String, Integer> earlier(Lists files, Map<String, Value> given) {
        Set<String> marks = Projection.about(this, field -> true);
        Projection.about(engine.procedure().fields(), given, field -> true, marks);
        return marks.isEmpty()
                ? Map.of()
                : files.marked(
                        row.tenant(),
                        marks,
                        state.begun() ? new Lists.Place(Projection.registered(state), row.id()) : null);
    }

    Circumstances circumstances(Instant now, Actor actor) {
        return circumstances(now, actor, Map.of(), Map.of());
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
