package gehoor.engine.verification;

/**
 * One thing about a situation that a question looks at. What no question looks at is left out of sight, so that situations that
 * differ in nothing else count as one.
 *
 * @param name id of the field, action, clock, duty, link, role, instrument or kind of party; word of what a report tells
 */
record Aspect(Kind kind, String name) implements Comparable<Aspect> {
    enum Kind {
        FACT,
        /** What the report tells: identity, kind, reporter, capacity, channel, language. */
        KNOWN,
        OUTCOME,
        DONE,
        CLOCK,
        DUTY,
        /** Whether a duty was met, besides whether it is open. */
        MET,
        CONSENT,
        LINK,
        ASSIGNED,
        /** Who has a tie. */
        TIE,
        INSTRUMENT,
        PARTY
    }

    static final Aspect IDENTITY = new Aspect(Kind.KNOWN, "identity");
    static final Aspect OUTCOME = new Aspect(Kind.OUTCOME, "");
    static final Aspect TIES = new Aspect(Kind.TIE, "");

    static Aspect fact(String field) {
        return new Aspect(Kind.FACT, field);
    }

    static Aspect clock(String id) {
        return new Aspect(Kind.CLOCK, id);
    }

    static Aspect duty(String id) {
        return new Aspect(Kind.DUTY, id);
    }

    static Aspect met(String duty) {
        return new Aspect(Kind.MET, duty);
    }

    static Aspect done(String action) {
        return new Aspect(Kind.DONE, action);
    }

    static Aspect link(String id) {
        return new Aspect(Kind.LINK, id);
    }

    static Aspect assigned(String role) {
        return new Aspect(Kind.ASSIGNED, role);
    }

    static Aspect instrument(String id) {
        return new Aspect(Kind.INSTRUMENT, id);
    }

    static Aspect party(String kind) {
        return new Aspect(Kind.PARTY, kind);
    }

    @Override
    public int compareTo(Aspect other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
