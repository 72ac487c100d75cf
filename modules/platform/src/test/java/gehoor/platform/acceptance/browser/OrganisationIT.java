package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new organisation, from a template or a parcel to its first complaint, in the browser, while everybody else goes on. */
@Acceptance
@InBrowser
class OrganisationIT {
    private static final String ADMIN = "platform-admin";
    private static final String SECOND = "platform-second";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    /** The identity server keeps what was founded, also where the database begins anew: each run founds one of its own. */
    private static final String WATER = "vliet-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path scratch;

    private static AtConsole as(String username) {
        return AtConsole.as(username, View.wide("en"));
    }

    /** Fills in the one form of the template for public services. */
    private static void fillsIn(Tab tab, String id) {
        Page page = tab.page();
        page.locator("#id").fill(id);
        page.locator("#name-nl").fill("Waterschap de Vliet");
        page.locator("#name-fr").fill("Administration des eaux");
        page.locator("#name-en").fill("Water Board");
        page.locator("#mail").fill("klachten@vliet.example.org");
        page.locator("#phone").fill("+32 2 000 33 44");
        page.locator("#danger").fill("112");
        page.locator("#dpo-mail").fill("dpo@vliet.example.org");
        tab.chooses("Complaint handler").chooses("Head of the complaints service");
    }

