package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.DANGER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.call;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.contacted;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.opened;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.ownService;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.phone;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.raisesDanger;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.readyForInstruments;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.secondLine;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.webAnonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Danger: told at once, from anywhere, and nothing ends it but the coordinator. */
@Acceptance
class DangerIT {
    private final Person coordinator = KG.as("kg-danger");

    static Stream<Named<Supplier<CaseFile>>> situations() {
        return Stream.of(
                situation(
                        "at the Line",
                        () -> KG.as("kg-line").file(call("question").taken())),
                situation("answered by the Line", () -> {
                    CaseFile file = KG.as("kg-line").file(call("question").taken());
                    file.does("answer-at-once").with("answer-given", "Yes.").done();
                    return file;
                }),
                situation("waiting for an expert", () -> {
                    CaseFile file = KG.as("kg-line").file(call("question").taken());
                    file.does("hand-to-expert")
                            .with("expert-team", "health")
                            .with("expert-question", "May it?")
                            .done();
                    return file;
                }),
                situation("intake", () -> handler(web().taken())),
                situation("anonymous", () -> handler(webAnonymous().taken())),
                situation("first line", () -> {
                    CaseFile file = handler(web().with("facility-knows", false).taken());
                    file.does("pass-to-facility")
                            .with("request-to-facility", "Please talk.")
                            .done();
                    return file;
                }),
                situation("second line", () -> secondLine(web().taken())),
                situation("inadmissible", () -> {
                    CaseFile file = handler(web().taken());
                    file.does("declare-inadmissible")
                            .with("ground", "policy")
                            .with("ground-explained", "It is the rule.")
                            .done();
                    return file;
                }),
                situation("stopped at request", () -> {
                    CaseFile file = handler(web().taken());
                    file.does("stop-at-request").done();
                    return file;
                }),
                situation("own service, intake", () -> handler(ownService().taken())),
                situation("own service, conciliatory", () -> {
                    CaseFile file = handler(ownService().taken());
                    file.does("pass-to-responsible").done();
                    return file;
                }),
                situation("own service, formal", () -> {
                    CaseFile file = handler(ownService().taken());
                    file.does("pass-to-responsible").done();
                    file.does("make-formal")
                            .with("expectation", "An apology.")
                            .with("what-went-wrong", "Nobody called.")
                            .done();
                    return file;
                }));
    }

    private static Named<Supplier<CaseFile>> situation(String name, Supplier<CaseFile> file) {
        return Named.of(name, file);
    }

    @ParameterizedTest
    @MethodSource("situations")
    @Clause("KG-06")
    void danger_can_be_raised_in_every_situation_and_changes_nothing_of_it(Supplier<CaseFile> situation) {
        CaseFile file = situation.get();
        FileSeen before = file.seen();
        assertThat(file.offers().open()).contains("raise-danger");

        raisesDanger(file);

        Post.letter(DANGER, before.number());
        CaseFile danger = coordinator.file(opened(before.id(), "danger"));
        assertThat(danger.seen().stage()).isEqualTo("assessing");
        assertThat(danger.seen().fact("story")).isEqualTo(STORY);
        assertThat(danger.seen().fact("danger-what")).isEqualTo("A child was hit.");
        assertThat(coordinator.file(before.id()).seen().fact("story")).isEqualTo(STORY);
        assertThat(danger.seen().clock("first-assessment").due()).isEqualTo("2026-03-03");
        FileSeen after = file.seen();
        assertThat(after.stage()).isEqualTo(before.stage());
        assertThat(after.outcome()).isEqualTo(before.outcome());
        before.findClock("course")
                .ifPresent(clock -> assertThat(after.clock("course").json()).isEqualTo(clock.json()));
    }

    @Test
    @Clause("KG-06")
    void the_coordinator_has_what_is_needed_the_name_included() {
        Report.Taken report = phone().taken();
        raisesDanger(handler(report));

        CaseFile danger = coordinator.file(opened(report, "danger"));

        assertThat(danger.seen().fact("facility")).isEqualTo("f-sunflower");
        assertThat(danger.seen().contactOpen()).isTrue();
        assertThat(danger.contact().good().text()).contains(REPORTER, REPORTER_MAIL);
        assertThat(coordinator.worklist())
                .anyMatch(each ->
                        each.path("file").asText().equals(danger.seen().id().toString()));
    }

    @Test
    @Clause({"KG-06", "KG-13"})
    void a_stop_at_request_does_not_touch_the_danger_procedure() {
        Report.Taken report = web().taken();
        raisesDanger(handler(report));
        UUID danger = opened(report, "danger");

        KG.mailbox(report.receipt()).does("stop-at-request").done();

        assertThat(handler(report).seen().outcome()).isEqualTo("stopped");
        assertThat(coordinator.file(danger).seen().stage()).isEqualTo("assessing");
        coordinator.file(danger).does("stop-at-request").refusedWith(404);
        handler().file(danger).does("end-danger").sent().refusedWith(403);
        raisesDanger(handler(report));
    }

