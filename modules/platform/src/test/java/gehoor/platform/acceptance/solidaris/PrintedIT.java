package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.about;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must go by post is printed from the file. */
@Acceptance
class PrintedIT {

    @Test
    void letters_by_post_are_reached_from_the_page_of_the_file() {
        Report.Taken report = about(SOL.visitor()
                        .reports("complaint")
                        .saying("identity", "named")
                        .saying(
                                "contact",
                                Map.of(
                                        "name",
                                        "Jan Voorbeeld",
                                        "postal",
                                        List.of("Straat 1", "1000 Brussel"),
                                        "preferredWay",
                                        "post")))
                .taken();
        Time.settle();
        Desk desk = Desk.of("solidaris", "sol-ombud");

        Desk.Page page = desk.file(report.file()).is(200).says("to be printed").follow("Letters to print (PDF)");

        page.is(200);
        assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(page.header("Content-Disposition")).contains("letter.pdf");
        assertThat(new String(page.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.");
        Desk.of("solidaris", "sol-reimbursements")
                .work("/dossier/" + report.file() + "/brieven.pdf")
                .is(404);
    }
}
