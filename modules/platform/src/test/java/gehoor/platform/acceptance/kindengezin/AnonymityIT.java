package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.FIRST_DAY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.phone;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.raisesDanger;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.readyForInstruments;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.webAnonymous;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Traces;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who reports decides who may know; what nobody may know is nowhere. */
@Acceptance
class AnonymityIT {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d");

    @Test
    @Clause("KG-08")
    void anonymity_is_discussed_and_the_choice_is_recorded() {
        phone().without("anonymity-discussed").refusedForField("anonymity-discussed");
        phone().with("anonymity-discussed", false).refusedBy("KG-08-discussed");

        Report.Taken report = phone().anonymous().taken();

        FileSeen seen = handler(report).seen();
        assertThat(seen.identity()).isEqualTo("anonymous");
        assertThat(seen.fact("anonymity-discussed")).isEqualTo("yes");
        assertThat(seen.contactHeld()).isFalse();
    }

    @Test
    @Clause("KG-08")
    void who_reports_anonymously_is_told_what_that_means() {
        var form = KG.visitor().form("sectors").good().json();

        assertThat(form.path("identities").toString()).contains("anonymous");
        assertThat(form.path("identityTold").asText()).containsIgnoringCase("anonymous");
        assertThat(form.path("shows").toString()).contains("we ask and keep nothing about who you are");
        assertThat(form.path("ask").toString()).contains("Then write no names or details");
    }

    @Test
    @Clause("KG-08")
    void contact_data_with_an_anonymous_report_are_refused_and_kept_nowhere() {
        String canary = canary("Contact");

        webAnonymous()
                .saying("contact", Map.of("name", canary, "mail", canary + "@example.org"))
                .refusedForField("contact");

        assertThat(Traces.of(canary)).isEmpty();
    }

    @Test
    @Clause("KG-08")
    @Tag("asvs:V16.2.5")
    void of_an_anonymous_reporter_there_is_no_trace_anywhere() {
        String agent = canary("Agent");
        String forwarded = "203.0.113.201";
        String real = "2001:db8:c0ff:ee::77";
        String cookie = canary("Cookie");
        String referrer = canary("Referrer");
        String story = canary("Story");
        String fileName = canary("FileName");
        String inTheFile = canary("InTheFile");
        String key = canary("Key");
        Person visitor = KG.visitor(Map.of(
                "User-Agent",
                agent,
                "X-Forwarded-For",
                forwarded,
                "X-Real-IP",
                real,
                "Cookie",
                "visit=" + cookie,
                "Referer",
                "https://example.org/" + referrer));

        Report.Taken report = visitor.reports("sectors")
                .anonymous()
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "Said by somebody: " + story)
                .attaching("enclosures", fileName + ".txt", "text/plain", inTheFile.getBytes(UTF_8))
                .key(key)
                .taken();
        CaseFile mailbox = KG.mailbox(report.receipt());
        mailbox.does("answer").with("answer", "More of " + story).done();
        CaseFile file = handler(report);
        assertThat(file.seen().fact("story")).contains(story);
        file.does("message").with("message", "Thank you.").done();
        assertThat(mailbox.correspondence()).contains("Thank you.");
        mailbox.does("complain-about-handling")
                .with("handling-story", "It takes long. " + story)
                .done();
        raisesDanger(file);
        Post.letter(KindEnGezin.DANGER, file.seen().number());

