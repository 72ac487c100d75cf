package gehoor.policy.comparing;

/** What a difference is about, for who has to agree with it. */
public enum Matter {
    /** Who may read what, and what may be handed to whom. */
    SIGHT,
    /** By when something must have happened. */
    TERM,
    /** What people can bring, by which way, and what they are told and may do. */
    COMPLAINANT,
    /** How it is handled. */
    HANDLING
}
