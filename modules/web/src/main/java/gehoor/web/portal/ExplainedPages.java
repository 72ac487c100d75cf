package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.ExplainedProcedure;
import gehoor.casework.Library;
import gehoor.casework.Requester;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** How a procedure goes, for whoever may use it: made of the procedure itself. */
@Path("/{tenant}/uitleg")
@ApplicationScoped
public class ExplainedPages {
    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @Inject
    Drawings drawings;

    @GET
    @Path("{procedure}")
    @Open(Open.To.EVERYONE)
    public Response explained(@PathParam("procedure") String procedure) {
        Tenant tenant = library.tenant(asking.tenant()).orElseThrow();
        // Whoever comes here reads as one of the public, also who is logged in.
        Requester visitor = Requester.visitor(tenant.id(), asking.language());
        if (!(casework.explaining().explain(visitor, procedure) instanceof Answer.Done<ExplainedProcedure> done)) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
        }
        ExplainedProcedure told = done.value();
        return Pages.page(
                200,
                Pages.TEMPLATES.portalExplained(
                        Look.at(asking.reader(), tenant, told.procedure().title()),
                        told,
                        drawings.of(tenant.id(), told, asking.language()),
                        casework.suspended(tenant),
                        casework.removals().day(tenant.id())));
    }
}
