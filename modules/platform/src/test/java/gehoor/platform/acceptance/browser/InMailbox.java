package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import gehoor.platform.acceptance.Time;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Somebody who has a code: the mailbox, and what can be done from there. Actions and fields go by the names of the procedure. */
public final class InMailbox {
    private final Tab tab;
    private Locator form;
    private Inputs inputs;

    private InMailbox(Tab tab) {
        this.tab = tab;
        this.form = tab.page().locator("main form").first();
        this.inputs = new Inputs(form);
    }

    /** Types the code at the door. */
    public static InMailbox enters(String tenant, String receipt, View view) {
        aWhileLater();
        Tab tab = Browser.open(view).goes("/" + tenant + "/postvak").fine();
        tab.page().locator("#code").fill(receipt);
        tab.loading(() -> tab.page().locator("main form button").first().click());
        return new InMailbox(tab.fine());
    }

    /** What was written at the workbench can be held back for a minute; until then nothing of it is here. */
    private static void aWhileLater() {
        Time.passes(Duration.ofMinutes(2));
    }

    public Tab tab() {
        return tab;
    }

    /** Looks whether there is news. */
    public InMailbox looksAgain() {
        aWhileLater();
        tab.loading(() -> tab.page()
                .locator("form[action*='/postvak'] button.utrecht-button--secondary-action[type=submit]")
                .and(tab.page().locator("h2 ~ div.utrecht-button-group form button"))
                .first()
                .click());
        tab.fine();
        return this;
    }

    /** What can be done now. */
    public Set<String> offers() {
        return tab.page().locator("main form input[name=action]").all().stream()
                .map(Locator::inputValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public InMailbox begins(String action) {
        form = tab.page()
                .locator("main form")
                .filter(new Locator.FilterOptions()
                        .setHas(tab.page().locator("input[name=action][value='" + action + "']")));
        assertThat(form.count()).as("%s is offered, among %s", action, offers()).isEqualTo(1);
        if (!form.isVisible()) {
            tab.page()
                    .locator("details:has(input[name=action][value='" + action + "']) > summary")
                    .click();
        }
        inputs = new Inputs(form);
        return this;
    }

    public InMailbox with(String field, String... values) {
        inputs.with(field, values);
        return this;
    }

    public InMailbox on(String field, String day) {
        inputs.on(field, day);
        return this;
    }

    public InMailbox sends() {
        tab.loading(() -> form.locator("button[type=submit]").first().click());
        return this;
    }

    public InMailbox done() {
        sends();
        tab.fine().tellsItIsDone();
        return this;
    }

    /** It is refused, and the page says why. */
    public InMailbox refused(String... sentences) {
        sends();
        assertThat(tab.status()).as(tab.words()).isEqualTo(422);
        assertThat(tab.words()).contains(sentences);
        return this;
    }

    public InMailbox says(String... words) {
        assertThat(tab.words()).contains(words);
        return this;
    }

    public InMailbox saysNot(String... words) {
        assertThat(tab.words()).doesNotContain(words);
        return this;
    }
}
