package gehoor.platform.acceptance.bemiddelingsbureau;

import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.IN_CARE;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.MB;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.OUTSIDE_CARE;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.begun;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.closed;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.consenting;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.coordinator;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.held;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.holding;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.mediating;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.mediator;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.ownMail;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.planning;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.request;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.respondentConsenting;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.talked;
import static gehoor.platform.acceptance.bemiddelingsbureau.Bureau.wished;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import gehoor.platform.acceptance.Traces;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On paper or in a talk, as everybody wants; what is agreed; and the one contact afterwards. */
@Acceptance
class MediationIT {
    private static final List<String> COMMITTEE = List.of("complaints-committee");

    /** Where something free can be written or sent. */
    private static final Set<String> FREE = Set.of("text", "long-text", "attachments", "contact");

    // ---- on paper

    @Test
    @Clause("PL-10")
    void the_other_is_written_to_in_their_own_language_where_that_is_known() {
        String other = ownMail();
        Report.Taken report = request(IN_CARE, ownMail()).taken();
        begun(report);
        wished(report, List.of("written"), List.of("written"), other, "fr");

        mediator(report).does("choose-written").done();

        assertThat(Post.letter(other, "Vous choisissez la voie écrite").text()).contains("Le médiateur");
        assertThat(mediator(report).letters())
                .as("staff read it as it left")
                .extracting(letter -> letter.path("subject").asText())
                .contains("Vous choisissez la voie écrite", "You choose to do it on paper");
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-05")
    void it_is_handled_on_paper_without_a_talk_where_all_parties_want_that(String procedure) {
        String mail = ownMail();
        String other = ownMail();
        Report.Taken report = request(procedure, mail).taken();
        begun(report);
        String receipt = wished(report, List.of("written"), List.of("written", "mediation"), other);
        CaseFile file = mediator(report);
        file.does("choose-mediation").refusedBy("MB-06-everyone-wants");

        file.does("choose-written").done();

        assertThat(file.seen().stage()).isEqualTo("written");
        assertThat(file.seen().fact("way")).isEqualTo("written");
        Post.letter(mail, "You choose to do it on paper");
        Post.letter(other, "U kiest voor op papier");
        closingWritten(file).refusedBy("MB-05-replied");
        file.does("send-in-writing")
                .with("written-question", "Why was nothing explained?")
                .done();
        closingWritten(file).refusedBy("MB-05-replied");
        CaseFile respondent = MB.mailbox(receipt);
        assertThat(respondent.seen().fact("written-question")).isEqualTo("Why was nothing explained?");
        assertThat(respondent.seen().answered().text()).doesNotContain(Bureau.STORY);
        respondent
                .does("record-written-reply")
                .on("written-exchange-1")
                .with("written-reply", "I was in a hurry; I am sorry.")
                .done();
        Post.letter(mail, "There is a reply");
        assertThat(MB.mailbox(report.receipt()).seen().fact("written-reply"))
                .isEqualTo("I was in a hurry; I am sorry.");

        closingWritten(file).done();

        assertThat(file.seen().outcome()).isEqualTo("solved");
        assertThat(Post.letter(mail, "We are closing: Solved").text()).contains("complaints-committee.example.org");
    }

    @Test
    @Clause("MB-05")
    void the_way_is_chosen_from_what_every_party_wished() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        CaseFile file = begun(report);
        talked(file).done();
        file.does("choose-written").refusedBy("MB-05-wishes-known");
        MB.mailbox(report.receipt())
                .does("record-wishes")
                .with("complainant-wishes", List.of("written"))
                .done();
        String receipt = file.does("add-respondent")
                .with("respondent-name", "The doctor")
                .done()
                .receipt("respondent-1");
        file.does("choose-written").refusedBy("MB-05-wishes-known");
        CaseFile respondent = MB.mailbox(receipt);
        respondent
                .does("record-respondent-wishes")
                .on("respondent-1")
                .with("respondent-wishes", List.of("neither"))
                .done();

        file.does("choose-written").refusedBy("MB-05-written-wanted");
        file.does("record-matter").with("matter", "ordinary").done();
        file.does("choose-mediation").refusedBy("MB-06-everyone-wants");
        assertThat(MB.mailbox(report.receipt()).offers().open()).doesNotContain("choose-written");

        file.does("no-common-way").with("advised-bodies", COMMITTEE).done();
        assertThat(file.seen().outcome()).isEqualTo("no-way-together");
    }