    @Test
    @Clause("KG-06")
    void danger_without_saying_what_is_not_raised() {
        Report.Taken report = web().taken();

        handler(report)
                .does("raise-danger")
                .with("danger-who", "child")
                .with("danger-now", true)
                .refusedForField("danger-what");

        assertThat(handler(report).seen().linked("danger")).isEmpty();
    }

    @Test
    @Clause("KG-06")
    void who_comes_to_the_desk_with_danger_is_not_put_in_a_queue() {
        Report.Taken report = handler()
                .reports("danger")
                .kind("concern")
                .anonymous()
                .with("danger-what", "A child is locked in.")
                .with("danger-who", "child")
                .with("danger-now", true)
                .taken();

        CaseFile file = coordinator.file(report);
        assertThat(file.seen().stage()).isEqualTo("assessing");
        Post.letter(DANGER, file.seen().number());
    }

    @Test
    @Clause("KG-23")
    void the_coordinator_leads_and_the_handler_does_not() {
        Report.Taken report = phone().taken();
        raisesDanger(handler(report));
        UUID danger = opened(report, "danger");

        handler()
                .file(danger)
                .does("record-step")
                .with("step-kind", "police-informed")
                .with("step-notes", "Called.")
                .with("step-for-reporter", "The police knows.")
                .refusedWith(403);
        assertThat(handler().file(danger).seen().fact("danger-what")).isEmpty();
        KG.as("kg-handler-2").file(danger).isHidden();
    }

    @Test
    @Clause("KG-23")
    void the_reporter_hears_each_step_and_the_end() {
        Report.Taken report = phone().taken();
        CaseFile file = handler(report);
        raisesDanger(file);
        contacted(file);
        CaseFile danger = coordinator.file(opened(report, "danger"));

        danger.does("assess")
                .with("danger-level", "serious")
                .with("assessment", "Believable.")
                .with("step-for-reporter", "We are looking into it today.")
                .done();

        assertThat(file.seen().owed("reporter-hears-danger-step")).isEqualTo(1);
        assertThat(file.seen().clock("danger-step-told-in-time").due()).isEqualTo("2026-03-04");
        file.does("close-without-action")
                .with("no-action-because", "not-wanted")
                .refusedBy("reporter-hears-danger-step");
        file.does("tell-danger-step")
                .with("danger-step-told", "Today somebody went there.")
                .done();
        assertThat(file.seen().owed("reporter-hears-danger-step")).isZero();
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("Today somebody went there.");

        danger.does("end-danger")
                .with("danger-outcome", "measures-taken")
                .with("end-notes", "The facility is closed for a week.")
                .with("end-for-reporter", "Measures were taken.")
                .done();

        assertThat(danger.seen().outcome()).isEqualTo("measures-taken");
        file.does("close-without-action")
                .with("no-action-because", "not-wanted")
                .refusedBy("reporter-hears-danger-end");
        file.does("tell-danger-end")
                .with("danger-end-told", "It is over: measures were taken.")
                .done();
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("It is over: measures were taken.");
        file.does("close-without-action")
                .with("no-action-because", "not-wanted")
                .done();
    }

    @Test
    @Clause("KG-23")
    void a_step_that_the_reporter_does_not_hear_in_time_is_heard_of() {
        Report.Taken report = phone().taken();
        raisesDanger(handler(report));
        coordinator
                .file(opened(report, "danger"))
                .does("assess")
                .with("danger-level", "acute")
                .with("assessment", "Believable.")
                .with("step-for-reporter", "We are on our way.")
                .done();

        Time.becomes("2026-03-05");

        assertThat(handler(report).seen().clock("danger-step-told-in-time").state())
                .isEqualTo("missed");
        Post.letter(KindEnGezin.LEAD, report.number());
    }

    @Test
    @Clause("KG-25")
    void the_reporter_is_told_at_intake_that_there_is_a_limit() {
        phone().with("limit-told", false).refusedBy("KG-25-limit-told");
        phone().without("limit-told").refusedForField("limit-told");
        assertThat(KG.visitor()
                        .form("sectors")
                        .good()
                        .json()
                        .path("identityTold")
                        .asText())
                .containsIgnoringCase("danger");
        Report.Taken report = web().taken();
        assertThat(Post.letter(REPORTER_MAIL, number(report)).text())
                .contains("when somebody is in danger we always act");
    }

