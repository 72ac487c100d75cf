package gehoor.web.work;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Login;
import gehoor.access.Open;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who a member of staff is here. */
@Path("/{tenant}/werk")
@Dependent
public class PlacePages {
    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Login login;

    @GET
    @Open(Open.To.STAFF)
    public Response place() {
        String language = asking.language();
        if (!(asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        Tenant tenant = library.tenant(asking.tenant()).orElseThrow();
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put(word("work.name"), List.of(staff.name()));
        facts.put(word("work.organisation"), List.of(tenant.name().in(language)));
        facts.put(
                word("work.roles"),
                staff.roles().stream()
                        .sorted()
                        .map(role -> {
                            Tenant.Role known = tenant.roles().get(role);
                            return known == null ? role : known.label().in(language);
                        })
                        .toList());
        facts.put(
                word("work.belongs"),
                staff.belongs().stream()
                        .sorted()
                        .map(id -> named(tenant, id, language))
                        .toList());
        Look look = Look.at(asking.reader(), tenant, word("work.title")).by(staff.name());
        return Pages.page(200, Pages.TEMPLATES.workPlace(look, facts), login.origin());
    }

    private String word(String key) {
        return Phrases.of(asking.language(), key);
    }

    /** A service, facility or body by its name; by its id where it is none that is known. */
    private static String named(Tenant tenant, String id, String language) {
        return Stream.of(
                        Optional.ofNullable(tenant.services().get(id)).map(Tenant.Service::label),
                        Optional.ofNullable(tenant.facilities().get(id)).map(Tenant.Facility::label),
                        Optional.ofNullable(tenant.bodies().get(id)).map(Tenant.Body::label))
                .flatMap(Optional::stream)
                .findFirst()
                .map(label -> label.in(language))
                .orElse(id);
    }
}
