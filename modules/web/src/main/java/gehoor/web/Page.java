package gehoor.web;

import gehoor.access.Frame;
import gehoor.access.Reader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page under construction: text goes in escaped, and only what this class writes is markup.
 *
 * @param languages those to choose from
 * @param markup what stands in the main part so far
 */
record Page(Reader reader, List<String> languages, String title, String markup) {

    static Page titled(Reader reader, List<String> languages, String title) {
        return new Page(
                reader,
                List.copyOf(languages),
                title,
                "<h1 class=\"utrecht-heading-1\">" + Frame.text(reader, title) + "</h1>\n");
    }

    Page paragraph(String text) {
        return with("<p class=\"utrecht-paragraph\">" + shown(text) + "</p>\n");
    }

    /** What must not be overlooked. */
    Page urgent(String text) {
        return with("<p class=\"house-danger\">" + shown(text) + "</p>\n");
    }

    Page heading(String text) {
        return with("<h2 class=\"utrecht-heading-2\">" + shown(text) + "</h2>\n");
    }

    /**
     * One thing of several, with its own small heading.
     *
     * @param beside of lesser weight
     */
    Page entry(String name, String text, String beside) {
        return with("<section><h3 class=\"utrecht-heading-3\">" + shown(name) + "</h3>\n<p class=\"utrecht-paragraph\">"
                + shown(text) + "</p>\n<p class=\"house-quiet\">" + shown(beside) + "</p></section>\n");
    }

    /** @param links what is shown to where it leads */
    Page entry(String name, Map<String, String> links) {
        return with(links.entrySet().stream()
                .map(link -> "<li>" + anchor(link.getKey(), link.getValue()) + "</li>")
                .collect(Collectors.joining(
                        "\n",
                        "<section><h3 class=\"utrecht-heading-3\">" + shown(name)
                                + "</h3>\n<ul class=\"house-files\">\n",
                        "\n</ul></section>\n")));
    }

    /** A choice between pages of ours: what is shown, to the path. */
    Page choice(Map<String, String> pages) {
        return with(pages.entrySet().stream()
                .map(page -> "<li>" + anchor(page.getKey(), reader.to(page.getValue())) + "</li>")
                .collect(Collectors.joining("\n", "<ul class=\"house-files\">\n", "\n</ul>\n")));
    }

    /** What is called how: names to their values, those without a value left out. */
    Page facts(Map<String, ? extends Collection<String>> facts) {
        return with(facts.entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> "<dt>" + shown(fact.getKey()) + "</dt>\n"
                        + fact.getValue().stream()
                                .map(value -> "<dd>" + shown(value) + "</dd>")
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>\n")));
    }

    /** @param path of a page of ours */
    Page link(String text, String path) {
        return with("<p class=\"utrecht-paragraph\">" + anchor(text, reader.to(path)) + "</p>\n");
    }

    /** The way to something that is not what most come for. */
    Page aside(String text, String link, String path) {
        return with("<p class=\"house-quiet\">" + shown(text) + " " + anchor(link, reader.to(path)) + "</p>\n");
    }

    /** A button that posts nothing but itself. */
    Page button(String text, String path) {
        return with("<form method=\"post\" action=\"" + Frame.escaped(reader.to(path))
                + "\"><button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">" + shown(text)
                + "</button></form>\n");
    }

    private String shown(String text) {
        return Frame.text(reader, text);
    }

    private Page with(String more) {
        return new Page(reader, languages, title, markup + more);
    }

    private String anchor(String text, String address) {
        return "<a class=\"utrecht-link\" href=\"" + Frame.escaped(address) + "\">" + shown(text) + "</a>";
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
                        (Frame.POLICY + "; script-src 'self'; form-action 'self' " + formsLeadTo).strip())
                .build();
    }

    String html() {
        return Frame.html(reader, languages, title, markup);
    }
}
