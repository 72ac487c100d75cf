package gehoor.engine;

import java.util.List;

/** What the engine says of a command. */
public sealed interface Decision {
    /**
     * @param entry what happened, to be appended to the history
     * @param after the state with it
     */
    record Accepted(Entry entry, FileState after) implements Decision {}

    /** All that stood in the way, at least one. Nothing happened. */
    record Refused(List<Refusal> refusals) implements Decision {}

    /** There was nothing to do: only for {@link Command.Fire} and {@link Command.Open}. */
    record Nothing() implements Decision {}
}
