package gehoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The plain page that says why there is no page. */
public final class Unserved {
    private Unserved() {}

    /** The page, complete. */
    public static String html(Trouble trouble, String language) {
        String detail = Wording.of(language, trouble.word() + ".detail");
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                <link rel="stylesheet" href="/static/house.css"></head>
                <body><main><h1>%2$s</h1><p>%s</p></main></body>
                </html>
                """.formatted(
                        Wording.of(language, "page.lang"),
                        escaped(Wording.of(language, trouble.word() + ".title")),
                        escaped(detail));
    }

    static void page(HttpServletResponse response, Trouble trouble, String language) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(trouble.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        Answering.body(response, html(trouble, language));
    }

    /** The language of this reader. */
    public static String language(HttpServletRequest request) {
        return Languages.of(request);
    }

    /** Safe as text and in a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
