package gehoor.platform.bench.floor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.MalformedURLException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The least that a resource by hand does: check the token, read the body, write the rows, say so. */
@Path("/")
@ApplicationScoped
public class FloorResource {
    @Resource(lookup = FloorApplication.POOL)
    @SuppressWarnings("NullAway.Init") // by the server
    DataSource pool;

    @Inject
    @ConfigProperty(name = "floor.template")
    String file;

    @Inject
    @ConfigProperty(name = "floor.keys")
    String keys;

    @Inject
    @ConfigProperty(name = "floor.issuer")
    String issuer;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Map<String, String> checked = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // by begin
    private Floor floor;

    @PostConstruct
    void begin() {
        floor = new Floor(Template.of(java.nio.file.Path.of(file)));
        try {
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    JWSAlgorithm.RS256,
                    JWKSourceBuilder.create(URI.create(keys).toURL()).build()));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "gehoor-api", new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "organization")));
    }

    @GET
    @Path("alive")
    @Produces("text/plain")
    public String alive() {
        return "alive";
    }

    @POST
    @Path("{tenant}/reports")
    @Produces("application/json")
    public Response report(@PathParam("tenant") String tenant, Map<String, Object> body) throws SQLException {
        UUID fresh = UUID.randomUUID();
        write(tenant, fresh, 0);
        return Response.status(201).entity(Map.of("file", fresh.toString())).build();
    }

    @POST
    @Path("{tenant}/files/{file}/{step}")
    @Produces("application/json")
    public Response act(
            @PathParam("tenant") String tenant,
            @PathParam("file") UUID id,
            @PathParam("step") int step,
            @HeaderParam("Authorization") @Nullable String authorization,
            Map<String, Object> body)
            throws SQLException {
        if (authorization == null || !known(authorization.replaceFirst("^Bearer ", ""))) {
            return Response.status(401).build();
        }
        write(tenant, id, step);
        return Response.ok(Map.of("file", id.toString(), "step", step)).build();
    }

    private boolean known(String token) {
        if (checked.containsKey(token)) {
            return true;
        }
        try {
            checked.put(token, processor.process(token, null).getSubject());
            return true;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return false;
        }
    }

    private void write(String tenant, UUID id, int step) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            floor.run(connection, tenant, id, step);
        }
    }
}