    @Test
    @Clause("KG-25")
    void a_confidential_name_opens_on_the_danger_ground_only_and_for_a_while() throws SQLException {
        Report.Taken report = about("confidential");
        CaseFile file = handler(report);
        file.does("take").done();
        assertThat(file.seen().contactOpen()).isFalse();
        assertThat(file.contact().status()).isIn(403, 404);
        coordinator.file(report).isHidden();

        raisesDanger(file);
        CaseFile asCoordinator = coordinator.file(report);
        assertThat(asCoordinator.seen().contactOpen()).isFalse();
        disclosing(file, "child-at-risk").refusedWith(403);
        disclosing(asCoordinator, "easier-handling").refusedBy("KG-25-danger-only");
        disclosing(asCoordinator, "child-at-risk")
                .with("disclosure-explained", "")
                .refusedForField("disclosure-explained");
        assertThat(asCoordinator.seen().contactOpen()).isFalse();

        disclosing(asCoordinator, "child-at-risk").done();

        assertThat(asCoordinator.contact().good().text()).contains(REPORTER, REPORTER_MAIL);
        assertThat(Post.letter(REPORTER_MAIL, "Your name was opened").text()).contains("9 March 2026");
        List<Map<String, String>> recorded = Database.rows(
                "select role, ground, what_for, told from vault.disclosure where tenant_id = ? and file_id = ?",
                KG.id(),
                report.file());
        assertThat(recorded).isNotEmpty();
        assertThat(file.historyOf("disclose-identity").path("personName").asText())
                .contains("Karim Aerts");
        try (Connection application = Gehoor.platform().databaseAsApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set app.tenant = 'kind-en-gezin'");
            assertThatThrownBy(() -> statement.execute("delete from vault.disclosure"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("update vault.disclosure set ground = ''"))
                    .hasMessageContaining("permission denied");
        }

        Time.becomes("2026-03-11");
        assertThat(asCoordinator.seen().contactOpen()).isFalse();
    }

    @Test
    @Clause("KG-25")
    void what_was_decided_on_a_name_is_in_view_of_who_decides() {
        Report.Taken report = about("confidential");
        CaseFile file = handler(report);
        file.does("take").done();
        raisesDanger(file);
        CaseFile asCoordinator = coordinator.file(report);
        Desk desk = Desk.of(KG.id(), "kg-danger");
        String page = "/dossier/" + report.file() + "/inzage";

        // before: nobody knows, and the one who decides can
        Desk.Page before =
                desk.file(report.file()).is(200).follow("Who knows the name").is(200);
        before.says("Nobody was given the name by a decision.", "The platform itself", "For a letter or mail")
                .saysNot("To read it");
        assertThat(before.html()).contains("/doen/disclose-identity");
        // who may not know the name is not told who does; who does not know the file is told nothing at all
        file.gets("identity").refusedWith(403);
        Desk.of(KG.id(), "kg-handler").work(page).is(403).saysNot("Karim Aerts");
        KG.as("kg-account").file(report).gets("identity").hidden();
        Desk.of(KG.id(), "kg-account").work(page).is(404);

        disclosing(asCoordinator, "child-at-risk").done();
        asCoordinator.contact().good();

        desk.work(page)
                .is(200)
                .says("still open", "9 March 2026", "Karim Aerts", "Yes, at once", "To read it")
                .saysNot(REPORTER, REPORTER_MAIL, "Nobody was given the name");
        JsonNode record = asCoordinator.gets("identity").good().json();
        assertThat(record.path("disclosures")).hasSize(1);
        assertThat(record.path("disclosures").path(0).path("state").asText()).isEqualTo("open");
        assertThat(record.path("disclosures").path(0).path("until").asText()).isEqualTo("2026-03-09");
        assertThat(record.path("tellings").findValuesAsText("person")).anyMatch(who -> who.contains("Karim Aerts"));
        assertThat(record.path("openings").findValuesAsText("person")).anyMatch(who -> who.contains("An Peeters"));

        Time.becomes("2026-03-11");
        assertThat(asCoordinator
                        .gets("identity")
                        .good()
                        .json()
                        .path("disclosures")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("ended");
        desk.login("kg-danger");
        desk.work(page).is(200).says("ended").saysNot("still open");
    }

    private static Report.Taken about(String identity) {
        return phone().saying("identity", identity).taken();
    }

    private static gehoor.platform.acceptance.Act disclosing(CaseFile file, String reason) {
        return file.does("disclose-identity")
                .with("disclosure-reason", reason)
                .with("disclosure-explained", "The child must be found today.")
                .with("disclosure-until", "2026-03-09")
                .with("telling-endangers", false);
    }

    @Test
    @Clause("KG-25")
    void against_the_wish_of_the_reporter_the_service_acts_in_danger() {
        Report.Taken report = about("confidential");
        CaseFile file = readyForInstruments(report);
        KG.mailbox(report.receipt()).does("stop-at-request").done();
        assertThat(file.seen().stage()).isEqualTo("closed");

        raisesDanger(file);

        CaseFile danger = coordinator.file(opened(report, "danger"));
        danger.does("send-inspection-at-once")
                .with("inspection-question", "Are the children safe?")
                .with("step-for-reporter", "Inspectors are going there.")
                .done();
        Post.letter("zorginspectie@example.org", danger.seen().number());
        assertThat(danger.historyOf("send-inspection-at-once")
                        .path("personName")
                        .asText())
                .contains("Karim Aerts");
        assertThat(Set.of("assessing", "acting")).contains(danger.seen().stage());
    }
}
