package gehoor.web.work;

import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FindRequest;
import gehoor.casework.Found;
import gehoor.casework.Page;
import gehoor.casework.RegisterFilter;
import gehoor.casework.RegisterLine;
import gehoor.casework.Reported;
import gehoor.casework.Unsent;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form by which a report is taken in, as a page: fresh, with earlier files beside it, or to be mended. */
@Dependent
public class TakeInForm {
    private static final int EARLIER = 10;

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    @Inject
    TakeInBegun begun;

    /** Nothing is said of what is wrong, and nothing is looked up. */
    Response show(Intake intake, List<String> notices) {
        return show(intake, null, notices, false);
    }

    /**
     * @param refusals null: nothing is said of what is wrong
     * @param look whether earlier files are looked for
     */
    Response show(Intake intake, @Nullable List<Refusal> refusals, List<String> notices, boolean look) {
        TakingIn taking = taking(intake);
        List<Question> about = taking.about(refusals);
        List<Question> who = taking.who(refusals);
        List<Wrong> wrongs = new ArrayList<>(Questions.wrongs(about));
        wrongs.addAll(Questions.wrongs(who));
        TakeInShown shown = new TakeInShown(
                intake.form(),
                intake.address(),
                intake.once(),
                bench.staff().account(),
                about,
                who,
                refusals == null ? List.of() : taking.otherwise(refusals),
                wrongs,
                notices,
                look ? sameAbout(intake, taking) : List.of(),
                look ? samePerson(intake) : List.of(),
                look,
                unfinished.is(intake.requester(), intake.unsent()),
                intake.waiting(),
                intake.hidden(),
                begun.besides(intake));
        Look page = bench.look(intake.reader(), intake.form().procedure().title());
        boolean wrong = !wrongs.isEmpty() || !shown.refused().isEmpty();
        return bench.page(wrong ? 422 : 200, Pages.TEMPLATES.workTakein(wrong ? page.mending() : page, shown));
    }

    /**
     * Keeps what was told so far, whatever comes of it: somebody who is called away finds it again. Not where it was taken in while
     * this was on its way.
     */
    void keeps(Intake intake) {
        if (intake.told()) {
            unfinished.quietly(intake.requester(), intake.unsent(), intake.written());
            if (before(intake).isPresent()) {
                bench.casework.unsent().clear(intake.requester(), intake.unsent());
            }
        }
    }

    /** What was taken in under its key; empty where nothing was yet. */
    Optional<Reported> before(Intake intake) {
        return bench.casework.reporting().before(intake.requester(), intake.key());
    }

    /** What to say of what is kept by the button for it. */
    List<String> kept(Reader reader, List<String> besides) {
        List<String> notices = new ArrayList<>();
        notices.add(bench.word(reader, "work.begun.is-kept", Unsent.DAYS));
        notices.addAll(besides);
        return notices;
    }

    TakingIn taking(Intake intake) {
        return new TakingIn(
                intake.form(),
                intake.requester(),
                intake.written(),
                bench.tenant().languages(),
                bench.casework.reporting());
    }

    private List<RegisterLine> sameAbout(Intake intake, TakingIn taking) {
        Map<UUID, RegisterLine> lines = new LinkedHashMap<>();
        for (String about : taking.abouts()) {
            if (bench.casework
                            .work()
                            .register(
                                    intake.requester(),
                                    new RegisterFilter(
                                            null, null, null, null, null, null, null, null, null, about, null, EARLIER))
                    instanceof Answer.Done<Page<RegisterLine>> done) {
                done.value().items().forEach(line -> lines.put(line.file(), line));
            }
        }
        return List.copyOf(lines.values());
    }

    /** By the whole mail address or phone number, where this person may read what it stands in. */
    private List<RegisterLine> samePerson(Intake intake) {
        Map<UUID, RegisterLine> lines = new LinkedHashMap<>();
        String mail = intake.written().text(Questions.CONTACT + "mail").strip();
        String phone = intake.written().text(Questions.CONTACT + "phone").strip();
        if (!mail.isEmpty()) {
            find(intake, new FindRequest(null, null, mail, null, null, EARLIER), lines);
        }
        if (!phone.isEmpty()) {
            find(intake, new FindRequest(null, null, null, phone, null, EARLIER), lines);
        }
        return List.copyOf(lines.values());
    }

    private void find(Intake intake, FindRequest asked, Map<UUID, RegisterLine> lines) {
        if (bench.casework.finding().find(intake.requester(), asked) instanceof Answer.Done<Page<Found>> done) {
            done.value().items().forEach(found -> lines.put(found.file().file(), found.file()));
        }
    }

    List<String> filesAgain(Intake intake, SentForm sent) {
        return again(intake, FromMail.chosen(sent).stream().map(Upload::name).toList());
    }

    List<String> again(Intake intake, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(bench.word(intake.reader(), "work.files-again", String.join(", ", names)));
    }
}
