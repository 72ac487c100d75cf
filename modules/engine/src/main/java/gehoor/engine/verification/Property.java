package gehoor.engine.verification;

/** What is proved of a procedure or refuted. */
public enum Property {
    /** From every situation a way leads to a proper end, whoever of the complainants is named, confidential or anonymous. */
    PROPER_END,
    /** Every action, clock and duty can come about. */
    NOTHING_DEAD,
    /** In every open situation somebody of the staff can do something. */
    SOMEONE,
    /** In every open situation a clock runs that is not paused. */
    CLOCK,
    /** Every clock can be stopped once it runs, and none stands still for ever. */
    CLOCK_STOPS,
    /** When the date of a clock passes somebody who may know of the file hears it. */
    HEARD,
    /** Danger can be raised from every situation in which the procedure lets it be raised at all, and from every open one. */
    DANGER,
    /** A file that danger opened is not ended by who reported it. */
    DANGER_STANDS,
    /** Nobody is sent what they may not read. */
    SECRETS,
    /** What is owed can be done. */
    OWED,
    /** While nothing may be written down there is no place to write. */
    NO_TRAP,
    /** What the procedure itself promises of all its files holds: an order, something once, something possible. */
    PROMISED,
    /** In every open file to which a law applies its term, counted from receipt, runs until it was answered. */
    TERM_RUNS,
    /** The extensions in one file are together no longer than the law allows. */
    TERM_EXTENDED,
    /** What a law asks at the end of a file was owed and was done by then. */
    OWED_AT_END,
    /** Nothing falls below the law that is named. Told by reading. */
    LEGAL_FLOOR,
    /** Every text is there in every language, with gaps that can be filled in. Told by reading. */
    WORDS;

    /** How it is called in message bundles. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
