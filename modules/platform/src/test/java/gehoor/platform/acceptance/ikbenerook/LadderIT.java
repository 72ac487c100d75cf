package gehoor.platform.acceptance.ikbenerook;

import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.COMMITTEE;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.IB;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.ORGANISATION;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.STORY;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.anonymously;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.coach;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.committee;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.confidant;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.confiding;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.consulted;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.ownMail;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.stepFour;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.stepThree;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.talked;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.toldToCoach;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.toldToConfidant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.PageVisit;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four steps, one by one: coach, confidant, generalist, committee. */
@Acceptance
class LadderIT {

    // ---- one by one

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Vertel het eerst aan je coach
                    fr | Dis-le d'abord à ton coach
                    en | First tell your coach
                    """)
    @Clause({"IB-01", "IB-09"})
    void no_confidant_before_the_coach(String language, String why) {
        Answered refused = confiding(
                        IB.visitor().reading(language).reports("confidant").anonymous())
                .with("step-one", "not-yet")
                .refusedBy("IB-01-step-one");

        assertThat(refused.words()).contains(why).contains(COMMITTEE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Clause("IB-01")
    void no_generalist_and_no_committee_before_the_confidant(boolean byClient) {
        Report.Taken report = anonymously().taken();
        CaseFile file = byClient ? IB.mailbox(report.receipt()) : confidant(report);

        assertThat(file.offers().barred()).contains("refer-to-committee", "go-alone");
        assertThat(committee(file).refusedBy("IB-01-step-two").words()).contains(COMMITTEE);
        assertThat(file.does("go-alone")
                        .with("generalist-by", "phone")
                        .refusedBy("IB-01-step-two")
                        .words())
                .contains(COMMITTEE);
        file.does("not-solved-by-generalist").refusedWith(409);
        handingOver(confidant(report), List.of("story")).refusedBy("IB-01-step-two");
        assertThat(file.seen().stage()).isEqualTo("step-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Clause({"IB-01", "IB-09"})
    void no_committee_before_the_generalist(boolean byClient) {
        Report.Taken report = anonymously().taken();
        stepThree(report);
        CaseFile file = byClient ? IB.mailbox(report.receipt()) : confidant(report);

        assertThat(committee(file).refusedBy("IB-09-step-three").words()).contains(COMMITTEE);
        assertThat(file.does("not-solved-by-generalist")
                        .refusedBy("IB-08-contacted")
                        .words())
                .contains(COMMITTEE);
        assertThat(file.seen().stage()).isEqualTo("step-3");
    }

    @Test
    @Clause({"IB-01", "IB-09"})
    void one_step_after_the_other_leads_to_the_committee() {
        String mail = ownMail();
        Report.Taken report = toldToConfidant(mail).taken();
        CaseFile client = IB.mailbox(report.receipt());

        client.does("not-solved-here").done();
        assertThat(client.seen().stage()).isEqualTo("step-3");
        assertThat(Post.letter(mail, "Step 3: your generalist").text()).contains(COMMITTEE);
        client.does("go-alone").with("generalist-by", "mail").done();
        client.does("not-solved-by-generalist").done();
        assertThat(client.seen().stage()).isEqualTo("step-4");
        assertThat(Post.letter(mail, "Step 4: the complaints committee").text()).contains(COMMITTEE);
        committee(client).done();

        assertThat(confidant(report).seen().outcome()).isEqualTo("to-committee");
    }

    // ---- what it may concern

    @Test
    @Clause("IB-02")
    void it_may_concern_the_help_practical_matters_or_the_coach() {
        List<String> subjects = List.of("help", "practical", "coach");
        for (String procedure : List.of("coach", "confidant")) {
            assertThat(subjects(procedure)).containsExactlyElementsOf(subjects);
        }
        for (String subject : subjects) {
            assertThat(coach(toldToCoach(ownMail()).with("subject", subject).taken())
                            .seen()
                            .fact("subject"))
                    .isEqualTo(subject);
            assertThat(confidant(anonymously().with("subject", subject).taken())
                            .seen()
                            .fact("subject"))
                    .isEqualTo(subject);
        }
        toldToCoach(ownMail()).with("subject", "weather").refusedForField("subject");
        anonymously().with("subject", "weather").refusedForField("subject");
        anonymously().without("subject").refusedForField("subject");
    }

    // ---- step 1

    @ParameterizedTest
    @ValueSource(strings = {"talk", "whatsapp", "mail"})
    @Clause("IB-03")
    void the_client_tells_the_coach_and_they_solve_it_together(String by) {
        String mail = ownMail();
        Report report = toldToCoach(mail).channel(by);
        if (!by.equals("talk")) {
            report.refusedForField("received");
            report.received(Time.firstDay().minusDays(1));
        }
        Report.Taken taken = report.taken();
        CaseFile file = coach(taken);
        assertThat(file.seen().channel()).isEqualTo(by);
        assertThat(Post.letter(mail, "Good that you told it").text())
                .contains("confidant@ikbenerook.example.org")
                .contains(COMMITTEE);

        file.does("solved").refusedBy("IB-03-talk");
        file.does("not-solved").refusedBy("IB-03-talk");
        file.does("record-talk").with("talk-by", by).with("talk-about", "…").refusedForField("talk-on");
        file.does("record-talk")
                .with("talk-by", by)
                .with("talk-on", "2026-03-02")
                .with("talk-about", "From now on at four.")
                .done();
        file.does("solved").done();

        FileSeen seen = file.seen();
        assertThat(seen.outcome()).isEqualTo("solved");
        assertThat(seen.fact("talk-by")).isEqualTo(by);
        assertThat(seen.fact("talk-about")).isEqualTo("From now on at four.");
        assertThat(Post.letter(mail, "Good that it is solved").text()).contains(COMMITTEE);
    }

    @Test
    @Clause("IB-03")
    void the_client_may_say_that_it_was_not_solved_and_is_shown_the_way_to_the_confidant() {
        String mail = ownMail();
        Report.Taken report = toldToCoach(mail).taken();
        CaseFile client = IB.mailbox(report.receipt());
        client.does("not-solved").refusedBy("IB-03-talk");
        talked(client).done();

        client.does("not-solved").done();

        assertThat(coach(report).seen().outcome()).isEqualTo("not-solved");
        assertThat(Post.letter(mail, "Step 2: the confidant").text())
                .contains("confidant@ikbenerook.example.org")
                .contains("You need not give your name")
                .contains(COMMITTEE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Stap 1 doe je bij je coach zelf
                    fr | L'étape 1 se fait chez ton coach
                    en | You do step 1 with your coach
                    """)
    @Clause("IB-03")
    void step_one_is_told_to_the_coach_and_not_typed_into_a_form(String language, String why) {
        Answered refused = IB.visitor()
                .reading(language)
                .reports("coach")
                .kind("dissatisfaction")
                .capacity("client")
                .named("Sam Voorbeeld", ownMail())
                .with("subject", "help")
                .with("feels-safe", true)
                .with("story", STORY)
                .refusedBy("IB-03-web");

        assertThat(refused.words()).contains(why).contains(COMMITTEE);
    }

    @Test
    @Clause("IB-03")
    void another_coach_has_nothing_to_do_with_it() {
        Report.Taken report = toldToCoach(ownMail()).taken();

        IB.as("ib-coach2").file(report).isHidden();
        talked(IB.as("ib-coach2").file(report)).refusedWith(404);
        confidant(report).isHidden();
    }

    // ---- step 2 without step 1

    @Test
    @Clause("IB-04")
    void who_does_not_feel_safe_with_the_coach_goes_straight_to_the_confidant() {
        toldToCoach(ownMail()).with("feels-safe", false).refusedBy("IB-04-not-safe");

        Report.Taken report = anonymously()
                .with("step-one", "not-safe")
                .with("subject", "coach")
                .taken();

        assertThat(confidant(report).seen().stage()).isEqualTo("step-2");
        assertThat(confidant(report).seen().fact("step-one")).isEqualTo("not-safe");
    }

    @Test
    @Clause({"IB-04", "IB-09"})
    void not_feeling_safe_counts_as_step_one_taken_up_to_the_committee() {
        Report.Taken report = anonymously().with("step-one", "not-safe").taken();
        CaseFile file = stepFour(report);

        committee(file).done();

        assertThat(file.seen().outcome()).isEqualTo("to-committee");
    }

    @Test
    @Clause("IB-04")
    void the_coach_cannot_see_that_the_file_exists() {
        Report.Taken report = anonymously()
                .with("step-one", "not-safe")
                .with("subject", "coach")
                .taken();
        stepFour(report);

        for (String who : List.of("ib-coach", "ib-coach2")) {
            Person coach = IB.as(who);
            CaseFile hidden = coach.file(report);
            hidden.isHidden();
            for (String part :
                    List.of("offers", "clocks", "history", "messages", "letters", "attachments", "openings")) {
                hidden.gets(part).hidden();
            }
            hidden.contact().hidden();
            hidden.does("note").with("note", "…").refusedWith(404);
            hidden.does("record-talk").refusedWith(404);
            // exactly as a file that there is not
            assertThat(hidden.gets("").text())
                    .isEqualTo(coach.file(UUID.randomUUID()).gets("").text());
            assertThat(coach.hasWorkOn(report)).isFalse();
            assertThat(coach.register(java.util.Map.of()))
                    .noneMatch(line ->
                            line.path("file").asText().equals(report.file().toString()));
        }
        coach(report).isHidden();
    }

    // ---- step 3

    @Test
    @Clause("IB-08")
    void it_is_handed_over_to_the_generalist_of_that_client_with_what_the_client_agrees_to() {
        Report.Taken report = anonymously().taken();
        CaseFile file = stepThree(report);
        CaseFile client = IB.mailbox(report.receipt());
        String generalist = "generalist." + ownMail();
        handingOver(file, List.of("story")).refusedBy("IB-08-own-generalist");
        client.does("add-generalist").refusedForField("generalist-name");
        client.does("add-generalist")
                .with("generalist-name", "Gijs Generalist")
                .contact("Gijs Generalist", generalist)
                .done();
        handingOver(file, List.of("story")).refusedBy("IB-06-consulted");
        consulted(file).done();
        handingOver(file, List.of("story")).refusedForField("generalist-items");
        agreeing(client, List.of("story"), true).done();
        agreeing(client, List.of("name"), false).done();
        handingOver(file, List.of("story", "name")).refusedForField("generalist-items");
        Post.noLetter(generalist, "");

        handingOver(file, List.of("story")).done();

        assertThat(file.seen().fact("generalist-way")).isEqualTo("handed-over");
        assertThat(file.seen().fact("generalist-by")).isEqualTo("mail");
        assertThat(Post.letters(generalist, "")).hasSize(1);
        assertThat(Post.letter(generalist, "").text())
                .contains("What was told: the hour.")
                .doesNotContain(STORY);
        client.does("not-solved-by-generalist").done();
        assertThat(client.seen().stage()).isEqualTo("step-4");
    }

    @Test
    @Clause("IB-08")
    void the_generalist_answers_by_a_link_and_sees_nothing_else() {
        Report.Taken report = anonymously().taken();
        CaseFile file = stepThree(report);
        CaseFile client = IB.mailbox(report.receipt());
        String generalist = "generalist." + ownMail();
        client.does("add-generalist")
                .with("generalist-name", "Gijs Generalist")
                .contact("Gijs Generalist", generalist)
                .done();
        Desk desk = Desk.of("ik-ben-er-ook", "ib-confidant");
        assertThat(desk.file(report.file()).leadsTo("Ask by a link"))
                .as("before anything was handed over")
                .isFalse();
        consulted(file).done();
        agreeing(client, List.of("story"), true).done();
        handingOver(file, List.of("story")).done();

        desk.file(report.file())
                .follow("Ask by a link: The generalist's answer")
                .form("/vragen/generalist-answers?on=generalist-1")
                .with("way", "known")
                .with("language", "en")
                .send()
                .is(200);

        String ticket = Post.letter(generalist, "asks you something")
                .text()
                .replaceAll("(?s).*gevraagd#([A-Za-z0-9_-]{43}).*", "$1");
        PageVisit open = PageVisit.to("/ik-ben-er-ook/gevraagd?lang=en")
                .form("Show what is asked")
                .fill("code", ticket)
                .send();
        assertThat(open.text())
                .contains("The generalist's answer")
                .doesNotContain(STORY, "What was told", "Only the story, said the client.", "anonymous", "Vera");
        PageVisit review = open.form("generalist-answers~generalist-1.generalist-takes-up")
                .fill("generalist-answers~generalist-1.generalist-takes-up", "yes")
                .fill("go", "check")
                .send();
        review.form("name=\"draft\"").send("/ik-ben-er-ook/gevraagd/versturen?lang=en");

        assertThat(file.historyOf("generalist-answers").path("by").asText()).isEqualTo("party");
        assertThat(file.seen().json().toString()).contains("Will you take this up with the client?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "phone", "talk"})
    @Clause("IB-08")
    void the_client_may_go_to_the_generalist_alone_and_says_so(String by) {
        Report.Taken report = anonymously().taken();
        stepThree(report);
        CaseFile client = IB.mailbox(report.receipt());
        client.does("go-alone").refusedForField("generalist-by");

        client.does("go-alone").with("generalist-by", by).done();

        FileSeen seen = confidant(report).seen();
        assertThat(seen.fact("generalist-way")).isEqualTo("alone");
        assertThat(seen.fact("generalist-by")).isEqualTo(by);
        client.does("not-solved-by-generalist").done();
    }

    // ---- step 4

    @Test
    @Clause("IB-09")
    void the_committee_is_referred_to_with_the_link_and_a_ready_summary() {
        String mail = ownMail();
        Report.Taken report = toldToConfidant(mail).taken();
        CaseFile file = stepFour(report);
        file.does("refer-to-committee").refusedForField("summary");

        committee(file).done();

        assertThat(file.seen().stage()).isEqualTo("closed");
        assertThat(Post.letter(mail, "Your summary for the complaints committee")
                        .text())
                .contains("What happened, what was tried, what I want.")
                .contains("https://klachtencommissie.example.org")
                .contains("I am a client and want to report my dissatisfaction")
                .contains("Fill in your own details and those of Ik ben er ook!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    @Clause("IB-09")
    void the_address_of_the_committee_is_always_shown(String language) {
        Person visitor = IB.visitor().reading(language);
        JsonNode procedures = visitor.procedures().good().json();
        assertThat(procedures)
                .filteredOn(each -> !each.path("procedure").asText().equals("data-protection"))
                .as("the steps")
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.path("summary").asText()).contains(COMMITTEE));
        for (String procedure : List.of("coach", "confidant", "committee")) {
            assertThat(visitor.form(procedure).good().json().path("shows").toString())
                    .contains(COMMITTEE);
        }

        String mail = ownMail();
        Report.Taken told = toldToConfidant(mail).language(language).taken();
        stepFour(told);
        committee(IB.mailbox(told.receipt())).done();
        List<gehoor.platform.launch.Mailbox.Received> letters = Post.letters(mail, "");
        assertThat(letters).hasSizeGreaterThanOrEqualTo(4);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.text()).contains(COMMITTEE));
    }

    @Test
    @Clause("IB-09")
    void a_client_may_go_to_the_committee_at_any_time() {
        Report.Taken report = IB.visitor().reports("committee").anonymous().taken();

        CaseFile client = IB.mailbox(report.receipt());
        assertThat(client.seen().stage()).isEqualTo("sending");
        assertThat(client.correspondence()).contains("https://klachtencommissie.example.org");
        client.does("form-sent").with("form-sent-on", "2026-03-02").done();
        assertThat(client.seen().stage()).isEqualTo("waiting");
    }

    @Test
    @Clause("IB-10")
    void the_committee_has_two_working_days_by_the_dutch_calendar() {
        Time.becomes("2026-04-02");
        CaseFile easter = formSent(ownMail(), "2026-04-02");
        assertThat(easter.seen().clock("committee-contact").due()).isEqualTo("2026-04-08");
        assertThat(easter.seen().clock("committee-contact").explained()).isNotBlank();

        Time.becomes("2026-04-24");
        assertThat(formSent(ownMail(), "2026-04-24")
                        .seen()
                        .clock("committee-contact")
                        .due())
                .as("King's Day lies between")
                .isEqualTo("2026-04-29");
    }

    @Test
    @Clause("IB-10")
    void the_client_is_asked_whether_it_happened_and_the_plan_is_recorded() {
        String mail = ownMail();
        CaseFile client = formSent(mail, "2026-03-02");
        assertThat(client.seen().clock("committee-contact").due()).isEqualTo("2026-03-04");
        client.does("no-contact").refusedBy("IB-10-two-days");

        Time.becomes("2026-03-03");
        assertThat(Post.letter(mail, "Has the committee been in touch?").text()).contains("4 March 2026");
        client.does("contact-made").with("contact-on", "2026-03-03").done();
        CaseFile organisation = IB.as("ib-organisation").file(client.seen().id());
        assertThat(organisation.seen().clock("committee-contact").state()).isEqualTo("stopped");
        organisation
                .does("record-judgment")
                .with("judgment", "founded")
                .with("judgment-on", "2026-03-03")
                .refusedBy("IB-10-plan");
        client.does("settled-at-committee").refusedBy("IB-10-plan");
        client.does("record-plan").refusedForField("plan");
        client.does("record-plan").with("plan", "A hearing, with my mother.").done();

        assertThat(organisation.seen().fact("plan")).isEqualTo("A hearing, with my mother.");
        client.does("settled-at-committee").done();
        assertThat(organisation.seen().outcome()).isEqualTo("settled");
    }

    @Test
    @Clause("IB-10")
    void when_the_two_days_pass_in_silence_the_organisation_hears_it() {
        String mail = ownMail();
        CaseFile client = formSent(mail, "2026-03-02");
        UUID file = client.seen().id();
        String number = IB.as("ib-organisation").file(file).seen().number();
        Time.becomes("2026-03-04");
        Post.noLetter(ORGANISATION, number);

        Time.becomes("2026-03-05");

        assertThat(client.seen().clock("committee-contact").state()).isEqualTo("missed");
        assertThat(Post.letter(ORGANISATION, number).text())
                .contains("4 maart 2026")
                .contains("Bel de commissie");
        Post.letter(mail, "Did you hear from the committee?");
        client.does("no-contact").done();
        client.does("contact-made").with("contact-on", "2026-03-05").done();
        assertThat(client.seen().stage()).isEqualTo("at-committee");
    }

    @Test
    @Clause({"IB-10", "IB-05"})
    void after_the_confidant_the_contact_is_watched_over_and_nothing_that_was_told_goes_along() {
        Report.Taken report =
                anonymously().with("story", "Only for the confidant.").taken();
        CaseFile file = stepFour(report);
        committee(file).done();
        UUID at = UUID.fromString(Database.rows(
                        "select other_id from gehoor.link where tenant_id = ? and file_id = ? and link = 'committee'",
                        IB.id(),
                        report.file())
                .get(0)
                .get("other_id"));
        CaseFile client = IB.mailbox(report.receipt()).other(at);

        client.does("form-sent").with("form-sent-on", "2026-03-02").done();

        assertThat(client.seen().clock("committee-contact").due()).isEqualTo("2026-03-04");
        CaseFile organisation = IB.as("ib-organisation").file(at);
        assertThat(organisation.seen().stage()).isEqualTo("waiting");
        assertThat(organisation.seen().linked("origin")).isEmpty();
        for (String part : List.of("", "history", "messages", "letters", "earlier")) {
            assertThat(organisation.gets(part).text())
                    .doesNotContain("Only for the confidant")
                    .doesNotContain("what was tried")
                    .doesNotContain(report.file().toString());
        }
        IB.as("ib-organisation").file(report).isHidden();
        IB.as("ib-coach").file(at).isHidden();
    }

    private static CaseFile formSent(String mail, String day) {
        Report.Taken report = IB.visitor()
                .reports("committee")
                .named("Sam Voorbeeld", mail)
                .with("law-of-care", "youth")
                .taken();
        CaseFile client = IB.mailbox(report.receipt());
        client.does("form-sent").with("form-sent-on", day).done();
        return client;
    }

    private static Act handingOver(CaseFile file, List<String> items) {
        return file.does("hand-over-generalist")
                .with("generalist-items", items)
                .with("generalist-by", "mail")
                .with("handover-text", "What was told: the hour.");
    }

    private static Act agreeing(CaseFile client, List<String> items, boolean agrees) {
        return client.does("consent-generalist").with("generalist-items", items).with("agrees", agrees);
    }

    private static List<String> subjects(String procedure) {
        for (JsonNode ask :
                IB.visitor().form(procedure).good().json().path("ask").path("asks")) {
            if (ask.path("field").asText().equals("subject")) {
                return java.util.stream.StreamSupport.stream(ask.path("options").spliterator(), false)
                        .map(each -> each.path("code").asText())
                        .toList();
            }
        }
        return List.of();
    }
}
