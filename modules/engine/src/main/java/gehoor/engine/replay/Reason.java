package gehoor.engine.replay;

import org.jspecify.annotations.Nullable;

/**
 * One thing that would have been different, with the rule that makes the difference. It says nothing that is a file's own: equal
 * differences in two files are equal reasons.
 */
public sealed interface Reason {
    /** Id of the rule, action, clock, ground, field or sight rule. */
    String rule();

    /** Where that rule is published; empty where it says nothing. */
    String basis();

    /**
     * An act that was done would not have been possible.
     *
     * @param rule of the draft; with {@code gone} of the version the file ran under
     * @param action what was done
     * @param gone the draft has that action, ground or answer no longer
     */
    record Refused(String rule, String basis, String action, boolean gone) implements Reason {}

    /**
     * A clock would have been missed that was met, or the other way; of a clock that runs more than once: more often, or less.
     *
     * @param rule the clock
     * @param term how long it was; null where the version has no such clock
     * @param wouldBe how long it would be; null where the draft has no such clock
     * @param missed it would have been missed
     */
    record Late(
            String rule,
            String basis,
            @Nullable String term,
            @Nullable String wouldBe,
            boolean missed) implements Reason {}

    /**
     * It would have come elsewhere.
     *
     * @param rule by which it came there
     * @param was a stage, {@code closed: } and an outcome, or what was opened or referred to; empty: nothing
     * @param wouldBe the same under the draft
     */
    record Routed(String rule, String basis, Where where, String was, String wouldBe) implements Reason {
        public enum Where {
            STAGE,
            LINK,
            INSTRUMENT,
            REFERRAL
        }
    }

    /**
     * Somebody would have been able to read otherwise, at some point of its life.
     *
     * @param rule of the draft that gives or bars; where the draft has no such rule any more, the one that was
     * @param viewer a role, {@code complainant} or {@code party:<kind>}, with the relations that matter: {@code handler (assigned)}
     * @param compartment a compartment; or {@code field <id>} where the draft records that field in another
     * @param wider they would have read more
     */
    record Disclosed(String rule, String basis, String viewer, String compartment, boolean wider) implements Reason {}

    /**
     * Another letter or notice would have been sent.
     *
     * @param rule the action or clock that sends it
     * @param to a role, {@code complainant}, {@code party:<kind>}, {@code body}, {@code service} or {@code facility}; never a person
     */
    record Noticed(String rule, String basis, String letter, String to, How how) implements Reason {
        public enum How {
            /** It would have been sent besides. */
            SENT,
            /** It would not have been sent. */
            NOT_SENT,
            /** It would have been sent with other words. */
            WORDED_OTHERWISE
        }
    }

    /**
     * The draft looks at something that the history does not say, or asks an answer that was never given.
     *
     * @param what {@code answer <field>}, or a fact as conditions write it
     */
    record Unsaid(String rule, String basis, String what) implements Reason {}
}
