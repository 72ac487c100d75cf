package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.call;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.phone;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reported, by which way, and that all of it is kept. */
@Acceptance
class ReportingIT {

    @ParameterizedTest
    @ValueSource(strings = {"question", "problem", "concern", "complaint"})
    @Clause("KG-01")
    void questions_problems_concerns_and_complaints_can_be_reported(String kind) {
        Report.Taken about = web().kind(kind).taken();
        Report.Taken called = call(kind).taken();
        Report.Taken own = KindEnGezin.ownService().kind(kind).taken();

        assertThat(handler(about).seen().kind()).isEqualTo(kind);
        assertThat(KG.as("kg-line").file(called).seen().kind()).isEqualTo(kind);
        assertThat(handler(own).seen().kind()).isEqualTo(kind);
    }

    @Test
    @Clause("KG-01")
    void there_is_no_fifth_kind() {
        web().kind("praise").refusedForField("kind");
    }

    @Test
    @Clause("KG-01")
    void the_kind_can_be_corrected_and_the_file_keeps_that_it_was() {
        Report.Taken report = web().kind("complaint").taken();
        CaseFile file = handler(report);

        file.does("correct").with("kind", "concern").refusedForField("correction-reason");
        file.does("correct")
                .with("kind", "praise")
                .with("correction-reason", "…")
                .sent()
                .refusedWith(422);
        assertThat(file.seen().kind()).isEqualTo("complaint");
        file.does("correct")
                .with("kind", "concern")
                .with("correction-reason", "She does not want to complain, she worries.")
                .done();

        assertThat(file.seen().kind()).isEqualTo("concern");
        JsonNode correction = file.historyOf("correct");
        assertThat(correction.path("personName").asText()).contains("An Peeters");
        assertThat(correction.toString()).contains("She does not want to complain, she worries.");
        assertThat(correction.path("changes").toString()).contains("corrected kind complaint concern");
    }

    @Test
    @Clause("KG-02")
    void what_is_answered_on_the_spot_is_registered_too() {
        Report.Taken report = call("question").taken();
        CaseFile file = KG.as("kg-line").file(report);
        file.does("answer-at-once")
                .with("answer-given", "From six months on, in small bits.")
                .done();

        assertThat(report.number()).matches("KGL-2026-\\d{6}");
        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("closed");
        assertThat(seen.outcome()).isEqualTo("answered");
        assertThat(seen.channel()).isEqualTo("phone");
        assertThat(seen.received()).isEqualTo(Time.firstDay());
        assertThat(seen.fact("story")).isEqualTo(STORY);
        JsonNode first = file.historyOf("report");
        assertThat(first.path("at").asText()).startsWith("2026-03-02T08:0");
        assertThat(first.path("personName").asText()).contains("Lies Vermeer");
        assertThat(KG.as("kg-line").register(Map.of("number", report.number())))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("channel").asText()).isEqualTo("phone");
                    assertThat(line.path("kind").asText()).isEqualTo("question");
                    assertThat(line.path("received").asText()).isEqualTo("2026-03-02");
                    assertThat(line.path("outcome").asText()).isEqualTo("answered");
                });
    }

    @Test
    @Clause("KG-02")
    void numbers_follow_on_each_other_without_gaps_whoever_takes_the_report() {
        List<Integer> numbers = List.of(
                serial(handler(phone().taken()).seen().number()),
                serial(handler(web().taken()).seen().number()),
                serial(handler(KindEnGezin.webAnonymous().taken()).seen().number()));
        phone().without("story").refusedForField("story");
        int afterTheRefusal = serial(handler(phone().taken()).seen().number());

        assertThat(numbers.get(1)).isEqualTo(numbers.get(0) + 1);
        assertThat(numbers.get(2)).isEqualTo(numbers.get(0) + 2);
        assertThat(afterTheRefusal).isEqualTo(numbers.get(0) + 3);
    }

    @Test
    @Clause("KG-02")
    void a_report_keeps_who_took_it_and_the_day_it_came() {
        Report.Taken letter = phone().channel("letter")
                .received(LocalDate.of(2026, 2, 25))
                .without("anonymity-discussed")
                .without("limit-told")
                .taken();

        FileSeen seen = handler(letter).seen();
        assertThat(seen.received()).isEqualTo("2026-02-25");
        assertThat(seen.registered()).isEqualTo(Time.firstDay());
        assertThat(seen.channel()).isEqualTo("letter");
        assertThat(handler(letter).historyOf("report").path("personName").asText())
                .contains("An Peeters");
        phone().channel("letter").received(Time.firstDay().plusDays(1)).refusedForField("received");
    }

    @Test
    @Clause("KG-02")
    void what_was_registered_cannot_be_taken_out() throws SQLException {
        web().taken();

        try (Connection application = Gehoor.platform().databaseAsApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set app.tenant = 'kind-en-gezin'");
            for (String change : List.of(
                    "delete from gehoor.file",
                    "delete from gehoor.entry",
                    "update gehoor.entry set clear = ''",
                    "truncate gehoor.entry")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "mail", "chat"})
    @Clause("KG-03")
    void the_line_is_reached_by_phone_mail_and_chat(String channel) {
        Report.Taken report =
                call("question").channel(channel).received(Time.firstDay()).taken();

        assertThat(KG.as("kg-line").file(report).seen().channel()).isEqualTo(channel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "mail", "letter", "meeting"})
    @Clause("KG-03")
    void the_complaints_service_is_reached_by_phone_mail_letter_and_in_a_talk(String channel) {
        Report.Taken report = phone().channel(channel).received(Time.firstDay()).taken();

        assertThat(handler(report).seen().channel()).isEqualTo(channel);
    }

    @Test
    @Clause("KG-03")
    void who_writes_to_the_line_is_led_to_the_complaints_service() {
        for (String channel : List.of("letter", "meeting")) {
            assertThat(call("complaint")
                            .channel(channel)
                            .refusedBy("KG-03-" + channel)
                            .words())
                    .containsIgnoringCase("complaints service");
        }
    }

    @Test
    @Clause("KG-03")
    void who_chats_with_the_complaints_service_is_led_to_the_line() {
        assertThat(phone().channel("chat").refusedBy("KG-03-chat").words()).containsIgnoringCase("line");
        assertThat(KG.visitor()
                        .form("sectors")
                        .good()
                        .json()
                        .path("elsewhere")
                        .path("chat")
                        .asText())
                .containsIgnoringCase("line");
        phone().channel("pigeon").refusedForField("channel");
    }

    @Test
    @Clause("KG-03")
    void the_web_form_is_for_the_public_and_the_phone_is_not() {
        assertThat(channels(KG.visitor().form("sectors").good().json())).containsExactly("web");
        assertThat(channels(handler().form("sectors").good().json()))
                .containsExactlyInAnyOrder("phone", "mail", "letter", "meeting");
        web().channel("phone").sent().refusedWith(403);
        handler()
                .reports("sectors")
                .channel("web")
                .named(REPORTER, REPORTER_MAIL)
                .with("story", STORY)
                .with("sector", "child-care")
                .with("facility-knows", true)
                .sent()
                .refusedWith(403);
    }

    private static List<String> channels(JsonNode form) {
        return form.path("channels").findValuesAsText("channel");
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }
}
