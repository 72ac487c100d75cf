package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Asked;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works at an organisation that leaves takes along what they may read, in the browser. */
@Acceptance
@InBrowser
class TakenAlongIT {
    private static final String CLIPPER = "tjalk";
    private static final String KEEPER = "tj-keeper";

    @TempDir
    Path scratch;

    @BeforeAll
    static void joins() {
        PilotHouse.joins(CLIPPER, "tj-");
    }

    @AfterEach
    void isCalledOff() {
        Asked.calledOff(CLIPPER);
    }

    private static Report.Taken complaint() {
        return Gehoor.tenant(CLIPPER)
                .visitor()
                .reports("complaint")
                .named("Mia Voorbeeld", "mia@example.org")
                .with("story", "The lamp was out <b>again</b>.")
                .taken();
    }

    private ZipFile takes(Tab tab) throws IOException {
        Download download = tab.page()
                .waitForDownload(() ->
                        tab.page().locator("form[action*='/meenemen'] button").click());
        // To the browser a page that turns out to be a download is a request that was given up.
        assertThat(tab.takeComplaints()).allMatch(complaint -> complaint.endsWith("/werk/meenemen net::ERR_ABORTED"));
        assertThat(download.suggestedFilename()).isEqualTo("gehoor-" + CLIPPER + ".zip");
        Path zip = scratch.resolve(download.suggestedFilename());
        download.saveAs(zip);
        return new ZipFile(zip.toFile(), UTF_8);
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry("gehoor/" + name)).readAllBytes(), UTF_8);
    }

    @Test
    @Clause("PL-06")
    void before_a_removal_is_asked_for_the_page_says_what_must_come_first() {
        AtWork keeper = AtWork.as(CLIPPER, KEEPER).goes("/meenemen");
        assertThat(keeper.tab().status()).isEqualTo(409);
        keeper.says("once the removal of the organisation is asked for", "Our procedures");
        assertThat(keeper.tab().page().locator("main form").count()).isZero();
        Gallery.keep(keeper.tab(), "taking along, not yet");
        AtWork dutch = AtWork.as(CLIPPER, KEEPER, View.narrow("nl").inTheDark()).goes("/meenemen");
        assertThat(dutch.tab().status()).isEqualTo(409);
        dutch.says("wanneer de verwijdering van de organisatie is aangevraagd");
        Gallery.keep(dutch.tab(), "taking along, not yet");
    }

    @Test
    @Clause("PL-06")
    void it_is_downloaded_once_somebody_says_that_it_is_kept_safe() throws IOException {
        Report.Taken report = complaint();
        Asked.removal(CLIPPER, LocalDate.of(2026, 4, 2));
        for (View view : List.of(View.narrow("en"), View.wide("nl").inTheDark())) {
            Tab tab = AtWork.as(CLIPPER, KEEPER, view).goes("/meenemen").tab().fine();
            Gallery.keep(tab, "taking along");
            tab.loading(
                    () -> tab.page().locator("form[action*='/meenemen'] button").click());
            tab.mending(view.language().equals("en") ? "Say that you keep it" : "Bevestig dat je het bewaart");
            assertThat(tab.errorsBeside()).hasSize(1);
            Gallery.keep(tab, "taking along, not said to be safe");
        }

        Tab tab = AtWork.as(CLIPPER, KEEPER, View.wide("en").withoutScript())
                .goes("/meenemen")
                .tab()
                .fine();
        assertThat(tab.words())
                .contains("from 2 April 2026 on", "not even as a number", "other people’s stories")
                .contains("You have not taken anything along yet.")
                .doesNotContain("No file was found");
        tab.chooses("I keep it where only those read it who may.");
        try (ZipFile zip = takes(tab)) {
            String folder = "files/" + report.number();
            assertThat(text(zip, "complete.txt")).contains("# complete", folder + "/file.pdf");
            assertThat(text(zip, "index.html")).contains(report.number(), "complete.txt");
            assertThat(text(zip, folder + "/file.json")).contains("The lamp was out <b>again</b>.");
            looked(text(zip, folder + "/file.html"), "a file that was taken along");
            looked(text(zip, "index.html"), "files that were taken along");
        }
        tab.goes("/" + CLIPPER + "/werk/meenemen").fine();
        assertThat(tab.words())
                .contains("No file was found that you may read", "You last took something along on 2 March 2026");
    }

    /** As it opens from a disk. */
    private static void looked(String html, String name) {
        for (View view : List.of(View.narrow("en"), View.wide("en").inTheDark())) {
            Tab tab = Browser.open(view);
            tab.page()
                    .route(
                            "**/" + CLIPPER + "/kept.html",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/html;charset=UTF-8")
                                    .setBody(html)));
            tab.goes("/" + CLIPPER + "/kept.html").fine();
            assertThat(tab.words()).contains("VT-2026-");
            Gallery.keep(tab, name);
        }
    }
}