    // ---- a talk

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-06")
    void a_talk_needs_the_yes_of_everyone(String procedure) {
        String mail = ownMail();
        Report.Taken report = request(procedure, mail).taken();
        String receipt = mediating(report);
        CaseFile file = mediator(report);
        assertThat(Post.letter(mail, "Do you want a mediation talk?").text())
                .contains("It takes place only if everyone says yes");
        planning(file).refusedBy("MB-06-consent");
        consenting(MB.mailbox(report.receipt()), true).done();
        planning(file).refusedBy("MB-06-consent");
        respondentConsenting(MB.mailbox(receipt), false).done();
        planning(file).refusedBy("MB-06-consent");
        holding(file).refusedWith(409);

        respondentConsenting(MB.mailbox(receipt), true).done();
        planning(file).done();
        holding(file).done();

        assertThat(file.seen().stage()).isEqualTo("afterwards");
        assertThat(file.seen().instrument("mediation-talk-1")).isEqualTo("held");
        assertThat(file.historyOf("complainant-consent").path("by").asText()).isEqualTo("complainant");
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,false", "true,true", "false,true"})
    @Clause("MB-06")
    void consent_withdrawn_at_any_time_ends_it(boolean byComplainant, boolean planned) {
        String mail = ownMail();
        Report.Taken report = request(OUTSIDE_CARE, mail).taken();
        String receipt = mediating(report);
        consenting(MB.mailbox(report.receipt()), true).done();
        if (planned) {
            respondentConsenting(MB.mailbox(receipt), true).done();
            planning(mediator(report)).done();
        }
        CaseFile who = MB.mailbox(byComplainant ? report.receipt() : receipt);

        who.does("withdraw-consent").on("mediation-talk-1").done();

        CaseFile file = mediator(report);
        assertThat(file.seen().stage()).isEqualTo("choosing");
        assertThat(file.seen().instrument("mediation-talk-1")).isEqualTo("withdrawn");
        holding(file).refusedWith(409);
        planning(file).refusedWith(409);
        assertThat(file.offers().open()).doesNotContain("hold-talk", "plan-talk");
        assertThat(Post.letter(mail, "The talk is off").text()).contains("Nobody need give a reason");
    }

    @Test
    @Clause("MB-06")
    void a_yes_that_becomes_a_no_after_the_day_was_fixed_stops_the_talk() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        String receipt = mediating(report);
        consenting(MB.mailbox(report.receipt()), true).done();
        respondentConsenting(MB.mailbox(receipt), true).done();
        planning(mediator(report)).done();

        respondentConsenting(MB.mailbox(receipt), false).done();

        holding(mediator(report)).refusedBy("MB-06-consent");
    }

    @Test
    @Clause("MB-06")
    void a_talk_is_not_proposed_where_somebody_does_not_want_it() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        begun(report);
        wished(report, List.of("mediation"), List.of("written"));

