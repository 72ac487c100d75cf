package gehoor.web.work;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Ids;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.access.figures.Figures;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.Requester;
import gehoor.casework.Seat;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What every page of the workbench is made with: who works, where, on which day; and how the page is answered. */
@Dependent
public class Bench {
    private static final int LONGEST = 100;
    /** The input that says in which place a form was opened. */
    private static final String PLACE = "place";

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @Inject
    Login login;

    @Inject
    Figures figures;

    Tenant tenant() {
        return library.tenant(asking.tenant()).orElseThrow();
    }

    Caller.Staff staff() {
        if (asking.caller() instanceof Caller.Staff staff) {
            return staff;
        }
        throw new IllegalStateException("only staff come here");
    }

    Requester requester(Reader reader) {
        return new Requester(asking.tenant(), staff().actor(), staff().name(), reader.language());
    }

    LocalDate today() {
        return casework.today(tenant());
    }

    Look look(Reader reader, String title) {
        return Look.at(reader, tenant(), title)
                .by(staff().name())
                .in(staff().seat())
                .on(today());
    }

    /** For how many minutes what leaves here can be held back. */
    long minutesHeld() {
        return casework.sending().holdBack(tenant()).toMinutes();
    }

    /** In the language that a button of the page asks for, else in that of the address. */
    Reader reader(SentForm sent) {
        String wanted = sent.value("lang");
        return tenant().languages().contains(wanted) ? new Reader(wanted, true) : asking.reader();
    }

    /** Whether a form was opened in another place than this person takes now: what is done with it would be done in a place that they did not see. */
    boolean fromElsewhere(SentForm sent) {
        Seat seat = staff().seat();
        String now = seat == null ? "" : seat.standIn().toString();
        return sent.values().containsKey(PLACE) && !sent.value(PLACE).equals(now);
    }

    String word(Reader reader, String key, Object... with) {
        return Phrases.of(reader.language(), key, with);
    }

    Response page(int status, JteModel model) {
        // the button to log out stands on every page
        return Pages.bench(status, model, login.origin());
    }

    /** On to another page of this organisation. */
    Response on(Reader reader, String path) {
        return Response.seeOther(URI.create(reader.to("/" + asking.tenant() + path)))
                .build();
    }

    /**
     * The value.
     *
     * @throws NotServed where there is none for this person
     */
    <T> T value(Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return done.value();
        }
        if (answer instanceof Answer.Refused<T> refused) {
            count(refused.refusals());
            throw new NotServed(ProblemDocument.of(refused.refusals(), asking.language(), true));
        }
        throw nothing();
    }

    void count(List<Refusal> refusals) {
        figures.refused(refusals.get(0).reason());
    }

    NotServed nothing() {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
    }

    /** What cannot be an id is the id of nothing. */
    UUID id(String text) {
        return Ids.read(text).orElseThrow(this::nothing);
    }

    /** An id of something in a procedure. */
    String code(String text) {
        if (text.length() > LONGEST || !SentForm.keepable(text)) {
            throw nothing();
        }
        return text;
    }
}
