package gehoor.web.console;

import gehoor.casework.governance.Removing;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The removal of an organisation on its page: how it stands, and the forms by which it is asked for, agreed and called off.
 *
 * @param why it is asked for, or agreed
 * @param day from which it may happen
 * @param unread whether what nobody took along may be destroyed, too
 * @param off why it is called off
 */
public record Leaving(Removing.Standing standing, Question why, Question day, Question unread, Question off) {
    /** Steps as addresses have them. */
    static final String ASK = "vragen";

    static final String AGREE = "instemmen";
    static final String CALL_OFF = "intrekken";

    /** What was sent, and what was wrong with it. */
    record Sent(String step, Written written, List<Refusal> refusals) {
        static final Sent NOTHING = new Sent("", Written.NOTHING, List.of());
    }

    static Leaving of(Chamber here, Removing.Standing standing, Sent sent) {
        String step = standing.removal() == null ? ASK : AGREE;
        Look look = here.look("");
        return new Leaving(
                standing,
                why(here, "why", step, sent),
                new Question(
                        "day",
                        "date",
                        here.word("console.verwijdering.vragen.day"),
                        here.word(
                                "console.verwijdering.vragen.day.hint",
                                look.day(standing.earliest()),
                                look.day(standing.latest())),
                        false,
                        null,
                        List.of(),
                        sent.written().of("day", "date"),
                        wrong(here, sent, "day"),
                        null),
                new Question(
                        "unread",
                        "choices",
                        here.word("console.verwijdering.vragen.unread"),
                        here.word("console.verwijdering.vragen.unread.hint"),
                        true,
                        null,
                        List.of(new Question.Option("yes", here.word("console.verwijdering.vragen.unread.yes"), "")),
                        sent.written().all("unread"),
                        List.of(),
                        null),
                why(here, "off", CALL_OFF, sent));
    }

    private static Question why(Chamber here, String name, String step, Sent sent) {
        boolean ours = sent.step().equals(step);
        return new Question(
                name,
                "long-text",
                here.word("console.verwijdering." + step + ".why"),
                here.word("console.suspension.why.hint"),
                false,
                null,
                List.of(),
                List.of(ours ? sent.written().text(name) : ""),
                ours ? wrong(here, sent, "reason") : List.of(),
                null);
    }

    private static List<String> wrong(Chamber here, Sent sent, String field) {
        return sent.refusals().stream()
                .filter(refusal -> field.equals(refusal.field()))
                .map(refusal -> refusal.words().in(here.reader().language()))
                .toList();
    }

    /** What is asked for; only where something is. */
    public Removal removal() {
        return Objects.requireNonNull(standing.removal());
    }

    public boolean asked() {
        return standing.removal() != null;
    }

    /** All that is asked on the page. */
    List<Question> questions() {
        return new ArrayList<>(List.of(day, why, off));
    }

    public boolean bad() {
        return questions().stream().anyMatch(Question::bad);
    }

    /** The moment by which it is known which of them was seen. */
    public @Nullable String seen() {
        Removal asked = standing.removal();
        return asked == null ? null : asked.askedAt().toString();
    }
}
