package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.FIRST_DAY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.HANDLERS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.LEAD;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.contacted;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.discussed;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.intake;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.phone;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.readyForInstruments;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.secondLine;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.webAnonymous;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The treatment in second line: intake, team, contact, terms, and the ways it may end. */
@Acceptance
class SecondLineIT {
    private static final List<String> INSTRUMENTS = List.of(
            "call-provider",
            "send-note",
            "ask-in-writing",
            "order-inspection",
            "ask-external-service",
            "propose-mediation",
            "plan-dialogue");

    @Test
    @Clause("KG-24")
    void no_instrument_before_the_intake_is_done() {
        CaseFile file = secondLine(web().taken());
        discussed(file);

        assertThat(file.offers().barred()).containsAll(INSTRUMENTS);
        call(file).refusedBy("intake-answers");
        intake(file);

        assertThat(file.offers().open()).containsAll(INSTRUMENTS);
        call(file).done();
    }

    @Test
    @Clause("KG-24")
    void the_intake_asks_what_is_not_known_yet_and_no_more() {
        CaseFile file = secondLine(
                web().with("what-was-done", "We talked.").without("facility").taken());
        assertThat(file.offers().asks("second-line-intake"))
                .contains("facility", "expectation", "within-rules")
                .doesNotContain("what-was-done", "facility-knows");

        file.does("second-line-intake").with("within-rules", true).refusedForField("expectation");
        file.does("second-line-intake")
                .with("facility", "f-sunflower")
                .with("expectation", "That the place closes.")
                .refusedForField("within-rules");
    }

    @Test
    @Clause("KG-24")
    void an_expectation_outside_the_rules_is_adjusted_together() {
        CaseFile file = secondLine(web().with("what-was-done", "We talked.").taken());
        Act intake = file.does("second-line-intake")
                .with("expectation", "That the place closes tomorrow.")
                .with("within-rules", false);

        intake.refusedForField("adjusted-expectation");
        file.does("second-line-intake")
                .with("expectation", "That the place closes tomorrow.")
                .with("within-rules", false)
                .with("adjusted-expectation", "That the gate is watched.")
                .done();

        assertThat(file.seen().fact("adjusted-expectation")).isEqualTo("That the gate is watched.");
        assertThat(file.seen().owed("intake-answers")).isZero();
    }

    @Test
    @Clause("KG-35")
    void no_instrument_before_the_team_has_discussed_it() {
        CaseFile file = secondLine(web().taken());
        intake(file);

        for (String instrument : INSTRUMENTS) {
            assertThat(file.offers().barred()).contains(instrument);
        }
        call(file).refusedBy("team-discussion");
        file.does("discuss-in-team")
                .with("history-found", "nothing-earlier")
                .with("team-conclusion", "We call.")
                .refusedForField("team-date");
        file.does("discuss-in-team")
                .with("team-date", "2026-03-03")
                .with("history-found", "nothing-earlier")
                .with("team-conclusion", "We call.")
                .refusedForField("team-date");
        file.does("discuss-in-team")
                .with("team-date", FIRST_DAY)
                .with("history-found", "nothing-earlier")
                .refusedForField("team-conclusion");
        discussed(file);

        call(file).done();
    }

    @Test
    @Clause("KG-35")
    void the_team_reads_its_discussion_and_nobody_else_does() {
        Report.Taken report = web().taken();
        CaseFile file = readyForInstruments(report);
        file.does("send-note").with("note-text", "What happened.").done();

        for (String member : List.of("kg-handler", "kg-handler-2", "kg-lead")) {
            FileSeen seen = KG.as(member).file(report).seen();
            assertThat(seen.fact("team-date")).isNotEmpty();
            assertThat(seen.fact("team-conclusion")).startsWith("We ask the facility");
        }
        assertThat(KG.as("kg-account").file(report).seen().answered().text()).doesNotContain("We ask the facility");
        assertThat(KG.as("kg-facility").file(report).seen().answered().text()).doesNotContain("We ask the facility");
        assertThat(KG.mailbox(report.receipt()).seen().answered().text()).doesNotContain("We ask the facility");
    }

