package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Casework;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Who lost the code of the mailbox asks for a link to another. Whatever is filled in is answered with the same words, before anything
 * is looked up.
 */
@Path("/{tenant}/postvak/kwijt")
@ApplicationScoped
public class LostCodePages {
    private static final String NUMBER = "number";
    private static final String MAIL = "mail";

    @Inject
    Asking asking;

    @Inject
    Visit visit;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.EVERYONE)
    public Response form() {
        return form(asking.reader(), 200, Written.NOTHING, List.of(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.EVERYONE)
    public Response ask(SentForm sent) {
        Reader reader = asking.reader();
        Written written = new Written(sent.values());
        List<String> missing = new ArrayList<>();
        for (String name : List.of(NUMBER, MAIL)) {
            if (written.text(name).isBlank()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            return form(reader, 422, written, missing, List.of());
        }
        long wait = asking.wait(Limits.Of.RECEIPT);
        if (wait > 0) {
            return form(
                    reader,
                    429,
                    written,
                    List.of(),
                    List.of(new Wrong(Phrases.of(reader.language(), "mailbox.too-often", wait), null)));
        }
        casework.renewing().lost(asking.tenant(), written.text(NUMBER), written.text(MAIL));
        return Pages.page(
                200, Pages.TEMPLATES.portalLostSent(visit.look(reader, Phrases.of(reader.language(), "lost.sent"))));
    }

    private Response form(Reader reader, int status, Written written, List<String> missing, List<Wrong> above) {
        List<Question> questions = List.of(
                question(NUMBER, "text", reader, written, missing), question(MAIL, "mail", reader, written, missing));
        List<Wrong> wrongs = new ArrayList<>(above);
        wrongs.addAll(Questions.wrongs(questions));
        Look look = visit.look(reader, Phrases.of(reader.language(), "lost.title"));
        return Pages.page(
                status, Pages.TEMPLATES.portalLost(wrongs.isEmpty() ? look : look.mending(), questions, wrongs));
    }

    private static Question question(String name, String type, Reader reader, Written written, List<String> missing) {
        String language = reader.language();
        return new Question(
                name,
                type,
                Phrases.of(language, "lost." + name),
                Phrases.of(language, "lost." + name + ".hint"),
                false,
                null,
                List.of(),
                written.of(name, type),
                missing.contains(name) ? List.of(Phrases.of(language, "lost." + name + ".missing")) : List.of(),
                type.equals("mail") ? "email" : null);
    }
}
