package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.opened;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.secondLine;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A complaint about how a complaint was handled. */
@Acceptance
class AboutHandlingIT {
    private static final String GRIEVANCE = "Nobody ever called me back.";

    @Test
    @Clause("KG-14")
    void who_is_dissatisfied_says_so_and_it_is_linked_to_the_file() {
        Report.Taken report = web().taken();
        secondLine(report);
        KG.mailbox(report.receipt()).does("complain-about-handling").refusedForField("handling-story");

        UUID about = dissatisfied(report);

        CaseFile other = KG.as("kg-handler-2").file(about);
        assertThat(other.seen().fact("handling-story")).isEqualTo(GRIEVANCE);
        assertThat(other.seen().linked("origin")).containsExactly(report.file());
        assertThat(other.seen().clock("answer").due()).isEqualTo("2026-04-16");
        assertThat(handler(report).seen().stage()).isEqualTo("second-line");
    }

    @Test
    @Clause("KG-14")
    void it_can_be_said_of_a_closed_file_too() {
        Report.Taken report = web().taken();
        KG.mailbox(report.receipt()).does("stop-at-request").done();

        UUID about = dissatisfied(report);

        assertThat(KG.as("kg-handler-2").file(about).seen().stage()).isEqualTo("intake");
    }

    @Test
    @Clause("KG-14")
    void who_handled_the_file_neither_reads_nor_handles_it() {
        Report.Taken report = web().taken();
        secondLine(report);
        UUID about = dissatisfied(report);
        CaseFile first = handler().file(about);

        assertThat(first.gets("").status()).isIn(403, 404);
        assertThat(first.does("take-up").sent().status()).isIn(403, 404);
        assertThat(handler(report).seen().fact("handling-story")).isEmpty();
        assertThat(handler().worklist())
                .noneMatch(each -> each.path("file").asText().equals(about.toString()));
    }

    @Test
    @Clause("KG-14")
    void it_cannot_be_given_to_who_handled_the_file() {
        Report.Taken report = web().taken();
        secondLine(report);
        UUID about = dissatisfied(report);
        KG.as("kg-handler-2").worklist();
        CaseFile lead = KG.as("kg-lead").file(about);
        String an = lead.offers().option("give-to", "handling-by", "An Peeters");
        String bram = lead.offers().option("give-to", "handling-by", "Bram Wouters");

        lead.does("give-to").with("handling-by", an).refusedBy("KG-14-other-hands");
        lead.does("give-to").with("handling-by", bram).done();

        CaseFile other = KG.as("kg-handler-2").file(about);
        assertThat(other.seen().stage()).isEqualTo("examination");
        assertThat(other.seen().assigned("handler")).anyMatch(name -> name.contains("Bram Wouters"));
        other.does("send-result")
                .with("decree-finding", "grounded")
                .with("result-text", "You should have been called.")
                .done();
        other.does("close-handling").with("handling-outcome", "put-right").done();
        assertThat(other.seen().outcome()).isEqualTo("put-right");
    }

    @Test
    @Clause("KG-14")
    void the_ombuds_service_outside_is_named() {
        Report.Taken report = web().taken();
        secondLine(report);
        UUID about = dissatisfied(report);
        String number = KG.as("kg-handler-2").file(about).seen().number();

        assertThat(Post.letter(REPORTER_MAIL, number).text()).contains("Flemish Ombuds Service");
    }

    private static UUID dissatisfied(Report.Taken report) {
        KG.mailbox(report.receipt())
                .does("complain-about-handling")
                .with("handling-story", GRIEVANCE)
                .done();
        return opened(report, "handling");
    }
}