        assertThat(mediator(report)
                        .does("choose-mediation")
                        .refusedBy("MB-06-everyone-wants")
                        .words())
                .contains("only if everyone wants it");
    }

    // ---- not fit

    @ParameterizedTest
    @CsvSource({
        "calamity, care-inspectorate, mediation",
        "legal, legal-desk, mediation",
        "calamity, care-inspectorate, mediation-in-care",
        "legal, legal-desk, mediation-in-care"
    })
    @Clause({"MB-08", "MB-13"})
    void a_calamity_or_a_legal_matter_is_referred_out(String matter, String body, String procedure) {
        String mail = ownMail();
        Report.Taken report = request(procedure, mail).taken();
        begun(report);
        wished(report, List.of("written", "mediation"), List.of("written", "mediation"));
        CaseFile file = mediator(report);
        file.does("refer-out").with("advised-bodies", List.of(body)).refusedWith(409);
        file.does("record-matter").with("matter", matter).done();

        file.does("choose-mediation").refusedBy("MB-08-no-mediation");
        file.does("choose-written").refusedBy("MB-08-refer-out");
        file.does("refer-out").refusedForField("advised-bodies");
        file.does("refer-out").with("advised-bodies", List.of(body)).done();

        assertThat(file.seen().outcome()).isEqualTo("referred-out");
        assertThat(Post.letter(mail, "Another body helps you better").text())
                .contains("A mediation talk is not fit for that")
                .contains(body + ".example.org");
    }

    @Test
    @Clause("MB-08")
    void a_calamity_that_comes_to_light_before_the_talk_stops_it() {
        Report.Taken report = request(IN_CARE, ownMail()).taken();
        String receipt = mediating(report);
        CaseFile file = mediator(report);
        consenting(MB.mailbox(report.receipt()), true).done();
        respondentConsenting(MB.mailbox(receipt), true).done();
        planning(file).done();

        file.does("record-matter").with("matter", "calamity").done();

        holding(file).refusedBy("MB-08-no-mediation");
        file.does("refer-out")
                .with("advised-bodies", List.of("care-inspectorate"))
                .done();
        assertThat(file.seen().outcome()).isEqualTo("referred-out");
    }

    @Test
    @Clause("MB-08")
    void no_talk_before_it_is_known_what_the_matter_is() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        CaseFile file = begun(report);
        talked(file).done();
        String receipt = file.does("add-respondent")
                .with("respondent-name", "The doctor")
                .done()
                .receipt("respondent-1");
        file.does("record-wishes")
                .with("complainant-wishes", List.of("mediation"))
                .done();
        MB.mailbox(receipt)
                .does("record-respondent-wishes")
                .on("respondent-1")
                .with("respondent-wishes", List.of("mediation"))
                .done();

        file.does("choose-mediation").refusedBy("MB-08-no-mediation");
    }

    // ---- agreements

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-09")
    void agreements_are_put_on_paper_with_the_assent_of_the_parties(String procedure) {
        String mail = ownMail();
        Report.Taken report = request(procedure, mail).taken();
        CaseFile respondent = MB.mailbox(held(report));
        CaseFile complainant = MB.mailbox(report.receipt());
        CaseFile file = mediator(report);
        closing(file, "agreement").refusedBy("MB-09-on-paper");
        file.does("draw-up-agreement").refusedForField("agreement");
        drafting(file, "The doctor writes it down.").done();
        assertThat(Post.letter(mail, "The agreements, to read").text()).contains("The doctor writes it down.");
        file.does("redraft-agreement")
                .on("agreement-on-paper-1")
                .with("agreement", "The doctor writes it down before April.")
                .done();
        concluding(file).refusedBy("MB-09-assent");
        assenting(complainant).done();
        concluding(file).refusedBy("MB-09-assent");
        closing(file, "agreement").refusedBy("MB-09-on-paper");
        file.does("redraft-agreement")
                .on("agreement-on-paper-1")
                .with("agreement", "Something else.")
                .refusedBy("MB-09-not-yet-assented");
        respondentAssenting(respondent, true).done();

        byte[] paper = "signed by both".getBytes(UTF_8);
        concluding(file)
                .attaching("agreement-paper", "agreement.txt", "text/plain", paper)
                .done();

        closing(file, "agreement").done();
        assertThat(file.seen().outcome()).isEqualTo("agreement");
        for (CaseFile party : List.of(complainant, respondent)) {
            FileSeen seen = party.seen();
            assertThat(seen.fact("agreement")).isEqualTo("The doctor writes it down before April.");
            JsonNode document = seen.json().path("attachments").path(0);
            assertThat(document.path("field").asText()).isEqualTo("agreement-paper");
            assertThat(party.attachment(document.path("id").asText()).good().bytes())
                    .isEqualTo(paper);
        }
        assertThat(coordinator().file(report).seen().answered().text()).doesNotContain("writes it down");
    }

    @Test
    @Clause("MB-09")
    void without_the_assent_of_the_other_there_are_no_agreements() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        CaseFile respondent = MB.mailbox(held(report));
        CaseFile file = mediator(report);
        drafting(file, "The doctor writes it down.").done();
        assenting(MB.mailbox(report.receipt())).done();
        respondentAssenting(respondent, false).done();

        concluding(file).refusedBy("MB-09-assent");
        closing(file, "agreement").refusedBy("MB-09-on-paper");
        closing(file, "solved").done();
    }

    // ---- no report of the talk

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-10")
    void of_the_talk_there_is_no_field_note_message_or_attachment(String procedure) {
        Report.Taken report = request(procedure, ownMail()).taken();
        CaseFile respondent = MB.mailbox(mediating(report));
        CaseFile complainant = MB.mailbox(report.receipt());
        CaseFile file = mediator(report);
        List<CaseFile> everyone = List.of(file, coordinator().file(report), complainant, respondent);
        everyone.forEach(each -> nothingFree(each, Set.of()));
        consenting(complainant, true).done();
        respondentConsenting(respondent, true).done();
        planning(file).done();
        everyone.forEach(each -> nothingFree(each, Set.of()));

        holding(file).done();

        everyone.forEach(each -> nothingFree(each, Set.of("draw-up-agreement")));
        assertThat(file.historyOf("hold-talk").path("recorded")).hasSize(1);
        assertThat(file.historyOf("hold-talk")
                        .path("recorded")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("talk-held-on");
        closing(file, "solved").done();
        everyone.forEach(each -> nothingFree(each, Set.of("reopen", "record-experience")));
    }

    @Test
    @Clause("MB-10")
    void whoever_tries_to_write_of_the_talk_is_refused_and_nothing_of_it_is_kept() {
        String canary =
                "CanaryTalk" + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
        Report.Taken report = request(IN_CARE, ownMail()).taken();
        CaseFile respondent = MB.mailbox(mediating(report));
        CaseFile complainant = MB.mailbox(report.receipt());
        CaseFile file = mediator(report);
        consenting(complainant, true).done();
        respondentConsenting(respondent, true).done();
        planning(file).done();
        tries(file, complainant, canary);

        holding(file).with("goal-words", canary).refusedForField("goal-words");
        holding(file).with("note", canary).refusedForField("note");
        holding(file)
                .attaching("attachments", "report.txt", "text/plain", canary.getBytes(UTF_8))
                .refusedForField("attachments");
        holding(file).contact(canary, "x@example.org").refusedForField("contact");
        holding(file).done();
        tries(file, complainant, canary);
        closing(file, "solved").with("goal-words", canary).refusedForField("goal-words");
        closing(file, "solved").done();
        tries(file, complainant, canary);

        assertThat(Traces.of(canary)).isEmpty();
    }

    private static void tries(CaseFile file, CaseFile complainant, String canary) {
        file.does("note").with("note", canary).refusedWith(409);
        file.does("message").with("message", canary).refusedWith(409);
        file.does("correct")
                .with("story", canary)
                .with("correction-reason", canary)
                .refusedWith(409);
        file.does("attach")
                .attaching("attachments", "report.txt", "text/plain", canary.getBytes(UTF_8))
                .refusedWith(409);
        complainant.does("answer").with("answer", canary).refusedWith(409);
        complainant
                .does("attach")
                .attaching("attachments", "report.txt", "text/plain", canary.getBytes(UTF_8))
                .refusedWith(409);
    }

    private static void nothingFree(CaseFile file, Set<String> but) {
        for (JsonNode offer : file.offers().all()) {
            if (!but.contains(offer.path("action").asText())) {
                assertThat(offer.path("asks"))
                        .as("%s", offer)
                        .noneMatch(ask -> FREE.contains(ask.path("type").asText()));
            }
        }
    }

    // ---- once, after a while

    @ParameterizedTest
    @ValueSource(strings = {IN_CARE, OUTSIDE_CARE})
    @Clause("MB-11")
    void exactly_once_after_a_while_it_is_asked_how_it_was(String procedure) {
        String mail = ownMail();
        Report.Taken report = request(procedure, mail).taken();
        CaseFile file = closed(report, "solved");
        assertThat(Post.letter(mail, "We are closing: Solved").text())
                .contains("In about six weeks we ask you one more time")
                .contains("After that never again");
        assertThat(file.seen().clock("experience").due()).isEqualTo("2026-04-13");
        experienced(file).refusedBy("MB-11-after-a-while");
        Time.becomes("2026-04-12");
        experienced(file).refusedBy("MB-11-after-a-while");
        assertThat(mediator().hasWorkOn(report)).isTrue();

        Time.becomes("2026-04-14");
        assertThat(file.seen().owed("ask-experience")).isEqualTo(1);
        assertThat(mediator().worklist())
                .anyMatch(
                        each -> each.path("file").asText().equals(report.file().toString())
                                && each.path("duties").toString().contains("Ask once how it was"));
        file.does("record-experience").with("experience-reached", true).refusedForField("experience");
        file.does("record-experience")
                .with("experience-reached", true)
                .with("experience", 6)
                .refusedForField("experience");
        experienced(file).done();

        FileSeen seen = file.seen();
        assertThat(seen.fact("experience")).isEqualTo("4");
        assertThat(seen.fact("experience-words")).isEqualTo("It stayed between us.");
        assertThat(seen.owed("ask-experience")).isZero();
        experienced(file).refusedWith(409);
        Time.becomes("2027-03-01");
        assertThat(file.seen().owed("ask-experience")).isZero();
        experienced(file).refusedWith(409);
    }

    @Test
    @Clause("MB-11")
    void it_is_never_asked_a_second_time_also_where_the_file_opens_and_closes_again() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        CaseFile file = closed(report, "not-solved");
        Time.becomes("2026-04-14");
        experienced(file).done();
        coordinator()
                .file(report)
                .does("reopen")
                .with("reopen-reason", "They want to try on paper.")
                .done();

        file.does("no-common-way").with("advised-bodies", COMMITTEE).done();
        Time.becomes("2026-07-01");

        assertThat(file.seen().owed("ask-experience")).isZero();
        experienced(file).refusedWith(409);
    }

    @Test
    @Clause("MB-11")
    void a_file_that_opens_before_the_contact_is_asked_about_after_it_is_closed_again() {
        Report.Taken report = request(OUTSIDE_CARE, ownMail()).taken();
        CaseFile file = closed(report, "not-solved");
        Time.becomes("2026-03-20");
        coordinator()
                .file(report)
                .does("reopen")
                .with("reopen-reason", "They want to try on paper.")
                .done();
        assertThat(file.seen().clock("experience").state()).isEqualTo("stopped");
        Time.becomes("2026-04-14");
        assertThat(file.seen().owed("ask-experience")).isZero();

        file.does("no-common-way").with("advised-bodies", COMMITTEE).done();

        assertThat(file.seen().clock("experience").due()).isEqualTo("2026-05-26");
        Time.becomes("2026-05-27");
        assertThat(file.seen().owed("ask-experience")).isEqualTo(1);
    }

    private static Act experienced(CaseFile file) {
        return file.does("record-experience")
                .with("experience-reached", true)
                .with("experience", 4)
                .with("experience-words", "It stayed between us.");
    }

    private static Act drafting(CaseFile file, String agreement) {
        return file.does("draw-up-agreement").with("agreement", agreement);
    }

    private static Act assenting(CaseFile complainant) {
        return complainant.does("complainant-assent").on("agreement-on-paper-1").with("complainant-assents", true);
    }

    private static Act respondentAssenting(CaseFile respondent, boolean yes) {
        return respondent.does("respondent-assent").on("respondent-1").with("respondent-assents", yes);
    }

    private static Act concluding(CaseFile file) {
        return file.does("conclude-agreement").on("agreement-on-paper-1");
    }

    private static Act closing(CaseFile file, String result) {
        return file.does("close-mediation").with("result", result).with("advised-bodies", COMMITTEE);
    }

    private static Act closingWritten(CaseFile file) {
        return file.does("close-written").with("result", "solved").with("advised-bodies", COMMITTEE);
    }
}
