package gehoor.engine;

import gehoor.policy.Effect;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import gehoor.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry changed in the file. Those from {@link Told} on are for others to carry out; the state only remembers them. */
public sealed interface Change {

    /** The file began. */
    record Reported(
            String kind,
            String reporter,
            @Nullable String capacity,
            String identity,
            String channel,
            LocalDate received,
            String language,
            boolean contact,
            @Nullable String origin)
            implements Change {
        /** Whether a correction of that fact changes the report itself. */
        public static boolean corrects(String fact) {
            return Vocabulary.corrected().contains(fact);
        }

        /** This, with one of its facts as it should have been. */
        Reported corrected(String fact, Value value) {
            String now = value.toString();
            return new Reported(
                    fact.equals("kind") ? now : kind,
                    fact.equals("reporter") ? now : reporter,
                    fact.equals("capacity") ? now : capacity,
                    identity,
                    fact.equals("channel") ? now : channel,
                    fact.equals("received") && value instanceof Value.Day day ? day.date() : received,
                    fact.equals("language") ? now : language,
                    contact,
                    origin);
        }
    }

    record Moved(String from, String to) implements Change {}

    record Closed(String from, String outcome) implements Change {}

    record Reopened(String to) implements Change {}

    /**
     * A fact that an effect set, beside those recorded.
     *
     * @param on the party or instrument whose fact it is; null: the file's
     */
    record FactSet(String field, Value value, @Nullable String on) implements Change {}

    /** @param was what it was before; null where it was unknown */
    record Corrected(String field, @Nullable Value was, Value now) implements Change {}

    /**
     * @param run {@code <clock>-<n>}
     * @param on the instance of the instrument it belongs to
     */
    record ClockStarted(String run, String clock, @Nullable String on) implements Change {}

    /**
     * @param late its date had passed */
    record ClockStopped(String run, boolean late) implements Change {}

    record ClockPaused(String run) implements Change {}

    record ClockResumed(String run) implements Change {}

    /**
     * @param by by how much; null where {@code until} says until when
     * @param until the day that was agreed on
     */
    record ClockExtended(
            String run, @Nullable Period by, @Nullable LocalDate until) implements Change {}

    /**
     * @param due the date that passed (or, for a follow-up, was reached)
     */
    record ClockMissed(String run, LocalDate due) implements Change {}

    /**
     * @param reminder index among the clock's reminders
     * @param due the date it reminded of
     */
    record Reminded(String run, int reminder, LocalDate due) implements Change {}

    record InstrumentOpened(String on, String instrument, String state) implements Change {}

    record InstrumentMoved(String on, String state, boolean ended) implements Change {}

    record PartyAdded(String party, String kind) implements Change {}

    /** Facts of a party recorded when it was added. What was written lies sealed under {@code <field>}, or where it came with a link under {@code <field>@<party>}. */
    record PartyRecorded(String party, Map<String, Value> facts) implements Change {}

    record Assigned(String role, String person) implements Change {}

    /** @param person null: everybody assigned in that role */
    record Released(String role, @Nullable String person) implements Change {}

    /** It is no party any more; what was recorded of it stays in the history. */
    record PartyRemoved(String party) implements Change {}

    /** @param party whose consent it is; null: the complainant's */
    record Consented(
            String to,
            String item,
            Effect.Answer answer,
            @Nullable String party) implements Change {}

    /** @param contact contact data came with it */
    record IdentitySet(String identity, boolean contact) implements Change {}

    /** @param on the instance of an instrument, or the party, for which it is owed; null: the file */
    record DutyRaised(String duty, @Nullable String on) implements Change {}

    record DutyMet(String duty, @Nullable String on) implements Change {}

    record TieDeclared(String person, @Nullable String with) implements Change {}

    /** @param told whether the complainant is told now */
    record Disclosed(List<Who> to, String ground, @Nullable LocalDate until, boolean told) implements Change {}

    record SignalReceived(String signal) implements Change {}

    /** A notice to be sent. {@code name} is resolved: a role, person, body, service, facility or party id. */
    record Told(Effect.Recipient.Kind kind, String name, String letter) implements Change {}

    record Referred(List<String> bodies, @Nullable String letter) implements Change {}

    record HandedOver(
            String to, List<String> items, @Nullable String letter) implements Change {}

    /**
     * A text went into a mailbox; it lies sealed under this entry and field.
     *
     * @param to a party's id; null: the complainant
     */
    record MessageSent(String field, @Nullable String to) implements Change {}

    /**
     * What became of a letter or message before it left. The words in which it was sent in the end lie sealed under this entry.
     *
     * @param seq the entry that brought it about
     * @param place which of that entry's notices it is
     */
    record Dispatched(int seq, int place, How how) implements Change {
        public enum How {
            /** It was held back. */
            HELD,
            /** What was held back is to leave after all. */
            SENT,
            /** It will not leave. */
            DROPPED
        }
    }

    /** @param to {@code complainant} or a party id */
    record ReceiptGiven(String to) implements Change {}

    /**
     * Somebody outside was asked for one action, by a link. Who that is lies sealed under this entry.
     *
     * @param invitation {@code invitation-<n>}
     * @param as the role, or the party's id
     * @param until the last day on which the link opens
     * @param on the instrument instance or party that the action is about
     * @param of the services, facilities and bodies they speak for
     */
    record Invited(
            String invitation,
            String as,
            String action,
            LocalDate until,
            @Nullable String on,
            List<String> of) implements Change {}

    /** The link was opened, for the first time. */
    record InvitationOpened(String invitation) implements Change {}

    /** What was asked was done, by this very entry; the link does nothing more. */
    record InvitationUsed(String invitation) implements Change {}

    record InvitationWithdrawn(String invitation) implements Change {}

    /**
     * It went over to another version of its procedure: the one of this entry. Why lies sealed under it.
     *
     * @param from the version that it ran under
     */
    record WentOver(String from) implements Change {}

    /** The receipt of who complains ended, and they get another. */
    record ReceiptRenewed() implements Change {}

    /** Who complains asked for a link to a new receipt, at the address that they gave. */
    record ReceiptLinkAsked() implements Change {}

    /** A linked file is to be opened. */
    record LinkOpened(String link) implements Change {}

    /** A signal to the linked file. */
    record Signalled(String link, String signal) implements Change {}
}
