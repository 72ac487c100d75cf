package gehoor.web.style;

import gehoor.access.Asking;
import gehoor.access.Open;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stylesheet and the icon of an organisation. Whoever asks by the address that pages name, with the hash of what is
 * there now, need not ask again; whoever asks by another is told whether what they have is still so.
 */
@Path("/")
@Dependent
public class StyleRoutes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Context
    @Nullable
    Request request;

    @GET
    @Path("{tenant}/style.css")
    @Produces("text/css;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response style(
            @QueryParam("v") @Nullable String hash, @HeaderParam("Accept-Encoding") @Nullable String accepted) {
        return answer(Styles.sheet(here().theme()), hash, accepted);
    }

    @GET
    @Path("{tenant}/icon.svg")
    @Produces("image/svg+xml")
    @Open(Open.To.EVERYONE)
    public Response icon(
            @QueryParam("v") @Nullable String hash, @HeaderParam("Accept-Encoding") @Nullable String accepted) {
        return answer(Styles.icon(here()), hash, accepted);
    }

    private Response answer(Sheet sheet, @Nullable String hash, @Nullable String accepted) {
        boolean compressed = takesGzip(accepted);
        EntityTag tag = new EntityTag(compressed ? sheet.hash() + "-gzip" : sheet.hash());
        Response.ResponseBuilder same = Objects.requireNonNull(request).evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same == null ? Response.ok(sheet.bytes(compressed)) : same;
        if (same == null && compressed) {
            answer.header("Content-Encoding", "gzip");
        }
        return answer.tag(tag)
                .header("Cache-Control", sheet.hash().equals(hash) ? FOR_EVER : ASK_AGAIN)
                .header("Vary", "Accept-Encoding")
                // Opened by itself an SVG is a page: this one may do nothing.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
                .build();
    }

    /** Whether the client named gzip, and not to say that it does not want it. */
    static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    private Tenant here() {
        return library.tenant(asking.tenant()).orElseThrow();
    }
}
