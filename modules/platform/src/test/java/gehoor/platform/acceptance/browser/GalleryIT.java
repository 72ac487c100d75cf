package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import gehoor.platform.acceptance.Acceptance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the portal, at each tenant, in each language, in the light and the dark, narrow and wide: each two of these
 * together at least once, on one procedure; steps of one kind once in the light and once in the dark, for how narrow a page may
 * become is looked at on each. {@code -Dgehoor.full=true}, as {@code ./gehoor test --full} gives: all of them together, on
 * every procedure, every page.
 */
@Acceptance
@InBrowser
class GalleryIT {
    /** Where the first answer leads nowhere. */
    private static final Map<String, String> CHOOSING = Map.of("reporter", "person", "q.about", "own-service");

    private static final Set<String> EVERYWHERE = Set.of("before", "review", "confirmation");
    private static final Set<String> KEPT = new LinkedHashSet<>();

    @Test
    void each_two_are_seen_together() {
        Set<String> pairs = new LinkedHashSet<>();
        Look.all().forEach(look -> {
            List<Object> values = List.of(
                    look.tenant(),
                    look.view().language(),
                    look.view().theme(),
                    look.view().width());
            for (int i = 0; i < values.size(); i++) {
                for (int j = i + 1; j < values.size(); j++) {
                    pairs.add(values.get(i) + " " + values.get(j));
                }
            }
        });
        assertThat(pairs).hasSize(4 * 3 + 4 * 2 + 4 * 2 + 3 * 2 + 3 * 2 + 2 * 2);
    }

    @ParameterizedTest
    @MethodSource("gehoor.platform.acceptance.browser.Look#all")
    void the_portal_looks_well(Look look) {
        Tab page = Browser.open(look.view()).goes("/" + look.tenant()).fine();
        assertThat(page.language()).isEqualTo(look.view().language());
        Gallery.keep(page, "start");

        List<String> procedures = page.page().locator("a.house-links__link").all().stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .toList();
        assertThat(procedures).isNotEmpty();
        List<String> possible = new ArrayList<>();
        for (String procedure : procedures) {
            page.goes(procedure).fine();
            if (page.page().locator("main form").count() == 1) {
                possible.add(procedure);
            } else if (Look.FULL || possible.isEmpty()) {
                Gallery.keep(page, "before, not here");
            }
        }
        for (int i = 0; i < possible.size(); i++) {
            if (Look.FULL || i == look.inLanguage() % possible.size()) {
                walked(page.goes(possible.get(i)).fine());
            }
        }
    }

    private static void walked(Tab page) {
        keep(page, "before");
        Walk walk = new Walk(page);
        CHOOSING.forEach(walk::choosing);
        walk.choosing("q.in-care", page.page().url().contains("in-care") ? "yes" : "no");
        walk.goesOn();
        while (!walk.step().equals("review")) {
            String shape = shape(page, walk.step());
            keep(page, shape);
            // What may be left empty leads on, also where the page does not say so.
            if (page.page().locator("main .house-optional").count() == 0 && isNew(page, shape + ", to be mended")) {
                String step = walk.step();
                walk.goesOn();
                if (page.status() == 422) {
                    keep(page, shape + ", to be mended");
                } else {
                    walk.backTo(step);
                }
            }
            walk.fillsIn();
            walk.goesOn();
            page.fine();
        }
        keep(page, "review");
        walk.sends();
        keep(page, "confirmation");
        String code = page.page().locator(".house-receipt__code").innerText();
        page.loading(() -> page.page()
                .locator("main a.utrecht-button-link--primary-action")
                .click());
        keep(page.fine(), "mailbox, closed");
        page.page().locator("#code").fill(code);
        page.loading(() -> page.page().locator("main form button").first().click());
        keep(page.fine(), "mailbox");
    }

    /** Of each kind one in the light and one in the dark, and those that differ most with the organisation at each. */
    private static void keep(Tab page, String name) {
        if (isNew(page, name)) {
            KEPT.add(key(page, name));
            Gallery.keep(page, name);
        }
    }

    private static boolean isNew(Tab page, String name) {
        return Look.FULL || EVERYWHERE.contains(name) || !KEPT.contains(key(page, name));
    }

    private static String key(Tab page, String name) {
        return name + " " + page.view().theme();
    }

    /** What kind of page a step is. */
    private static String shape(Tab page, String step) {
        if (!step.startsWith("q.")) {
            return "step " + step;
        }
        for (String[] each : new String[][] {
            {".house-date", "date"},
            {"textarea", "story"},
            {"select", "list"},
            {"input[type=checkbox]", "several"},
            {"input[type=radio]", "one of these"}
        }) {
            Locator found = page.page().locator("main form " + each[0]);
            if (found.count() > 0) {
                return "step " + each[1];
            }
        }
        return "step line";
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void pages_that_are_about_no_report_look_well(String language) {
        Tab page = Browser.open(View.narrow(language)).goes("/").fine();
        Gallery.keep(page, "home");
        Gallery.keep(page.goes("/solidaris/uit").fine(), "logged out");
        for (String way : List.of("/solidaris/postvak/kwijt", "/solidaris/gevraagd")) {
            for (Tab seen : List.of(page, Browser.open(View.narrow(language).inTheDark()))) {
                Gallery.keep(seen.goes(way).fine(), "way in " + way.substring("/solidaris/".length()));
                seen.loading(
                        () -> seen.page().locator("main form button").first().click());
                assertThat(seen.status()).isEqualTo(422);
                Gallery.keep(seen, "way in " + way.substring("/solidaris/".length()) + ", to be mended");
            }
        }
        page.goes("/solidaris/melden/nothing");
        assertThat(page.status()).isEqualTo(404);
        Gallery.keep(page, "not found");
    }

    @Test
    void a_page_of_the_form_is_light() {
        Tab page = Browser.open(View.narrow("nl")).goes("/kind-en-gezin/melden/sectors");
        long before = page.bytes();
        AtomicLong most = new AtomicLong();
        new Walk(page).toTheReview((at, step) -> most.accumulateAndGet(at.bytes(), Math::max));

        System.out.printf(
                "A page of the portal's form with all that it is made of: %.1f KB at most; that before it: %.1f KB%n",
                most.get() / 1024.0, before / 1024.0);
        assertThat(most.get()).isBetween(1L, Gallery.LIGHT);
        assertThat(before).isBetween(1L, Gallery.LIGHT);
    }
}
