package gehoor.web;

import gehoor.access.Unserved;
import gehoor.access.Wording;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A page under construction: text goes in escaped, and only what this class writes is markup.
 *
 * @param markup what stands in the main part so far
 */
record Page(String language, String title, String markup) {

    static Page titled(String language, String title) {
        return new Page(language, title, "<h1>" + Unserved.escaped(title) + "</h1>\n");
    }

    Page paragraph(String text) {
        return with("<p>" + Unserved.escaped(text) + "</p>\n");
    }

    Page heading(String text) {
        return with("<h2>" + Unserved.escaped(text) + "</h2>\n");
    }

    /** Says so where there is nothing. */
    Page list(Collection<String> texts) {
        return texts.isEmpty()
                ? paragraph(Wording.of(language, "page.work.none"))
                : with(texts.stream()
                        .map(text -> "<li>" + Unserved.escaped(text) + "</li>")
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n")));
    }

    Page link(String text, String to) {
        return with("<p><a href=\"" + Unserved.escaped(to) + "\">" + Unserved.escaped(text) + "</a></p>\n");
    }

    /** A button that posts nothing but itself. */
    Page button(String text, String to) {
        return with("<form method=\"post\" action=\"" + Unserved.escaped(to) + "\"><button type=\"submit\">"
                + Unserved.escaped(text) + "</button></form>\n");
    }

    private Page with(String more) {
        return new Page(language, title, markup + more);
    }

    /**
     * The page, ready to be sent.
     *
     * @param formsLeadTo where, beside this server, a form may lead on to
     */
    Response response(String formsLeadTo) {
        return Response.ok(html(), MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self' "
                                + formsLeadTo
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .build();
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/static/house.css">
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Unserved.escaped(language), Unserved.escaped(title), markup);
    }
}
