package gehoor.web.look;

import gehoor.access.Frame;
import gehoor.web.template.StaticTemplates;
import gehoor.web.template.Templates;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How a page is sent: as a whole, never kept by a browser, and with nothing in it that comes from elsewhere. */
public final class Pages {
    public static final Templates TEMPLATES = new StaticTemplates();

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private Pages() {}

    public static Response page(int status, JteModel model) {
        return page(status, model, "form-action 'self'");
    }

    /**
     * A page of the workbench: what is typed there may be kept by its script.
     *
     * @param formsLeadTo where, beside this server, a form may lead on to
     */
    public static Response bench(int status, JteModel model, String formsLeadTo) {
        return page(status, model, "connect-src 'self'; form-action 'self' " + formsLeadTo);
    }

    private static Response page(int status, JteModel model, String leadsTo) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        model.render(bytes);
        return Response.status(status)
                .type(HTML)
                .header("Content-Security-Policy", (Frame.POLICY + "; script-src 'self'; " + leadsTo).strip())
                .entity(new Rendered(bytes))
                .build();
    }

    /** A page that was rendered, to be written out. */
    public record Rendered(Utf8ByteOutput bytes) {
        public byte[] whole() {
            return bytes.toByteArray();
        }
    }
}
