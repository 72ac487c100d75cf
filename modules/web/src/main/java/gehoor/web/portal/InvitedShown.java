package gehoor.web.portal;

import gehoor.casework.FactView;
import gehoor.casework.InvitedView;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Question;
import gehoor.web.form.Wrong;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What somebody outside was asked, as it is shown.
 *
 * @param draft the ticket, and what was filled in so far, sealed
 * @param review whether it is looked over before it is sent; attachments come on that page
 */
public record InvitedShown(InvitedView invited, OfferForm form, List<Wrong> wrongs, String draft, boolean review) {

    /** A question that was answered on the page before. */
    public record Said(String label, String text) {}

    /** What the file holds for who is asked: of the file itself, and of what they are asked about. */
    public List<FactView> facts() {
        List<FactView> all = invited.file().facts();
        String on = invited.offer().on();
        return all.stream()
                .filter(fact -> fact.about() == null
                        ? all.stream().noneMatch(other -> other.about() != null && same(fact, other))
                        : fact.about().equals(on))
                .toList();
    }

    private static boolean same(FactView one, FactView other) {
        return one.field().equals(other.field()) && Objects.equals(one.text(), other.text());
    }

    /** Those of this page. */
    public List<Question> questions() {
        return form.questions().stream()
                .filter(question -> question.type().equals("attachments") == review)
                .toList();
    }

    /** What was answered on the page before. */
    public List<Said> said() {
        return said(form);
    }

    static List<Said> said(OfferForm form) {
        return form.questions().stream()
                .filter(question -> !question.type().equals("attachments"))
                .map(question -> new Said(question.label(), text(question)))
                .toList();
    }

    private static String text(Question question) {
        if (question.options().isEmpty()) {
            return question.written().stream().filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
        }
        return question.options().stream()
                .filter(option -> question.chose(option.code()))
                .map(Question.Option::label)
                .collect(Collectors.joining(", "));
    }

    /** Whether there is anything to fill in before the page on which it is sent. */
    boolean asksFirst() {
        return form.questions().stream().anyMatch(question -> !question.type().equals("attachments"));
    }
}
