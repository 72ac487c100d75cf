package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PilotHouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organisation is suspended and taken up again in the browser, while somebody is writing to it. */
@Acceptance
@InBrowser
class SuspendedIT {
    private static final String CAPE = "kaap";
    private static final String ADMIN = "platform-admin";
    private static final String REASON = "De poort wordt verbouwd tot de zomer.";
    private static final String STORY = "Mia Voorbeeld (verzonnen)";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(CAPE, "kp-");
    }

    @AfterEach
    void isTakenUpAgain() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/" + CAPE);
        if (admin.tab().words().contains("Suspended since")) {
            resumes(admin.tab(), "Take the organisation up again", "The test is over.", "Take up again");
        }
    }

    private static void resumes(Tab tab, String summary, String reason, String button) {
        tab.opens(summary);
        tab.page().locator("#reason").fill(reason);
        tab.presses(button).fine();
    }

    private static void suspends() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/" + CAPE);
        resumes(admin.tab(), "Suspend the organisation", REASON, "Suspend");
        admin.says("The organisation is suspended.");
        Gallery.keep(admin.tab(), "console, an organisation that is suspended");
        admin.goes("").says("suspended since 2 March 2026");
        Gallery.keep(admin.tab(), "console, organisations, one of them suspended");
    }

    @Test
    @Clause("PL-02")
    void what_somebody_was_writing_is_not_lost_and_is_sent_when_it_is_taken_up_again() {
        Tab writer = Browser.open(View.wide("nl")).goes("/" + CAPE + "/melden/complaint");
        Walk walk = new Walk(writer).choosing("identity", "anonymous").toTheReview();
        Tab phone = Browser.open(View.narrow("en")).goes("/" + CAPE + "/melden/complaint");
        Walk onThePhone = new Walk(phone).choosing("identity", "anonymous").toTheReview();
        Tab other = Browser.open(View.narrow("nl").inTheDark()).goes("/" + CAPE + "/melden/complaint");
        Walk halfway = new Walk(other).choosing("identity", "anonymous").to("q.story");
        suspends();

        // who was about to send it
        for (int i = 0; i < 2; i++) {
            walk.goesOn();
            assertThat(writer.status()).isEqualTo(409);
            assertThat(writer.page().title()).startsWith("Fout");
            assertThat(writer.words())
                    .contains("Loodshuis (verzonnen) neemt hier sinds 2 maart 2026 geen nieuwe meldingen aan.")
                    .contains(
                            "Er is niets verstuurd",
                            "Alles wat ingevuld werd, staat er nog",
                            STORY,
                            "poort@kaap.example.org")
                    .doesNotContain(REASON);
        }
        Gallery.keep(writer, "review, suspended meanwhile");
        onThePhone.goesOn();
        assertThat(phone.status()).isEqualTo(409);
        Gallery.keep(phone, "review, suspended meanwhile");

        // who is halfway reads it before going on in vain
        halfway.fillsIn();
        halfway.goesOn();
        other.fine();
        assertThat(other.words()).contains("geen nieuwe meldingen", "Alles wat ingevuld werd, staat er nog", STORY);
        Gallery.keep(other, "review, suspended");

        AtWork head = AtWork.as(CAPE, "kp-head").goes("/procedures");
        head.says("Suspended since");
        resumes(head.tab(), "Take the organisation up again", "De poort is open.", "Take up again");
        head.says("takes new reports again");
        walk.sends();
        halfway.sends();
    }

    @Test
    @Clause("PL-02")
    void whoever_comes_reads_it_everywhere_and_where_else_to_turn() {
        suspends();
        for (View view : List.of(View.narrow("nl").inTheDark(), View.wide("en").withoutScript(), View.wide("nl"))) {
            String since = view.language().equals("nl")
                    ? "neemt hier sinds 2 maart 2026 geen nieuwe meldingen aan"
                    : "takes no new reports here since 2 March 2026";
            Tab visitor = Browser.open(view)
                    .goes("/" + CAPE + "?lang=" + view.language())
                    .fine();
            assertThat(visitor.words()).contains(since).doesNotContain(REASON);
            assertThat(visitor.page().locator("a[href*='/melden/']").count()).isZero();
            Gallery.keep(visitor, "start, suspended");

            String title = view.language().equals("nl") ? "Klachten over de kaap" : "Complaints about the lighthouse";
            visitor.follows(title).fine();
            assertThat(visitor.words()).contains(since).doesNotContain(REASON);
            assertThat(visitor.page().locator("a[href*='/melden/']").count()).isZero();
            // its only way is the form
            assertThat(visitor.page()
                            .locator(".utrecht-alert a[href$='#reach']")
                            .count())
                    .isOne();
            Gallery.keep(visitor, "explained, suspended");

            visitor.goes("/" + CAPE + "/melden/complaint?lang=" + view.language())
                    .fine();
            assertThat(visitor.words()).contains(since).doesNotContain(REASON);
            assertThat(visitor.page().locator("main form").count()).isZero();
            Gallery.keep(visitor, "before, suspended");
        }
        AtWork keeper = AtWork.as(CAPE, "kp-keeper").goes("/nieuw");
        keeper.says("There is no procedure by which you can take in a report.").saysNot("can still be taken in here");
        Gallery.keep(keeper.tab(), "take in, suspended");
    }

    @Test
    @Clause("PL-02")
    void an_explained_procedure_leads_to_its_other_ways_and_to_who_can_help_outside() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/solidaris");
        try {
            resumes(admin.tab(), "Suspend the organisation", REASON, "Suspend");
            Tab visitor = Browser.open(View.narrow("fr"))
                    .goes("/solidaris/uitleg/complaint?lang=fr")
                    .fine();
            assertThat(visitor.words())
                    .contains("ne prend pas de nouveaux signalements ici depuis le 2 mars 2026")
                    .doesNotContain(REASON);
            for (String place : List.of("#how", "#next")) {
                assertThat(visitor.page()
                                .locator(".utrecht-alert a[href='" + place + "']")
                                .count())
                        .as(place)
                        .isOne();
                assertThat(visitor.page().locator("h2" + place).count())
                        .as(place)
                        .isOne();
            }
            Gallery.keep(visitor, "explained, suspended");
            AtWork ombud = AtWork.as("solidaris", "sol-ombud", View.wide("fr")).goes("/nieuw");
            ombud.says("peut toujours être enregistré ici");
            Gallery.keep(ombud.tab(), "take in, suspended");
        } finally {
            resumes(
                    admin.goes("/solidaris").tab(),
                    "Take the organisation up again",
                    "The test is over.",
                    "Take up again");
        }
        assertThat(Browser.open(View.wide("nl"))
                        .goes("/solidaris")
                        .fine()
                        .page()
                        .locator("a[href*='/melden/']")
                        .count())
                .isPositive();
    }

    @Test
    @Clause("PL-02")
    void a_reason_is_asked_beside_its_field_and_stands_in_the_trail() {
        AtConsole admin = AtConsole.as(ADMIN, View.narrow("nl").inTheDark()).goes("/" + CAPE);
        admin.tab().opens("De organisatie opschorten");
        admin.tab().presses("Opschorten");
        admin.tab().mending("Zeg waarom");
        assertThat(admin.tab().errorsBeside()).singleElement().asString().contains("Zeg waarom");
        Gallery.keep(admin.tab(), "console, suspending without a reason");
        Tab light = AtConsole.as(ADMIN, View.narrow("fr")).goes("/" + CAPE).tab();
        light.opens("Suspendre l'organisation");
        light.page().locator("form[action$='/opschorten'] button").click();
        assertThat(light.errorsBeside()).hasSize(1);
        Gallery.keep(light, "console, suspending without a reason");
        admin.tab().page().locator("#reason").fill(REASON);
        AtConsole meanwhile = AtConsole.as(ADMIN, View.wide("fr")).goes("/" + CAPE);
        meanwhile.tab().opens("Suspendre");
        admin.tab().presses("Opschorten").fine();
        admin.says("De organisatie is opgeschort.");

        // somebody else did it first
        meanwhile.tab().page().locator("#reason").fill("Moi aussi.");
        meanwhile.tab().presses("Suspendre");
        assertThat(meanwhile.tab().status()).isEqualTo(422);
        meanwhile.says("est déjà suspendue");

        resumes(admin.tab(), "De opschorting opheffen", "De poort is open.", "Opheffen");
        for (List<String> told : List.of(
                List.of("nl", "Opgeschort", "Opschorting opgeheven"),
                List.of("fr", "Suspendue", "Suspension levée"),
                List.of("en", "Suspended", "Taken up again after suspension"))) {
            AtConsole reader =
                    AtConsole.as(ADMIN, View.wide(told.get(0))).goes("/" + CAPE + "/spoor?lang=" + told.get(0));
            reader.says(told.get(1), told.get(2), REASON, "De poort is open.");
        }
        AtConsole reader = AtConsole.as(ADMIN, View.wide("en")).goes("/" + CAPE + "/spoor");
        Gallery.keep(reader.tab(), "console, what was done, a suspension among it");
    }
}
