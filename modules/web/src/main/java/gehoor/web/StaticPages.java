package gehoor.web;

import gehoor.access.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** What is the same for everybody. */
@Path("/static")
@ApplicationScoped
public class StaticPages {
    /** The one stylesheet: quiet, legible, in the light or the dark that the reader prefers. */
    @GET
    @Path("house.css")
    @Produces("text/css;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response stylesheet() {
        return Response.ok(Static.text("house.css")).build();
    }

    /** Beside it, for the pages about procedures. */
    @GET
    @Path("console.css")
    @Produces("text/css;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response console() {
        return Response.ok(Static.text("console.css")).build();
    }

    /** What is typed at the workbench is kept now and then. */
    @GET
    @Path("keep.js")
    @Produces("text/javascript;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response keeping() {
        return Response.ok(Static.text("keep.js")).build();
    }

    /** For who comes by a link with a ticket; without it the ticket is pasted. */
    @GET
    @Path("ticket.js")
    @Produces("text/javascript;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response ticket() {
        return Response.ok(Static.text("ticket.js")).build();
    }

    @GET
    @Path("icon.svg")
    @Produces("image/svg+xml")
    @Open(Open.To.EVERYONE)
    public Response icon() {
        return Response.ok(Static.text("icon.svg")).build();
    }

    /** For who writes a procedure in the console; without it the button tells the same. */
    @GET
    @Path("source.js")
    @Produces("text/javascript;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response source() {
        return Response.ok(Static.text("source.js")).build();
    }
}
