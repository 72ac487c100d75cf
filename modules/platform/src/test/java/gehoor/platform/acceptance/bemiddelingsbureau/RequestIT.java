package gehoor.platform.acceptance.bemiddelingsbureau;

import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.COORDINATOR;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.IN_CARE;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.MB;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.OUTSIDE_CARE;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.STORY;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.begun;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.coordinator;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.mediator;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.ownMail;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.request;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.talked;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.unfiled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it is about, where it was filed, the law of care, who mediates, and where else one can go. */
@Acceptance
class RequestIT {

    // ---- kinds

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-01")
    void it_is_about_one_or_more_of_five_subjects(String procedure) {
        List<String> five = List.of("product-service", "medical-care", "organisational", "treatment", "communication");
        assertThat(options(procedure, "subjects")).containsExactlyElementsOf(five);

        FileSeen all = coordinator()
                .file(request(procedure, ownMail()).with("subjects", five).taken())
                .seen();
        assertThat(all.fact("subjects").split(",")).containsExactlyInAnyOrderElementsOf(five);
        for (String one : five) {
            assertThat(coordinator()
                            .file(request(procedure, ownMail())
                                    .with("subjects", List.of(one))
                                    .taken())
                            .seen()
                            .fact("subjects"))
                    .isEqualTo(one);
        }
        request(procedure, ownMail()).with("subjects", List.of("weather")).refusedForField("subjects");
        request(procedure, ownMail()).without("subjects").refusedForField("subjects");
    }

    // ---- filed before

