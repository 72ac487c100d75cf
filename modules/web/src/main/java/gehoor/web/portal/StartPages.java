package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Open;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.ProcedureView;
import gehoor.casework.Requester;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import gehoor.web.look.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which organisations there are, and what can be brought to each. */
@Path("/")
@ApplicationScoped
public class StartPages {
    /**
     * Something that can be brought here.
     *
     * @param desk to whom it comes; empty where nobody is named
     * @param form whether the public can report by it here; else its explanation says how to bring it
     */
    public record Way(String procedure, String title, String summary, String desk, boolean form) {}

    public record Desk(String label, List<Reach> ways) {}

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    /** Where who leaves a page in a hurry is led. */
    @Inject
    @ConfigProperty(name = "gehoor.leave.address", defaultValue = "https://www.wikipedia.org/")
    URI away;

    @GET
    @Open(Open.To.EVERYONE)
    public Response home() {
        return houses("home.title", false);
    }

    /** For who works at more than one organisation: in each apart, and never in two at once. */
    @GET
    @Path("werk")
    @Open(Open.To.EVERYONE)
    public Response workplaces() {
        return houses("workplaces.title", true);
    }

    private Response houses(String title, boolean bench) {
        Look look = new Look(asking.reader(), null, null, Phrases.of(asking.language(), title), false, null);
        List<Tenant> tenants = List.copyOf(new TreeMap<>(library.current().tenants()).values());
        return Pages.page(200, Pages.TEMPLATES.home(look, tenants, bench));
    }

    @GET
    @Path("{tenant}")
    @Open(Open.To.EVERYONE)
    public Response start() {
        String language = asking.language();
        Tenant tenant = tenant();
        List<Desk> desks = tenant.desks().values().stream()
                .map(desk -> new Desk(desk.label().in(language), reached(desk, language)))
                .filter(desk -> !desk.ways().isEmpty())
                .toList();
        return Pages.page(
                200,
                Pages.TEMPLATES.portalStart(
                        Look.at(asking.reader(), tenant, tenant.name().in(language)),
                        ways(tenant, language),
                        desks,
                        !tenant.doors().isEmpty(),
                        casework.suspended(tenant),
                        casework.removals().day(tenant.id())));
    }

    @GET
    @Path("{tenant}/uit")
    @Open(Open.To.EVERYONE)
    public Response loggedOut() {
        return Pages.page(
                200,
                Pages.TEMPLATES.portalLoggedout(
                        Look.at(asking.reader(), tenant(), Phrases.of(asking.language(), "loggedout.title"))));
    }

    /** Away from here at once, to a page that says nothing of who was here. */
    @GET
    @Path("{tenant}/weg")
    @Open(Open.To.EVERYONE)
    public Response away() {
        return Response.seeOther(away).build();
    }

    /** What comes first to an organisation stands first in its file: the desks are in its own order. */
    private List<Way> ways(Tenant tenant, String language) {
        if (!(casework.reporting().procedures(Requester.visitor(tenant.id(), language))
                instanceof Answer.Done<List<ProcedureView>> done)) {
            return List.of();
        }
        List<String> desks = List.copyOf(tenant.desks().keySet());
        Comparator<ProcedureView> order = Comparator.comparing(
                        (ProcedureView procedure) -> desks.indexOf(procedure.desk()))
                .thenComparing(ProcedureView::title, Collator.getInstance(Locale.forLanguageTag(language)));
        return done.value().stream()
                .sorted(order)
                .map(procedure -> {
                    Tenant.Desk desk = tenant.desks().get(procedure.desk());
                    return new Way(
                            procedure.procedure(),
                            procedure.title(),
                            procedure.summary(),
                            desk == null ? "" : desk.label().in(language),
                            procedure.publicForm());
                })
                .toList();
    }

    private static List<Reach> reached(Tenant.Desk desk, String language) {
        return desk.reached(language).values().stream().map(Reach::of).toList();
    }

    private Tenant tenant() {
        return library.tenant(asking.tenant()).orElseThrow();
    }
}
