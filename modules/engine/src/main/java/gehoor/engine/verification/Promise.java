package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Something that must hold in every situation. */
interface Promise {
    Property property();

    /** What it speaks of, for the sentence; nothing where that is the whole procedure. */
    default List<Object> about() {
        return List.of();
    }

    Place at();

    /** What it looks at before anything else. */
    Set<Aspect> looksAt();

    /** Actions that it asks after though they change nothing that is seen. */
    default boolean asksAfter(Action action) {
        return false;
    }

    /** The fewest steps that lead to where it is broken. */
    default List<Move> story(Landscape landscape, int situation) {
        return landscape.story(situation);
    }

    /** The situations in which it holds: surely, or perhaps. */
    BitSet kept(Landscape landscape, boolean surely);

    /** Actions about which more must be known where it does not surely hold. */
    List<Action> decisive(Landscape landscape, int situation);

    /** Whether that it is broken shows in the file that was played, and not only in that nothing can follow. */
    default boolean shows() {
        return false;
    }

    /** Whether it is broken in the file that was played, held against the whole procedure. */
    boolean broken(Played played, Landscape landscape);

    /** What the story shows in the end. */
    Example.Then then(Played played);
}
