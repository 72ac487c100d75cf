package gehoor.api;

import gehoor.access.Open;
import gehoor.casework.Library;
import gehoor.casework.ProcedureView;
import gehoor.casework.ReportForm;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What anyone may know: the organisations, and how each of them handles what is reported to it. */
@Path("/tenants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantRoutes {
    @Inject
    Exchange here;

    @Inject
    Library library;

    /** @param languages those it speaks, its own first */
    record TenantLine(String tenant, String name, List<String> languages) {}

    /**
     * @param emergency what to do when someone is in danger now
     * @param desks how each is reached, by channel
     * @param suspendedSince since when nothing new is taken from the public; null where it is
     * @param removedFrom the first day on which all its files may be destroyed, as it asked; null where it did not
     */
    record TenantPage(
            String tenant,
            String name,
            List<String> languages,
            String emergency,
            List<Desk> desks,
            @Nullable LocalDate suspendedSince,
            @Nullable LocalDate removedFrom) {

        record Desk(String desk, String label, Map<String, String> channels) {}
    }

    @GET
    @Open(Open.To.EVERYONE)
    @Described(
            id = "listTenants",
            says = "The organisations on this platform.",
            gives = TenantLine.class,
            as = Described.As.LIST)
    public List<TenantLine> tenants() {
        return new TreeMap<>(library.current().tenants())
                .values().stream()
                        .map(tenant -> new TenantLine(
                                tenant.id(), tenant.name().in(here.asking.language()), tenant.languages()))
                        .toList();
    }

    @GET
    @Path("/{tenant}")
    @Open(Open.To.EVERYONE)
    @Described(id = "getTenant", says = "One organisation and how it is reached.", gives = TenantPage.class)
    public TenantPage tenant() {
        Tenant tenant = library.current().tenant(here.asking.tenant()).orElseThrow();
        String language = here.asking.language();
        return new TenantPage(
                tenant.id(),
                tenant.name().in(language),
                tenant.languages(),
                tenant.emergency().in(language),
                tenant.desks().values().stream()
                        .map(desk -> new TenantPage.Desk(desk.id(), desk.label().in(language), desk.reached(language)))
                        .toList(),
                here.casework.suspended(tenant).orElse(null),
                here.casework.removals().day(tenant.id()).orElse(null));
    }

    @GET
    @Path("/{tenant}/procedures")
    @Open(Open.To.EVERYONE)
    @Described(
            id = "listProcedures",
            says = "The procedures in force today.",
            gives = ProcedureView.class,
            as = Described.As.LIST)
    public List<ProcedureView> procedures() {
        return here.answers.value(here.casework.reporting().procedures(here.asking.requester()));
    }

    @GET
    @Path("/{tenant}/procedures/{procedure}")
    @Open(Open.To.EVERYONE)
    @Described(
            id = "getProcedure",
            says = "What a report under this procedure asks, and who may report how: the form, the channels, what is"
                    + " told about anonymity, and what to do in an emergency.",
            gives = ReportForm.class)
    public ReportForm form(@PathParam("procedure") String procedure) {
        return here.answers.value(
                here.casework.reporting().form(here.asking.requester(), here.parameters.word(procedure)));
    }

    @GET
    @Path("/{tenant}/procedures/{procedure}/explanation")
    @Open(Open.To.EVERYONE)
    @Described(
            id = "explainProcedure",
            says = "The procedure as anyone may read it: stages, published terms, grounds, and how it can end.",
            gives = Explained.class)
    public Explained explanation(@PathParam("procedure") String procedure) {
        // Which version is in force today, and whether there is one, the use case knows.
        String version = here.answers.value(here.casework.reporting().procedures(here.asking.requester())).stream()
                .filter(each -> each.procedure().equals(procedure))
                .map(ProcedureView::version)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return library.current()
                .version(here.asking.tenant(), procedure, version)
                .flatMap(found -> library.tenant(here.asking.tenant())
                        .map(tenant -> Explained.of(tenant, found, here.asking.language())))
                .orElseThrow(NotFoundException::new);
    }
}
