package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody who has no mouse: Tab, Space, the arrows and Enter, from the first page to the code. */
@Acceptance
@InBrowser
class KeyboardIT {
    /** More stops than any page has. */
    private static final int MOST = 80;

    /** Questions of which the first answer is not meant, and how many further down it stands. */
    private static final Map<String, Integer> FURTHER = Map.of("q.in-care", 1);

    /** What has the focus, and whether somebody sees that it has: a line or a shade around it or around its label, in the window. */
    private static final String FOCUSED = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body) return null;
              const marked = x => {
                const s = getComputedStyle(x);
                return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
              };
              const r = e.getBoundingClientRect();
              const label = e.closest('label');
              return {
                tag: e.tagName, type: e.type || '', name: e.name || '', text: e.innerText || e.value || '',
                first: e.classList.contains('utrecht-button--primary-action')
                  || e.classList.contains('utrecht-button-link--primary-action'),
                seen: (marked(e) || (label !== null && marked(label)))
                  && r.width > 0 && r.height > 0 && r.top < innerHeight && r.bottom > 0 && r.left < innerWidth && r.right > 0
              };
            }""";

    /**
     * @param first whether it is what the page is for: its first button
     * @param seen whether somebody sees that the focus is there
     */
    private record Stop(String type, String name, String text, boolean first, boolean seen) {
        static @Nullable Stop of(@Nullable Object told) {
            return told instanceof Map<?, ?> all
                    ? new Stop(
                            String.valueOf(all.get("type")),
                            String.valueOf(all.get("name")),
                            Tab.one(String.valueOf(all.get("text"))),
                            Boolean.TRUE.equals(all.get("first")),
                            Boolean.TRUE.equals(all.get("seen")))
                    : null;
        }
    }

    private Tab page;

    @Test
    void a_whole_report_by_keyboard_alone() {
        page = Browser.open(View.wide("en")).goes("/bemiddelingsbureau").fine();

        // The first stop leads past what is the same on each page.
        assertThat(stop().text()).isEqualTo("To the content");
        key("Enter");
        assertThat(page.page().evaluate("() => document.activeElement.id")).isEqualTo("main");

        stopAt("Mediation about a complaint");
        entered();
        assertThat(page.heading()).isEqualTo("Mediation about a complaint");
        stopAt("Begin");
        entered();

        int pages = 0;
        while (page.page().locator("input[name=at]").count() == 1) {
            String step = page.page().locator("input[name=at]").inputValue();
            fillsIn();
            entered();
            assertThat(page.status()).as("%s: %s", step, page.errors()).isEqualTo(200);
            assertThat(++pages).isLessThan(MOST);
        }

        assertThat(page.heading()).isEqualTo("It has been sent");
        assertThat(page.page().locator(".house-receipt__code").innerText()).isNotBlank();
        stopAt("Go on with your code");
    }

    @Test
    void what_must_be_mended_is_reached_from_the_top_of_the_page() {
        page = Browser.open(View.wide("en")).goes("/bemiddelingsbureau/melden/mediation");
        page.presses("Begin").fine();
        page.presses("Continue").mending("Choose one of these.");

        stopAt("Who is reporting? Choose one of these.");
        key("Enter");
        Stop focused = focused();
        assertThat(focused).isNotNull();
        assertThat(focused.type()).isEqualTo("radio");
    }

    @Test
    void a_note_in_a_file_by_keyboard_alone() {
        Report.Taken report = Gehoor.tenant("solidaris")
                .visitor()
                .reports("complaint")
                .named("Jan Voorbeeld", "jan.toetsen@example.org")
                .capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", "It never came.")
                .taken();
        page = AtWork.as("solidaris", "sol-ombud").opens(report.file()).tab();
        stopAt("To the content");
        key("Enter");

        stopAt("What else you can do");
        key("Enter");
        stopAt("Write a note");
        entered();
        Stop at = stop();
        while (!at.type().equals("textarea")) {
            at = stop();
        }
        page.page().keyboard().type("By keyboard alone.");
        stopAt("Write a note");
        entered();

        assertThat(page.fine().words()).contains("Done: Write a note.", "By keyboard alone.");
    }

    /** Stop by stop: what can be filled in is; ends at the button that leads on. */
    private void fillsIn() {
        for (int i = 0; i < MOST; i++) {
            Stop at = stop();
            String name = at.name();
            if (at.first()) {
                return;
            }
            switch (at.type()) {
                case "radio", "checkbox" -> {
                    key("Space");
                    for (int down = FURTHER.getOrDefault(name, 0); down > 0; down--) {
                        key("ArrowDown");
                    }
                }
                case "text", "email", "tel", "textarea" ->
                    page.page().keyboard().type(answer(name));
                case "select-one" -> key("ArrowDown");
                default -> {}
            }
        }
        throw new AssertionError("no button leads on: " + page.words());
    }

    private static String answer(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "day" -> "10";
            case "month" -> "2";
            case "year" -> "2026";
            case "mail" -> "mia.voorbeeld@example.org";
            case "phone" -> "+32 2 000 00 01";
            default -> "Mia Voorbeeld (invented)";
        };
    }

    private void stopAt(String text) {
        for (int i = 0; i < MOST; i++) {
            if (stop().text().equals(text)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not come to \"" + text + "\": " + page.words());
    }

    /** The next stop of the Tab key; somebody sees where it is. */
    private Stop stop() {
        key("Tab");
        Stop focused = focused();
        assertThat(focused).as("the Tab key leaves the page: %s", page.words()).isNotNull();
        assertThat(focused.seen()).as("the focus is seen on %s", focused).isTrue();
        return focused;
    }

    private @Nullable Stop focused() {
        return Stop.of(page.page().evaluate(FOCUSED));
    }

    private void entered() {
        page.loading(() -> key("Enter"));
    }

    private void key(String name) {
        page.page().keyboard().press(name);
    }
}
