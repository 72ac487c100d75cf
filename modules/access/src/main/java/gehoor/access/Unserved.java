package gehoor.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The page that says why there is no page, and where to go from there. */
public final class Unserved {
    private Unserved() {}

    /** The page, complete; it leads to the beginning. */
    public static String html(Trouble trouble, Reader reader) {
        return html(words(trouble), reader, Wording.LANGUAGES, "page.beginning", reader.to("/"));
    }

    /**
     * @param key of the words
     * @param on the words of the way on
     * @param to where it leads
     */
    private static String html(String key, Reader reader, List<String> languages, String on, String to) {
        String title = reader.word(key + ".title");
        return Frame.html(reader, languages, title, """
                        <h1 class="utrecht-heading-1">%s</h1>
                        <p class="utrecht-paragraph">%s</p>
                        <p class="utrecht-paragraph"><a class="utrecht-link" href="%s">%s</a></p>
                        """.formatted(
                        Frame.text(reader, title),
                        Frame.text(reader, reader.word(key + ".detail")),
                        Frame.escaped(to),
                        Frame.text(reader, reader.word(on))));
    }

    static void page(HttpServletResponse response, Trouble trouble, Reader reader) {
        send(response, trouble, html(trouble, reader));
    }

    /** @param again where the login begins anew */
    static void login(HttpServletResponse response, Trouble trouble, Reader reader, String again) {
        String key = trouble == Trouble.UNAVAILABLE ? "page.login.unavailable" : words(trouble);
        send(response, trouble, html(key, reader, List.of(), "page.login.again", again));
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
