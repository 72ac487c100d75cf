package gehoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final List<String> THREE = List.of("nl", "fr", "en");
    private static final String EVIL = "<script>\"'&";
    private static final String SAFE = "&lt;script&gt;&quot;&#39;&amp;";

    @Test
    void what_an_organisation_wrote_is_never_markup() {
        String html = Page.titled(new Reader("en", false), THREE, EVIL)
                .paragraph(EVIL)
                .urgent(EVIL)
                .heading(EVIL)
                .entry(EVIL, EVIL, EVIL)
                .entry(EVIL, Map.of(EVIL, EVIL))
                .choice(Map.of(EVIL, EVIL))
                .facts(Map.of(EVIL, List.of(EVIL)))
                .link(EVIL, EVIL)
                .aside(EVIL, EVIL, EVIL)
                .button(EVIL, EVIL)
                .html();

        assertThat(html).doesNotContain("<script").contains(SAFE);
        assertThat(html.split(SAFE, -1)).as("each of them is there").hasSize(1 + 2 + 3 + 3 + 3 + 2 + 2 + 2 + 3 + 2);
    }

    @Test
    void a_language_that_was_chosen_is_in_every_address_that_the_page_leads_to() {
        Page chosen = Page.titled(new Reader("fr", true), THREE, "Titre")
                .link("ici", "/north")
                .choice(Map.of("Nord", "/north"))
                .aside("?", "ici", "/north/werk")
                .button("sortir", "/logout");
        Page asBrowsersAsk =
                Page.titled(new Reader("fr", false), THREE, "Titre").link("ici", "/north");

        assertThat(chosen.html())
                .contains("href=\"/?lang=fr\"", "href=\"/north?lang=fr\"", "href=\"/north/werk?lang=fr\"")
                .contains("action=\"/logout?lang=fr\"");
        assertThat(asBrowsersAsk.html()).contains("href=\"/\"", "href=\"/north\"");
    }

    @Test
    void no_french_line_begins_with_a_sign() {
        assertThat(Page.titled(new Reader("fr", false), THREE, "Où ?")
                        .paragraph("Dites : « oui » ; vite !")
                        .html())
                .contains("Où\u202f?", "Dites\u202f: «\u202foui\u202f»\u202f; vite\u202f!");
        assertThat(Page.titled(new Reader("en", false), THREE, "Where ?").html())
                .contains("Where ?");
    }

    @Test
    void the_language_of_now_is_marked_and_each_is_called_by_its_own_name() {
        assertThat(Page.titled(new Reader("nl", false), THREE, "Titel").html())
                .contains("<html lang=\"nl\">")
                .contains("hreflang=\"nl\" aria-current=\"true\">Nederlands</a>")
                .contains("hreflang=\"fr\">Français</a>", "hreflang=\"en\">English</a>");
    }

    @Test
    void the_stylesheet_and_the_icon_ask_nothing_of_anybody_else() {
        for (String name : List.of("house.css", "icon.svg")) {
            assertThat(Static.text(name)).as(name).isNotBlank().doesNotContain("@import", "url(", "<script", "href");
        }
    }
}