    @ParameterizedTest
    @ValueSource(strings = {"phone", "writing", "web-form", "talk", "other"})
    @Clause("MB-02")
    void where_when_and_how_it_was_filed_is_recorded_whichever_way_it_was(String how) {
        request(OUTSIDE_CARE, ownMail()).without("filed-where").refusedForField("filed-where");
        request(OUTSIDE_CARE, ownMail()).without("filed-on").refusedForField("filed-on");
        request(OUTSIDE_CARE, ownMail()).without("filed-how").refusedForField("filed-how");

        Report.Taken report =
                request(OUTSIDE_CARE, ownMail()).with("filed-how", how).taken();

        FileSeen seen = coordinator().file(report).seen();
        assertThat(seen.fact("filed-where")).isEqualTo("The front desk");
        assertThat(seen.fact("filed-how")).isEqualTo(how);
        assertThat(seen.fact("filed-on")).contains("20").contains("2026");
        begun(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause({"MB-02", "MB-12"})
    void not_filed_yet_the_advice_is_to_file_first_and_nothing_is_taken_over(String procedure) {
        String mail = ownMail();
        Report.Taken report = unfiled(MB.visitor().reports(procedure).named("Ada Voorbeeld", mail), procedure)
                .taken();
        CaseFile file = mediator(report);
        file.does("take-on").done();
        assertThat(file.does("start-talks").refusedBy("MB-02-filed").words()).contains("we do not take it over");

        file.does("advise-to-file").refusedForField("advised-bodies");
        file.does("advise-to-file")
                .with("advised-bodies", List.of("legal-desk"))
                .done();

        assertThat(file.seen().outcome()).isEqualTo("advised-to-file");
        assertThat(Post.letter(mail, "First file your complaint yourself").text())
                .contains("do that first")
                .contains("let someone help you")
                .contains("We may not do it for you")
                .contains("legal-desk.example.org");
        Time.becomes("2026-06-01");
        assertThat(file.seen().owed("ask-experience")).isZero();
    }

    @Test
    @Clause("MB-02")
    void the_complainant_files_it_and_comes_back() {
        Report.Taken report = unfiled(
                        MB.visitor().reports(OUTSIDE_CARE).named("Ada Voorbeeld", ownMail()), OUTSIDE_CARE)
                .taken();
        mediator(report).does("take-on").done();
        CaseFile complainant = MB.mailbox(report.receipt());
        complainant
                .does("record-filing")
                .with("filed", true)
                .with("filed-where", "The head")
                .with("filed-how", "talk")
                .refusedForField("filed-on");

        complainant
                .does("record-filing")
                .with("filed", true)
                .with("filed-where", "The head")
                .with("filed-how", "talk")
                .with("filed-on", "2026-03-02")
                .done();

        mediator(report).does("start-talks").done();
    }

    // ---- in care

    @Test
    @Clause("MB-03")
    void care_and_the_rest_each_have_their_own_way() {
        assertThat(request(OUTSIDE_CARE, ownMail())
                        .with("in-care", true)
                        .refusedBy("MB-03-outside-care")
                        .words())
                .contains("Wkkgz");
        request(IN_CARE, ownMail()).with("in-care", false).refusedBy("MB-03-in-care");
        assertThat(coordinator()
                        .file(request(IN_CARE, ownMail()).taken())
                        .seen()
                        .fact("in-care"))
                .isEqualTo("yes");
    }

    @Test
    @Clause("MB-03")
    void in_care_the_complaints_officer_of_the_organisation_is_recorded() {
        Report.Taken report = request(IN_CARE, ownMail()).without("officer").taken();
        CaseFile file = mediator(report);
        file.does("take-on").done();
        file.does("start-talks").refusedBy("MB-03-officer");
        file.does("record-officer").refusedForField("officer");

        file.does("record-officer")
                .with("officer", "Olaf Officer, complaints desk")
                .with("officer-made-contact", true)
                .done();
        file.does("start-talks").done();

        assertThat(file.seen().fact("officer")).isEqualTo("Olaf Officer, complaints desk");
        assertThat(file.seen().fact("officer-made-contact")).isEqualTo("yes");
    }

    @Test
    @Clause("MB-03")
    void the_providers_term_is_shown_as_the_providers_and_not_as_the_bureaus() {
        String mail = ownMail();
        Report.Taken report = request(IN_CARE, mail).taken();
        CaseFile complainant = MB.mailbox(report.receipt());
        JsonNode clock = complainant.seen().clock("provider-judgment").json();
        assertThat(clock.path("due").asText()).isEqualTo("2026-04-03");
        assertThat(clock.path("kind").asText()).isEqualTo("expectation");
        assertThat(clock.path("label").asText()).contains("The care provider's term (Wkkgz)");
        assertThat(MB.visitor().form(IN_CARE).good().json().path("shows").toString())
                .contains("within six weeks, sometimes four more");
        begun(report);
        String number = mediator(report).seen().number();

        Time.becomes("2026-04-04");

        assertThat(mediator(report).seen().clock("provider-judgment").state()).isEqualTo("missed");
        assertThat(Post.letter(mail, "The care provider's term has passed").text())
                .contains("3 April 2026")
                .contains("That is its term, not ours")
                .contains("care-disputes.example.org");
        assertThat(Post.letters(COORDINATOR, number))
                .noneMatch(letter -> letter.text().contains("zorgaanbieder"));
    }

    @Test
    @Clause("MB-03")
    void the_provider_may_take_four_weeks_more_once() {
        Report.Taken report = request(IN_CARE, ownMail()).taken();
        CaseFile complainant = MB.mailbox(report.receipt());

        complainant.does("record-provider-extension").done();

        assertThat(complainant.seen().clock("provider-judgment").due()).isEqualTo("2026-05-01");
        complainant.does("record-provider-extension").refusedWith(409);
        complainant
                .does("record-provider-judgment")
                .with("provider-judgment-on", "2026-03-02")
                .done();
        assertThat(complainant.seen().clock("provider-judgment").state()).isEqualTo("stopped");
    }

    @Test
    @Clause("MB-03")
    void outside_care_there_is_no_such_term() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();

        assertThat(coordinator().file(report).seen().findClock("provider-judgment"))
                .isEmpty();
        begun(report);
    }

    // ---- the personal talk

    @ParameterizedTest
    @ValueSource(strings = {"officer", "mediator"})
    @Clause("MB-04")
    void whose_talk_it_was_and_the_goal_come_before_a_way_of_handling(String with) {
        CaseFile file = begun(request(IN_CARE, ownMail()).taken());
        file.does("choose-written").refusedBy("MB-04-talk-and-goal");
        file.does("choose-mediation").refusedBy("MB-04-talk-and-goal");
        file.does("no-common-way")
                .with("advised-bodies", List.of("complaints-committee"))
                .refusedBy("MB-04-talk-and-goal");
        file.does("record-talk")
                .with("talk-on", "2026-03-02")
                .with("goal", "apology")
                .refusedForField("talk-with");
        file.does("record-talk")
                .with("talk-with", with)
                .with("talk-on", "2026-03-02")
                .refusedForField("goal");

        talked(file).with("talk-with", with).with("goal", "apology").done();

        assertThat(file.seen().fact("talk-with")).isEqualTo(with);
        assertThat(file.seen().fact("goal")).isEqualTo("apology");
        assertThat(file.does("choose-written").refusedBy("MB-05-wishes-known").rules())
                .doesNotContain("MB-04-talk-and-goal");
    }

    // ---- who mediates

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-07")
    void who_has_a_tie_with_a_party_cannot_mediate(String procedure) {
        Report.Taken report = request(procedure, ownMail()).taken();
        CaseFile file = coordinator().file(report);
        mediator().worklist();
        MB.as("bb-mediator2").worklist();
        file.does("add-respondent").with("respondent-name", "The doctor").done();
        CaseFile max = MB.as("bb-mediator2").file(report);
        String himself = file.offers().option("declare-tie", "tie-of", "Max Midden");
        max.does("declare-tie").with("tie-with", "respondent-1").refusedForField("tie-of");
        max.does("declare-tie")
                .with("tie-of", himself)
                .with("tie-with", "respondent-1")
                .done();

        max.does("take-on").refusedBy("MB-07-neutral-self");
        file.does("assign-mediator").with("mediator-chosen", himself).refusedBy("MB-07-neutral");
        String mila = file.offers().option("assign-mediator", "mediator-chosen", "Mila Midden");
        file.does("assign-mediator").with("mediator-chosen", mila).done();

        assertThat(file.seen().assigned("mediator")).singleElement().asString().contains("Mila Midden");
        mediator(report).does("start-talks").done();
        max.isHidden();
    }

    @Test
    @Clause("MB-07")
    void a_tie_that_appears_on_the_way_ends_the_mediators_part() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        MB.as("bb-mediator2").worklist();
        Bureau.mediating(report);
        CaseFile file = mediator(report);
        String mila = file.offers().option("declare-tie", "tie-of", "Mila Midden");

        file.does("declare-tie")
                .with("tie-of", mila)
                .with("tie-with", "respondent-1")
                .done();

        file.isHidden();
        Bureau.planning(file).refusedWith(404);
        CaseFile planner = coordinator().file(report);
        planner.does("assign-mediator").with("mediator-chosen", mila).refusedBy("MB-07-neutral");
        String max = planner.offers().option("assign-mediator", "mediator-chosen", "Max Midden");
        planner.does("assign-mediator").with("mediator-chosen", max).done();
        assertThat(MB.as("bb-mediator2").file(report).seen().stage()).isEqualTo("mediation");
    }