        assertThat(Traces.of(
                        agent,
                        forwarded,
                        real,
                        "c0ff:ee",
                        cookie,
                        referrer,
                        story,
                        fileName,
                        inTheFile,
                        key,
                        report.receipt(),
                        report.receipt().replace("-", "").replace(" ", "")))
                .isEmpty();
    }

    @Test
    @Clause("KG-08")
    void the_search_for_traces_finds_what_is_there() {
        Report.Taken report = web().taken();
        String number = KindEnGezin.number(report);
        Post.letter(KindEnGezin.REPORTER_MAIL, number);

        assertThat(Traces.of(number))
                .anyMatch(place -> place.startsWith("table gehoor.file"))
                .anyMatch(place -> place.startsWith("mail"))
                .anyMatch(place -> place.startsWith("file mail"));
    }

    @Test
    @Clause("KG-08")
    void no_time_finer_than_the_day_is_kept_of_what_an_anonymous_reporter_does() {
        Report.Taken report = webAnonymous().taken();
        KG.mailbox(report.receipt()).does("answer").with("answer", "And this.").done();

        List<Map<String, String>> rows =
                Database.rows("select * from gehoor.entry where file_id = ? order by seq", report.file());
        assertThat(rows).hasSize(2);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("at")).startsWith("2026-03-01 23:00:00+00");
        });
        List<Map<String, String>> tables = Database.rows("select table_schema || '.' || table_name as name, column_name"
                + " from information_schema.columns where column_name = 'file_id' and table_schema in ('gehoor', 'vault')"
                + " union select 'gehoor.file', 'id'");
        assertThat(tables).hasSizeGreaterThan(8);
        for (Map<String, String> table : tables) {
            assertThat(Database.rows(
                            "select * from " + table.get("name") + " where " + table.get("column_name") + " = ?",
                            report.file()))
                    .allSatisfy(row -> assertThat(row.values())
                            .as("moments in %s", table)
                            .allSatisfy(value -> assertThat(
                                            MOMENT.matcher(value).results().map(MatchResult::group))
                                    // Midnight in Brussels, in winter and in summer.
                                    .allMatch(moment -> moment.matches(".*[ T]2[23]:00:00"))));
        }
        assertThat(Database.rows("select 1 from vault.identity where file_id = ?", report.file()))
                .isEmpty();
    }

    @Test
    @Clause("KG-08")
    void the_receipt_is_shown_once_and_kept_as_a_hash_only() {
        Report report = webAnonymous();
        Report.Taken first = report.taken();

        assertThat(first.receipt()).isNotBlank();
        assertThat(Database.rows(
                        "select octet_length(lookup) as n from gehoor.receipt where file_id = ?", first.file()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("n")).isEqualTo("32"));
        String spoilt = first.receipt().substring(0, first.receipt().length() - 1)
                + (first.receipt().endsWith("2") ? "3" : "2");
        assertThat(KG.mailbox(spoilt).entered().status()).isBetween(400, 499);
    }

    @Test
    @Clause("KG-08")
    void an_anonymous_reporter_stays_so_for_everybody_who_works_here() {
        Report.Taken report = webAnonymous().taken();
        raisesDanger(handler(report));
        handler(report).does("take").done();

        for (String who : List.of("kg-handler", "kg-lead", "kg-danger")) {
            CaseFile file = KG.as(who).file(report);
            assertThat(file.seen().contactOpen()).isFalse();
            assertThat(file.contact().status()).isIn(403, 404);
        }
        handler(report)
                .does("contact-reporter")
                .with("contact-way", "phone")
                .with("actions-told", "…")
                .refusedWith(409);
    }

    @Test
    @Clause("KG-08")
    void a_code_that_was_told_by_phone_is_exchanged_and_then_opens_nothing() {
        Report.Taken report = phone().anonymous().taken();
        CaseFile told = KG.mailboxAsIs(report.receipt());
        assertThat(told.does("answer").with("answer", "…").sent().status()).isBetween(400, 499);

        String replacement = told.entered().good().json().path("replacement").asText("");

        assertThat(replacement).isNotBlank().isNotEqualTo(report.receipt());
        KG.mailboxAsIs(replacement).does("answer").with("answer", "It is me.").done();
        assertThat(told.entered().status()).isBetween(400, 499);
        assertThat(handler(report).correspondence()).contains("It is me.");
    }

    @Test
    @Clause("KG-34")
    void under_ones_name_is_the_default() {
        assertThat(KG.visitor()
                        .form("sectors")
                        .good()
                        .json()
                        .path("identities")
                        .path(0)
                        .asText())
                .isEqualTo("named");
        Report.Taken report = KG.visitor()
                .reports("sectors")
                .contact(REPORTER, KindEnGezin.REPORTER_MAIL)
                .with("sector", "child-care")
                .with("facility-knows", true)
                .with("story", "No choice made.")
                .taken();
        assertThat(handler(report).seen().identity()).isEqualTo("named");
    }

    @Test
    @Clause("KG-34")
    void the_facility_sees_the_name_after_the_reporter_was_asked_and_told() {
        Report.Taken report = phone().taken();
        CaseFile file = readyForInstruments(report);
        file.does("send-note").with("note-text", "What happened at the gate.").done();
        CaseFile facility = KG.as("kg-facility").file(report);
        assertThat(facility.seen().contactOpen()).isFalse();
        assertThat(facility.contact().status()).isIn(403, 404);
        assertThat(facility.seen().answered().text()).doesNotContain(REPORTER);

        file.does("ask-name-shown").with("name-may-be-shown", true).done();

        assertThat(Post.letter(KindEnGezin.REPORTER_MAIL, "Your name and the facility (" + KindEnGezin.number(report))
                        .text())
                .contains("the facility sees your name");
        assertThat(facility.contact().good().text()).contains(REPORTER);
        KG.as("kg-facility-2").file(report).isHidden();

        KG.mailbox(report.receipt()).does("withdraw-name-shown").done();
        assertThat(facility.seen().contactOpen()).isFalse();
    }

    @Test
    @Clause("KG-34")
    void who_says_no_is_not_shown() {
        Report.Taken report = phone().taken();
        CaseFile file = readyForInstruments(report);
        file.does("ask-name-shown").with("name-may-be-shown", false).done();
        file.does("send-note").with("note-text", "What happened at the gate.").done();

        CaseFile facility = KG.as("kg-facility").file(report);
        assertThat(facility.seen().contactOpen()).isFalse();
        assertThat(facility.contact().status()).isIn(403, 404);
    }

    @Test
    @Clause("KG-34")
    void a_confidential_or_anonymous_reporter_is_never_shown_to_the_facility() {
        for (Report each : List.of(phone().saying("identity", "confidential"), phone().anonymous())) {
            Report.Taken report = each.taken();
            CaseFile file = handler(report);
            file.does("assess-risk")
                    .with("risk-safety-health", true)
                    .with("risk-quality", false)
                    .with("risk-explained", "The gate.")
                    .done();
            file = readyForInstruments(report);
            file.does("send-note").with("note-text", "What happened.").done();

            assertThat(file.offers().open()).doesNotContain("ask-name-shown");
            file.does("ask-name-shown").with("name-may-be-shown", true).refusedWith(409);
            assertThat(KG.as("kg-facility").file(report).seen().contactOpen()).isFalse();
            assertThat(KG.as("kg-facility").file(report).contact().status()).isIn(403, 404);
        }
    }

    @Test
    @Clause("KG-34")
    void an_anonymous_report_without_risk_may_be_closed_for_that_reason() {
        Report.Taken report = webAnonymous().taken();
        CaseFile file = handler(report);
        told(file);
        file.does("close-without-action")
                .with("no-action-because", "cannot-act-anonymous")
                .refusedBy("KG-34-cannot-act");

        assessed(file, false, false);
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).refusedBy("KG-34-anonymous");
        file.does("close-without-action")
                .with("no-action-because", "cannot-act-anonymous")
                .done();

        assertThat(file.seen().outcome()).isEqualTo("cannot-act-anonymous");
    }

    @Test
    @Clause("KG-34")
    void an_anonymous_report_goes_on_where_safety_health_or_quality_is_at_risk() {
        Report.Taken report = webAnonymous().taken();
        CaseFile file = handler(report);
        told(file);
        assessed(file, false, true);

        file.does("close-without-action")
                .with("no-action-because", "cannot-act-anonymous")
                .refusedBy("KG-34-cannot-act");
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).done();

        assertThat(file.seen().stage()).isEqualTo("second-line");
    }

    @Test
    @Clause("KG-34")
    void a_named_report_is_not_closed_as_anonymous() {
        CaseFile file = handler(phone().taken());
        KindEnGezin.contacted(file);

        file.does("close-without-action")
                .with("no-action-because", "cannot-act-anonymous")
                .refusedBy("KG-34-cannot-act");
    }

    private static void told(CaseFile file) {
        file.does("tell-actions-in-mailbox")
                .with("actions-told", "We look whether we can do something.")
                .done();
    }

    private static void assessed(CaseFile file, boolean safety, boolean quality) {
        file.does("assess-risk")
                .with("risk-safety-health", safety)
                .with("risk-quality", quality)
                .with("risk-explained", "From what was told.")
                .done();
    }

    private static String canary(String of) {
        return "Canary" + of + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
    }
}
