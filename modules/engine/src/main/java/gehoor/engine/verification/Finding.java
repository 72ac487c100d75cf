package gehoor.engine.verification;

import gehoor.engine.rehearsal.ExampleText;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one promise of a procedure.
 *
 * @param words one sentence, in Dutch, French and English
 * @param situations how many situations were looked at; 0 where it was told by reading
 * @param at where the rule stands that it is about
 * @param example where it is refuted: the shortest story that leads there, as a worked example that comes out as it says
 */
public record Finding(
        Property property,
        Verdict verdict,
        Words words,
        int situations,
        Place at,
        @Nullable Example example) {
    /** What came of it. */
    public enum Verdict {
        /** It holds in every situation. */
        PROVED,
        /** There is a story in which it does not. */
        REFUTED,
        /** Neither could be told: it was not looked at far enough. Never to be read as proved. */
        OPEN
    }

    /** The story as it is written in {@code examples/*.yaml}. */
    public Optional<String> story() {
        return Optional.ofNullable(example).map(ExampleText::of);
    }
}
