package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gehoor.platform.acceptance.Gehoor;
import java.time.Duration;
import java.time.Instant;

/** Who runs the platform, at the console. */
final class AtConsole {
    private static final String PLATFORM = "/platform";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Tab tab;
    private final String username;

    private AtConsole(Tab tab, String username) {
        this.tab = tab;
        this.username = username;
    }

    static AtConsole as(String username, View view) {
        return new AtConsole(Browser.openAt(view, PLATFORM, username), username);
    }

    Tab tab() {
        return tab;
    }

    /** @param path below the console's own address */
    AtConsole goes(String path) {
        tab.goes(PLATFORM + path);
        tab.fine();
        return this;
    }

    /** Where they are, below the console's own address. */
    String path() {
        return tab.page()
                .url()
                .substring((Gehoor.platform().address() + PLATFORM).length())
                .replaceFirst("\\?.*", "");
    }

    /** Begins a proposal. */
    AtConsole begins(String title) {
        tab.page().locator("#title").fill(title);
        tab.loading(() ->
                tab.page().locator("main form:has(#title) button[type=submit]").click());
        tab.fine();
        return this;
    }

    /** Opens a file of the proposal whose page this is. */
    AtConsole opens(String path) {
        String below = path.replaceFirst("\\.yaml$", "");
        tab.goes(PLATFORM + path() + "/bestand/" + (below.contains("/") ? below : "_/" + below));
        tab.fine();
        return this;
    }

    /** What stands in the text. */
    String text() {
        return tab.page().locator("textarea#text").inputValue();
    }

    AtConsole types(String text) {
        tab.page().locator("textarea#text").fill(text);
        return this;
    }

    /** Says it without the button, once nothing was typed for a moment. */
    AtConsole tellsWhileTyping(String sentence) {
        tab.page().locator("#problems").getByText(sentence).waitFor(new Locator.WaitForOptions().setTimeout(10_000));
        return this;
    }

    /** Looks again until what was put forward is proved. */
    AtConsole untilProved() {
        return untilSays("What is proved");
    }

    /** Looks again until the page says it. */
    AtConsole untilSays(String words) {
        Instant until = Instant.now().plus(A_MINUTE);
        while (!tab.words().contains(words)) {
            assertThat(Instant.now())
                    .as("it says so within a minute: %s", tab.words())
                    .isBefore(until);
            tab.page().waitForTimeout(300);
            tab.loading(() -> tab.page().reload());
            tab.fine();
        }
        return this;
    }

    /** Whether there is a button for it. */
    boolean can(String button) {
        return tab.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(button).setExact(true))
                        .count()
                > 0;
    }

    AtConsole says(String... words) {
        assertThat(tab.words()).contains(words);
        return this;
    }

    AtConsole saysNot(String... words) {
        assertThat(tab.words()).doesNotContain(words);
        return this;
    }

    /** The login ends by itself, with a page open. */
    void logsOut() {
        tab.page().context().clearCookies();
    }

    void logsInAgain() {
        Browser.known(tab, username);
    }
}
