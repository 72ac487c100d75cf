package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A way through a report that fills in whatever is asked: of each choice the first, unless told otherwise; a line of text; a
 * day of last month.
 */
public final class Walk {
    private static final int MOST = 30;

    private static final String FILL = """
            (form, chosen) => {
              const answers = {day: '10', month: '2', year: '2026', mail: 'mia.voorbeeld@example.org', phone: '+32 2 000 00 01'};
              const seen = new Set();
              for (const e of form.elements) {
                if (!e.name || ['hidden', 'file', 'submit', 'button'].includes(e.type)) continue;
                const first = !seen.has(e.name);
                seen.add(e.name);
                if (e.type === 'radio' || e.type === 'checkbox') {
                  if (e.name in chosen ? e.value === chosen[e.name] : first) e.checked = true;
                } else if (e.tagName === 'SELECT') {
                  e.value = e.name in chosen ? chosen[e.name] : e.options[1].value;
                } else {
                  e.value = answers[e.name.split('.').pop()] || 'Mia Voorbeeld (verzonnen)';
                }
              }
            }""";

    private final Tab tab;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    public Walk(Tab tab) {
        this.tab = tab;
    }

    /**
     * Another than the first.
     *
     * @param question as the form has it: {@code identity}, {@code q.sector}
     * @param code of the choice
     */
    public Walk choosing(String question, String code) {
        chosen.put(question, code);
        return this;
    }

    /** From the page that is read before anything is filled in to the page on which all is looked over. */
    public Walk toTheReview() {
        return toTheReview((page, step) -> {});
    }

    /** @param at is given each page and the name of its step, filled in, before it goes on */
    public Walk toTheReview(BiConsumer<Tab, String> at) {
        goesOn();
        return onToTheReview(at);
    }

    /** The same, from wherever in the form somebody is. */
    public Walk onToTheReview(BiConsumer<Tab, String> at) {
        for (int i = 0; i < MOST; i++) {
            tab.fine();
            String step = step();
            if (step.equals("review")) {
                return this;
            }
            fillsIn();
            at.accept(tab, step);
            goesOn();
        }
        throw new AssertionError("no end comes after " + MOST + " steps: " + tab.words());
    }

    /** From the page that is read before anything is filled in to this step, where nothing is filled in yet. */
    public Walk to(String wanted) {
        goesOn();
        while (!step().equals(wanted)) {
            assertThat(step()).as("before %s", wanted).isNotEqualTo("review");
            fillsIn();
            goesOn();
            tab.fine();
        }
        return this;
    }

    /** On, filling in what is asked, until something must be mended: at once, or at the latest when it is sent. */
    public Walk untilRefused() {
        for (int i = 0; i < MOST && tab.errors().isEmpty(); i++) {
            fillsIn();
            goesOn();
        }
        assertThat(tab.status()).as(tab.words()).isEqualTo(422);
        return this;
    }

    /** Back, or by what is to be changed, to this step. */
    public Walk backTo(String wanted) {
        for (int i = 0; i < MOST && !step().equals(wanted); i++) {
            Locator change = tab.page().locator("main form button[name=go][value='" + wanted + "']");
            Locator back = tab.page().locator("main form button[name=go][value=back]");
            tab.loading(() -> (change.count() > 0 ? change : back).click());
        }
        assertThat(step()).isEqualTo(wanted);
        return this;
    }

    /** Sends what was looked over. */
    public Walk sends() {
        goesOn();
        tab.fine();
        assertThat(tab.page().locator(".house-receipt").count()).as(tab.words()).isEqualTo(1);
        return this;
    }

    /** Which step the page is. */
    public String step() {
        return tab.page().locator("input[name=at]").inputValue();
    }

    /** Presses the button that leads on. */
    public void goesOn() {
        tab.loading(() -> tab.page()
                .locator("main form button.utrecht-button--primary-action")
                .click());
    }

    /** Fills in what the page asks, all at once: it is journeys that choose and type. */
    public void fillsIn() {
        tab.page().locator("main form:has(input[name=at])").evaluate(FILL, chosen);
    }
}
