package gehoor.web.portal;

import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a report.
 *
 * @param number of this step, from 1
 * @param of how many steps there are, as far as it is known now
 * @param earlier what was filled in so far, sealed
 * @param address within the organisation's pages, where it is sent to
 * @param said what was answered, on the page where it is looked over
 * @param since since when the organisation takes nothing new; null where it does
 * @param ways how to reach whom this comes to otherwise, where it is so
 * @param refused whether it was just sent, and not taken for that
 */
public record StepView(
        String step,
        int number,
        int of,
        String procedure,
        String title,
        List<Question> questions,
        List<Wrong> wrongs,
        String earlier,
        String address,
        List<Filling.Said> said,
        boolean anonymous,
        @Nullable LocalDate since,
        List<String> ways,
        boolean refused) {
    public boolean review() {
        return step.equals(Filling.REVIEW);
    }
}
