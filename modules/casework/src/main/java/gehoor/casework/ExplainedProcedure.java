package gehoor.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it is told to whoever may use it, in one language. It holds no condition, and no id but those that addresses
 * and phrases are made of.
 *
 * @param desk who it comes to
 * @param channels by which it can be brought
 * @param elsewhere channels that this desk does not take
 * @param reporters who may report: {@code person}, {@code organisation}, {@code on-behalf}, {@code helper}
 * @param identities {@code named}, {@code confidential}, {@code anonymous}: those that can be chosen, the default first
 * @param identityTold what each of them means, and its limits
 * @param refused what is said where another one is wanted
 * @param terms published ones that concern who complains
 * @param others expected of somebody outside, of which who complains hears
 * @param standIns roles that read something of a file to those others who may take their place when somebody is away
 * @param duties articles of laws that are answered to by something else than a term, with what they say
 * @param grounds on which it is not handled
 * @param endings how it can end
 * @param next where who is not satisfied can go, or what else can come of it
 * @param bodies outside bodies that the procedure refers to
 * @param texts the organisation's own texts: those that come with the form first
 */
public record ExplainedProcedure(
        ProcedureView procedure,
        String desk,
        List<Channel> channels,
        List<Elsewhere> elsewhere,
        List<String> reporters,
        List<String> identities,
        String identityTold,
        List<String> refused,
        Map<String, String> standIns,
        Course course,
        List<Term> terms,
        List<Term> others,
        Map<String, String> duties,
        List<Ground> grounds,
        List<Ending> endings,
        List<Next> next,
        List<Body> bodies,
        List<ReportForm.Shown> texts) {

    /**
     * @param reach number, address or words; empty where nothing is known
     * @param form whether it is the public's own form
     */
    public record Channel(String label, String reach, boolean form, String basis) {}

    /**
     * @param desk the desk that does take it; empty where none here does
     * @param reach how that desk is reached by it
     * @param forms what the public can bring to that desk by it, on these very pages
     */
    public record Elsewhere(String told, String desk, String reach, List<ProcedureView> forms, String basis) {}

    /**
     * The steps in the order in which one goes through them, the end last, and what leads from one to another.
     *
     * @param passages at most one from each step to each
     */
    public record Course(List<Step> steps, List<Passage> passages) {
        /** Those that lead away from a step. */
        public List<Passage> from(int step) {
            return passages.stream().filter(passage -> passage.from() == step).toList();
        }
    }

    /**
     * @param lead who leads it; empty for the end
     * @param ends whether it is the end
     */
    public record Step(String label, String explain, String lead, String basis, boolean ends) {}

    /**
     * @param number from 1, in the drawing as in the text
     * @param from which step, counted from 0
     */
    public record Passage(int number, int from, int to, List<Deed> deeds) {}

    /** What somebody does that leads on. */
    public record Deed(String label, List<String> by) {}

    /**
     * @param length {@code within 45 calendar days}
     * @param from what it is counted from
     * @param longer how it can be extended, a sentence each
     * @param missed what happens when it is missed, a sentence each
     * @param laws the articles it answers to, with what they say
     */
    public record Term(
            String label,
            String length,
            String from,
            List<String> longer,
            List<String> missed,
            Map<String, String> laws,
            String basis) {}

    /** @param exceptions when it does not count, a sentence each */
    public record Ground(String label, String explain, List<String> exceptions, List<Body> bodies, String basis) {}

    public record Ending(String label, String explain, String basis) {}

    /** @param procedure as addresses name it */
    public record Next(String label, String procedure, String title, String summary, String basis) {}

    public record Body(
            String label,
            String contact,
            @Nullable String link,
            @Nullable String mail) {}
}
