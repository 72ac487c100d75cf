package gehoor.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The page that says why there is no page, and where to go from there. */
public final class Unserved {
    private Unserved() {}

    /** The page, complete; it leads to the beginning. */
    public static String html(Trouble trouble, Reader reader) {
        return html(trouble, reader, Wording.LANGUAGES, "page.beginning", reader.to("/"));
    }

    /**
     * @param on the words of the way on
     * @param to where it leads
     */
    private static String html(Trouble trouble, Reader reader, List<String> languages, String on, String to) {
        String title = reader.word(words(trouble, "title"));
        return Frame.html(reader, languages, title, """
                        <h1>%s</h1>
                        <p>%s</p>
                        <p><a href="%s">%s</a></p>
                        """.formatted(
                        Frame.text(reader, title),
                        Frame.text(reader, reader.word(words(trouble, "detail"))),
                        Frame.escaped(to),
                        Frame.text(reader, reader.word(on))));
    }

    static void page(HttpServletResponse response, Trouble trouble, Reader reader) {
        send(response, trouble, html(trouble, reader));
    }

    /** @param again where the login begins anew */
    static void login(HttpServletResponse response, Trouble trouble, Reader reader, String again) {
        send(response, trouble, html(trouble, reader, List.of(), "page.login.again", again));
    }

    /** Some sentences are for who writes a client; people with a browser are told in words of their own. */
    private static String words(Trouble trouble, String part) {
        String key = trouble.word() + "." + part;
        return Wording.has("page." + key) ? "page." + key : key;
    }

    private static void send(HttpServletResponse response, Trouble trouble, String html) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(trouble.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", Frame.POLICY);
        Answering.body(response, html);
    }
}
