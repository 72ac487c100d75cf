package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Bundle;
import gehoor.policy.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine's own refusals in the three languages, from {@code refusals_<language>.properties}. */
final class Says {
    private static final Bundle REFUSALS = Bundle.beside(Says.class, "refusals");

    private Says() {}

    static Words words(String key, Object... with) {
        return REFUSALS.words(key, with);
    }

    static Refusal refusal(
            Refusal.Reason reason, String rule, String basis, @Nullable String field, String key, Object... with) {
        return new Refusal(reason, rule, basis, field, words(key, with), List.of());
    }

    static Refusal field(Engine engine, Action action, String field, String key, Object... with) {
        return refusal(Refusal.Reason.FIELD, action.id(), action.basis(), field, key, with);
    }
}