    private static String token(String username, String password, String organization) throws Exception {
        String form = "grant_type=password&client_id=gehoor-demo&username=" + username + "&password="
                + URLEncoder.encode(password, UTF_8) + "&scope="
                + URLEncoder.encode("openid organization:" + organization, UTF_8);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(Gehoor.platform().issuer() + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private static HttpResponse<String> asked(String token, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(Gehoor.platform().address().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Clause({"PL-01", "PL-02", "PL-04"})
    void from_a_template_to_the_first_complaint_without_a_folder_or_a_restart() throws Exception {
        Instant begun = Instant.now();
        AtConsole admin = as(ADMIN).goes("");
        admin.tab().follows("New organisation").fine();
        admin.says("Public service, under the Flemish Governance Decree", "Mediation bureau");
        Gallery.keep(admin.tab(), "console, new organisation");
        admin.tab()
                .follows("Public service, under the Flemish Governance Decree")
                .fine();

        // what is wrong stands beside its field, and what was typed stays
        fillsIn(admin.tab(), "kind-en-gezin");
        admin.tab().page().locator("#colour").fill("#ffee00");
        admin.tab().page().locator("#mail").fill("nobody");
        admin.tab().presses("See what would be there");
        admin.tab().mending("“kind-en-gezin” is taken");
        assertThat(admin.tab().errorsBeside())
                .anySatisfy(error -> assertThat(error).contains("its contrast is 1.2"))
                .anySatisfy(error -> assertThat(error).contains("Write a mail address"));
        assertThat(admin.tab().page().locator("#name-fr").inputValue()).isEqualTo("Administration des eaux");
        assertThat(admin.tab().page().locator("#colour").inputValue()).isEqualTo("#ffee00");
        Gallery.keep(admin.tab(), "console, new organisation, what must be mended");
        admin.tab().page().locator("#id").fill(WATER);
        admin.tab().page().locator("#colour").fill("#0b5a70");
        admin.tab().page().locator("#mail").fill("klachten@vliet.example.org");
        admin.tab().presses("See what would be there").fine();

        // what would be there, before anything is
        admin.says(
                "/" + WATER,
                "Waterschap de Vliet",
                "Complaint about our service",
                WATER + "-handler",
                "Still invented");
        Gallery.keep(admin.tab(), "console, new organisation, what would be there");
        assertThat(Gehoor.tenant(WATER).visitor().procedures().status()).isEqualTo(404);
        admin.tab().presses("Change something").fine();
        assertThat(admin.tab().page().locator("#name-nl").inputValue()).isEqualTo("Waterschap de Vliet");
        admin.tab().presses("See what would be there").fine();
        admin.tab().presses("Begin the proposal").fine();

        // a proposal as every other: proved, and approved by a second person
        String proposal = admin.path();
        assertThat(proposal).startsWith("/" + WATER + "/voorstel/");
        admin.says("New organisation: Public service", "This procedure is new");
        Gallery.keep(admin.tab(), "console, a proposal of a new organisation");
        as(SECOND).goes("").says("Begun, and not live yet", WATER);
        admin.tab().presses("Put forward").fine();
        admin.untilProved();
        admin.says("Refuted: 0.", "A second person must approve it").saysNot("one of the organisation itself");
        assertThat(admin.can("Approve")).isFalse();
        AtConsole second = as(SECOND).goes(proposal);
        second.tab().presses("Approve").fine();
        assertThat(Gehoor.tenant(WATER).visitor().procedures().status())
                .as("approved is not live")
                .isEqualTo(404);
        second.tab().presses("Make it live").fine();
        second.says("This is live.");

        // the portal is there, in its languages
        Tab visitor =
                Browser.open(View.wide("fr")).goes("/" + WATER + "?lang=fr").fine();
        assertThat(visitor.words()).contains("Administration des eaux");
        Gallery.keep(visitor, "a new organisation's first page");
        Tenant vliet = Gehoor.tenant(WATER);
        Report.Taken report = vliet.visitor()
                .reports("complaint")
                .anonymous()
                .with("story", "Nobody called back.")
                .taken();
        assertThat(report.number()).startsWith("K-2026-");

        // and its staff
        second.tab().follows("Access for staff").fine();
        second.says("The organisation is not there yet.", "/team-lead", WATER + "-handler");
        Gallery.keep(second.tab(), "console, access that is missing");
        second.tab().presses("Make what is missing").fine();
        second.says("It is done.", "These passwords stand here once", WATER + "-team-lead", "All of it is there.");
        Gallery.keep(second.tab(), "console, access that was made");
        String password = second.tab()
                .page()
                .locator("tr", new Page.LocatorOptions().setHasText(WATER + "-handler"))
                .locator("td")
                .nth(1)
                .innerText()
                .strip();
        HttpResponse<String> file =
                asked(token(WATER + "-handler", password, WATER), "/api/tenants/" + WATER + "/files/" + report.file());
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.body()).contains("Nobody called back.");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(TEN_MINUTES);

        // again changes nothing, and shows no password again
        second.tab().presses("Do it again").fine();
        second.says("as it was").saysNot(password);
        assertThat(asked(token(WATER + "-handler", password, WATER), "/api/tenants/" + WATER + "/work")
                        .statusCode())
                .isEqualTo(200);
        assertThat(asked(token(WATER + "-handler", password, WATER), "/api/tenants/kind-en-gezin/work")
                        .statusCode())
                .as("at one organisation alone")
                .isEqualTo(403);
        second.goes("/" + WATER + "/spoor")
                .says("Organisation begun", "Put forward", "Proved", "Approved", "Made live", "Access made");
        Gallery.keep(second.tab(), "console, what was done at a new organisation");
    }

    @Test
    @Clause("PL-02")
    void what_was_begun_and_put_aside_frees_its_address() {
        AtConsole admin = as(ADMIN).goes("/organisations/new/public-service");
        fillsIn(admin.tab(), "duinwacht");
        admin.tab().presses("See what would be there").fine();
        admin.tab().presses("Begin the proposal").fine();
        String proposal = admin.path();
        AtConsole again = as(ADMIN).goes("/organisations/new/public-service");
        fillsIn(again.tab(), "duinwacht");
        again.tab().presses("See what would be there");
        again.tab().mending("“duinwacht” is taken");
        admin.tab().presses("Put aside").fine();
        again.tab().presses("See what would be there").fine();
        again.tab().presses("Begin the proposal").fine();
        assertThat(again.path()).startsWith("/duinwacht/voorstel/").isNotEqualTo(proposal);
        assertThat(Gehoor.tenant("duinwacht").visitor().procedures().status()).isEqualTo(404);
    }

    @Test
    @Clause("PL-02")
    void without_scripts_and_on_a_small_screen_it_is_the_same() {
        AtConsole admin = AtConsole.as(ADMIN, View.narrow("nl").inTheDark().withoutScript())
                .goes("/organisations/new/small-provider");
        admin.says("Naam in het Nederlands", "E-mail van de vertrouwenspersoon");
        admin.tab().presses("Bekijken wat er zou zijn");
        admin.tab().mending("Schrijf een mailadres");
        Gallery.keep(admin.tab(), "console, new organisation, what must be mended");
    }

    @Test
    @Clause("PL-02")
    void a_parcel_is_fetched_and_taken_in_and_what_is_none_is_refused_with_why() throws IOException {
        AtConsole admin = as(ADMIN).goes("/solidaris/pakket");
        Gallery.keep(admin.tab(), "console, a parcel");
        Download fetched = admin.tab()
                .page()
                .waitForDownload(() ->
                        admin.tab().page().locator("a[href$='/pakket.zip']").click());
        Path parcel = scratch.resolve("solidaris.zip");
        fetched.saveAs(parcel);
        assertThat(Files.size(parcel)).isGreaterThan(10_000);

        Path broken = scratch.resolve("broken.zip");
        byte[] bytes = Files.readAllBytes(parcel);
        bytes[bytes.length / 2] ^= 1;
        Files.write(broken, bytes);
        admin.tab().page().locator("#parcel").setInputFiles(broken);
        admin.tab().presses("Take in as a proposal");
        admin.tab().mending("is damaged");
        Gallery.keep(admin.tab(), "console, a parcel that is damaged");
        admin.tab().page().locator("#parcel").setInputFiles(parcel);
        admin.tab().presses("Take in as a proposal");
        assertThat(admin.tab().words()).contains("Nothing in it is different from what is live.");
        admin.goes("/solidaris/pakket");
        admin.tab().presses("Take in as a proposal");
        admin.tab().mending("Choose a file first.");
        admin.goes("/organisations/new");
        admin.tab().page().locator("#parcel").setInputFiles(broken);
        admin.tab().presses("Take in as a proposal");
        admin.tab().mending("is damaged");
    }
}
