package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who runs the platform, and who decides for an organisation, change its procedures in the browser; neither needs a folder or a restart. */
@Acceptance
@InBrowser
class ConsoleIT {
    private static final String PILOTS = "loodshuis";
    private static final Tenant PILOT_HOUSE = Gehoor.tenant(PILOTS);
    private static final String ADMIN = "platform-admin";
    private static final String SECOND = "platform-second";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(PILOTS, "lh-");
    }

    private static Report.Taken complaint() {
        return PILOT_HOUSE
                .visitor()
                .reports("complaint")
                .anonymous()
                .with("story", "The lamp of the pilots was out.")
                .taken();
    }

    private static AtConsole as(String username) {
        return AtConsole.as(username, View.wide("en"));
    }

    // ---------------------------------------------------------------- seeing

    @Test
    @Clause("PL-02")
    void who_runs_the_platform_sees_what_is_live_and_no_complaint() {
        Report.Taken running = complaint();

        AtConsole admin = as(ADMIN).goes("");
        admin.says("Organisations", "and never sees a complaint", "The Pilot house (invented)");
        Gallery.keep(admin.tab(), "console, organisations");
        admin.goes("/" + PILOTS).says("What was live when");
        Locator row = admin.tab().page().locator("tbody tr").first();
        assertThat(Tab.one(row.innerText())).contains("Complaints about the lighthouse", "since 1 January 2026");
        assertThat(Integer.parseInt(row.locator("td").nth(2).innerText()))
                .as("how many run")
                .isPositive();
        Gallery.keep(admin.tab(), "console, organisation");

        admin.tab().follows("Complaints about the lighthouse").fine();
        String procedure = admin.path();
        admin.says("house rules, 1.5", "V-keeper", "give-answer", "calendar days", "A keeper reads it.");
        assertThat(admin.tab().page().locator("svg[role=img]").count())
                .as("it is drawn")
                .isEqualTo(1);
        assertThat(admin.tab()
                        .page()
                        .locator("tr", new Page.LocatorOptions().setHasText("give-answer"))
                        .locator("td")
                        .nth(1)
                        .innerText())
                .as("the example that uses it")
                .isEqualTo("A complaint is answered in time");
        Gallery.keep(admin.tab(), "console, a procedure");

        for (String page : List.of("", "/" + PILOTS, procedure, "/" + PILOTS + "/spoor")) {
            admin.goes(page);
            assertThat(admin.tab().page().content())
                    .doesNotContain(running.file().toString(), "The lamp of the pilots was out.", running.number());
        }
        admin.tab().goes("/" + PILOTS + "/werk/dossier/" + running.file());
        assertThat(admin.tab().page().url()).as("no page of a file opens").contains("/protocol/openid-connect/auth");
    }

    @Test
    void nobody_else_comes_in() {
        Tab visitor = Browser.open(View.wide("en")).goes("/platform/" + PILOTS);
        assertThat(visitor.page().url()).as("to the login").contains("/protocol/openid-connect/auth");

        AtWork keeper = AtWork.as(PILOTS, "lh-keeper");
        keeper.goes("/procedures");
        assertThat(keeper.tab().status()).isEqualTo(403);
        keeper.says("Only who has a role that decides");
        AtWork head = AtWork.as(PILOTS, "lh-head").goes("/procedures");
        head.tab().fine();
        head.says("Our procedures").saysNot("Open files");
        Gallery.keep(head.tab(), "our procedures");
    }

    // ---------------------------------------------------------------- changing

    /** A day is asked for, chosen, and called off. */
    private static void onALaterDay(AtConsole second, String proposal) {
        Tab tab = second.tab();
        tab.opens("Rather on a later day?");
        tab.presses("Make live on that day");
        tab.mending("Fill in a day, a month and a year.");
        tab.writesDay("1", "3", "2026").presses("Make live on that day");
        tab.mending("Choose a day that is still to come, at most 366 days ahead.");
        Gallery.keep(tab, "console, a day that is over");
        for (View view : List.of(
                View.narrow("nl").inTheDark(),
                View.narrow("fr"),
                View.wide("en").inTheDark())) {
            Tab other = AtConsole.as(SECOND, view).goes(proposal).tab();
            other.page()
                    .locator("form[action$='/plannen']")
                    .locator("xpath=ancestor::details/summary")
                    .click();
            other.loading(() ->
                    other.page().locator("form[action$='/plannen'] button").click());
            assertThat(other.status()).isEqualTo(422);
            Gallery.keep(other, "console, a day that is over");
        }
        tab.writesDay("9", "3", "2026").presses("Make live on that day").fine();
        second.says("Goes live on 9 March 2026.", "So decided by Platform Second.");
        Gallery.keep(tab, "console, goes live on a day");
        tab.presses("Call off the day").fine();
        assertThat(tab.words()).doesNotContain("Goes live on 9 March 2026.");
    }

    @Test
    @Clause({"PL-02", "PL-05"})
    void a_term_is_shortened_proved_approved_made_live_and_put_back() {
        Report.Taken before = complaint();
        assertThat(before.due("answer")).isEqualTo("2026-03-12");
        AtConsole admin = as(ADMIN).goes("/" + PILOTS);
        admin.begins("An answer within a week");

        // written, with what is wrong at its line
        admin.opens("procedures/complaint.yaml");
        String text = admin.text();
        admin.types(text.replace("desk: gate", "desk: gait"));
        admin.tab().presses("Save").fine();
        admin.says("What is wrong: 1", "gait", "gate");
        assertThat(admin.tab().page().locator("button.house-problems__line").innerText())
                .matches("line 8, sign \\d+");
        Gallery.keep(admin.tab(), "console, a text with a mistake");
        admin.types(text.replaceFirst("version: \"[^\"]+\"", "version: \"week\"")
                .replace("length: 10 calendar days", "length: 7 calendar days"));
        admin.tellsWhileTyping("All is right as it stands.");
        admin.tab().presses("Save").fine();
        admin.says("Saved.");
        admin.tab().follows("To the proposal").fine();

        // an example that does not say so yet is told, and keeps it from going live
        String proposal = admin.path();
        admin.tab().presses("Put forward").fine();
        admin.untilProved();
        admin.says("Refuted: 1.", "the date of answer is 2026-03-09, not 2026-03-12");
        Gallery.keep(admin.tab(), "console, what does not hold");
        assertThat(as(SECOND).goes(proposal).can("Approve")).isFalse();
        admin.tab().presses("Take back").fine();
        admin.opens("examples/complaint.yaml");
        admin.types(admin.text().replace("due: 2026-03-12", "due: 2026-03-09"));
        admin.tab().presses("Save").fine();
        admin.goes(proposal);

        // what it would change, by meaning and for who complains
        admin.says("procedures/complaint.yaml", " to week, for new files from", "10 calendar days", "7 calendar days");
        assertThat(Tab.one(admin.tab().page().locator(".house-changes").innerText()))
                .contains("Now:", "10 calendar days", "Then:", "7 calendar days");
        admin.tab().opens("Line by line");
        assertThat(admin.tab()
                        .page()
                        .locator(".house-diff__line--new")
                        .allInnerTexts()
                        .toString())
                .contains("length: 7 calendar days");
        Gallery.keep(admin.tab(), "console, a draft");

        // how the files of before would have gone, as figures that point to nobody
        for (int i = 0; i < 6; i++) {
            complaint();
        }
        anotherIsUnderWay(admin);
        admin.goes(proposal);
        admin.tab().presses("Try on the past: Complaints about the lighthouse").fine();
        admin.untilSays("By which rules");
        admin.says("Files", "about ", "fewer than five, or none");
        assertThat(admin.tab().page().content())
                .doesNotContain(before.number(), before.file().toString(), "The lamp of the pilots was out.");
        Gallery.keep(admin.tab(), "console, tried on the past");
        admin.goes(proposal);

        // proved, and approved by somebody else
        admin.tab().presses("Put forward").fine();
        admin.untilProved();
        admin.says("Refuted: 0.", "A second person must approve it");
        assertThat(admin.can("Approve")).isFalse();
        assertThat(admin.can("Make it live")).isFalse();
        Gallery.keep(admin.tab(), "console, put forward");
        AtConsole second = as(SECOND).goes(proposal);
        second.tab().presses("Approve").fine();
        second.says("Approved by Platform Second");
        assertThat(complaint().due("answer")).as("approved is not live").isEqualTo("2026-03-12");
        onALaterDay(second, proposal);
        second.tab().presses("Make it live").fine();
        second.says("This is live.");
        Gallery.keep(second.tab(), "console, live");

        // new files go by it, the one that ran keeps its version
        assertThat(complaint().due("answer")).isEqualTo("2026-03-09");
        assertThat(PILOT_HOUSE
                        .as("lh-keeper")
                        .file(before)
                        .seen()
                        .clock("answer")
                        .due())
                .isEqualTo("2026-03-12");
        Tab visitor = Browser.open(View.wide("en"))
                .goes("/" + PILOTS + "/uitleg/complaint")
                .fine();
        assertThat(visitor.words()).contains("7 calendar days");

        // and back in one step
        admin.goes("/" + PILOTS);
        admin.tab()
                .loading(() -> admin.tab()
                        .page()
                        .locator("form[action*='/terug'] button")
                        .first()
                        .click());
        admin.tab().fine();
        admin.says("What was live before is live again.");
        assertThat(complaint().due("answer")).isEqualTo("2026-03-12");

        admin.goes("/" + PILOTS + "/spoor");
        admin.says(
                "Put back",
                "Made live",
                "Platform Second",
                "Approved",
                "Proved",
                "Put forward",
                "File changed",
                "Proposal begun",
                "nobody: the folder changed");
        Gallery.keep(admin.tab(), "console, what was done");
    }

    @Test
    @Clause("PL-02")
    void where_somebody_would_read_more_the_organisation_itself_must_agree() {
        AtConsole admin = as(ADMIN).goes("/" + PILOTS);
        admin.begins("The head reads along");
        admin.opens("procedures/complaint.yaml");
        admin.types(admin.text()
                .replaceFirst("version: \"[^\"]+\"", "version: \"wider\"")
                .replace("who: [head], sees: [existence, file]", "who: [head], sees: [existence, file, messages]"));
        admin.tab().presses("Save").fine();
        admin.tab().follows("To the proposal").fine();
        String proposal = admin.path();
        admin.opens("examples/complaint.yaml");
        admin.types(admin.text().replace("head hilde: [existence, file]", "head hilde: [existence, file, messages]"));
        admin.tab().presses("Save").fine();
        admin.goes(proposal);
        admin.says("Somebody would come to read more than now");
        admin.tab().presses("Put forward").fine();
        admin.untilProved();
        AtConsole second = as(SECOND).goes(proposal);
        second.tab().presses("Approve").fine();
        second.says("one of the organisation itself must approve it (Head)");
        assertThat(second.can("Make it live")).isFalse();
        Gallery.keep(second.tab(), "console, somebody would read more");

        AtWork head = AtWork.as(PILOTS, "lh-head").goes("/procedures" + proposal.substring(("/" + PILOTS).length()));
        head.tab().fine().presses("Approve").fine();
        head.says("for the organisation");
        Gallery.keep(head.tab(), "our procedures, a proposal");
        head.tab().presses("Make it live").fine();
        head.says("This is live.");
    }

    @Test
    void what_two_change_at_once_is_not_lost() {
        AtConsole admin = as(ADMIN).goes("/" + PILOTS);
        admin.begins("Two at once");
        admin.opens("tenant.yaml");
        String proposal = admin.path().replaceFirst("/bestand/.*", "");
        AtConsole second = as(SECOND).goes(proposal);
        second.opens("tenant.yaml");
        second.types(second.text().replace("keep: 5 years", "keep: 6 years"));
        second.tab().presses("Save").fine();

        admin.types(admin.text().replace("keep: 5 years", "keep: 7 years"));
        admin.tab().presses("Save");

        assertThat(admin.tab().status()).isEqualTo(409);
        admin.says("Somebody changed this proposal meanwhile.");
        assertThat(admin.text()).as("what was typed is there").contains("keep: 7 years");
        Gallery.keep(admin.tab(), "console, changed meanwhile");
        admin.goes(proposal);
        admin.tab().presses("Put aside").fine();
        admin.says("It was put aside.");
        admin.tab().presses("Take up again").fine();
        admin.tab().presses("Put aside").fine();
    }

    @Test
    void without_scripts_the_button_tells_the_same() {
        AtConsole admin = AtConsole.as(ADMIN, View.narrow("nl").inTheDark().withoutScript())
                .goes("/" + PILOTS);
        admin.begins("Zonder script");
        admin.opens("procedures/complaint.yaml");
        String file = admin.path();
        admin.types(admin.text().replace("stage: listening\n  does", "stage: lissening\n  does"));
        admin.tab().presses("Bewaren").fine();
        admin.says("Wat niet klopt: 1", "lissening");
        Gallery.keep(admin.tab(), "console, a text with a mistake");
        AtConsole inFrench = AtConsole.as(ADMIN, View.narrow("fr")).goes(file);
        inFrench.says("n’existe pas", "lissening");
        Gallery.keep(inFrench.tab(), "console, a text with a mistake");
        admin.tab().follows("Naar het voorstel").fine();
        assertThat(admin.can("Indienen")).as("not with a mistake in it").isFalse();
        Gallery.keep(admin.tab(), "console, a draft with a mistake");
        admin.tab().presses("Wegleggen").fine();
    }

    @Test
    void what_was_written_is_not_lost_when_the_login_has_ended() {
        AtConsole admin = as(ADMIN).goes("/" + PILOTS);
        admin.begins("The login ends");
        admin.opens("tenant.yaml");
        admin.types(admin.text().replace("keep: 5 years", "keep: 9 years"));
        String proposal = admin.path();
        admin.logsOut();
        admin.tab().presses("Save");
        assertThat(admin.tab().status()).isEqualTo(401);
        Gallery.keep(admin.tab(), "console, the login ended");

        admin.logsInAgain();
        admin.tab()
                .loading(() -> admin.tab()
                        .page()
                        .locator("main form button[type=submit]")
                        .click());
        admin.tab().fine();
        admin.says("Saved.");
        admin.goes(proposal);
        assertThat(admin.text()).contains("keep: 9 years");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        String long121 = "x".repeat(121);
        for (View view : List.of(
                View.narrow("fr"),
                View.narrow("nl").inTheDark(),
                View.wide("en").inTheDark())) {
            AtConsole admin = AtConsole.as(ADMIN, view).goes("/" + PILOTS);
            admin.tab().page().locator("#title").fill(long121);
            admin.tab()
                    .loading(() -> admin.tab()
                            .page()
                            .locator("main form:has(#title) button[type=submit]")
                            .click());
            assertThat(admin.tab().status()).isEqualTo(422);
            assertThat(admin.tab().page().locator("#title").inputValue()).isEqualTo(long121);
            assertThat(admin.tab().page().locator("#title").getAttribute("aria-invalid"))
                    .isEqualTo("true");
            assertThat(admin.tab()
                            .page()
                            .locator(".house-errors a[href='#title']")
                            .count())
                    .isEqualTo(1);
            Gallery.keep(admin.tab(), "console, a proposal without a title that can be");

            admin.goes("/" + PILOTS).begins("A file that cannot be");
            String proposal = admin.path();
            admin.tab().page().locator("#folder").selectOption("letters");
            admin.tab().page().locator("#name").fill("No Such Name");
            admin.tab()
                    .loading(() -> admin.tab()
                            .page()
                            .locator("main form:has(#name) button[type=submit]")
                            .click());
            assertThat(admin.tab().status()).isEqualTo(422);
            assertThat(admin.tab().page().locator("#name").inputValue()).isEqualTo("No Such Name");
            assertThat(admin.tab().page().locator("#folder").inputValue()).isEqualTo("letters");
            assertThat(admin.tab()
                            .page()
                            .locator(".house-errors a[href='#name']")
                            .count())
                    .isEqualTo(1);
            Gallery.keep(admin.tab(), "console, a file that cannot be called so");

            for (String page : List.of("", "/" + PILOTS, "/" + PILOTS + "/spoor")) {
                admin.goes(page);
                Gallery.keep(admin.tab(), "console" + page.replace("/", ", "));
            }
            admin.goes("/" + PILOTS);
            admin.tab()
                    .loading(() -> admin.tab()
                            .page()
                            .locator("tbody a.utrecht-link")
                            .first()
                            .click());
            Gallery.keep(admin.tab(), "console, a procedure");
            admin.tab().goes("/platform" + proposal + "/verleden/00000000-0000-4000-8000-000000000000");
            assertThat(admin.tab().status()).isEqualTo(404);
            Gallery.keep(admin.tab(), "console, a trial that is no longer known");
            // As where its server went away: that it is found so is tried where one does (FireIT).
            UUID broken = UUID.randomUUID();
            Database.rows(
                    "insert into gehoor.job (tenant_id, id, kind, state, percent, stopping, broken_off, begun_at,"
                            + " seen_at, over_at) values (?, ?, 'past', 'FAILED', 40, false, true, '2099-01-01',"
                            + " '2099-01-01', '2099-01-01') returning id",
                    PILOTS,
                    broken);
            try {
                admin.goes(proposal + "/verleden/" + broken);
                assertThat(admin.tab().page().locator("main").innerText())
                        .containsAnyOf("It was broken off", "Het werd afgebroken", "Cela a été interrompu");
                Gallery.keep(admin.tab(), "console, a trial that was broken off");
            } finally {
                Database.rows("delete from gehoor.job where id = ? returning id", broken);
            }
        }
    }

    /** Somebody else tries one already: it stands there, to be waited for or stopped. */
    private static void anotherIsUnderWay(AtConsole admin) {
        UUID other = UUID.randomUUID();
        Database.rows(
                "insert into gehoor.job (tenant_id, id, kind, state, percent, stopping, broken_off, begun_at,"
                        + " seen_at) values (?, ?, 'past', 'RUNNING', 40, false, false, '2099-01-01',"
                        + " '2099-01-01') returning id",
                PILOTS,
                other);
        try {
            admin.tab().presses("Try on the past: Complaints about the lighthouse");
            assertThat(admin.tab().status()).isEqualTo(422);
            admin.says("One is under way already", "40 %");
            assertThat(admin.tab()
                            .page()
                            .locator("form[action$='" + other + "/stop']")
                            .count())
                    .isOne();
            Gallery.keep(admin.tab(), "console, a trial while another is under way");
        } finally {
            Database.rows("delete from gehoor.job where id = ? returning id", other);
        }
    }

    @Test
    void addresses_that_somebody_made_up_are_answered_with_a_page() {
        AtConsole admin = as(ADMIN);
        for (String path : List.of(
                "/nowhere",
                "/" + PILOTS + "/voorstel/not-an-id",
                "/" + PILOTS + "/procedure/complaint/99",
                "/" + PILOTS + "/nothing")) {
            admin.tab().goes("/platform" + path);
            assertThat(admin.tab().status()).as(path).isEqualTo(404);
        }
    }
}
