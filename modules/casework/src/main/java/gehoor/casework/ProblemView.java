package gehoor.casework;

import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Words;
import java.util.List;

/**
 * What is wrong in an organisation's files, told to whoever comes to read it, in their language.
 *
 * @param words one sentence, in every language of the platform
 */
public record ProblemView(Place at, Words words) {
    static List<ProblemView> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ProblemView(problem.at(), problem.words()))
                .toList();
    }

    public String in(String language) {
        return words.in(language);
    }
}
