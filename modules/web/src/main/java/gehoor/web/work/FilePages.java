package gehoor.web.work;

import gehoor.access.Downloads;
import gehoor.access.Open;
import gehoor.access.PrintedLetters;
import gehoor.access.Reader;
import gehoor.casework.Answer;
import gehoor.casework.ContactView;
import gehoor.casework.FileView;
import gehoor.casework.Handling;
import gehoor.casework.HistoryLine;
import gehoor.casework.OfferView;
import gehoor.casework.Requester;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file on one page. What this person may not see is not there, a file that they may not know of neither. */
@Path("/{tenant}/werk/dossier/{file}")
@ApplicationScoped
public class FilePages {
    /**
     * What somebody is called, on a page of its own.
     *
     * @param contact null where it may not be told; then the rules say why
     */
    public record Named(FileView file, @Nullable ContactView contact, List<FileShown.Rule> refused) {}

    @Inject
    Bench bench;

    @GET
    @Open(Open.To.STAFF)
    public Response file(
            @PathParam("file") String file,
            @QueryParam("gedaan") @DefaultValue("") String seq,
            @QueryParam("brief") @DefaultValue("") String letter) {
        Reader reader = bench.asking.reader();
        UUID id = bench.id(file);
        Requester requester = bench.requester(reader);
        Handling handling = bench.casework.handling();
        FileView view = bench.value(handling.open(requester, id));
        List<OfferView> offers = bench.value(handling.offers(requester, id));
        List<HistoryLine> history = bench.value(handling.history(requester, id));
        FileShown.Making making = new FileShown.Making(
                view, naming(view, reader), history, bench.look(reader, "").locale());
        FileShown shown = making.made(
                offers,
                history,
                bench.value(handling.earlier(requester, id)),
                bench.value(bench.casework.inviting().possible(requester, id)),
                bench.value(bench.casework.sending().leaving(requester, id)),
                done(history, seq),
                letter.equals("weg") ? bench.word(reader, "work.letter.gone") : "");
        return bench.page(
                200,
                Pages.TEMPLATES.workFile(
                        bench.look(reader, title(view, reader)),
                        shown,
                        IdentityPages.open(view, naming(view, reader), offers)));
    }

    /** What this person did with that entry, in words; the address alone says nothing. */
    private String done(List<HistoryLine> history, String seq) {
        return history.stream()
                .filter(line -> Integer.toString(line.seq()).equals(seq)
                        && line.person().equals(bench.staff().account()))
                .findFirst()
                .map(HistoryLine::label)
                .orElse("");
    }

    @GET
    @Path("bijlage/{attachment}")
    @Open(Open.To.STAFF)
    public Response attachment(@PathParam("file") String file, @PathParam("attachment") String attachment) {
        return Downloads.attachment(bench.value(bench.casework
                .handling()
                .attachment(bench.requester(bench.asking.reader()), bench.id(file), bench.id(attachment))));
    }

    /** The letters that go by post; where none does, all. */
    @GET
    @Path("brieven.pdf")
    @Produces("application/pdf")
    @Open(Open.To.STAFF)
    public Response letters(@PathParam("file") String file) {
        Reader reader = bench.asking.reader();
        return PrintedLetters.download(
                bench.value(bench.casework.handling().letters(bench.requester(reader), bench.id(file))),
                reader.language());
    }

    /** What somebody is called: asked by a button, because that it was asked is recorded. */
    @POST
    @Path("wie/{holder}")
    @Open(Open.To.STAFF)
    public Response who(@PathParam("file") String file, @PathParam("holder") String holder) {
        Reader reader = bench.asking.reader();
        UUID id = bench.id(file);
        Requester requester = bench.requester(reader);
        FileView view = bench.value(bench.casework.handling().open(requester, id));
        Answer<ContactView> answer = bench.casework.handling().contact(requester, id, bench.code(holder));
        Look look = bench.look(reader, bench.word(reader, "work.who.title", title(view, reader)));
        if (answer instanceof Answer.Refused<ContactView> refused) {
            bench.count(refused.refusals());
            return bench.page(
                    403,
                    Pages.TEMPLATES.workNamed(
                            look.mending(), new Named(view, null, rules(refused.refusals(), reader))));
        }
        return bench.page(200, Pages.TEMPLATES.workNamed(look, new Named(view, bench.value(answer), List.of())));
    }

    static List<FileShown.Rule> rules(List<Refusal> refusals, Reader reader) {
        return refusals.stream()
                .map(refusal -> FileShown.Rule.of(refusal, reader.language()))
                .distinct()
                .toList();
    }

    private Naming naming(FileView file, Reader reader) {
        return naming(bench, file, reader);
    }

    static Naming naming(Bench bench, FileView file, Reader reader) {
        Tenant tenant = bench.tenant();
        return new Naming(
                bench.library
                        .current()
                        .version(tenant.id(), file.procedure(), file.procedureVersion())
                        .orElse(null),
                tenant,
                reader.language());
    }

    private String title(FileView file, Reader reader) {
        return title(bench, file, reader);
    }

    static String title(Bench bench, FileView file, Reader reader) {
        String number = file.number();
        return number == null ? bench.word(reader, "work.file.unnumbered") : bench.word(reader, "work.file", number);
    }
}
