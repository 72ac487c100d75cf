package gehoor.web.portal;

import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import java.util.List;

/**
 * One page of a report.
 *
 * @param number of this step, from 1
 * @param of how many steps there are, as far as it is known now
 * @param earlier what was filled in so far, sealed
 * @param address within the organisation's pages, where it is sent to
 * @param said what was answered, on the page where it is looked over
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
        boolean anonymous) {
    public boolean review() {
        return step.equals(Filling.REVIEW);
    }
}
