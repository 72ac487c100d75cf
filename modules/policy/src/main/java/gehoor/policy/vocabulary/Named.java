package gehoor.policy.vocabulary;

/** Kinds of thing that have an id in one place of the language and are named in others. */
public enum Named {
    DESK("desk"),
    ROLE("role"),
    SERVICE("service"),
    FACILITY("facility"),
    BODY("body"),
    /** A service, facility or body: what a member of staff belongs to. */
    BELONGING("service, facility or body"),
    LETTER("letter"),
    CALENDAR("calendar"),
    LAW("law"),
    /** Written {@code law.floor}. */
    FLOOR("legal floor"),
    PROCEDURE("procedure"),
    COMPARTMENT("compartment"),
    FIELD("field"),
    PARTY("kind of party"),
    CONSENT("consent"),
    ITEM("consent item"),
    OUTCOME("outcome"),
    KIND("kind of report"),
    CAPACITY("capacity"),
    CHANNEL("channel"),
    STAGE("stage"),
    /** A state of the instrument in whose description it is named. */
    STATE("state"),
    ACTION("action"),
    INSTRUMENT("instrument"),
    CLOCK("clock"),
    DUTY("duty"),
    GROUND("ground"),
    /** What an exemption can lift: a requirement's rule, a duty or a ground. */
    LIFTABLE("requirement, duty or ground"),
    LINK("link"),
    /** One of the questions that lead to the right procedure. */
    QUESTION("question"),
    /** Whatever can refuse: a rule, duty, ground, action or field. */
    RULE("rule");

    private final String noun;

    Named(String noun) {
        this.noun = noun;
    }

    /** What it is called in a sentence. */
    public String noun() {
        return noun;
    }

    /** The noun with its article: {@code an action}. */
    public String one() {
        return Shape.article(noun);
    }
}