    @Test
    @Clause({"KG-35", "KG-12"})
    void after_the_team_the_reporter_hears_of_the_follow_up() {
        CaseFile file = secondLine(web().taken());
        contacted(file);
        assertThat(file.seen().owed("actions-told")).isZero();
        intake(file);
        discussed(file);

        assertThat(file.seen().owed("actions-told")).isEqualTo(1);
        concluding(file).refusedBy("actions-told");
        contacted(file);
        concluding(file).done();
    }

    @Test
    @Clause({"KG-13", "KG-35"})
    void the_discussion_is_skipped_with_a_reason_and_a_name() {
        CaseFile file = secondLine(web().taken());
        intake(file);

        file.does("skip-team").refusedForField("team-skipped-because");
        call(file).refusedBy("team-discussion");
        file.does("skip-team")
                .with("team-skipped-because", "It is a matter of one phone call.")
                .done();

        call(file).done();
        JsonNode skipped = file.historyOf("skip-team");
        assertThat(skipped.path("personName").asText()).contains("An Peeters");
        assertThat(skipped.toString()).contains("It is a matter of one phone call.");
    }

    @Test
    @Clause("KG-13")
    void it_stops_at_the_reporters_request() {
        Report.Taken byThemselves = web().taken();
        KG.mailbox(byThemselves.receipt())
                .does("stop-at-request")
                .with("stop-reason", "We moved house.")
                .done();
        CaseFile byTheHandler = secondLine(web().taken());
        byTheHandler.does("stop-at-request").done();

        FileSeen stopped = handler(byThemselves).seen();
        assertThat(stopped.stage()).isEqualTo("closed");
        assertThat(stopped.outcome()).isEqualTo("stopped");
        assertThat(handler(byThemselves).historyOf("stop-at-request").path("by").asText())
                .isEqualTo("complainant");
        assertThat(byTheHandler.seen().outcome()).isEqualTo("stopped");
        assertThat(byTheHandler.historyOf("stop-at-request").path("personName").asText())
                .contains("An Peeters");
        byTheHandler.does("stop-at-request").refusedWith(409);
    }

    @Test
    @Clause("KG-13")
    void an_expert_of_another_team_is_brought_in_for_one_file() {
        Person expert = KG.as("kg-expert");
        expert.worklist();
        Report.Taken report = web().taken();
        Report.Taken other = web().taken();
        CaseFile file = secondLine(report);
        expert.file(report).isHidden();
        String tom = file.offers().option("bring-in-expert", "expert-person", "Tom Segers");

        file.does("bring-in-expert").with("expert-person", tom).refusedForField("expert-question");
        file.does("bring-in-expert")
                .with("expert-person", tom)
                .with("expert-question", "Is the fence high enough?")
                .done();

        assertThat(expert.file(report).seen().fact("expert-question")).isEqualTo("Is the fence high enough?");
        assertThat(expert.file(report).seen().fact("team-conclusion")).isEmpty();
        expert.file(other).isHidden();
        expert.file(report)
                .does("give-expert-view")
                .with("expert-view", "It is not.")
                .done();
        assertThat(file.seen().fact("expert-view")).isEqualTo("It is not.");
        Post.letter(HANDLERS, number(report));
    }

    @Test
    @Clause("KG-12")
    void a_file_does_not_close_before_the_reporter_heard_of_the_actions() {
        CaseFile file = handler(web().taken());

        closing(file, "not-wanted").refusedBy("actions-told");
        contacted(file);

        closing(file, "not-wanted").done();
    }

    @Test
    @Clause("KG-12")
    void the_contact_goes_by_the_way_the_reporter_prefers() {
        CaseFile file = handler(web().with("preferred-way", "phone").taken());

        Act byMail = file.does("contact-reporter").with("contact-way", "mail").with("actions-told", "We call them.");
        byMail.refusedBy("KG-12-preferred-way");
        file.does("contact-reporter").with("contact-way", "phone").refusedForField("actions-told");
        file.does("contact-reporter")
                .with("contact-way", "phone")
                .with("actions-told", "We call them.")
                .done();

        assertThat(file.seen().owed("actions-told")).isZero();
    }

