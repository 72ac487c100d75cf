package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.webAnonymous;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Report;
import org.junit.jupiter.api.Test;

/** What is attached tells what it shows, and nothing of who made it. */
@Acceptance
class AttachmentsIT {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Test
    @Clause("KG-08")
    void an_anonymous_photograph_does_not_tell_who_took_it() {
        Report.Taken report = webAnonymous()
                .attaching("enclosures", "Jan Kanarie.jpg", "image/jpeg", Papers.photographBy("Jan Kanarie"))
                .taken();
        CaseFile file = handler().file(report);

        JsonNode listed = file.attachments().get(0);
        byte[] content = file.attachment(listed.path("id").asText()).good().bytes();

        assertThat(listed.path("name").asText()).isEqualTo("1.jpg");
        assertThat(content).startsWith((byte) 0xFF, (byte) 0xD8);
        assertThat(new String(content, ISO_8859_1)).doesNotContain("Kanarie");
    }

    @Test
    void a_document_keeps_its_words_and_loses_its_author() {
        Report.Taken report = web().attaching(
                        "enclosures", "garden.pdf", "application/pdf", Papers.pdfBy("Jan Kanarie", "The garden gate"))
                .taken();
        CaseFile file = handler().file(report);

        JsonNode listed = file.attachments().get(0);
        byte[] content = file.attachment(listed.path("id").asText()).good().bytes();

        assertThat(listed.path("name").asText()).isEqualTo("garden.pdf");
        assertThat(Papers.words(content)).isEqualTo("The garden gate");
        assertThat(new String(content, ISO_8859_1)).doesNotContain("Kanarie");
    }

    @Test
    void what_cannot_be_freed_of_its_author_is_taken_of_who_is_known_only() {
        byte[] office = Papers.office("A letter");

        web().attaching("enclosures", "letter.docx", WORD, office).taken();
        String said = webAnonymous()
                .attaching("enclosures", "letter.docx", WORD, office)
                .refusedForField("enclosures")
                .toString();

        assertThat(said).contains("PDF");
    }

    @Test
    void what_is_no_paper_no_picture_and_no_recording_is_refused_whatever_it_is_called() {
        byte[] page = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8);

        web().attaching("enclosures", "photo.jpg", "image/jpeg", page).refusedForField("enclosures");
        web().attaching("enclosures", "photo.jpg", "image/jpeg", new byte[] {'M', 'Z', 0, 1})
                .refusedForField("enclosures");
        web().attaching("enclosures", "letter.pdf", "application/pdf", Papers.locked("x"))
                .refusedForField("enclosures");
        web().attaching("enclosures", "letter.pdf", "application/pdf", "%PDF-1.4 and no more".getBytes(UTF_8))
                .refusedForField("enclosures");
    }
}
