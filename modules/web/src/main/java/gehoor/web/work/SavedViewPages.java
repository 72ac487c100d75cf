package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.SavedView;
import gehoor.casework.SavedViews;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of lists that somebody keeps: keeping one more under a name, and taking one away. */
@Path("/{tenant}/werk/weergaven")
@ApplicationScoped
public class SavedViewPages {
    private static final String NAME = "name";
    private static final String FROM = "van";

    /**
     * The page.
     *
     * @param at the list that is to be kept; null where none is
     * @param name what it is to be called
     */
    public record Shown(List<SavedView> views, @Nullable String at, Question name, List<Wrong> wrongs) {}

    @Inject
    Bench bench;

    /** Where a list leads to be kept. */
    static String address(String at) {
        return "/werk/weergaven?" + FROM + "=" + URLEncoder.encode(at, StandardCharsets.UTF_8);
    }

    @GET
    @Open(Open.To.STAFF)
    public Response views(@QueryParam(FROM) @DefaultValue("") String from) {
        boolean keeps = !from.isEmpty() && SavedViews.keepable(from.equals("/") ? "" : from);
        return show(bench.asking.reader(), keeps ? from : null, Written.NOTHING, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response keep(SentForm sent) {
        Reader reader = bench.reader(sent);
        Written written = new Written(sent.values());
        String from = written.text(FROM);
        String at = from.equals("/") ? "" : from;
        if (from.isEmpty() || !SavedViews.keepable(at)) {
            throw bench.nothing();
        }
        Answer<SavedView> kept = bench.casework.savedViews().keep(bench.requester(reader), written.text(NAME), at);
        if (kept instanceof Answer.Refused<SavedView> refused) {
            return show(reader, from, written, refused.refusals());
        }
        return bench.on(reader, "/werk" + bench.value(kept).at());
    }

    @POST
    @Path("{view}/weg")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response drop(@PathParam("view") String view) {
        Reader reader = bench.asking.reader();
        bench.value(bench.casework.savedViews().drop(bench.requester(reader), bench.id(view)));
        return bench.on(reader, "/werk/weergaven");
    }

    private Response show(Reader reader, @Nullable String from, Written written, List<Refusal> refusals) {
        Question name = new Question(
                NAME,
                "text",
                bench.word(reader, "work.views.name"),
                bench.word(reader, "work.views.name.hint"),
                false,
                null,
                List.of(),
                written.of(NAME, "text"),
                refusals.stream()
                        .map(refusal -> refusal.words().in(reader.language()))
                        .distinct()
                        .toList(),
                null);
        Shown shown = new Shown(
                bench.value(bench.casework.savedViews().all(bench.requester(reader))),
                from,
                name,
                Questions.wrongs(List.of(name)));
        Look look = bench.look(reader, bench.word(reader, "work.views"));
        return bench.page(
                refusals.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.workViews(refusals.isEmpty() ? look : look.mending(), shown));
    }
}
