package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PilotHouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A procedure is tried out by hand with a file that never was, and the walk is kept as a worked example. */
@Acceptance
@InBrowser
class TryOutIT {
    private static final String LOCKS = "sluishuis";
    private static final String ADMIN = "platform-admin";
    private static final String PROCEDURE = "Complaints about the lighthouse";

    /** An invented organisation of its own, whose procedure is proved and whose head decides about it. */
    @BeforeAll
    static void joins() {
        PilotHouse.joins(LOCKS, "sl-");
    }

    /** On the first page of a try-out: a Monday in March. */
    private static void onMonday(Tab tab) {
        tab.page().locator("#on-day").fill("2");
        tab.page().locator("#on-month").fill("3");
        tab.page().locator("#on-year").fill("2026");
    }

    private static Locator step(Tab tab, int which) {
        return tab.page().locator(".house-try__steps > li").nth(which);
    }

    private static String stage(Tab tab) {
        return tab.heading();
    }

    private static void closes(Tab tab, String finding, String reason) {
        tab.chooses(finding).writes("Why?", reason).presses("Answer and close").fine();
    }

    @Test
    @Clause("PL-02")
    void who_changes_a_procedure_tries_it_out_and_keeps_the_walk_as_an_example() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/" + LOCKS);
        admin.begins("An example by hand");
        String proposal = admin.path();
        admin.says("Try it");
        Tab tab = admin.tab();
        tab.follows(PROCEDURE).fine();
        admin.says("How does the file begin?", "Nothing of it is kept");
        Gallery.keep(tab, "try-out, how it begins");

        // what the report must have is said beside its question
        onMonday(tab);
        tab.presses("Let it begin");
        assertThat(tab.status()).isEqualTo(422);
        Gallery.keep(tab, "try-out, a beginning that is refused");
        tab.writes("What happened?", "The lock was shut.")
                .presses("Let it begin")
                .fine();

        // where it stands, what was sent and who reads it
        assertThat(stage(tab)).isEqualTo("Listening");
        admin.says("2 March 2026", "12 March 2026", "What Keeper (an) may do", "Who reads what now");
        tab.opens("To the complainant: We received your complaint");
        assertThat(step(tab, 0).innerText()).contains("VT-2026-0000");
        Gallery.keep(tab, "try-out, where it stands");

        // a refusal is told, and becomes a step
        tab.presses("Answer and close").fine();
        tab.presses("Answer and close");
        assertThat(tab.status()).isEqualTo(422);
        Gallery.keep(tab, "try-out, an act that is refused");
        tab.presses("Record this refusal").fine();
        assertThat(Tab.one(step(tab, 0).innerText())).contains("Refused", "Keeper (an)", "Answer and close");

        // the clock is wound forward until its date passes
        tab.presses("To 13 March 2026").fine();
        assertThat(Tab.one(step(tab, 0).innerText())).contains("Time passed until 13 March 2026", "To Head:");
        assertThat(tab.page().locator(".house-clock").innerText()).contains("12 March 2026");
        admin.says("Nothing is due any more.");
        Gallery.keep(tab, "try-out, a date has passed");
        tab.presses("Undo the last step").fine();
        assertThat(tab.words()).doesNotContain("Time passed until");
        tab.presses("Wind forward");
        assertThat(tab.status()).isEqualTo(422);
        admin.says("Choose a number of days, at most 3660.");
        tab.writes("How many days?", "14").presses("Wind forward").fine();
        assertThat(Tab.one(step(tab, 0).innerText())).contains("Time passed until 16 March 2026", "To Head:");

        // as somebody else: what they may, and what they may not
        tab.page().locator("#as").selectOption("complainant");
        tab.presses("Act as this one").fine();
        admin.says("What Complainant may do");
        assertThat(admin.can("Answer and close")).isFalse();
        tab.page().locator("#as").selectOption("keeper an");
        tab.presses("Act as this one").fine();
        tab.presses("Answer and close").fine();
        closes(tab, "Founded", "The keeper slept.");
        admin.says("Outcome: Founded.", "Our answer to");

        // and kept
        tab.presses("Keep it");
        assertThat(tab.status()).isEqualTo(422);
        Gallery.keep(tab, "try-out, an example without a title");
        tab.writes("What does it show?", "A complaint that waits too long reaches the head")
                .presses("Keep it")
                .fine();
        admin.says("It is kept as an example of the proposal.");
        Gallery.keep(tab, "try-out, kept");
        admin.goes(proposal).says("examples/complaint.yaml");
        admin.opens("examples/complaint.yaml");
        assertThat(admin.text())
                .contains(
                        "A complaint that waits too long reaches the head",
                        "refused: finding",
                        "until: 2026-03-16T09:00",
                        "head late",
                        "answer: {due: 2026-03-12, state: stopped-late}");
        admin.goes(proposal);
        tab.presses("Put forward").fine();
        admin.untilProved();
        admin.says("Refuted: 0.");
        tab.presses("Take back").fine();
        tab.presses("Put aside").fine();

