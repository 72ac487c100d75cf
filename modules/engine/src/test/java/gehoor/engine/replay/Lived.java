package gehoor.engine.replay;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Procedure;
import gehoor.policy.reading.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worked example that was played, with the history that came of it. */
record Lived(Book book, Example example, Engine engine, List<Entry> history) {
    private static final Path CONFIG =
            Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config");
    static final Reading.Read READ = read();
    static final List<Lived> ALL =
            READ.examples().stream().map(Lived::of).filter(each -> each != null).toList();

    private static Reading.Read read() {
        if (Reading.read(CONFIG) instanceof Reading.Read read) {
            return read;
        }
        throw new IllegalStateException("the tenants' folder is faulty");
    }

    private static @Nullable Lived of(Example example) {
        List<Entry> history = new ArrayList<>();
        List<Engine> engines = new ArrayList<>();
        Rehearsal.run(READ.book(), example, new Coverage(), (engine, state, actor, command, circumstances) -> {
            if (decide(engine, state, actor, command, circumstances) instanceof Decision.Accepted yes
                    && state.seq() == history.size()) {
                history.add(yes.entry());
                engines.add(engine);
            }
        });
        return history.isEmpty() ? null : new Lived(READ.book(), example, engines.get(0), List.copyOf(history));
    }

    private static Decision decide(
            Engine engine, FileState state, Actor actor, Command command, Circumstances circumstances) {
        return engine.decide(state, actor, command, circumstances);
    }

    Procedure procedure() {
        return engine.procedure();
    }

    Instant end() {
        return history.get(history.size() - 1).at().plus(Duration.ofDays(1));
    }

    /** Under another version of its procedure. */
    Replayed under(Procedure draft) {
        return under(draft, end());
    }

    Replayed under(Procedure draft, Instant now) {
        return replay(draft).of(history, now);
    }

    private static final IdentityHashMap<Object, Replay> REPLAYS = new IdentityHashMap<>();

    /** Made once for a draft: each takes a while. */
    private Replay replay(Procedure draft) {
        synchronized (REPLAYS) {
            if (REPLAYS.size() > 50) {
                REPLAYS.clear();
            }
            return REPLAYS.computeIfAbsent(
                    draft, none -> new Replay(engine, new Engine(engine.tenant(), draft, book.calendars())));
        }
    }

    /** Whether that was done, in that role; in any where it is null. */
    boolean did(String action, @Nullable String role) {
        return history.stream()
                .anyMatch(entry -> (entry.action().equals(action) || asks(entry, action))
                        && (role == null || entry.by().role().equals(role)));
    }

    private static boolean asks(Entry entry, String action) {
        return entry.changes().stream()
                .anyMatch(change -> change instanceof Change.Invited invited
                        && invited.action().equals(action));
    }

    String name() {
        return example.tenant() + "/" + example.procedure() + ": " + example.title();
    }

    /** The name alone: a test is called by its arguments, and a whole book takes a while to write out. */
    @Override
    public String toString() {
        return name();
    }
}
