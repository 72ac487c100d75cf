package gehoor.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.ArchivePages.Copy;
import gehoor.access.ArchivePages.Index;
import gehoor.access.ArchivePages.Line;
import gehoor.access.Reader;
import gehoor.casework.AttachmentView;
import gehoor.casework.ClockView;
import gehoor.casework.Contact;
import gehoor.casework.ContactView;
import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.MessageView;
import gehoor.casework.RegisterLine;
import gehoor.casework.RenderedLetter;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.WholeFile;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of what is taken along: all of a file, as text, and nothing that comes from elsewhere. */
class FileCopyTest {
    private static final String HOSTILE = "<script>alert('x')</script> \"' & <img src=x onerror=\"x\">";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID ID = new UUID(1, 2);
    private static final UUID OTHER = new UUID(1, 3);
    private static final UUID GONE = new UUID(1, 4);
    private static final Tenant TENANT = ((Reading.Read) Reading.read(Path.of("../../tenant-config")))
            .book()
            .tenant("solidaris")
            .orElseThrow();

    private static String html(JteModel page) {
        StringOutput out = new StringOutput();
        page.render(out);
        return out.toString();
    }

    private static Copy copy(String language, boolean whole) {
        FileView file = new FileView(
                ID,
                "OMB-2026-00001",
                "complaint",
                "1",
                null,
                "Complaints " + HOSTILE,
                3,
                "intake",
                "stage-words",
                null,
                null,
                null,
                DAY,
                DAY,
                false,
                "complaint",
                "person",
                null,
                "named",
                "web",
                "en",
                Set.of("file", "identity", "messages"),
                Set.of(),
                Set.of(),
                true,
                true,
                List.of(
                        new FactView("story", "Story", "long-text", null, List.of(), "the-story " + HOSTILE),
                        new FactView("wish", "Wish", "long-text", null, List.of(), null)),
                List.of(),
                List.of(),
                List.of(new FileView.AssignedView("handler", "Handler", "1", "Hana")),
                List.of(),
                List.of(new ClockView("run-1", "run", "A term", "term", null, "missed", DAY, DAY, "x", "why-then", "")),
                List.of(new FileView.LinkView("link", "Linked file", OTHER, "complaint", "intake")),
                List.of(new MessageView(1, DAY, "complainant", "Who", "Subject", "the-message", List.of(), false)),
                List.of(
                        new AttachmentView(ID, 1, "evidence", "foto 1#.txt", "text/plain", 5),
                        new AttachmentView(GONE, 1, "evidence", "lost.txt", "text/plain", 5)),
                List.of());
        HistoryLine line = new HistoryLine(
                1,
                DAY,
                null,
                "report",
                "Reported",
                null,
                "complainant",
                "Who complains",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Map<UUID, @Nullable String> attachments = new HashMap<>();
        attachments.put(ID, "attachments/foto 1#.txt");
        attachments.put(GONE, null);
        return new Copy(
                new Reader(language, true),
                TENANT,
                new WholeFile(
                        file,
                        List.of(line),
                        List.of(new RenderedLetter(ID, 1, DAY, "mailed", List.of(), "Letter", "the-letter", "en")),
                        List.of(new ContactView(
                                "complainant", Contact.of("Ada Voorbeeld", "ada@example.org"), List.of()))),
                whole,
                attachments);
    }

    private static String page(String language, boolean whole) {
        Copy copy = copy(language, whole);
        Look look = Look.at(copy.reader(), TENANT, "x");
        return html(Pages.TEMPLATES.workCopy(look, FileCopy.of(copy, look, new Naming(null, TENANT, language))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void all_of_a_file_stands_on_its_page(String language) {
        String html = page(language, true);

        assertThat(html)
                .contains(
                        "the-story",
                        "stage-words",
                        "Hana",
                        "<p>Ada Voorbeeld</p>",
                        "<p>ada@example.org</p>",
                        "A term",
                        "why-then",
                        "the-message",
                        "the-letter",
                        "Reported",
                        OTHER.toString(),
                        "href=\"attachments/foto%201%23.txt\"",
                        "lost.txt")
                .doesNotContain("href=\"attachments/lost");
        sound(html);
        assertThat(page(language, false).length()).isGreaterThan(html.length());
    }

    /** Nothing became markup, nothing is fetched, nothing runs. */
    private static void sound(String html) {
        assertThat(html)
                .doesNotContain("<script", "<img", "<link", "http://", "https://", "url(", "@import")
                .doesNotContainPattern("<[^>]*\\ssrc=");
        assertThat(html).contains("default-src 'none'").containsOnlyOnce("<h1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void the_first_page_leads_to_all_and_says_what_could_not_be_read(String language) {
        List<Line> lines = Stream.of(State.values())
                .map(state -> new Line(
                        new RegisterLine(
                                ID,
                                "N " + state,
                                "complaint",
                                DAY,
                                DAY,
                                false,
                                null,
                                null,
                                null,
                                "intake",
                                HOSTILE,
                                null,
                                null,
                                null,
                                List.of()),
                        state,
                        state == State.WHOLE || state == State.PARTLY ? "files/N " + state : null))
                .toList();
        Look look = Look.at(new Reader(language, true), TENANT, "x");

        String html = html(Pages.TEMPLATES.workCopies(
                look, new Index(look.reader(), TENANT, HOSTILE, Instant.parse("2026-03-02T09:00:00Z"), lines)));

        sound(html.replace(HOSTILE, ""));
        assertThat(html)
                .contains("files/N%20WHOLE/file.html", "files/N%20PARTLY/file.html", "register.csv", "complete.txt")
                .doesNotContain("N%20UNREADABLE", "N%20EXISTS")
                .contains("N UNREADABLE", "N EXISTS");
    }
}
