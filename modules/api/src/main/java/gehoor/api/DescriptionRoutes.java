package gehoor.api;

import gehoor.access.Open;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The description of the interface, made from the routes themselves. */
@Path("/openapi.json")
@Dependent
public class DescriptionRoutes {
    static final Map<String, Object> DESCRIPTION = Description.of(ApiApplication.ROUTES);

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.EVERYONE)
    @Described(id = "describe", says = "This description, as OpenAPI 3.1.", gives = Object.class)
    public Map<String, Object> describe() {
        return DESCRIPTION;
    }
}