        // nothing of it is anywhere else
        AtWork keeper = AtWork.as(LOCKS, "sl-keeper");
        for (String page : new String[] {"", "/register"}) {
            keeper.goes(page).saysNot("VT-2026", "The lock was shut.");
        }
        assertThat(admin.goes("/" + LOCKS)
                        .tab()
                        .page()
                        .locator("tbody tr td:last-child")
                        .first()
                        .innerText())
                .as("how many files there are")
                .doesNotContain("1");
    }

    @Test
    void an_organisation_tries_out_what_is_live_without_scripts_in_the_dark() {
        AtWork head = AtWork.as(LOCKS, "sl-head", View.narrow("nl").inTheDark().withoutScript())
                .goes("/procedures");
        Tab tab = head.tab();
        tab.fine().follows("Klachten over de sluishuis").fine();
        tab.follows("Uitproberen").fine();
        Gallery.keep(tab, "try-out, how it begins");
        onMonday(tab);
        tab.presses("Laten beginnen");
        assertThat(tab.status()).isEqualTo(422);
        Gallery.keep(tab, "try-out, a beginning that is refused");
        tab.writes("Wat is er gebeurd?", "De sluis was dicht.")
                .presses("Laten beginnen")
                .fine();
        assertThat(stage(tab)).isEqualTo("Luisteren");
        Gallery.keep(tab, "try-out, where it stands");
        tab.presses("Antwoorden en sluiten").fine();
        tab.presses("Nu niet").fine();
        tab.presses("Naar 13 maart 2026").fine();
        Gallery.keep(tab, "try-out, a date has passed");
        head.says("Een voorbeeld wordt bewaard in een voorstel");
        tab.presses("English").fine();
        head.says("An example is kept in a proposal");
    }

    @Test
    void in_french_on_a_small_light_and_on_a_large_dark_screen() {
        for (View view : new View[] {View.narrow("fr"), View.wide("fr").inTheDark()}) {
            AtConsole admin = AtConsole.as(ADMIN, view).goes("/" + LOCKS + "/uitproberen/complaint");
            Tab tab = admin.tab();
            onMonday(tab);
            tab.presses("Le commencer");
            assertThat(tab.status()).isEqualTo(422);
            Gallery.keep(tab, "try-out, a beginning that is refused");
            tab.page().locator("textarea").fill("The lock was shut.");
            tab.presses("Le commencer").fine();
            tab.presses("Au 13 mars 2026").fine();
            tab.presses("Answer and close");
            tab.presses("Answer and close");
            assertThat(tab.status()).isEqualTo(422);
            assertThat(tab.words())
                    .as("one language for what the organisation does not say in French")
                    .contains("Our finding")
                    .doesNotContain("Ons oordeel");
            Gallery.keep(tab, "try-out, an act that is refused");
            tab.presses("Noter ce refus").fine();
            Gallery.keep(tab, "try-out, where it stands");
        }
    }

    @Test
    void what_was_tried_out_is_not_lost_when_the_login_has_ended() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/" + LOCKS);
        Tab tab = admin.tab();
        tab.follows(PROCEDURE).fine();
        tab.follows("Try it").fine();
        onMonday(tab);
        tab.writes("What happened?", "The lock was shut.")
                .presses("Let it begin")
                .fine();
        tab.writes("How many days?", "3");
        admin.logsOut();
        tab.presses("Wind forward");
        assertThat(tab.status()).isEqualTo(401);

        admin.logsInAgain();
        tab.loading(() -> tab.page().locator("main form button[type=submit]").click());
        tab.fine();
        admin.says("Time passed until 5 March 2026");
    }

    @Test
    void addresses_that_somebody_made_up_and_who_may_not() {
        AtConsole admin = AtConsole.as(ADMIN, View.wide("en"));
        for (String path : new String[] {
            "/uitproberen/nothing",
            "/uitproberen/complaint?voorstel=no-id",
            "/uitproberen/complaint?voorstel=00000000-0000-0000-0000-000000000000",
            "/uitproberen/complaint?versie=99"
        }) {
            admin.tab().goes("/platform/" + LOCKS + path);
            assertThat(admin.tab().status()).as(path).isEqualTo(404);
        }
        AtWork keeper = AtWork.as(LOCKS, "sl-keeper");
        keeper.goes("/procedures/uitproberen/complaint");
        assertThat(keeper.tab().status()).isEqualTo(403);
        Page visitor = Browser.open(View.wide("en"))
                .goes("/platform/" + LOCKS + "/uitproberen/complaint")
                .page();
        assertThat(visitor.url()).as("to the login").contains("/protocol/openid-connect/auth");
    }
}
