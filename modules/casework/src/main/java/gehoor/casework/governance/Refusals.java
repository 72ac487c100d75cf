package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said where something about what is live cannot be done. */
final class Refusals {
    private static final Bundle BUNDLE = Bundle.beside(Refusals.class, "wording");

    private Refusals() {}

    static Words words(String word, Object... with) {
        return BUNDLE.words(word, with);
    }

    static Refusal notDeciding() {
        return refusal(Refusal.Reason.NOT_YOURS, "not-deciding", null);
    }

    static Refusal refusal(Refusal.Reason reason, String word, @Nullable String field, Object... with) {
        return new Refusal(reason, "proposal-" + word, "", field, words(word, with), List.of());
    }

    static <T> Answer<T> refused(Refusal.Reason reason, String word, @Nullable String field, Object... with) {
        return new Answer.Refused<>(List.of(refusal(reason, word, field, with)));
    }
}
