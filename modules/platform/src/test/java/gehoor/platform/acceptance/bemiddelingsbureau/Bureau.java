package gehoor.platform.acceptance.bemiddelingsbureau;

import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** How a request for mediation usually begins and goes on, and who works there. */
final class Bureau {
    static final Tenant MB = Gehoor.tenant("bemiddelingsbureau");

    static final String IN_CARE = "mediation-in-care";
    static final String OUTSIDE_CARE = "mediation";
    static final String STORY = "Nobody explained the operation.";
    static final String COORDINATOR = "coordinator@bureau.example.org";

    private Bureau() {}

    /** A mail address of nobody else. */
    static String ownMail() {
        return "party." + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits()) + "@example.org";
    }

    static Person coordinator() {
        return MB.as("bb-coordinator");
    }

    /** Who mediates in these tests, unless another is chosen. */
    static Person mediator() {
        return MB.as("bb-mediator");
    }

    static CaseFile mediator(Report.Taken report) {
        return mediator().file(report);
    }

    /** By the form, about a complaint that was filed with the organisation before. */
    static Report request(String procedure, String mail) {
        Report report = unfiled(MB.visitor().reports(procedure).named("Ada Voorbeeld", mail), procedure)
                .with("filed", true)
                .with("filed-where", "The front desk")
                .with("filed-how", "web-form")
                .with("filed-on", "2026-02-20");
        return procedure.equals(IN_CARE) ? report.with("officer", "The complaints officer") : report;
    }

    static Report unfiled(Report report, String procedure) {
        return report.capacity("self")
                .with("subjects", List.of("communication"))
                .with("in-care", procedure.equals(IN_CARE))
                .with("organisation-name", "A clinic")
                .with("story", STORY)
                .with("filed", false);
    }

    /** The mediator has taken it and the talks begin. */
    static CaseFile begun(Report.Taken report) {
        CaseFile file = mediator(report);
        file.does("take-on").done();
        file.does("start-talks").done();
        return file;
    }

    static Act talked(CaseFile file) {
        return file.does("record-talk")
                .with("talk-with", "mediator")
                .with("talk-on", "2026-03-02")
                .with("goal", "explanation");
    }

    /** What both want is recorded, and that it is an ordinary matter. The other's receipt is given back. */
    static String wished(Report.Taken report, List<String> complainant, List<String> respondent) {
        return wished(report, complainant, respondent, ownMail());
    }

    static String wished(
            Report.Taken report, List<String> complainant, List<String> respondent, String respondentMail) {
        return wished(report, complainant, respondent, respondentMail, "");
    }

    static String wished(
            Report.Taken report,
            List<String> complainant,
            List<String> respondent,
            String respondentMail,
            String respondentLanguage) {
        CaseFile file = mediator(report);
        talked(file).done();
        String receipt = file.does("add-respondent")
                .with("respondent-name", "The doctor")
                .contact("The doctor", respondentMail, respondentLanguage)
                .done()
                .receipt("respondent-1");
        file.does("record-matter").with("matter", "ordinary").done();
        MB.mailbox(report.receipt())
                .does("record-wishes")
                .with("complainant-wishes", complainant)
                .done();
        MB.mailbox(receipt)
                .does("record-respondent-wishes")
                .on("respondent-1")
                .with("respondent-wishes", respondent)
                .done();
        return receipt;
    }

    /** On the way to a talk; the other's receipt is given back. */
    static String mediating(Report.Taken report) {
        begun(report);
        String receipt = wished(report, List.of("mediation"), List.of("mediation"));
        mediator(report).does("choose-mediation").done();
        return receipt;
    }

    static Act consenting(CaseFile complainant, boolean yes) {
        return complainant.does("complainant-consent").on("mediation-talk-1").with("complainant-consents", yes);
    }

    static Act respondentConsenting(CaseFile respondent, boolean yes) {
        return respondent.does("respondent-consent").on("respondent-1").with("respondent-consents", yes);
    }

    static Act planning(CaseFile file) {
        return file.does("plan-talk").on("mediation-talk-1").with("talk-planned-on", "2026-03-06");
    }

    static Act holding(CaseFile file) {
        return file.does("hold-talk").on("mediation-talk-1").with("talk-held-on", "2026-03-02");
    }

    /** Both said yes and the talk was held; the other's receipt is given back. */
    static String held(Report.Taken report) {
        String receipt = mediating(report);
        consenting(MB.mailbox(report.receipt()), true).done();
        respondentConsenting(MB.mailbox(receipt), true).done();
        planning(mediator(report)).done();
        holding(mediator(report)).done();
        return receipt;
    }

    /** The talk was held and it is closed. */
    static CaseFile closed(Report.Taken report, String result) {
        held(report);
        CaseFile file = mediator(report);
        file.does("close-mediation")
                .with("result", result)
                .with("advised-bodies", List.of("complaints-committee"))
                .done();
        return file;
    }
}
