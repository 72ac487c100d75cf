package gehoor.web.work;

import gehoor.access.Archive;
import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.TakingAlong;
import gehoor.casework.TakingAlong.Standing;
import gehoor.casework.TakingAlong.Taking;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
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
import org.jspecify.annotations.Nullable;

/** Where who works at an organisation that leaves takes along what they may read. */
@Path("/{tenant}/werk/meenemen")
@ApplicationScoped
public class TakeAlongPages {
    private static final String KEPT_SAFE = "keptSafe";
    private static final String YES = "yes";

    /**
     * The page.
     *
     * @param standing null where nothing can be taken along; {@code refused} says why
     * @param safe asks whether it is kept safe; null as above
     * @param refused why it could not be begun
     */
    public record Shown(
            @Nullable Standing standing, @Nullable Question safe, List<Wrong> wrongs, List<String> refused) {}

    @Inject
    Bench bench;

    @Inject
    Archive archive;

    @GET
    @Open(Open.To.STAFF)
    public Response standing() {
        return show(bench.asking.reader(), List.of(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response take(SentForm sent) {
        Reader reader = bench.reader(sent);
        List<String> ticked = sent.values().getOrDefault(KEPT_SAFE, List.of());
        Answer<Taking> begun = takingAlong().begin(bench.requester(reader), ticked.contains(YES));
        if (begun instanceof Answer.Refused<Taking> refused) {
            bench.count(refused.refusals());
            return show(reader, ticked, refused.refusals());
        }
        return archive.download(bench.value(begun), reader);
    }

    private TakingAlong takingAlong() {
        return bench.casework.takingAlong();
    }

    private Response show(Reader reader, List<String> ticked, List<Refusal> refusals) {
        Answer<Standing> asked = takingAlong().standing(bench.requester(reader));
        if (asked instanceof Answer.Refused<Standing> refused) {
            Look barred = bench.look(reader, bench.word(reader, "work.take")).mending();
            return bench.page(
                    409,
                    Pages.TEMPLATES.workTakealong(
                            barred, new Shown(null, null, List.of(), words(reader, refused.refusals(), false))));
        }
        Standing standing = bench.value(asked);
        Question safe = new Question(
                KEPT_SAFE,
                "choices",
                bench.word(reader, "work.take.safe"),
                "",
                false,
                null,
                List.of(new Question.Option(YES, bench.word(reader, "work.take.safe.yes"), "")),
                ticked,
                words(reader, refusals, true),
                null);
        Look look = bench.look(reader, bench.word(reader, "work.take"));
        return bench.page(
                refusals.isEmpty() ? 200 : safe.bad() ? 422 : 409,
                Pages.TEMPLATES.workTakealong(
                        refusals.isEmpty() ? look : look.mending(),
                        new Shown(standing, safe, Questions.wrongs(List.of(safe)), words(reader, refusals, false))));
    }

    /** @param ofField of the question, or of no field */
    private static List<String> words(Reader reader, List<Refusal> refusals, boolean ofField) {
        return refusals.stream()
                .filter(refusal -> ofField == KEPT_SAFE.equals(refusal.field()))
                .map(refusal -> refusal.words().in(reader.language()))
                .toList();
    }
}