    @Test
    @Clause("KG-12")
    void attempts_that_failed_count_when_they_are_recorded() {
        CaseFile file = handler(web().taken());

        file.does("record-failed-attempts")
                .with("contact-way", "phone")
                .with("attempts", 1)
                .refusedBy("KG-12-two-attempts");
        closing(file, "wrong-information").refusedBy("actions-told");
        file.does("record-failed-attempts")
                .with("contact-way", "phone")
                .with("attempts", 2)
                .done();

        closing(file, "wrong-information").done();
    }

    @Test
    @Clause("KG-12")
    void an_anonymous_reporter_hears_it_in_the_mailbox() {
        Report.Taken report = webAnonymous().taken();
        CaseFile file = handler(report);
        closing(file, "too-little-information").refusedBy("actions-told");

        file.does("tell-actions-in-mailbox")
                .with("actions-told", "We cannot find the place.")
                .done();

        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("We cannot find the place.");
        closing(file, "too-little-information").done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-little-information", "wrong-information", "not-wanted", "no-action-other"})
    @Clause("KG-11")
    void sometimes_no_further_action_is_possible_and_the_reason_is_said(String reason) {
        Report.Taken report = web().taken();
        CaseFile file = handler(report);
        contacted(file);

        if (reason.equals("no-action-other")) {
            closing(file, reason).refusedForField("no-action-explained");
        }
        closing(file, reason)
                .with("no-action-explained", "The place does not exist any more.")
                .done();

        assertThat(file.seen().stage()).isEqualTo("closed");
        assertThat(file.seen().outcome()).isEqualTo(reason);
        assertThat(Post.letter(REPORTER_MAIL, "do nothing further here (" + number(report))
                        .text())
                .contains("The reason: ");
    }

    @Test
    @Clause("KG-11")
    void closing_without_action_has_a_reason_of_the_list() {
        CaseFile file = handler(web().taken());
        contacted(file);

        file.does("close-without-action").refusedForField("no-action-because");
        closing(file, "solved").refusedForField("no-action-because");
        closing(file, "no-time").refusedForField("no-action-because");
        assertThat(file.seen().stage()).isEqualTo("intake");
    }

    @Test
    @Clause("KG-09")
    void earlier_reports_and_findings_about_the_facility_are_shown_to_who_may_see_them() {
        Report.Taken first = about("f-safe-harbour");
        CaseFile earlier = readyForInstruments(first);
        earlier.does("ask-in-writing")
                .with("quality-requirements", List.of("staff"))
                .with("inquiry-text", "Who was there?")
                .done();
        earlier.does("record-reply")
                .on("written-inquiry-1")
                .attaching("reply-document", "reply.txt", "text/plain", "Nobody.".getBytes(UTF_8))
                .done();
        earlier.does("find-on-inquiry")
                .on("written-inquiry-1")
                .with("finding", "grounded")
                .with("finding-reasons", "Nobody was there.")
                .done();
        contacted(earlier);
        concluding(earlier).done();
        Report.Taken second = about("f-safe-harbour");
        Report.Taken elsewhere = about("f-new-home");

        List<JsonNode> seen = handler(second).earlier();

        assertThat(numbers(seen)).contains(number(first)).doesNotContain(number(elsewhere), number(second));
        assertThat(seen.toString()).contains("improved");
        UUID found = UUID.fromString(seen.stream()
                .filter(line -> line.path("number").asText().equals(number(first)))
                .findFirst()
                .orElseThrow()
                .path("file")
                .asText());
        assertThat(KG.as("kg-handler-2").file(found).seen().fact("finding")).isEqualTo("grounded");
        assertThat(numbers(handler(elsewhere).earlier())).doesNotContain(number(first));
        handler(second)
                .does("discuss-in-team")
                .with("team-date", FIRST_DAY)
                .with("team-conclusion", "We look.")
                .refusedForField("history-found");
    }

    @Test
    @Clause("KG-09")
    void the_history_shows_nobody_what_they_may_not_see() {
        Report.Taken first = about("f-safe-harbour");
        Report.Taken moved = about("f-safe-harbour");
        handler(moved).does("move-to-dpo").done();
        Report.Taken second = about("f-safe-harbour");
        CaseFile file = secondLine(second);
        Person expert = KG.as("kg-expert");
        expert.worklist();
        file.does("bring-in-expert")
                .with("expert-person", file.offers().option("bring-in-expert", "expert-person", "Tom Segers"))
                .with("expert-question", "What do you think?")
                .done();

        assertThat(numbers(handler(second).earlier())).contains(number(first));
        assertThat(numbers(expert.file(second).earlier())).isEmpty();
        KG.as("kg-facility").file(second).gets("earlier").hidden();
        assertThat(handler(second).earlier().stream()
                        .filter(line ->
                                line.path("file").asText().equals(moved.file().toString())))
                .allSatisfy(
                        line -> assertThat(line.path("kindLabel").asText("")).isEmpty());
    }

    @Test
    @Clause("KG-10")
    void the_reporters_own_dialogue_is_supported_and_followed_up() {
        Report.Taken report = web().taken();
        CaseFile file = readyForInstruments(report);
        file.does("record-support-result").with("support-result", "solved").refusedWith(409);

        file.does("support-dialogue")
                .with("support-given", "We prepared the talk together.")
                .done();

        assertThat(file.seen().clock("support-follow-up").due()).isEqualTo("2026-03-16");
        assertThat(KG.mailbox(report.receipt()).correspondence())
                .contains("We prepared the talk together.")
                .contains("A difficult talk often gets easier");
        assertThat(Post.letters(REPORTER_MAIL, "We prepared the talk together."))
                .as("the message and the tips are one mail")
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("A difficult talk often gets easier"));
        Time.becomes("2026-03-17");
        Post.letter(HANDLERS, number(report));
        KG.mailbox(report.receipt())
                .does("record-support-result")
                .with("support-result", "better")
                .done();
        assertThat(file.seen().fact("support-result")).isEqualTo("better");
    }

