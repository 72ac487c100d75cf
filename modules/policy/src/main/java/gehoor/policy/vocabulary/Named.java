package gehoor.policy.vocabulary;

import gehoor.policy.Said;
import java.util.Locale;

/** Kinds of thing that have an id in one place of the language and are named in others. */
public enum Named {
    DESK,
    ROLE,
    SERVICE,
    FACILITY,
    BODY,
    /** A service, facility or body: what a member of staff belongs to. */
    BELONGING,
    LETTER,
    CALENDAR,
    LAW,
    /** Written {@code law.floor}. */
    FLOOR,
    PROCEDURE,
    COMPARTMENT,
    FIELD,
    PARTY,
    CONSENT,
    ITEM,
    OUTCOME,
    KIND,
    CAPACITY,
    CHANNEL,
    STAGE,
    /** A state of the instrument in whose description it is named. */
    STATE,
    ACTION,
    INSTRUMENT,
    CLOCK,
    DUTY,
    GROUND,
    /** What an exemption can lift: a requirement's rule, a duty or a ground. */
    LIFTABLE,
    LINK,
    /** One of the questions that lead to the right procedure. */
    QUESTION,
    /** Whatever can refuse: a rule, duty, ground, action or field. */
    RULE;

    /** What it is called in a sentence. */
    public Said noun() {
        return Said.of("named." + name().toLowerCase(Locale.ROOT));
    }

    /** The same with its article: {@code an action}. */
    public Said one() {
        return Said.of("named." + name().toLowerCase(Locale.ROOT) + ".one");
    }
}
