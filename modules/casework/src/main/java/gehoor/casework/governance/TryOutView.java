package gehoor.casework.governance;

import gehoor.casework.ClockView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.InventedFile.Letter;
import gehoor.casework.OfferView;
import gehoor.casework.OfferView.Option;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a file stands that is tried out.
 *
 * @param walk how it came there, as a worked example is written; what is done next is done to it
 * @param tenant the organisation as the proposal has it
 * @param at where time stands, in the organisation's zone
 * @param file all of it; null where its very beginning is refused
 * @param clocks with a sentence each
 * @param turns the beginning and each step, with what came of it
 * @param readers who reads what
 * @param people who can act, or be looked at: their code to what they are called
 * @param as whose turn it is; one of the codes of {@code people}
 * @param belongings what who acts can be said to belong to; empty where the procedure asks for nothing like it
 * @param of that which was said; empty where nothing was
 * @param names account id to what they are called
 * @param open what they may do
 * @param barred what a rule bars just now
 * @param next when something is due; null where nothing is
 */
public record TryOutView(
        String walk,
        Tenant tenant,
        Procedure procedure,
        LocalDateTime at,
        @Nullable FileView file,
        List<ClockView> clocks,
        List<Turn> turns,
        List<Reads> readers,
        List<Option> people,
        String as,
        List<Option> belongings,
        String of,
        Map<String, String> names,
        List<OfferView> open,
        List<OfferView> barred,
        @Nullable Next next) {

    /**
     * A step.
     *
     * @param at when; where time passed, until when
     * @param passed whether only time passed
     * @param who who wanted to do it, where it was refused; empty else
     * @param what that which was refused; empty where it was not
     * @param refused the sentences of the rules that refused it; empty where they did not
     * @param lines what happened, in order
     * @param letters who was told what
     */
    public record Turn(
            LocalDateTime at,
            boolean passed,
            String who,
            String what,
            List<Words> refused,
            List<HistoryLine> lines,
            List<Letter> letters) {}

    /**
     * Who reads what of it, now.
     *
     * @param whole compartments read as a whole
     * @param own those of which only what is their own is read
     */
    public record Reads(String who, List<String> whole, List<String> own) {}

    /**
     * Something that comes.
     *
     * @param at when the platform acts
     * @param clock on which clock
     * @param due the date of that clock
     */
    public record Next(LocalDateTime at, String clock, LocalDate due) {}

    /**
     * How a file can begin.
     *
     * @param day the first that comes to mind: today, or the first on which that version counts
     * @param ways by which channel and whom, as {@code web public}
     * @param capacities empty where not asked
     * @param receivedAsked whether a channel asks when it was received
     * @param ask what the report asks
     */
    public record Start(
            Tenant tenant,
            Procedure procedure,
            LocalDate day,
            List<Option> ways,
            List<Option> kinds,
            List<String> reporters,
            List<Option> capacities,
            List<String> identities,
            Words identityTold,
            boolean receivedAsked,
            OfferView ask) {}

    /** Whether another step can be taken. */
    public boolean goesOn() {
        return file != null && turns.size() <= Walks.MOST_STEPS;
    }
}