    @Test
    @Clause("KG-10")
    void the_service_has_its_own_dialogue_with_the_facility_and_keeps_what_came_of_it() {
        CaseFile file = readyForInstruments(web().taken());

        file.does("plan-dialogue")
                .with("dialogue-with", "the responsible")
                .with("dialogue-date", "2026-03-12")
                .done();
        assertThat(file.seen().instrument("own-dialogue-1")).isEqualTo("planned");
        assertThat(file.seen().clock("dialogue-held").state()).isEqualTo("running");
        file.does("record-dialogue")
                .on("own-dialogue-1")
                .with("dialogue-result", "agreed")
                .refusedForField("dialogue-notes");
        file.does("record-dialogue")
                .on("own-dialogue-1")
                .with("dialogue-result", "agreed")
                .with("dialogue-notes", "A second person at the gate.")
                .done();

        assertThat(file.seen().instrument("own-dialogue-1")).isEqualTo("held");
        assertThat(file.seen().clock("dialogue-held").state()).isEqualTo("stopped");
    }

    @Test
    @Clause("KG-10")
    void the_inspectorate_is_sent_and_its_report_is_expected() {
        CaseFile file = readyForInstruments(web().taken());

        file.does("order-inspection")
                .with("inspection-order-text", "Please look at the gate.")
                .done();

        assertThat(file.seen().clock("inspection-report-due").due()).isEqualTo("2026-04-16");
        Post.letter("zorginspectie@example.org", file.seen().number());
    }

    @Test
    @Clause("KG-26")
    void within_ten_days_the_reporter_hears_how_it_goes_on() {
        Report.Taken report = web().taken();
        CaseFile file = secondLine(report);
        assertThat(file.seen().clock("course").due()).isEqualTo("2026-03-12");
        assertThat(file.seen().clock("course").explained()).isNotBlank();
        Time.becomes("2026-03-12");
        assertThat(file.seen().clock("course").state()).isEqualTo("running");

        file.does("explain-course")
                .with("course-explained", "We are going to ask the facility in writing.")
                .done();

        assertThat(file.seen().clock("course").state()).isEqualTo("stopped");
        assertThat(Post.letter(REPORTER_MAIL, "how we handle your report " + number(report))
                        .text())
                .contains("We are going to ask the facility in writing.");
    }

