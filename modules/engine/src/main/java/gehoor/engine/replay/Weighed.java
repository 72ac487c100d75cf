package gehoor.engine.replay;

import gehoor.engine.Decision;
import java.util.Set;

/** What the draft makes of an act that was done. */
sealed interface Weighed {
    /** It does the same however it was, and this is that. */
    record Decided(Decision decision) implements Weighed {}

    /** The version itself cannot be made to do what it did, and the draft does what the version then does: nothing is different. */
    record Same() implements Weighed {}

    /** @param what facts on which it depends what the draft does, and that the history does not say */
    record Unsaid(Set<String> what) implements Weighed {}
}
