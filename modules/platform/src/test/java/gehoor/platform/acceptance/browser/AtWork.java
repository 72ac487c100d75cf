package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A member of staff at the workbench: what is offered there, begun, filled in, sent, refused. Actions and fields go by the names
 * that the procedure gives them, so that a journey reads the same in each language; what is said is asserted in words.
 */
public final class AtWork {
    private static final String DEEDS = "main a[href*='/doen/']";

    private final Tab tab;
    private final String tenant;
    private final String username;

    private AtWork(Tab tab, String tenant, String username) {
        this.tab = tab;
        this.tenant = tenant;
        this.username = username;
    }

    /** Who is logged in and looks at a wide page in English. */
    public static AtWork as(String tenant, String username) {
        return as(tenant, username, View.wide("en"));
    }

    /** @param username one of {@code demo-users} in {@code tenant.yaml}, who logged in before the first page */
    public static AtWork as(String tenant, String username, View view) {
        return new AtWork(Browser.open(view, tenant, username), tenant, username);
    }

    /** The same person in another tab. */
    public AtWork again() {
        return as(tenant, username, View.wide("en"));
    }

    public Tab tab() {
        return tab;
    }

    // ---- where they go

    /** A page of the workbench; {@code ""} is the list of what waits. */
    public AtWork goes(String path) {
        tab.goes("/" + tenant + "/werk" + path);
        return this;
    }

    public AtWork opens(UUID file) {
        goes("/dossier/" + file);
        tab.fine();
        return this;
    }

    /** The same file, as it is now. */
    public AtWork looksAgain() {
        tab.loading(() -> tab.page().reload());
        tab.fine();
        return this;
    }

    /** Finds a file in the register by its number, and opens it. */
    public AtWork finds(String number) {
        goes("/register?nummer=" + number);
        tab.fine().follows(number).fine();
        return this;
    }

    /** There is no such file, for all that they may know. */
    public void isHidden(UUID file) {
        goes("/dossier/" + file);
        assertThat(tab.status()).as(tab.words()).isEqualTo(404);
    }

    /** The file whose page this is. */
    public UUID file() {
        String[] parts = tab.page().url().split("/dossier/", 2);
        return UUID.fromString(parts[1].substring(0, 36));
    }

    // ---- what they may do

    /** What can be done now, by the names of the actions. */
    public Set<String> offers() {
        return tab.page().locator(DEEDS).all().stream()
                .map(deed -> String.valueOf(deed.getAttribute("href")).replaceFirst(".*/doen/([^?]+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The one step that stands first. */
    public String next() {
        return Tab.one(tab.page()
                .locator(".house-panel--next > p > a.utrecht-button-link--primary-action")
                .innerText());
    }

    /** Opens the form of something that is offered, wherever on the page it stands. */
    public AtWork begins(String action) {
        Locator deed = tab.page()
                .locator("main a[href*='/doen/" + action + "?'], main a[href$='/doen/" + action + "']")
                .first();
        assertThat(deed.count()).as("%s is offered, among %s", action, offers()).isEqualTo(1);
        if (!deed.isVisible()) {
            tab.page()
                    .locator("details.house-details")
                    .filter(new Locator.FilterOptions().setHas(tab.page().locator("a[href*='/doen/" + action + "']")))
                    .locator("summary")
                    .first()
                    .click();
        }
        tab.loading(deed::click);
        tab.fine();
        return this;
    }

    // ---- what they fill in

    /** Types, chooses or ticks in the form; of several each. */
    public AtWork with(String field, String... values) {
        form().with(field, values);
        return this;
    }

    /** Chooses what begins so: a colleague, say, whom no procedure names. */
    public AtWork chooses(String label) {
        Locator option = tab.page().locator("main form option").filter(new Locator.FilterOptions().setHasText(label));
        if (option.count() > 0) {
            tab.page()
                    .locator("main form select")
                    .filter(new Locator.FilterOptions().setHas(tab.page().locator("option:has-text('" + label + "')")))
                    .selectOption(String.valueOf(option.first().getAttribute("value")));
        } else {
            tab.page()
                    .locator("main form label.house-choice")
                    .filter(new Locator.FilterOptions().setHasText(label))
                    .first()
                    .click();
        }
        return this;
    }

    /** @param day as {@code 2026-03-02} */
    public AtWork on(String field, String day) {
        form().on(field, day);
        return this;
    }

    /** @param files their names */
    public AtWork attaching(String field, String... files) {
        form().attaching(field, files);
        return this;
    }

    /** What stands in it. */
    public String holds(String field) {
        return form().holds(field);
    }

    private Inputs form() {
        return new Inputs(tab.page().locator("main form"));
    }

    // ---- and send

    /** Presses the button that the form is for. */
    public AtWork sends() {
        tab.loading(() -> tab.page()
                .locator("main form button.utrecht-button--primary-action")
                .first()
                .click());
        return this;
    }

    /** Sends it, having looked over what leaves where something does; it is done, and the page says so. */
    public AtWork done() {
        takesIn();
        tab.tellsItIsDone();
        return this;
    }

    /** Sends a report that was taken in, having looked over what leaves where something does. */
    public AtWork takesIn() {
        sends();
        tab.fine();
        if (tab.page().locator("main form input[name='typed']").count() == 1) {
            sends();
            tab.fine();
        }
        return this;
    }

    /** Sends it; it is refused, and the page says why, with all that was typed. */
    public AtWork refused(String... sentences) {
        sends();
        assertThat(tab.status()).as(tab.words()).isEqualTo(422);
        assertThat(tab.words()).contains(sentences);
        assertThat(tab.page().title()).matches("(Fout|Erreur|Error)\\W.*");
        assertThat(tab.page()
                        .locator(".house-errors, .utrecht-alert--error")
                        .first()
                        .isVisible())
                .isTrue();
        return this;
    }

    /** Something that asks nothing, or what was filled in before: begun and done. */
    public AtWork does(String action) {
        return begins(action).done();
    }

    // ---- what they see

    public AtWork says(String... words) {
        assertThat(tab.words()).contains(words);
        return this;
    }

    public AtWork saysNot(String... words) {
        assertThat(tab.words()).doesNotContain(words);
        return this;
    }

    /** In how many ways something cannot be done now, opened and read. */
    public AtWork barred(String... sentences) {
        Locator barred = tab.page().locator(".house-panel--next details").last();
        if (!Boolean.TRUE.equals(barred.evaluate("e => e.open"))) {
            barred.locator("summary").click();
        }
        assertThat(Tab.one(barred.innerText())).contains(sentences);
        return this;
    }
}
