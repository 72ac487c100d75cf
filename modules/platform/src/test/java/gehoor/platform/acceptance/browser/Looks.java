package gehoor.platform.acceptance.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a page for those who look at it, or do not see it. */
final class Looks {
    /** WCAG 2.2, A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** The width of a page that is enlarged to 400 %, and that of a small telephone. */
    private static final List<Integer> NARROWEST = List.of(320, View.NARROW);

    /** What stands out of the window, unless it stands in something that scrolls by itself. */
    private static final String OUTSIDE = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = element => {
                for (let e = element; e && e !== document.body; e = e.parentElement) {
                  if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true;
                }
                return false;
              };
              const out = [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 0.5 && !scrolls(e))
                .map(e => `<${e.tagName.toLowerCase()} class="${e.className}"> to ${Math.round(e.getBoundingClientRect().right)}`
                  + ` of ${width}: ${(e.innerText || '').slice(0, 60)}`);
              return out.length ? out.slice(-5) : [`the page is ${document.documentElement.scrollWidth} wide, of ${width}`];
            }""";

    private Looks() {}

    /** What those who read with their ears, or with their fingers, or with little sight cannot use. */
    static List<String> inaccessible(Page page) {
        AxeRunOptions faultsOnly = new AxeRunOptions();
        // What a page does well is told of one element only: most of what is told otherwise, of each page anew.
        faultsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(faultsOnly).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Looks::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary())
                        .collect(Collectors.joining("; "));
    }

    /** What cannot be read without scrolling sideways, at the width that the page has and at the narrowest. */
    static List<String> tooWide(Page page, View view) {
        List<String> out = new ArrayList<>(outside(page, view.width()));
        int height = page.viewportSize().height;
        for (int width : NARROWEST) {
            if (width != view.width()) {
                page.setViewportSize(width, height);
                out.addAll(outside(page, width));
            }
        }
        page.setViewportSize(view.width(), height);
        return out;
    }

    private static List<String> outside(Page page, int width) {
        List<String> out = new ArrayList<>();
        for (Object each : (List<?>) page.evaluate(OUTSIDE)) {
            out.add("at " + width + " px: " + each);
        }
        return out;
    }
}
