package gehoor.platform.acceptance.kindengezin;

import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.List;
import java.util.UUID;

/** How a file usually begins at this tenant, and who works there. */
final class KindEnGezin {
    static final Tenant KG = Gehoor.tenant("kind-en-gezin");

    static final String FIRST_DAY = "2026-03-02";
    static final String STORY = "The children were left alone at the gate for ten minutes.";

    /** Where the roles get their mail. */
    static final String HANDLERS = "klachtendienst-team@kind-en-gezin.example.org";

    static final String LEAD = "klachtendienst-hoofd@kind-en-gezin.example.org";
    static final String EXPERTS = "experten@kind-en-gezin.example.org";
    static final String DANGER = "gevaar@kind-en-gezin.example.org";
    static final String ACCOUNT_MANAGERS = "klantenbeheer@kind-en-gezin.example.org";
    static final String SUNFLOWER = "zonnebloem@example.org";
    static final String CONSULTATION_OFFICE = "consultatie@kind-en-gezin.example.org";

    static final String REPORTER = "Mia Voorbeeld";
    static final String REPORTER_MAIL = "mia.voorbeeld@example.org";

    private KindEnGezin() {}

    static Person handler() {
        return KG.as("kg-handler");
    }

    /** A report about a facility on the web, under a name, by somebody who spoke with the facility already. */
    static Report web() {
        return about(KG.visitor().reports("sectors").named(REPORTER, REPORTER_MAIL));
    }

    /** The same, but nobody is to know who it is. */
    static Report webAnonymous() {
        return about(KG.visitor().reports("sectors").anonymous());
    }

    /** The same by phone, taken in by a handler. */
    static Report phone() {
        return about(handler()
                .reports("sectors")
                .named(REPORTER, REPORTER_MAIL)
                .with("anonymity-discussed", true)
                .with("limit-told", true));
    }

    private static Report about(Report report) {
        return report.with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", STORY);
    }

    /** An experience with a service of the organisation itself. */
    static Report ownService() {
        return KG.visitor()
                .reports("own-services")
                .named(REPORTER, REPORTER_MAIL)
                .with("service", "consultation-office")
                .with("story", STORY);
    }

    /** A call to the Line. */
    static Report call(String kind) {
        return KG.as("kg-line")
                .reports("line")
                .kind(kind)
                .named(REPORTER, REPORTER_MAIL)
                .with("story", STORY);
    }

    static CaseFile handler(Report.Taken report) {
        return handler().file(report);
    }

    static String number(Report.Taken report) {
        return report.number().isEmpty() ? handler(report).seen().number() : report.number();
    }

    /** Taken by the handler and opened in second line on its first day. */
    static CaseFile secondLine(Report.Taken report) {
        CaseFile file = handler(report);
        file.does("take").done();
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).done();
        return file;
    }

    /** In second line, with the intake done and the team heard: now an instrument can be chosen. */
    static CaseFile readyForInstruments(Report.Taken report) {
        CaseFile file = secondLine(report);
        intake(file);
        discussed(file);
        return file;
    }

    static void intake(CaseFile file) {
        file.does("second-line-intake")
                .with("what-was-done", "We talked with the responsible twice.")
                .with("expectation", "That somebody always stands at the gate.")
                .with("within-rules", true)
                .done();
    }

    static void discussed(CaseFile file) {
        file.does("discuss-in-team")
                .with("team-date", FIRST_DAY)
                .with("history-found", "nothing-earlier")
                .with("team-conclusion", "We ask the facility how it watches the gate.")
                .done();
    }

    /** The reporter is phoned about what is going to be done. */
    static void contacted(CaseFile file) {
        file.does("contact-reporter")
                .with("contact-way", "phone")
                .with("actions-told", "We are going to talk with the facility.")
                .done();
    }

    static CaseFile raisesDanger(CaseFile file) {
        file.does("raise-danger")
                .with("danger-what", "A child was hit.")
                .with("danger-who", "child")
                .with("danger-now", true)
                .done();
        return file;
    }

    /** The file that was opened by a link from another, seen from outside. */
    static UUID opened(Report.Taken origin, String link) {
        return opened(origin.file(), link);
    }

    static UUID opened(UUID origin, String link) {
        List<UUID> found = Database.rows(
                        "select other_id from gehoor.link where tenant_id = ? and file_id = ? and link = ?",
                        KG.id(),
                        origin,
                        link)
                .stream()
                .map(row -> UUID.fromString(row.get("other_id")))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " files linked by " + link);
        }
        return found.get(0);
    }
}
