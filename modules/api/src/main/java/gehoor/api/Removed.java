package gehoor.api;

import gehoor.casework.Answer;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.Removing;
import gehoor.casework.port.RemovalRows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether an organisation is to be removed, as both who runs the platform and who decides for it are answered. */
@Dependent
public class Removed {
    private final Exchange here;
    private final Removing removing;

    @Inject
    Removed(Exchange here, Removing removing) {
        this.here = here;
        this.removing = removing;
    }

    /**
     * Something to do about it.
     *
     * @param step {@code ask}, {@code agree} or {@code call-off}
     * @param reason for the trail; who complains does not read it
     * @param day for {@code ask}: the first on which it may happen, as {@code 2026-12-01}
     * @param unread for {@code ask}: whether files may be destroyed that nobody took along; null: they may not
     * @param asked for {@code agree}: when what is agreed was asked for, as {@code at} says it
     */
    record RemovalStep(
            String step,
            String reason,
            @Nullable String day,
            @Nullable Boolean unread,
            @Nullable String asked) {}

    /**
     * What is asked for.
     *
     * @param at when
     * @param by the name of who asked
     * @param day the first on which it may happen
     * @param unread whether files may be destroyed that nobody took along
     * @param agreed when who runs the platform agreed; null: not yet
     */
    record Removal(
            Instant at,
            String by,
            LocalDate day,
            boolean unread,
            @Nullable Instant agreed) {}

    /**
     * How it stands.
     *
     * @param removal null: nothing is asked for
     * @param suspended whether it takes nothing new, without which nothing can be asked for
     * @param open how many files are not closed, or have a term that runs or something that waits to leave; 0 where it is not suspended, and for who
     *     runs the platform where nothing is asked for
     * @param earliest the first day that can be asked for today
     * @param latest the last
     */
    record RemovalStanding(
            @Nullable Removal removal, boolean suspended, long open, LocalDate earliest, LocalDate latest) {}

    RemovalStanding see(Governor governor) {
        return told(here.answers.value(removing.see(governor)));
    }

    RemovalStanding step(Governor governor, RemovalStep sent) {
        RemovalStep body = here.parameters.body(sent);
        String reason = body.reason();
        Answer<Removing.Standing> answer = switch (here.parameters.oneOf(
                "step", body.step(), "ask", "agree", "call-off")) {
            case "ask" ->
                removing.ask(
                        governor,
                        new Removing.Wish(
                                here.parameters.dayOrNone("day", body.day()),
                                Boolean.TRUE.equals(body.unread()),
                                reason));
            case "agree" -> removing.agree(governor, here.parameters.momentOrNone("asked", body.asked()), reason);
            default -> removing.callOff(governor, reason);
        };
        return told(here.answers.value(answer));
    }

    private static RemovalStanding told(Removing.Standing standing) {
        RemovalRows.Removal asked = standing.removal();
        return new RemovalStanding(
                asked == null
                        ? null
                        : new Removal(
                                asked.askedAt(), asked.askedName(), asked.day(), asked.unread(), asked.agreedAt()),
                standing.suspended(),
                standing.open(),
                standing.earliest(),
                standing.latest());
    }
}
