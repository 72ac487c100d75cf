package gehoor.policy.comparing;

import java.util.Locale;

/** A kind of thing that a procedure is made of. */
public enum Part {
    PROCEDURE,
    REPORT,
    COMPARTMENT,
    FIELD,
    PARTY,
    CONSENT,
    STAGE,
    ACTION,
    INSTRUMENT,
    CLOCK,
    DUTY,
    GROUND,
    EXEMPTION,
    OUTCOME,
    SIGHT,
    LINK,
    PROMISE;

    /** As a bundle names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
