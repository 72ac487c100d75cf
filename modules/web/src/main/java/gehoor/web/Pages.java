package gehoor.web;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Login;
import gehoor.access.Open;
import gehoor.access.Wording;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.ProcedureView;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first pages: which organisations there are, what each is there for, and who a member of staff is here. */
@Path("/")
@Dependent
public class Pages {
    private static final Pattern MAIL = Pattern.compile("[^\\s@/:]+@[^\\s@/:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ]*");
    private static final Pattern WEB = Pattern.compile("https://\\S+");

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @Inject
    Login login;

    @GET
    @Open(Open.To.EVERYONE)
    public Response home() {
        Map<String, String> tenants = new LinkedHashMap<>();
        new TreeMap<>(library.current().tenants())
                .values()
                .forEach(tenant -> tenants.put(tenant.name().in(asking.language()), "/" + tenant.id()));
        Page page = Page.titled(asking.reader(), Wording.LANGUAGES, word("page.home.title"));
        return (tenants.isEmpty()
                        ? page.paragraph(word("page.home.none"))
                        : page.paragraph(word("page.home.text")).choice(tenants))
                .response("");
    }

    /** The one stylesheet: quiet, legible, in the light or the dark that the reader prefers. */
    @GET
    @Path("static/house.css")
    @Produces("text/css;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response stylesheet() {
        return Response.ok(Static.text("house.css")).build();
    }

    @GET
    @Path("static/icon.svg")
    @Produces("image/svg+xml")
    @Open(Open.To.EVERYONE)
    public Response icon() {
        return Response.ok(Static.text("icon.svg")).build();
    }

    @GET
    @Path("{tenant}")
    @Open(Open.To.EVERYONE)
    public Response tenant() {
        String language = asking.language();
        Tenant tenant = here();
        Page page = titled(tenant, tenant.name().in(language))
                .urgent(tenant.emergency().in(language));
        if (casework.reporting().procedures(asking.requester()) instanceof Answer.Done<List<ProcedureView>> done
                && !done.value().isEmpty()) {
            page = page.heading(word("page.tenant.procedures"));
            // What comes first to an organisation stands first in its file: the desks are in its own order.
            List<String> desks = List.copyOf(tenant.desks().keySet());
            Comparator<ProcedureView> order = Comparator.comparing(
                            (ProcedureView procedure) -> desks.indexOf(procedure.desk()))
                    .thenComparing(ProcedureView::title, Collator.getInstance(Locale.forLanguageTag(language)));
            for (ProcedureView procedure : done.value().stream().sorted(order).toList()) {
                Tenant.Desk desk = tenant.desks().get(procedure.desk());
                page = page.entry(
                        procedure.title(),
                        procedure.summary(),
                        desk == null
                                ? ""
                                : word("page.tenant.comes-to", desk.label().in(language)));
            }
        }
        page = page.heading(word("page.tenant.reach"));
        for (Tenant.Desk desk : tenant.desks().values()) {
            Map<String, String> links = links(desk);
            if (!links.isEmpty()) {
                page = page.entry(desk.label().in(language), links);
            }
        }
        return page.aside(word("page.tenant.staff"), word("page.login"), "/" + tenant.id() + "/werk")
                .response("");
    }

    @GET
    @Path("{tenant}/werk")
    @Open(Open.To.STAFF)
    public Response work() {
        String language = asking.language();
        if (!(asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        Tenant tenant = here();
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put(word("page.work.name"), List.of(staff.name()));
        facts.put(word("page.work.organisation"), List.of(tenant.name().in(language)));
        facts.put(
                word("page.work.roles"),
                staff.roles().stream()
                        .sorted()
                        .map(role -> {
                            Tenant.Role known = tenant.roles().get(role);
                            return known == null ? role : known.label().in(language);
                        })
                        .toList());
        facts.put(
                word("page.work.belongs"),
                staff.belongs().stream()
                        .sorted()
                        .map(id -> place(tenant, id, language))
                        .toList());
        return titled(tenant, word("page.work.title"))
                .facts(facts)
                .button(word("page.logout"), "/logout")
                .response(login.origin());
    }

    @GET
    @Path("{tenant}/uit")
    @Open(Open.To.EVERYONE)
    public Response loggedOut() {
        Tenant tenant = here();
        return titled(tenant, word("page.loggedout.title"))
                .paragraph(word("page.loggedout.text"))
                .link(word("page.login.again"), "/" + tenant.id() + "/werk")
                .link(tenant.name().in(asking.language()), "/" + tenant.id())
                .response("");
    }

    private Tenant here() {
        return library.tenant(asking.tenant()).orElseThrow();
    }

    private String word(String key, Object... with) {
        return Wording.of(asking.language(), key, with);
    }

    private Page titled(Tenant tenant, String title) {
        return Page.titled(asking.reader(), tenant.languages(), title);
    }

    /** A service, facility or body by its name; by its id where it is none that is known. */
    private static String place(Tenant tenant, String id, String language) {
        return Stream.of(
                        Optional.ofNullable(tenant.services().get(id)).map(Tenant.Service::label),
                        Optional.ofNullable(tenant.facilities().get(id)).map(Tenant.Facility::label),
                        Optional.ofNullable(tenant.bodies().get(id)).map(Tenant.Body::label))
                .flatMap(Optional::stream)
                .findFirst()
                .map(label -> label.in(language))
                .orElse(id);
    }

    /** What a browser can follow. The other ways to reach a desk are sentences in one language, whoever reads them. */
    private static Map<String, String> links(Tenant.Desk desk) {
        Map<String, String> links = new LinkedHashMap<>();
        for (String way : desk.channels().values()) {
            if (MAIL.matcher(way).matches()) {
                links.put(way, "mailto:" + way);
            } else if (NUMBER.matcher(way).matches()) {
                links.put(way, "tel:" + way.replace(" ", ""));
            } else if (WEB.matcher(way).matches()) {
                links.put(way.substring("https://".length()), way);
            }
        }
        return links;
    }
}
