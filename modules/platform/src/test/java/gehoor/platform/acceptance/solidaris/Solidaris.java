package gehoor.platform.acceptance.solidaris;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.UUID;

/** How a complaint usually begins at this tenant, and who works there. */
final class Solidaris {
    static final Tenant SOL = Gehoor.tenant("solidaris");

    static final String NAME = "Jan Voorbeeld";
    static final String MAIL = "jan.voorbeeld@example.org";
    static final String STORY = "My refund for the dentist never came.";

    /** Where the roles and services get their mail. */
    static final String OMBUDS = "ombuds@solidaris.example.org";

    static final String DPO = "dpo@solidaris.example.org";
    static final String REIMBURSEMENTS = "reimbursements@solidaris.example.org";

    /** That a complaint does not stop the time for an appeal, as each language says it. */
    static final String NO_SUSPENSION_NL = "je klacht stopt de termijn niet om bij de rechtbank beroep aan te tekenen";

    static final String NO_SUSPENSION_FR = "votre plainte n'arrête pas le délai pour introduire un recours";
    static final String NO_SUSPENSION_EN = "your complaint does not stop the time you have to appeal in court";

    private Solidaris() {}

    static Person ombud() {
        return SOL.as("sol-ombud");
    }

    static CaseFile ombud(Report.Taken report) {
        return ombud().file(report);
    }

    /** By the form on the site, about a service of the organisation, by somebody who says who they are. */
    static Report complaint() {
        return about(SOL.visitor().reports("complaint").named(NAME, MAIL));
    }

    /** The same, by a letter that the ombuds service registers. */
    static Report letter() {
        return about(ombud().reports("complaint").channel("post").named(NAME, MAIL))
                .attaching("scan", "letter.txt", "text/plain", "Dear ombuds service".getBytes(UTF_8));
    }

    static Report about(Report report) {
        return report.capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", STORY);
    }

    static Act checked(CaseFile file, boolean ownService, boolean senderKnown) {
        return file.does("check-complaint")
                .with("about-own-service", ownService)
                .with("sender-known", senderKnown);
    }

    /** Checked and taken on. */
    static CaseFile admitted(Report.Taken report) {
        CaseFile file = ombud(report);
        checked(file, true, true).done();
        file.does("admit").done();
        return file;
    }

    /** Taken on, and the service has been asked. */
    static CaseFile asked(Report.Taken report) {
        CaseFile file = admitted(report);
        file.does("ask-service")
                .with("asked-service", "reimbursements")
                .with("question", "Where is the refund?")
                .done();
        return file;
    }

    /** Taken on, and the service has answered. */
    static CaseFile answered(Report.Taken report) {
        CaseFile file = asked(report);
        SOL.as("sol-reimbursements")
                .file(report)
                .does("record-service-answer")
                .on("service-inquiry-1")
                .with("service-answer", "The form was mislaid; paid today.")
                .done();
        return file;
    }

    static Act result(CaseFile file) {
        return file.does("send-result")
                .with("result", "founded")
                .with("result-text", "The form was mislaid. It is paid.");
    }

    /** A message to the DPO, by the DPO's own form. */
    static Report toDpo() {
        return SOL.visitor()
                .reports("data-protection")
                .kind("request")
                .capacity("self")
                .named(NAME, MAIL)
                .with("right", "access")
                .with("story", "What do you have on me?");
    }

    /** The file that another was moved to, seen from outside. */
    static UUID movedTo(Report.Taken report) {
        return UUID.fromString(Database.rows(
                        "select other_id from gehoor.link where tenant_id = ? and file_id = ? and link = ?",
                        SOL.id(),
                        report.file(),
                        "data-protection")
                .get(0)
                .get("other_id"));
    }
}
