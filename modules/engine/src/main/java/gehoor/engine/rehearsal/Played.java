package gehoor.engine.rehearsal;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.policy.Example;
import gehoor.policy.Problem;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A worked example that was played: where its file stands now, and what came of each of its steps. */
public final class Played {
    private final Rehearsal rehearsal;

    Played(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /**
     * What came of one step.
     *
     * @param entries what happened, in order: what was due on the way first; none where nothing was and nothing was done
     * @param refusals why what was to be done was not; empty where it was done
     */
    public record Turn(List<Entry> entries, List<Refusal> refusals) {}

    public Engine engine() {
        return rehearsal.engine();
    }

    public FileState state() {
        return rehearsal.state();
    }

    /** All that happened, oldest first. */
    public List<Entry> history() {
        return rehearsal.history();
    }

    /** Of the beginning, and of each step in its order; only of the beginning where that was refused. */
    public List<Turn> turns() {
        return rehearsal.turns();
    }

    /** The number of an entry to what was written with it, by field. */
    public Map<Integer, Map<String, String>> texts() {
        return rehearsal.texts();
    }

    /** What is not as the example says. */
    public List<Problem> differences() {
        return rehearsal.differences();
    }

    /** Where time stands: at the last step, or at what was last due. */
    public Instant moment() {
        return rehearsal.last();
    }

    /** Somebody of whom the example speaks, or who was named besides. */
    public Actor actor(Example.Person person) {
        return rehearsal.actor(person);
    }

    /** All members of staff, by account id, which here is what they are called. */
    public Map<String, Actor> people() {
        return rehearsal.people();
    }

    /** What they come to the file with, now. */
    public Circumstances circumstances(Example.Person person) {
        return rehearsal.circumstances(moment(), person);
    }

    /** Who was told what, as an example says it: {@code complainant acknowledgement}; once each, in order. */
    public List<String> told() {
        Set<String> told = new LinkedHashSet<>();
        for (Entry entry : history()) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.Told notice) {
                    told.add(rehearsal.spoken(notice) + " " + notice.letter());
                }
            }
        }
        return List.copyOf(told);
    }
}
