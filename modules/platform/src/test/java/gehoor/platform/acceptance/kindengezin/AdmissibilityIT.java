package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.FIRST_DAY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.ownService;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.webAnonymous;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not handled, on which ground, and where one is referred; and the exception that lifts it. */
@Acceptance
class AdmissibilityIT {

    @ParameterizedTest
    @ValueSource(strings = {"sectors", "own-services"})
    @Clause("KG-07")
    void a_contract_dispute_is_referred_to_the_federal_consumer_ombudsman(String procedure) {
        Report.Taken report = (procedure.equals("sectors") ? web() : ownService()).taken();
        CaseFile file = handler(report);

        file.does("refer-contract-dispute").refusedForField("ground-explained");
        file.does("refer-contract-dispute")
                .with("ground-explained", "You ended the contract two months early.")
                .done();

        assertThat(file.seen().stage()).isEqualTo("closed");
        assertThat(file.seen().outcome()).isEqualTo("inadmissible-contractual");
        assertThat(Post.letter(REPORTER_MAIL, "question about the contract (" + number(report))
                        .text())
                .contains("Federal Consumer Ombudsman")
                .contains("You ended the contract two months early.");
    }

    @Test
    @Clause("KG-07")
    void a_contract_dispute_has_its_own_letter_and_no_other() {
        CaseFile file = handler(web().taken());

        declaring(file, "contractual").refusedBy("KG-07-own-letter");

        assertThat(file.seen().stage()).isEqualTo("intake");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    already-handled    | A complaint about these facts came in before and was handled. | ''
                    outside-regulation | The regulation says nothing on this subject.                  | ''
                    appeal-possible    | You can appeal against this decision.                         | The appeal body
                    policy             | You do not agree with the policy or with a rule itself.       | The office of the competent minister
                    """)
    @Clause("KG-33")
    void what_is_not_handled_is_explained_and_referred(String ground, String explanation, String body) {
        Report.Taken report = web().taken();
        CaseFile file = handler(report);

        declaring(file, ground).done();

        assertThat(file.seen().outcome()).isEqualTo("inadmissible");
        assertThat(file.seen().fact("ground")).isEqualTo(ground);
        assertThat(Post.letter(REPORTER_MAIL, "do not handle your report " + number(report))
                        .text())
                .contains(explanation)
                .contains("In your case: yes.")
                .contains(body);
    }

    @Test
    @Clause("KG-33")
    void there_are_six_grounds_and_no_seventh() {
        CaseFile file = handler(web().with("incident-date", "2024-12-01").taken());

        assertThat(file.offers().options("declare-inadmissible", "ground"))
                .containsExactlyInAnyOrder(
                        "already-handled",
                        "contractual",
                        "older-than-a-year",
                        "outside-regulation",
                        "appeal-possible",
                        "policy");
        declaring(file, "boring").sent().refusedWith(422);
        file.does("declare-inadmissible").with("ground", "policy").refusedForField("ground-explained");
        declaring(KG.as("kg-line").file(file.seen().id()), "policy").refusedWith(404);
    }

    @Test
    @Clause("KG-33")
    void facts_older_than_a_year_are_not_handled() {
        Report.Taken report = web().with("incident-date", "2025-03-01").taken();

        declaring(handler(report), "older-than-a-year").done();

        assertThat(Post.letter(REPORTER_MAIL, "do not handle your report " + number(report))
                        .text())
                .contains("more than a year before you reported it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-02", "2026-02-28", ""})
    @Clause("KG-33")
    void facts_of_a_year_ago_or_less_are_not_too_old(String incident) {
        Report report = web();
        if (!incident.isEmpty()) {
            report.with("incident-date", incident);
        }

        declaring(handler(report.taken()), "older-than-a-year").refusedBy("older-than-a-year");
    }

    @Test
    @Clause({"KG-22", "KG-33"})
    void old_facts_are_handled_where_children_are_at_stake() {
        CaseFile file = handler(web().with("incident-date", "2024-12-01").taken());

        deciding(file).done();

        assertThat(declaring(file, "older-than-a-year")
                        .refusedBy("KG-22-children-first")
                        .words())
                .contains("The safety or health of children may be at stake");
        assertThat(file.offers().options("declare-inadmissible", "ground")).doesNotContain("older-than-a-year");
    }

    @Test
    @Clause("KG-22")
    void children_at_stake_are_handled_at_once_without_first_line() {
        CaseFile file = handler(web().with("facility-knows", false).taken());
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).refusedBy("KG-19-first-line");

        deciding(file).done();
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).done();

        assertThat(file.seen().stage()).isEqualTo("second-line");
        assertThat(file.historyOf("decide-exception").path("personName").asText())
                .contains("An Peeters");
        assertThat(file.historyOf("decide-exception").toString()).contains("A child ran into the street.");
    }

    @Test
    @Clause("KG-22")
    void children_at_stake_are_handled_also_where_the_report_is_anonymous() {
        CaseFile file = handler(webAnonymous().taken());
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).refusedBy("KG-34-anonymous");

        deciding(file).done();
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).done();

        assertThat(file.seen().stage()).isEqualTo("second-line");
    }

    @Test
    @Clause("KG-22")
    void the_exception_is_a_handlers_decision_with_a_reason() {
        Report.Taken report = web().with("facility-knows", false).taken();

        handler(report)
                .does("decide-exception")
                .with("exception-about", List.of("safety"))
                .refusedForField("exception-reason");
        handler(report).does("decide-exception").with("exception-reason", "…").refusedForField("exception-about");
        deciding(KG.as("kg-lead").file(report)).refusedWith(403);
        deciding(KG.mailbox(report.receipt())).refusedWith(403);
        handler(report)
                .does("open-second-line")
                .with("second-line-contact", FIRST_DAY)
                .refusedBy("KG-19-first-line");
    }

    private static Act deciding(CaseFile file) {
        return file.does("decide-exception")
                .with("exception-about", List.of("safety", "health"))
                .with("exception-reason", "A child ran into the street.");
    }

    private static Act declaring(CaseFile file, String ground) {
        return file.does("declare-inadmissible").with("ground", ground).with("ground-explained", "In your case: yes.");
    }
}
