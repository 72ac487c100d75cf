package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.browser.AtWork;
import gehoor.platform.acceptance.browser.Gallery;
import gehoor.platform.acceptance.browser.InBrowser;
import gehoor.platform.acceptance.browser.Tab;
import gehoor.platform.acceptance.browser.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An open file stays under the version with which it began, or is moved by somebody who saw what that changes for it. */
@Acceptance
@InBrowser
class GoingOverIT {
    private static final String HOUSE = "overgang";
    private static final Tenant PILOTS = Gehoor.tenant(HOUSE);
    private static final String KEEPER = "og-keeper";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(HOUSE, "og-");
    }

    private static Report.Taken complaint() {
        return PILOTS.visitor()
                .reports("complaint")
                .named("Ina Voorbeeld", "ina.voorbeeld@example.org")
                .with("story", "The lamp was out.")
                .taken();
    }

    /** Another version of the procedure is in force from now on. */
    private static String version(String was, String is, String dueInExample) throws IOException {
        Path folder = Gehoor.platform().tenantConfig().resolve(HOUSE);
        Path procedure = folder.resolve("procedures/complaint.yaml");
        String text = Files.readString(procedure);
        assertThat(text).contains(was);
        String version = "v" + System.nanoTime();
        Files.writeString(
                procedure,
                text.replaceFirst("version: \"[^\"]+\"", "version: \"" + version + "\"")
                        .replace(was, is));
        Path example = folder.resolve("examples/complaint.yaml");
        Files.writeString(
                example, Files.readString(example).replaceFirst("due: 2026-03-\\d\\d", "due: " + dueInExample));
        Answered activated = Call.of("POST", "/api/admin/tenants/" + HOUSE + "/activate")
                .as("platform-admin", "platform")
                .sent()
                .good();
        assertThat(activated.json().path("problems")).isEmpty();
        return version;
    }

    private static String path(Report.Taken taken) {
        return "/api/tenants/" + HOUSE + "/files/" + taken.file() + "/version";
    }

    private static FileSeen seen(Report.Taken taken) {
        return PILOTS.as(KEEPER).file(taken).seen();
    }

    private static void theTerm(String length, String due) throws IOException {
        Path procedure = Gehoor.platform().tenantConfig().resolve(HOUSE).resolve("procedures/complaint.yaml");
        String now = Files.readString(procedure).replaceFirst("(?s).*?length: (\\d+) calendar days.*", "$1");
        if (!now.equals(length)) {
            version("length: " + now + " calendar days", "length: " + length + " calendar days", due);
        }
    }

    @Test
    @Clause("PL-05")
    void who_handles_it_sees_what_it_changes_says_why_and_moves_it() throws IOException {
        theTerm("10", "2026-03-12");
        Report.Taken taken = complaint();
        String before = seen(taken).json().path("procedureVersion").asText();
        AtWork keeper = AtWork.as(HOUSE, KEEPER).opens(taken.file());
        assertThat(keeper.tab().words()).doesNotContain("is in force.");
        version("length: 10 calendar days", "length: 8 calendar days", "2026-03-10");
        assertThat(seen(taken).clock("answer").due()).as("it stays as it began").isEqualTo("2026-03-12");

        keeper.looksAgain().says("This file runs under version " + before, "is in force.");
        Tab tab = keeper.tab();
        tab.follows("See what going over would change").fine();
        keeper.says(
                "A file stays under the version with which it began, unless you move it here.",
                "Answer (published term)",
                "12 March 2026",
                "10 March 2026",
                "The one difference between the two versions");
        Gallery.keep(tab, "another version, what it changes");

        // without a reason nothing is done
        presses(tab);
        assertThat(tab.status()).isEqualTo(422);
        tab.mending("Say why the file goes over. Whoever reads it later wants to know.");
        Gallery.keep(tab, "another version, without a reason");
        assertThat(seen(taken).json().path("procedureVersion").asText()).isEqualTo(before);

        for (View view : List.of(
                View.narrow("nl").inTheDark(),
                View.narrow("nl"),
                View.wide("en").inTheDark())) {
            AtWork other = AtWork.as(HOUSE, KEEPER, view);
            other.goes("/dossier/" + taken.file() + "/versie");
            presses(other.tab());
            assertThat(other.tab().status()).isEqualTo(422);
            Gallery.keep(other.tab(), "another version, without a reason");
        }

        // nor where something was done in the file since it was looked at
        tab.writes("Why does this file go over?", "The shorter term is better for her.");
        PILOTS.as(KEEPER)
                .file(taken)
                .does("message")
                .with("message", "We are looking.")
                .done();
        presses(tab);
        assertThat(tab.status()).isEqualTo(409);
        keeper.says("Something was done in this file meanwhile.");
        assertThat(tab.page().locator("main form textarea").inputValue())
                .isEqualTo("The shorter term is better for her.");
        assertThat(seen(taken).json().path("procedureVersion").asText()).isEqualTo(before);

        presses(tab);
        tab.fine();
        keeper.says("Went over to another version of the procedure", "The shorter term is better for her.")
                .saysNot("See what going over would change");
        FileSeen after = seen(taken);
        assertThat(after.json().path("procedureVersion").asText()).isNotEqualTo(before);
        assertThat(after.clock("answer").due()).isEqualTo("2026-03-10");
        PILOTS.as(KEEPER)
                .file(taken)
                .does("give-answer")
                .with("finding", "founded")
                .with("reason", "The oil was up.")
                .done();
        assertThat(seen(taken).outcome()).isEqualTo("founded");
    }

    @Test
    @Clause("PL-05")
    void what_was_promised_stays_and_the_page_says_what_bars_it() throws IOException {
        theTerm("10", "2026-03-12");
        Report.Taken taken = complaint();
        version("length: 10 calendar days", "length: 20 calendar days", "2026-03-22");

        AtWork keeper = AtWork.as(HOUSE, KEEPER, View.narrow("nl").inTheDark());
        keeper.goes("/dossier/" + taken.file() + "/versie");
        keeper.tab().fine();
        keeper.says(
                "Overgaan kan nu niet",
                "De termijn “Antwoord” is beloofd tegen 12 maart 2026 en zou eindigen op 22 maart 2026.");
        assertThat(keeper.tab().page().locator("main form button").count()).isZero();
        Gallery.keep(keeper.tab(), "another version, barred");

        Answered look = Call.get(path(taken)).as(KEEPER, HOUSE).sent().good();
        assertThat(look.json().path("bars").findValuesAsText("rule")).containsExactly("answer-1");
        Call.post(path(taken), Map.of("reason", "Because."))
                .with("If-Match", look.header("ETag").orElseThrow())
                .as(KEEPER, HOUSE)
                .sent()
                .refusedWith(422);
        assertThat(seen(taken).clock("answer").due()).isEqualTo("2026-03-12");
    }

    @Test
    @Clause("PL-05")
    void only_who_may_moves_it_and_says_which_state_of_the_file_they_saw() throws IOException {
        theTerm("10", "2026-03-12");
        Report.Taken taken = complaint();
        version("length: 10 calendar days", "length: 9 calendar days", "2026-03-11");
        Answered look = Call.get(path(taken)).as(KEEPER, HOUSE).sent().good();
        JsonNode term = look.json().path("terms").path(0);
        assertThat(term.path("before").asText()).isEqualTo("2026-03-12");
        assertThat(term.path("after").asText()).isEqualTo("2026-03-11");

        Call.get(path(taken)).as("og-head", HOUSE).sent().refusedWith(403);
        Call.post(path(taken), Map.of("reason", "Because."))
                .with("If-Match", "*")
                .as("og-head", HOUSE)
                .sent()
                .refusedWith(403);
        Call.get(path(taken)).sent().refusedWith(401);
        Call.get(path(taken)).as("sol-ombud", "solidaris").sent().refusedWith(403);
        Call.post(path(taken), Map.of("reason", "Because."))
                .as(KEEPER, HOUSE)
                .sent()
                .refusedWith(428);
        Call.post(path(taken), Map.of("reason", "Because."))
                .with("If-Match", "\"77\"")
                .as(KEEPER, HOUSE)
                .sent()
                .refusedWith(412);
        Call.post(path(taken), Map.of("reason", " "))
                .with("If-Match", look.header("ETag").orElseThrow())
                .as(KEEPER, HOUSE)
                .sent()
                .refusedForField("reason");

        Answered done = Call.post(path(taken), Map.of("reason", "Because."))
                .with("If-Match", look.header("ETag").orElseThrow())
                .as(KEEPER, HOUSE)
                .sent()
                .good();

        assertThat(done.json().path("procedureVersion").asText())
                .isEqualTo(look.json().path("to").asText());
        Call.get(path(taken)).as(KEEPER, HOUSE).sent().refusedWith(409);
        assertThat(PILOTS.mailbox(taken.receipt())
                        .seen()
                        .json()
                        .path("procedureVersion")
                        .asText())
                .isEqualTo(look.json().path("to").asText());
    }

    private static void presses(Tab tab) {
        tab.loading(() -> tab.page()
                .locator("main form button.utrecht-button--primary-action")
                .first()
                .click());
    }
}
