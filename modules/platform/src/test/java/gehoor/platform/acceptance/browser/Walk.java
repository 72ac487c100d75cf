package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A way through a report that fills in whatever is asked: of each choice the first, unless told otherwise; a line of text; a
 * day of last month.
 */
public final class Walk {
    private static final int MOST = 30;

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

    /** Fills in what the page asks. */
    public void fillsIn() {
        String last = "";
        for (Locator input : tab.page()
                .locator("main form")
                .locator("input, textarea, select")
                .all()) {
            String name = String.valueOf(input.getAttribute("name"));
            String type = String.valueOf(input.getAttribute("type"));
            switch (type) {
                case "hidden", "file" -> {}
                case "radio", "checkbox" -> {
                    String wanted = chosen.getOrDefault(name, "");
                    boolean first = !name.equals(last);
                    if (wanted.isEmpty() ? first : wanted.equals(input.getAttribute("value"))) {
                        input.check();
                    }
                }
                default -> fill(input, name);
            }
            last = name;
        }
    }

    private void fill(Locator input, String name) {
        if (input.evaluate("e => e.tagName").equals("SELECT")) {
            if (chosen.containsKey(name)) {
                input.selectOption(chosen.get(name));
            } else {
                input.selectOption(new SelectOption().setIndex(1));
            }
            return;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        input.fill(
                switch (ending) {
                    case "day" -> "10";
                    case "month" -> "2";
                    case "year" -> "2026";
                    case "mail" -> "mia.voorbeeld@example.org";
                    case "phone" -> "+32 2 000 00 01";
                    default -> "Mia Voorbeeld (verzonnen)";
                });
    }
}
