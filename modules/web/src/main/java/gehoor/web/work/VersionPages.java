package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.Requester;
import gehoor.casework.TransitionView;
import gehoor.casework.WentOver;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Moving an open file to the version of its procedure that is in force: first what that changes, then the button. */
@Path("/{tenant}/werk/dossier/{file}/versie")
@ApplicationScoped
public class VersionPages {
    private static final String REASON = "reason";
    private static final String VERSION = "version";

    /**
     * What it would change.
     *
     * @param bars why it cannot go over; empty where it can
     * @param changed something was done in the file since it was looked at
     */
    public record Shown(
            FileView file, TransitionView view, List<FileShown.Rule> bars, Question reason, boolean changed) {
        public boolean mending() {
            return changed || reason.bad();
        }

        /** The terms whose date would be another come first. */
        public List<TransitionView.TermView> terms() {
            return view.terms().stream()
                    .sorted((one, other) -> Boolean.compare(other.moves(), one.moves()))
                    .toList();
        }

        /** Whether nothing of what was looked at would be otherwise now. */
        public boolean same() {
            return view.acts().isEmpty()
                    && view.less().isEmpty()
                    && view.terms().stream().noneMatch(TransitionView.TermView::moves);
        }

        public List<Wrong> wrongs() {
            return Questions.wrongs(List.of(reason));
        }
    }

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response look(@PathParam("file") String file) {
        return show(bench.asking.reader(), bench.id(file), new Written(Map.of()), List.of(), false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response go(@PathParam("file") String file, SentForm sent) {
        Reader reader = bench.reader(sent);
        UUID id = bench.id(file);
        Written written = new Written(sent.values());
        Answer<WentOver> answer = bench.casework
                .goingOver()
                .go(
                        bench.requester(reader),
                        id,
                        written.text(REASON),
                        version(sent).orElse(-1L));
        if (answer instanceof Answer.Refused<WentOver> refused) {
            bench.count(refused.refusals());
            return show(reader, id, written, refused.refusals(), false);
        }
        if (answer instanceof Answer.Stale<WentOver> || answer instanceof Answer.Clash<WentOver>) {
            return show(reader, id, written, List.of(), true);
        }
        WentOver done = bench.value(answer);
        return bench.on(reader, "/werk/dossier/" + id + "?gedaan=" + done.version());
    }

    private static Optional<Long> version(SentForm sent) {
        String text = sent.value(VERSION);
        return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private Response show(Reader reader, UUID id, Written written, List<Refusal> refusals, boolean changed) {
        Requester requester = bench.requester(reader);
        FileView file = bench.value(bench.casework.handling().open(requester, id));
        Answer<TransitionView> answer = bench.casework.goingOver().look(requester, id);
        if (answer instanceof Answer.Refused<TransitionView>) {
            // it runs under the version in force already, or it is not for this person: the file says how it stands
            return bench.on(reader, "/werk/dossier/" + id);
        }
        TransitionView view = bench.value(answer);
        Question reason = new Question(
                REASON,
                "long-text",
                bench.word(reader, "work.version.why"),
                bench.word(reader, "work.version.why.hint"),
                false,
                null,
                List.of(),
                written.of(REASON, "long-text"),
                refusals.stream()
                        .filter(refusal -> REASON.equals(refusal.field()))
                        .map(refusal -> refusal.words().in(reader.language()))
                        .toList(),
                null);
        Shown shown = new Shown(file, view, FilePages.rules(view.bars(), reader), reason, changed);
        Look look = bench.look(reader, bench.word(reader, "work.version"));
        int status = changed ? 409 : shown.mending() ? 422 : 200;
        return bench.page(status, Pages.TEMPLATES.workVersion(shown.mending() ? look.mending() : look, shown));
    }
}
