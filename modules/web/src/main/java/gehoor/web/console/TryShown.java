package gehoor.web.console;

import gehoor.casework.OfferView.Option;
import gehoor.casework.governance.TryOutView;
import gehoor.casework.governance.TryOutView.Reads;
import gehoor.policy.Words;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import gehoor.web.work.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of a try-out show. */
public final class TryShown {
    private TryShown() {}

    /**
     * Where it lies.
     *
     * @param title of the procedure
     * @param version of it
     * @param address to which all forms of it go
     * @param back where it was begun from
     * @param from what that is called
     * @param proposal whether that is a proposal, which can keep an example
     * @param account of who tries it out
     */
    public record Place(
            String title, String version, String address, String back, String from, boolean proposal, String account) {}

    /**
     * The first page: how the file begins.
     *
     * @param wrongs what stands in the way
     * @param refused whether the procedure refused it, so that this can be what is shown
     */
    public record Begin(Place place, List<Question> questions, List<Wrong> wrongs, boolean refused) {}

    /**
     * Where the file stands.
     *
     * @param turns what happened, latest first
     * @param acting what whose turn it is reads
     * @param title as it was typed
     * @param wrongs what stands in the way
     * @param kept whether it was kept as an example just now
     * @param days as they were typed
     */
    public record Stand(
            Place place,
            TryOutView view,
            List<Happened> turns,
            String acting,
            String title,
            String days,
            List<Wrong> wrongs,
            @Nullable String wrongTitle,
            @Nullable String wrongDays,
            boolean kept) {

        /** What a person who can act is called. */
        public String called(String code) {
            return view.people().stream()
                    .filter(option -> option.code().equals(code))
                    .map(Option::label)
                    .findFirst()
                    .orElse(code);
        }

        public List<Reads> readers() {
            return view.readers();
        }
    }

    /**
     * A step.
     *
     * @param when in words
     * @param events what came of it
     * @param step as the try-out tells it
     */
    public record Happened(String when, List<Story.Event> events, TryOutView.Turn step, List<Words> refused) {}

    /** Something to be done, as a form. */
    public record Act(
            Place place, TryOutView view, String called, OfferForm form, List<Wrong> wrongs, boolean refused) {}
}
