package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.engine.Refusal;
import gehoor.policy.Bundle;
import gehoor.policy.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of this package, those of refusals among them. */
final class Wording {
    private static final Bundle BUNDLE = Bundle.beside(Wording.class, "wording");

    private Wording() {}

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
