package gehoor.web.console;

import gehoor.access.Downloads;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Upload;
import gehoor.casework.governance.PackedParcel;
import gehoor.casework.governance.Parcels;
import gehoor.casework.governance.ProposalView;
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
import java.net.URI;
import java.util.List;

/** An organisation's configuration as a signed parcel: fetched, and taken in as a proposal. */
@Path("/platform")
@ApplicationScoped
public class ParcelPages {
    private static final String PARCEL = "parcel";
    private static final String ZIP = "application/zip";
    private static final int WRONG = 422;

    /** @param wrongs what is wrong with what was brought */
    public record Shown(Question parcel, List<Wrong> wrongs) {}

    @Inject
    Chambers chambers;

    @Inject
    Parcels parcels;

    @Inject
    Login login;

    @GET
    @Path("{tenant}/pakket")
    @Open(Open.To.PLATFORM)
    public Response see() {
        return page(chambers.ofPlatform(), List.of());
    }

    @GET
    @Path("{tenant}/pakket.zip")
    @Open(Open.To.PLATFORM)
    public Response fetch() {
        Chamber here = chambers.ofPlatform();
        Answer<PackedParcel> packed = parcels.pack(here.governor());
        if (packed instanceof Answer.Done<PackedParcel> done) {
            return Downloads.file(done.value().bytes(), ZIP, done.value().name());
        }
        throw refused(here, packed);
    }

    @POST
    @Path("{tenant}/pakket")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Open(Open.To.PLATFORM)
    public Response takeIn(SentForm sent) {
        try (sent) {
            Chamber here = chambers.ofPlatform(sent);
            byte[] bytes = sent.files().stream()
                    .filter(file -> file.field().equals(PARCEL))
                    .findFirst()
                    .map(Upload::content)
                    .orElse(new byte[0]);
            if (bytes.length == 0) {
                return page(here, List.of(here.word("console.parcel.choose")));
            }
            Answer<ProposalView> taken = parcels.takeIn(here.governor(), bytes);
            if (taken instanceof Answer.Done<ProposalView> done) {
                return Response.seeOther(
                                URI.create(here.to("/voorstel/" + done.value().id())))
                        .build();
            }
            if (taken instanceof Answer.Refused<ProposalView> refused) {
                return page(here, sentences(here, refused.refusals()));
            }
            throw refused(here, taken);
        }
    }

    private Response page(Chamber here, List<String> wrong) {
        Question parcel = new Question(
                PARCEL,
                "attachments",
                here.word("console.parcel.take"),
                here.word("console.parcel.take.hint"),
                false,
                null,
                List.of(),
                List.of(),
                wrong,
                null);
        Look look = here.look(here.word("console.parcel"));
        return Pages.bench(
                wrong.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleParcel(
                        wrong.isEmpty() ? look : look.mending(),
                        here,
                        new Shown(parcel, Questions.wrongs(List.of(parcel)))),
                login.origin());
    }

    private static List<String> sentences(Chamber here, List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.words().in(here.reader().language()))
                .toList();
    }

    private static NotServed refused(Chamber here, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? new NotServed(
                        ProblemDocument.of(refused.refusals(), here.reader().language(), true))
                : new NotServed(
                        ProblemDocument.of(Trouble.NOT_FOUND, here.reader().language()));
    }
}
