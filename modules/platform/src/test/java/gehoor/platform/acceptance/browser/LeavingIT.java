package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In the browser: an organisation asks to be removed, who runs the platform agrees, and everybody reads from which day on. */
@Acceptance
@InBrowser
class LeavingIT {
    private static final String FERRY = "veer";
    private static final String ADMIN = "platform-admin";
    private static final String REASON = "Het veer gaat op in de haven.";

    @BeforeAll
    static void joins() {
        PilotHouse.joins(FERRY, "ve-");
    }

    private static void until(java.util.function.BooleanSupplier there) {
        Instant last = Instant.now().plus(Duration.ofMinutes(1));
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("within a minute").isBefore(last);
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A form that a summary opens. */
    private static void sends(Tab tab, String summary, String field, String reason, String button) {
        tab.opens(summary);
        tab.page().locator("#" + field).fill(reason);
        tab.presses(button).fine();
    }

    @Test
    @Clause({"PL-02", "PL-06"})
    void it_is_asked_for_agreed_and_read_by_everybody_and_called_off() {
        Report.Taken report = Gehoor.tenant(FERRY)
                .visitor()
                .reports("complaint")
                .named("Voorbeeld van het Veer", "veer@example.org")
                .with("story", "The ferry was late.")
                .taken();
        AtWork head = AtWork.as(FERRY, "ve-head").goes("/procedures");
        head.says("That begins with suspending it").saysNot("Ask for the removal");
        sends(head.tab(), "Suspend the organisation", "reason", REASON, "Suspend");
        head.says("still has to leave: 1.");

        asksAmiss();
        Gehoor.tenant(FERRY)
                .as("ve-keeper")
                .file(report)
                .does("give-answer")
                .with("finding", "founded")
                .with("reason", "It was.")
                .done();
        until(() -> !head.goes("/procedures").tab().words().contains("still has to leave"));
        Tab asking = head.tab();
        asking.opens("Ask for the removal");
        asking.writesDay("1", "4", "2026").chooses("May be destroyed, too");
        asking.page().locator("#why").fill(REASON);
        asking.presses("Ask for the removal").fine();
        head.says("The removal is asked for.", "from 1 April 2026 on", "Hilde Hoofd", "did not agree yet")
                .saysNot("Take the organisation up again");
        Gallery.keep(asking, "our procedures, a removal asked for");

        agrees();
        everybodyReads(report);

        AtConsole admin = AtConsole.as(ADMIN, View.wide("en")).goes("/" + FERRY);
        sends(admin.tab(), "Call the removal off", "off", "The harbour does not want it.", "Call it off");
        admin.says("The removal is called off.", "Suspended since").saysNot("to be removed");
        admin.goes("/" + FERRY + "/spoor")
                .says("Removal asked for", "Removal agreed", "Removal called off", REASON, "The harbour does not");
        assertThat(Browser.open(View.wide("en")).goes("/" + FERRY + "?lang=en").words())
                .doesNotContain("destroyed");
    }

    /** Without a day or a reason it is said beside them; and while a file is open, above all. */
    private static void asksAmiss() {
        for (View view : List.of(View.narrow("nl").inTheDark(), View.narrow("en"), View.wide("nl"))) {
            Tab tab = AtWork.as(FERRY, "ve-head", view)
                    .goes("/procedures?lang=" + view.language())
                    .tab();
            tab.page()
                    .locator("details:has(form[action*='/verwijdering/vragen']) summary")
                    .click();
            tab.loading(() -> tab.page()
                    .locator("form[action*='/verwijdering/vragen'] button")
                    .click());
            assertThat(tab.status()).isEqualTo(422);
            assertThat(tab.errorsBeside()).hasSize(2);
            assertThat(tab.errors()).hasSize(2);
            Gallery.keep(tab, "our procedures, a removal asked for without a day");
        }
        Tab open = AtWork.as(FERRY, "ve-head", View.narrow("en"))
                .goes("/procedures")
                .tab();
        open.opens("Ask for the removal");
        open.writesDay("1", "4", "2026");
        open.page().locator("#why").fill(REASON);
        open.presses("Ask for the removal");
        assertThat(open.status()).isEqualTo(422);
        assertThat(open.words()).contains("Finish those first");
        assertThat(open.page().locator("#why").inputValue())
                .as("what was typed stays")
                .isEqualTo(REASON);
    }

    private static void agrees() {
        AtConsole admin = AtConsole.as(ADMIN, View.narrow("nl").inTheDark()).goes("/" + FERRY);
        admin.says("Er is gevraagd om haar te verwijderen, vanaf 1 april 2026", "./gehoor remove veer");
        Tab tab = admin.tab();
        tab.opens("Met de verwijdering instemmen");
        tab.presses("Met de verwijdering instemmen");
        tab.mending("Zeg waarom");
        assertThat(tab.errorsBeside()).hasSize(1);
        Gallery.keep(tab, "console, agreeing to a removal without a reason");
        Tab french = AtConsole.as(ADMIN, View.narrow("fr")).goes("/" + FERRY).tab();
        french.page()
                .locator("details:has(form[action*='/verwijdering/instemmen']) summary")
                .click();
        french.loading(() -> french.page()
                .locator("form[action*='/verwijdering/instemmen'] button")
                .click());
        assertThat(french.status()).isEqualTo(422);
        assertThat(french.language()).isEqualTo("fr");
        Gallery.keep(french, "console, agreeing to a removal without a reason");
        tab.page().locator("#why").fill("Telefonisch nagevraagd.");
        tab.presses("Met de verwijdering instemmen").fine();
        admin.says("Met de verwijdering is ingestemd.");
        AtConsole wide = AtConsole.as(ADMIN, View.wide("en")).goes("/" + FERRY);
        wide.says("Who runs the platform agreed").saysNot("Agree to the removal");
        Gallery.keep(wide.tab(), "console, an organisation that is to be removed");
        wide.goes("").says("to be removed from 1 April 2026 on");
        Gallery.keep(wide.tab(), "console, organisations, one of them to be removed");
    }

    private static void everybodyReads(Report.Taken report) {
        for (View view : List.of(View.narrow("nl").inTheDark(), View.wide("en").withoutScript())) {
            String from = view.language().equals("nl") ? "Vanaf 1 april 2026" : "From 1 April 2026 on";
            Tab visitor = Browser.open(view)
                    .goes("/" + FERRY + "?lang=" + view.language())
                    .fine();
            assertThat(visitor.words()).contains(from).doesNotContain(REASON);
            Gallery.keep(visitor, "start, to be removed");
            visitor.goes("/" + FERRY + "/uitleg/complaint?lang=" + view.language())
                    .fine();
            assertThat(visitor.words()).contains(from).doesNotContain(REASON);
            Gallery.keep(visitor, "explained, to be removed");

            Tab mailbox = InMailbox.enters(FERRY, report.receipt(), view).tab();
            assertThat(mailbox.words()).contains(from).doesNotContain(REASON);
            assertThat(mailbox.page()
                            .locator(".utrecht-alert--warning form[action$='/postvak/alles']")
                            .count())
                    .isOne();
            Gallery.keep(mailbox, "mailbox, to be removed");
        }
        AtWork keeper = AtWork.as(FERRY, "ve-keeper").goes("");
        keeper.says("From 1 April 2026 on, everything that is kept of the organisation here can be destroyed");
        assertThat(keeper.tab()
                        .page()
                        .locator(".utrecht-alert--warning a[href*='/werk/meenemen']")
                        .count())
                .isOne();
        Gallery.keep(keeper.tab(), "work, to be removed");
    }

    /** RemovalIT has one that is destroyed; here it is only said to be, so that its pages are looked at. */
    @Test
    @Clause("PL-02")
    void where_it_was_it_says_so_in_three_languages() {
        Database.rows("insert into gehoor.removed (tenant_id, organisation, at)"
                + " values ('platform', 'veer', '2026-04-01T09:00:00Z') returning at");
        try {
            until(() -> Gehoor.tenant(FERRY).visitor().procedures().status() == 410);
            for (View view : List.of(View.narrow("nl").inTheDark(), View.wide("fr"), View.narrow("en"))) {
                Tab gone = Browser.open(view).goes("/" + FERRY + "?lang=" + view.language());
                assertThat(gone.status()).isEqualTo(410);
                assertThat(gone.words()).containsPattern("1(er)? (april|avril|April) 2026");
                Gallery.keep(gone, "removed");
            }
            Tab head = AtWork.as(FERRY, "ve-head").goes("").tab();
            assertThat(head.status()).isEqualTo(410);
        } finally {
            Database.rows("delete from gehoor.removed where organisation = 'veer' returning at");
        }
        until(() -> Gehoor.tenant(FERRY).visitor().procedures().status() == 200);
    }
}
