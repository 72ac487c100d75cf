package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FindRequest;
import gehoor.casework.Found;
import gehoor.casework.Page;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searching by words and by people. What is searched for stands in a body, never in an address. */
@Path("/{tenant}/werk/zoeken")
@ApplicationScoped
public class SearchPages {
    private static final List<String> BY = List.of("text", "name", "mail", "phone");
    private static final String AFTER = "after";
    private static final int PIECE = 25;

    /**
     * The page.
     *
     * @param found null: nothing was searched for yet
     * @param next where to go on; empty at the end
     */
    public record Shown(
            List<Question> questions,
            List<FileShown.Rule> refused,
            List<Wrong> wrongs,
            @Nullable List<Found> found,
            String next) {}

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response ask() {
        return show(bench.asking.reader(), Written.NOTHING, List.of(), null, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response find(SentForm sent) {
        Reader reader = bench.asking.reader();
        Written written = new Written(sent.values());
        Answer<Page<Found>> answer = bench.casework
                .finding()
                .find(
                        bench.requester(reader),
                        new FindRequest(
                                asked(written, "text"),
                                asked(written, "name"),
                                asked(written, "mail"),
                                asked(written, "phone"),
                                asked(written, AFTER),
                                PIECE));
        if (answer instanceof Answer.Refused<Page<Found>> refused) {
            return show(reader, written, refused.refusals(), null, "");
        }
        Page<Found> page = bench.value(answer);
        String next = page.next();
        return show(reader, written, List.of(), page.items(), next == null ? "" : next);
    }

    private static @Nullable String asked(Written written, String name) {
        String text = written.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    private Response show(
            Reader reader, Written written, List<Refusal> refusals, @Nullable List<Found> found, String next) {
        List<Question> questions = Stream.of("text", "name", "mail", "phone")
                .map(name -> question(reader, name, written, refusals))
                .toList();
        Shown shown = new Shown(
                questions,
                refusals.stream()
                        .filter(refusal -> {
                            String field = refusal.field();
                            return field == null || !BY.contains(field);
                        })
                        .map(refusal -> FileShown.Rule.of(refusal, reader.language()))
                        .toList(),
                Questions.wrongs(questions),
                found,
                next);
        Look look = bench.look(reader, bench.word(reader, "work.search"));
        boolean wrong = !refusals.isEmpty();
        return bench.page(wrong ? 422 : 200, Pages.TEMPLATES.workSearch(wrong ? look.mending() : look, shown));
    }

    private Question question(Reader reader, String name, Written written, List<Refusal> refusals) {
        return new Question(
                name,
                name.equals("text") || name.equals("name") ? "text" : name,
                bench.word(reader, "work.search." + name),
                name.equals("text") ? bench.word(reader, "work.search.more") : "",
                false,
                null,
                List.of(),
                written.of(name, "text"),
                refusals.stream()
                        .filter(refusal -> name.equals(refusal.field()))
                        .map(refusal -> refusal.words().in(reader.language()))
                        .distinct()
                        .toList(),
                null);
    }
}
