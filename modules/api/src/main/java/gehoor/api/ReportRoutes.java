package gehoor.api;

import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.casework.Answer;
import gehoor.casework.Reported;
import gehoor.casework.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a file begins: by the public, or by staff for who phoned, wrote or came. */
@Path("/tenants/{tenant}/reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportRoutes {
    @Inject
    Exchange here;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.INTAKE)
    @Described(
            id = "report",
            says =
                    "Reports something. The receipt in the answer is shown this once. Where the organisation is suspended, the"
                            + " public gets 409 of the type urn:gehoor:problem:suspended, and nothing is kept.",
            status = 201,
            gives = Reported.class)
    public Response report(Bodies.Report body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return taken(body, List.of(), key);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.INTAKE)
    @Described(
            id = "reportWithFiles",
            says = "Reports something with files, each in a part named after its field.",
            status = 201,
            gives = Reported.class,
            formOf = Bodies.Report.class)
    public Response reportWithFiles(Form form, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return here.form(form, Bodies.Report.class, (body, files) -> taken(body, files, key));
    }

    private Response taken(Bodies.@Nullable Report body, List<Upload> files, @Nullable String key) {
        Answer.Done<Reported> done = here.answers.done(here.casework
                .reporting()
                .report(
                        here.asking.requester(),
                        here.parameters.body(body).request(here.parameters, files),
                        here.parameters.key(key)));
        return here.answers.response(201, done, done.value().version());
    }
}
