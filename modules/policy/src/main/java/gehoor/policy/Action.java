package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something an actor may do in a file. What no action offers cannot be done.
 *
 * @param kind what it acts on, and whether it begins a file
 * @param stages where it may be done: stage ids, {@link #CLOSED} included
 * @param by who may do it; one of these must fit
 * @param when whether it is to the point at all; where false it is not offered
 * @param requires rules that must all hold; where one fails it is offered as barred, with that rule's words
 * @param once at most one time in a file (or in an instrument, or for a party)
 * @param instrument the instrument it belongs to, null where none
 * @param from states of the instrument in which it may be done; empty where it opens the instrument
 * @param to the state of the instrument afterwards; null = unchanged
 * @param party the kind of party it is about; null where none
 * @param byInvitation who of {@code by} may be asked for it by a link, without an account; null: nobody
 * @param recordsNothing nothing that a person writes or attaches can be recorded with it (asks no sealed field)
 * @param primary shown first as the likely next step
 */
public record Action(
        String id,
        Words label,
        Words hint,
        String basis,
        Kind kind,
        Set<String> stages,
        List<Who> by,
        Condition when,
        List<Requirement> requires,
        List<Ask> asks,
        List<Effect> does,
        boolean once,
        @Nullable String instrument,
        Set<String> from,
        @Nullable String to,
        @Nullable String party,
        @Nullable Invitation byInvitation,
        boolean recordsNothing,
        boolean primary,
        Place at) {

    /** In {@code stages}: also after closing. */
    public static final String CLOSED = "closed";

    public enum Kind {
        /** Begins the file. */
        REPORT,
        /** In a file. */
        FILE,
        /** Opens an instrument. */
        OPENS_INSTRUMENT,
        /** In an instrument that is open. */
        INSTRUMENT,
        /** About one party of the file. */
        PARTY
    }

    /**
     * A field that the action asks.
     *
     * @param required must be given; with {@code requiredWhen} only if that holds
     * @param askedWhen asked only if this holds (conditions may use {@code asked.<field>} of earlier fields)
     */
    public record Ask(String field, boolean required, Condition requiredWhen, Condition askedWhen, Place at) {
        /** Whether the action is never done without it. */
        public boolean always() {
            return required && requiredWhen instanceof Condition.Always && askedWhen instanceof Condition.Always;
        }
    }

    /**
     * A rule that must hold.
     *
     * @param rule its id, which refusals quote
     * @param otherwise the sentence a refused person reads: what the rule is and what would help
     */
    public record Requirement(String rule, Condition that, Words otherwise, String basis, Place at) {}

    /**
     * Somebody outside may be asked to do it, once, by a link that needs no account.
     *
     * @param who roles and {@code party:<kind>} that stand in {@code by}; whoever else of the staff stands there may ask them
     * @param valid how long the link opens
     */
    public record Invitation(Set<String> who, Period valid, Place at) {
        /** How long it is valid where the procedure does not say. */
        public static final Period USUAL = Period.of(14, Period.Unit.CALENDAR_DAYS);

        /** A link that lies about for longer than this, in days, is no short-lived one. */
        public static final int MOST_DAYS = 31;
    }
}