    @Test
    @Clause("KG-26")
    void a_course_that_is_not_told_in_time_is_heard_of() {
        Report.Taken report = web().taken();
        String number = number(report);
        int before = Post.letters(LEAD, number).size();
        Time.becomes("2026-03-09");
        Post.letter(HANDLERS, number);

        Time.becomes("2026-03-13");

        assertThat(handler(report).seen().clock("course").state()).isEqualTo("missed");
        assertThat(Post.letters(LEAD, number)).hasSizeGreaterThan(before);
        handler(report)
                .does("explain-course")
                .with("course-explained", "Late, but here.")
                .done();
        assertThat(handler(report).seen().clock("course").state()).isEqualTo("stopped-late");
    }

    @Test
    @Clause("KG-26")
    void the_treatment_takes_three_months_from_the_second_line_contact() {
        Report.Taken report = web().taken();
        CaseFile file = secondLine(report);
        assertThat(file.seen().clock("treatment").due()).isEqualTo("2026-06-02");
        Time.becomes("2026-06-02");
        assertThat(file.seen().clock("treatment").state()).isEqualTo("running");

        Time.becomes("2026-06-03");

        assertThat(file.seen().clock("treatment").state()).isEqualTo("missed");
        Post.letter(LEAD, number(report));
        assertThat(Post.letter(REPORTER_MAIL, "takes longer than promised (" + number(report))
                        .text())
                .contains("Flemish Ombuds Service");
    }

    @Test
    @Clause("KG-26")
    void three_calendar_months_end_with_the_month_where_it_is_shorter() {
        Report.Taken report =
                phone().channel("letter").received(LocalDate.of(2025, 11, 30)).taken();
        CaseFile file = handler(report);

        file.does("open-second-line").with("second-line-contact", "2025-11-30").done();
        Time.settle();

        assertThat(file.seen().clock("treatment").due()).isEqualTo("2026-02-28");
        assertThat(file.seen().clock("treatment").state()).isEqualTo("missed");
        Post.letter(LEAD, number(report));
    }

    @Test
    @Clause("KG-26")
    void the_reporter_is_kept_informed_at_each_step() {
        Report.Taken report = web().taken();
        CaseFile file = readyForInstruments(report);
        String number = number(report);
        Post.letter(REPORTER_MAIL, number);

        Map<Act, String> steps = new LinkedHashMap<>();
        steps.put(call(file), "We phoned the facility");
        steps.put(file.does("send-note").with("note-text", "What happened."), "We sent a note to the facility");
        steps.put(
                file.does("ask-in-writing")
                        .with("quality-requirements", List.of("staff"))
                        .with("inquiry-text", "Who was there?"),
                "We asked the facility for a written reply");
        steps.put(
                file.does("order-inspection").with("inspection-order-text", "Please look."),
                "We asked for an inspection");
        steps.put(
                file.does("ask-external-service")
                        .with("control-body", "fire-service")
                        .with("control-question", "Is it safe?"),
                "We asked another service to look into this");
        steps.put(file.does("propose-mediation"), "Are you willing to sit together?");
        steps.put(
                file.does("plan-dialogue")
                        .with("dialogue-with", "the responsible")
                        .with("dialogue-date", "2026-03-12"),
                "We are going to talk with the facility");
        for (Map.Entry<Act, String> step : steps.entrySet()) {
            step.getKey().done();
            Post.letter(REPORTER_MAIL, step.getValue() + " (" + number);
            assertThat(KG.mailbox(report.receipt()).correspondence()).contains(step.getValue());
        }
    }

    private static Report.Taken about(String facility) {
        return phone().with("facility", facility).taken();
    }

    private static List<String> numbers(List<JsonNode> lines) {
        return lines.stream().map(each -> each.path("number").asText()).toList();
    }

    private static Act call(CaseFile file) {
        return file.does("call-provider")
                .with("dialogue-with", "the responsible")
                .with("dialogue-date", FIRST_DAY)
                .with("dialogue-result", "agreed")
                .with("dialogue-notes", "A second person at the gate from tomorrow.");
    }

    private static Act closing(CaseFile file, String reason) {
        return file.does("close-without-action").with("no-action-because", reason);
    }

    private static Act concluding(CaseFile file) {
        return file.does("conclude").with("result-outcome", "improved").with("result-text", "The gate is watched now.");
    }
}