    @Test
    @Clause("MB-07")
    void a_mediator_reads_a_file_only_when_it_is_theirs() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        begun(report);

        MB.as("bb-mediator2").file(report).isHidden();
        assertThat(MB.as("bb-mediator2").hasWorkOn(report)).isFalse();
        assertThat(mediator(report).seen().fact("story")).isEqualTo(STORY);
    }

    // ---- no tasks are taken over

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mediation         | nl | neemt                 | helper
                    mediation-in-care | fr | Un médiateur          | personne
                    mediation         | en | A mediator does not file a complaint on someone's behalf | that helper can be registered
                    advice            | en | A mediator asks or writes nothing on someone's behalf | whom you register as helper
                    """)
    @Clause("MB-12")
    void the_mediator_files_nothing_on_behalf_of_somebody(String procedure, String language, String why, String how) {
        for (String who : List.of("bb-mediator", "bb-coordinator")) {
            Report report = MB.as(who)
                    .reading(language)
                    .reports(procedure)
                    .named("Ada Voorbeeld", ownMail())
                    .reporter("on-behalf");
            if (procedure.equals("advice")) {
                report.kind("question").with("topics", List.of("filing")).with("story", "She asked me to file it.");
            } else {
                unfiled(report, procedure).capacity("relative");
            }
            assertThat(report.refusedBy("MB-12-no-filing").words())
                    .contains(why)
                    .contains(how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-12")
    void who_has_trouble_writing_is_advised_to_let_another_help_and_the_helper_is_registered(String procedure) {
        String mail = ownMail();
        assertThat(MB.visitor().form(procedure).good().json().path("shows").toString())
                .contains("Let someone you trust help you")
                .contains("A mediator may not do it for you");
        Report.Taken report = request(procedure, mail).taken();
        assertThat(Post.letter(mail, coordinator().file(report).seen().number()).text())
                .contains("We do not file a complaint for you")
                .contains("ask someone you trust to help");
        CaseFile complainant = MB.mailbox(report.receipt());
        complainant.does("add-helper").refusedForField("helper-name");

        complainant
                .does("add-helper")
                .with("helper-name", "Nel the neighbour")
                .contact("Nel", ownMail())
                .done();

        FileSeen seen = coordinator().file(report).seen();
        assertThat(seen.fact("helper-name")).isEqualTo("Nel the neighbour");
        assertThat(seen.json().path("parties").toString()).contains("helper-1");
    }

    @Test
    @Clause("MB-12")
    void a_relative_or_a_helper_may_ask() {
        request(OUTSIDE_CARE, ownMail())
                .reporter("on-behalf")
                .capacity("relative")
                .taken();
        request(OUTSIDE_CARE, ownMail()).reporter("helper").capacity("relative").taken();
    }

    // ---- where to go

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    calamity  | MB-13-calamity  | care-inspectorate
                    liability | MB-13-liability | injury-council
                    legal     | MB-13-legal     | legal-desk
                    """)
    @Clause("MB-13")
    void the_advice_names_the_body_that_fits_the_subject(String topic, String rule, String body) {
        String mail = ownMail();
        Report.Taken report = MB.visitor()
                .reports("advice")
                .kind("question")
                .named("Ada Voorbeeld", mail)
                .with("topics", List.of(topic, "committee"))
                .with("story", "Where do I go?")
                .taken();
        CaseFile file = mediator(report);
        file.does("give-advice")
                .with("advised-bodies", List.of("complaints-committee"))
                .with("advice", "Tell the home first.")
                .refusedBy(rule);

        file.does("give-advice")
                .with("advised-bodies", List.of(body, "complaints-committee", "disputes-committee"))
                .with("advice", "Tell the home first.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.outcome()).isEqualTo("advised");
        assertThat(seen.fact("advised-bodies").split(","))
                .containsExactlyInAnyOrder(body, "complaints-committee", "disputes-committee");
        assertThat(Post.letter(mail, "Our advice").text())
                .contains("Tell the home first.")
                .contains("https://" + body + ".example.org")
                .contains("https://complaints-committee.example.org")
                .contains("https://disputes-committee.example.org");
    }

    @Test
    @Clause("MB-13")
    void advice_may_be_asked_without_a_name_and_is_read_with_the_receipt() {
        assertThat(MB.visitor().form("advice").good().json().path("shows").toString())
                .contains("A serious incident in care: the inspectorate's contact point.")
                .contains("A judgment on your complaint: the organisation's complaints committee.");
        Report.Taken report = MB.visitor()
                .reports("advice")
                .kind("question")
                .anonymous()
                .with("topics", List.of("committee"))
                .with("story", "Which committee?")
                .taken();

        mediator(report)
                .does("give-advice")
                .with("advised-bodies", List.of("disputes-committee"))
                .with("advice", "Ask the shop to which it belongs.")
                .done();

        assertThat(MB.mailbox(report.receipt()).correspondence())
                .contains("Ask the shop to which it belongs.")
                .contains("disputes-committee.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-13")
    void in_a_mediation_too_the_advice_where_to_go_is_given_and_recorded(String procedure) {
        String mail = ownMail();
        CaseFile file = begun(request(procedure, mail).taken());
        file.does("advise-bodies").with("advised-bodies", List.of("weather")).refusedForField("advised-bodies");

        file.does("advise-bodies")
                .with("advised-bodies", List.of("legal-desk", "injury-council"))
                .done();

        assertThat(file.historyOf("advise-bodies").toString()).contains("legal-desk", "injury-council");
        assertThat(Post.letter(mail, "Where you can go").text())
                .contains("legal-desk.example.org")
                .contains("injury-council.example.org");
        assertThat(file.seen().owed("name-next-body")).isZero();
    }

    private static List<String> options(String procedure, String field) {
        List<String> codes = new ArrayList<>();
        for (JsonNode ask :
                MB.visitor().form(procedure).good().json().path("ask").path("asks")) {
            if (ask.path("field").asText().equals(field)) {
                ask.path("options").forEach(each -> codes.add(each.path("code").asText()));
            }
        }
        return codes;
    }
}
