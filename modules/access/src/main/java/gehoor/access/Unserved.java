package gehoor.access;

import gehoor.casework.Library;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * What is answered where nothing is served: to a client a problem, to a browser a page that says why there is no page and where
 * to go from there, in the look and the languages of the organisation whose address it is.
 */
@ApplicationScoped
public class Unserved {
    @Inject
    Library library;

    @Inject
    Unserving pages;

    /** Answers what no route answers. */
    void answer(String path, HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
        if (Paths.isApi(path)) {
            Answering.problem(request, response, ProblemDocument.of(trouble, Languages.of(request)));
        } else {
            send(response, trouble, html(trouble, null, path, request));
        }
    }

    /**
     * The page, complete; it leads to where whoever reads it begins.
     *
     * @param why what is said of it; null: what is always said of this kind of trouble
     */
    public String html(Trouble trouble, @Nullable String why, String path, HttpServletRequest request) {
        Tenant tenant = tenant(path);
        Reader reader = tenant == null ? Reader.of(request) : Reader.of(request, tenant);
        String begin = tenant == null ? "/" : "/" + tenant.id();
        boolean bench = tenant != null
                && (path + "/").startsWith(begin + "/werk/")
                && Callers.of(request) instanceof Caller.Staff staff
                && staff.tenant().equals(tenant.id());
        String key = trouble == Trouble.NOT_YOURS ? trouble.word() : words(trouble);
        return pages.html(new Unserving.Said(
                reader,
                tenant,
                bench,
                true,
                reader.word(key + ".title"),
                why == null ? reader.word(key + ".detail") : why,
                reader.word(bench ? "page.to-work" : "page.beginning"),
                reader.to(bench ? begin + "/werk" : begin)));
    }

    /** @param again where the login begins anew */
    void login(HttpServletResponse response, Trouble trouble, String tenant, Reader reader, String again) {
        String key = trouble == Trouble.UNAVAILABLE ? "page.login.unavailable" : words(trouble);
        send(
                response,
                trouble,
                pages.html(new Unserving.Said(
                        reader,
                        library.tenant(tenant).orElse(null),
                        false,
                        false,
                        reader.word(key + ".title"),
                        reader.word(key + ".detail"),
                        reader.word("page.login.again"),
                        again)));
    }

    /** Whose address it is: the first part of each says so. */
    private @Nullable Tenant tenant(String path) {
        String[] parts = path.split("/", 3);
        return parts.length < 2 || !library.ready()
                ? null
                : library.tenant(parts[1]).orElse(null);
    }

    /** Some sentences are for who writes a client; people with a browser are told in words of their own. */
    private static String words(Trouble trouble) {
        String key = "page." + trouble.word();
        return Wording.has(key + ".title") ? key : trouble.word();
    }

    private static void send(HttpServletResponse response, Trouble trouble, String html) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(trouble.status());
        if (trouble == Trouble.UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", Frame.POLICY);
        Answering.body(response, html);
    }
}
