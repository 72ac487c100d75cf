package gehoor.engine;

import gehoor.policy.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a file. */
public sealed interface Command {

    /**
     * Begin a file.
     *
     * @param received the day it was received; null: the day of now
     * @param contact whether contact data of the complainant come with it (they go to the vault)
     * @param given field to value, sealed ones as {@link Value#SEALED}
     * @param parties that come with it from another file, in order; none for a report by a person
     * @param cameBy null for a report by a person; else how it was opened from another file
     */
    record Report(
            String kind,
            String reporter,
            @Nullable String capacity,
            String identity,
            String channel,
            @Nullable LocalDate received,
            String language,
            boolean contact,
            Map<String, Value> given,
            List<Came> parties,
            @Nullable Origin cameBy)
            implements Command {}

    /** A party that comes from another file: its kind, and what is known of it. */
    record Came(String kind, Map<String, Value> facts) {}

    /**
     * @param link the link's id in the file it came from
     * @param procedure that file's procedure
     */
    record Origin(String link, String procedure) {}

    /**
     * Do an action.
     *
     * @param on instance of an instrument ({@code written-inquiry-1}) or party ({@code provider-1}) where the action is about one
     * @param given field to value, sealed ones as {@link Value#SEALED}
     */
    record Act(String action, @Nullable String on, Map<String, Value> given) implements Command {}

    /**
     * Ask somebody outside for one action, by a link. What was asked of the same one before is withdrawn with it.
     *
     * @param as the role, or the id of the party
     */
    record Invite(String action, @Nullable String on, String as) implements Command {}

    /** Who was invited looks: {@link Decision.Nothing} where they did so before. */
    record Open(String invitation) implements Command {}

    /** Who was invited does what they were asked for. */
    record Comply(String invitation, Map<String, Value> given) implements Command {}

    /** What was asked of somebody outside is asked no longer. */
    record Withdraw(String invitation) implements Command {}

    /** Send who complains a link to a new receipt: who asks knows the file's number and where they are written to. */
    record SendReceiptLink() implements Command {}

    /** Who complains comes by that link: the receipt ends, and they get another. */
    record RenewReceipt() implements Command {}

    /** Let everything happen that is due on the clocks of this file: reminders, missed dates, follow-ups. */
    record Fire() implements Command {}

    /**
     * Say what becomes of a letter or message that an entry brought about: who may say so is not asked here.
     *
     * @param role in which it is said
     */
    record Dispatch(int seq, int place, Change.Dispatched.How how, String role) implements Command {}

    /**
     * Go over to another version: asked of the engine of that version, with the state under the present one. What bars it is not asked here,
     * see {@link gehoor.engine.transition.Transition}.
     *
     * @param from the version that it ran under
     * @param role in which it is done
     */
    record GoOver(String from, String role) implements Command {}

    /** A linked file signals. */
    record Receive(String signal) implements Command {}
}
