package gehoor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.engine.Refusal;
import gehoor.policy.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    private static final String SOUND = """
            {"procedure": "complaints", "kind": "complaint", "reporter": "person", "channel": "web",
             "contact": {"name": "Robin Sample", "postal": ["Street 1", "1000 Town"]},
             "given": {"story": "It went\\nwrong", "danger": false, "times": 3, "about": ["care", "food"], "day": null}}
            """;

    @Test
    void whatIsAskedIsRead() {
        Bodies.Report report = read(SOUND);

        assertThat(report.procedure()).isEqualTo("complaints");
        assertThat(report.capacity()).isNull();
        assertThat(report.given())
                .containsEntry("danger", false)
                .containsEntry("times", 3)
                .containsEntry("about", List.of("care", "food"));
        Bodies.ContactDetails contact = report.contact();
        assertThat(contact).isNotNull();
        assertThat(contact.contact().postal()).containsExactly("Street 1", "1000 Town");
        assertThat(contact.contact().mail()).isEmpty();
    }

    @Test
    @Tag("asvs:V15.3.3")
    void aMemberThatIsUnknownIsNamed() {
        assertThat(field(SOUND.replace("\"reporter\"", "\"reporterr\""))).isEqualTo("reporterr");
        assertThat(field(SOUND.replace("\"postal\"", "\"post\""))).isEqualTo("contact.post");
    }

    @Test
    void aMemberIsNamedWithoutWhatDoesNotPrint() {
        assertThat(field(SOUND.replace("\"reporter\"", "\"re\u007fporter\""))).isEqualTo("re?porter");
        assertThat(field(SOUND.replace("\"postal\"", "\"\\u009b[2J\""))).isEqualTo("contact.?[2J");
    }

    @Test
    void aMemberThatStandsThereTwiceIsNamed() {
        assertThat(field(SOUND.replace("\"reporter\": \"person\"", "\"kind\": \"question\"")))
                .isEqualTo("kind");
        assertThat(field(SOUND.replace("\"times\"", "\"story\""))).isEqualTo("given.story");
    }

    @Test
    void aMemberThatIsMissingOrNullIsNamed() {
        assertThat(field(SOUND.replace("\"channel\": \"web\",", "\"capacity\": null,")))
                .isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "null"))).isEqualTo("channel");
    }

    @Test
    @Tag("asvs:V2.2.1")
    void nothingIsTurnedIntoAnotherType() {
        assertThat(field(SOUND.replace("\"web\"", "5"))).isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "true"))).isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "[\"web\"]"))).isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "{}"))).isEqualTo("channel");
        assertThat(field(SOUND.replace("[\"Street 1\", \"1000 Town\"]", "\"Street 1\"")))
                .isEqualTo("contact.postal");
        assertThat(field(SOUND.replace("\"Street 1\"", "7"))).isEqualTo("contact.postal[0]");
    }

    @Test
    void anAnswerIsTextNumberYesNoOrAListOfTexts() {
        assertThat(field(SOUND.replace("[\"care\", \"food\"]", "{\"a\": 1}"))).isEqualTo("given.about");
        assertThat(field(SOUND.replace("[\"care\", \"food\"]", "[[\"care\"]]"))).isEqualTo("given.about");
        assertThat(field(SOUND.replace("[\"care\", \"food\"]", "[1]"))).isEqualTo("given.about");
        assertThat(field(SOUND.replace("[\"care\", \"food\"]", "[null]"))).isEqualTo("given.about");
    }

    @Test
    void textThatCannotBeKeptIsNamed() {
        assertThat(field(SOUND.replace("\"web\"", "\"we\\u0000b\""))).isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "\"\\ud800\""))).isEqualTo("channel");
        assertThat(field(SOUND.replace("\"web\"", "\"" + "x".repeat(501) + "\"")))
                .isEqualTo("channel");
        assertThat(field(SOUND.replace("Robin Sample", "Robin\\u0007"))).isEqualTo("contact.name");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        for (String bad : List.of(
                "", " ", "{", "[]", "\"x\"", "null", "{\"procedure\": }", SOUND + "{}", "<xml/>", "{'a': 1}", "NaN")) {
            assertThat(refusal(bad.getBytes(UTF_8)).status()).as(bad).isEqualTo(400);
        }
        assertThat(refusal("{\n  oops".getBytes(UTF_8)).detail()).contains("2");
        assertThat(refusal(new byte[] {'"', (byte) 0xff, '"'}).status()).isEqualTo(400);
        assertThat(refusal(SOUND.getBytes(java.nio.charset.StandardCharsets.UTF_16))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() {
        assertThat(refusal(("{\"given\": {\"a\": " + "[".repeat(5_000)).getBytes(UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(refusal(("{\"given\": {\"a\": " + "9".repeat(5_000) + "}}").getBytes(UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(refusal(("{\"" + "k".repeat(100_000) + "\": 1}").getBytes(UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNumberWithAHugeExponentStaysSmall() {
        Bodies.Report report = read(SOUND.replace("\"times\": 3", "\"times\": 1e999999999"));

        assertThat(String.valueOf(report.given().get("times"))).hasSizeLessThan(30);
    }

    @Test
    void wholeFilesKeepTheirLinesAndNothingElseIsTaken() {
        AdminRoutes.Folder folder = StrictJson.read(
                "{\"files\": {\"tenant.yaml\": \"a: 1\\nb: 2\\n\"}}".getBytes(UTF_8), AdminRoutes.Folder.class, "en");

        assertThat(folder.files()).containsEntry("tenant.yaml", "a: 1\nb: 2\n");
        NotServed refused = catchThrowableOfType(
                NotServed.class,
                () -> StrictJson.read(
                        "{\"files\": {\"tenant.yaml\": null}}".getBytes(UTF_8), AdminRoutes.Folder.class, "en"));
        assertThat(refused.problem().reasons().get(0).field()).isEqualTo("files.tenant.yaml");
    }

    @Test
    void aRefusalIsWrittenInTheReadersLanguage() throws IOException {
        Refusal refusal = new Refusal(
                Refusal.Reason.NOT_NOW,
                "rule-1",
                "art. 1",
                null,
                new Words(Map.of("en", "Not yet.", "nl", "Nog niet.")),
                List.of(new gehoor.engine.Entry.Looked("rule-1", "danger", "yes", true)));

        assertThat(written(Map.of("barredBy", List.of(refusal)), "nl", false))
                .isEqualTo("{\"barredBy\":[{\"reason\":\"not-now\",\"rule\":\"rule-1\",\"basis\":\"art. 1\","
                        + "\"words\":\"Nog niet.\"}]}");
        assertThat(written(refusal, "en", true)).contains("Not yet.", "danger");
    }

    @Test
    void whatIsNullIsLeftOutAndDaysAreDays() throws IOException {
        record Line(
                String a, @org.jspecify.annotations.Nullable String b, LocalDate day) {}

        assertThat(written(new Line("x", null, LocalDate.of(2026, 1, 31)), "en", false))
                .isEqualTo("{\"a\":\"x\",\"day\":\"2026-01-31\"}");
    }

    private static String written(Object value, String language, boolean staff) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        StrictJson.write(value, language, staff, to);
        return to.toString(UTF_8);
    }

    private static Bodies.Report read(String json) {
        return StrictJson.read(json.getBytes(UTF_8), Bodies.Report.class, "en");
    }

    private static ProblemDocument refusal(byte[] json) {
        NotServed refused =
                catchThrowableOfType(NotServed.class, () -> StrictJson.read(json, Bodies.Report.class, "en"));
        assertThat(refused)
                .as(Arrays.toString(Arrays.copyOf(json, Math.min(60, json.length))))
                .isNotNull();
        return refused.problem();
    }

    private static String field(String json) {
        ProblemDocument problem = refusal(json.getBytes(UTF_8));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.reasons()).as(problem.detail()).hasSize(1);
        return problem.reasons().get(0).field();
    }
}
