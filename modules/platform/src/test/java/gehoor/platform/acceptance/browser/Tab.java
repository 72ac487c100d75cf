package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import gehoor.platform.acceptance.Gehoor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page in the browser, and what somebody does with it: by what they see, in their language. What it complains of (a
 * message on the console, something that the content security policy forbids, a request that fails or leaves this machine)
 * fails the test.
 */
public final class Tab {
    /** Whatever is not on this machine, nor within the page itself. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?!https?://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/|$))(?!(about|data|blob):)");

    private final BrowserContext context;
    private final Page page;
    private final View view;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> unserved = new ArrayList<>();
    private final CDPSession wire;
    private long loads;
    private int status;
    private long bytes;

    Tab(BrowserContext context, View view) {
        this.context = context;
        this.view = view;
        context.route(ELSEWHERE, route -> {
            complaints.add("it asks another machine: " + route.request().url());
            route.abort();
        });
        this.page = context.newPage();
        page.onLoad(loaded -> loads++);
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("a script fails: " + error));
        page.onRequestFailed(request -> complaints.add("a request fails: " + request.url() + " " + request.failure()));
        page.onResponse(this::answered);
        this.wire = context.newCDPSession(page);
        measure();
    }

    /** What the driver can do with the page; for what has no word here. */
    public Page page() {
        return page;
    }

    public View view() {
        return view;
    }

    // ---- where somebody goes

    /** @param path from the root of the application */
    public Tab goes(String path) {
        loading(() -> page.navigate(Gehoor.platform().address() + path));
        return this;
    }

    /** Follows a link that reads so. */
    public Tab follows(String link) {
        loading(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click());
        return this;
    }

    /** Presses a button that reads so, and gets the page that it leads to. */
    /** The page says, once, that what was sent is done. */
    void tellsItIsDone() {
        assertThat(page.locator(".utrecht-alert--ok").count())
                .as("it is done: %s", words())
                .isEqualTo(1);
    }

    public Tab presses(String button) {
        Locator found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        loading(found::click);
        return this;
    }

    /** Where all is looked over: presses what changes the answer to this question. */
    public Tab changes(String question) {
        loading(() -> page.locator(".utrecht-data-list__actions button")
                .filter(new Locator.FilterOptions().setHasText(question))
                .click());
        return this;
    }

    /** Opens what can be opened on the page itself. */
    public Tab opens(String summary) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .click();
        return this;
    }

    /** Does something that leads to another page, and waits for that. */
    public void loading(Runnable deed) {
        long before = loads;
        deed.run();
        page.waitForCondition(() -> loads > before);
    }

    // ---- what somebody fills in

    /** Chooses or ticks what reads so. */
    public Tab chooses(String label) {
        page.locator("label.house-choice")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .or(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)))
                .first()
                .click();
        return this;
    }

    /** Types into what is labelled so, in place of what was there. */
    public Tab writes(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    /** Types a day into the three fields of a question, in the order in which they stand. */
    public Tab writesDay(String day, String month, String year) {
        Locator parts = page.locator(".house-date__part input");
        parts.nth(0).fill(day);
        parts.nth(1).fill(month);
        parts.nth(2).fill(year);
        return this;
    }

    // ---- what somebody sees

    /** The status with which the page came. */
    public int status() {
        return status;
    }

    /** All that was transferred for the page and what it is made of, with headers, as it went over the wire. */
    public long bytes() {
        return bytes;
    }

    /** All words that can be seen, white space made one. */
    public String words() {
        return one(page.locator("body").innerText());
    }

    /** What the page is called. */
    public String heading() {
        return one(page.locator("h1").innerText());
    }

    public String language() {
        return String.valueOf(page.locator("html").getAttribute("lang"));
    }

    /** A picture of the page from its top to its end, as PNG: written quickly, not small. */
    byte[] picture() {
        JsonObject part = new JsonObject();
        part.addProperty("x", 0);
        part.addProperty("y", 0);
        part.addProperty("width", page.viewportSize().width);
        part.addProperty("height", ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue());
        part.addProperty("scale", 1);
        JsonObject asked = new JsonObject();
        asked.addProperty("format", "png");
        asked.addProperty("captureBeyondViewport", true);
        asked.addProperty("optimizeForSpeed", true);
        asked.add("clip", part);
        return Base64.getDecoder()
                .decode(wire.send("Page.captureScreenshot", asked).get("data").getAsString());
    }

    /** What must be mended, as it stands at the top. */
    public List<String> errors() {
        return page.locator(".house-errors li").allInnerTexts().stream()
                .map(Tab::one)
                .toList();
    }

    /** What must be mended, as it stands beside the questions. */
    public List<String> errorsBeside() {
        return page.locator(".utrecht-form-field-error-message").allInnerTexts().stream()
                .map(Tab::one)
                .toList();
    }

    /** The names of what can be pressed. */
    public List<String> buttons() {
        return page.locator("main button").allInnerTexts().stream()
                .map(Tab::one)
                .toList();
    }

    /** What can be chosen. */
    public List<String> choices() {
        return page.locator(".house-choice__text").allInnerTexts().stream()
                .map(Tab::one)
                .toList();
    }

    /** The page is there as it should be. */
    public Tab fine() {
        assertThat(status).as("%s: %s", page.url(), words()).isEqualTo(200);
        return this;
    }

    /** The page is there again, with what must be mended at its top and beside the question. */
    public Tab mending(String sentence) {
        assertThat(status).as(words()).isEqualTo(422);
        assertThat(errors()).anySatisfy(error -> assertThat(error).contains(sentence));
        assertThat(page.title()).matches("(Fout|Erreur|Error)\\W.*");
        return this;
    }

    /** Nothing is left with the browser: no cookie, nothing in a store. */
    public Tab keepsNothing() {
        assertThat(context.cookies()).as("cookies").isEmpty();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .as("what is stored")
                .isEqualTo(0);
        return this;
    }

    /** What the page complained of so far. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        // The browser says of each page that is an error that it is one; that is the test's to expect.
        all.removeIf(complaint -> unserved.stream().anyMatch(complaint::equals));
        return all;
    }

    /** Takes note of what a test expected. */
    List<String> takeComplaints() {
        List<String> taken = complaints();
        complaints.clear();
        return taken;
    }

    /** Hears what the page still has to say, and closes it. */
    List<String> close() {
        page.evaluate("() => 1");
        context.close();
        return complaints();
    }

    static String one(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }

    /** What the identity server's own pages say is for those who make it. */
    private void heard(ConsoleMessage message) {
        if (message.location()
                .startsWith(Gehoor.platform().issuer().resolve("/").toString())) {
            return;
        }
        complaints.add(console(message.text(), message.location()));
    }

    private static String console(String text, String location) {
        return "the console says: " + text + " (" + location + ")";
    }

    private void answered(Response response) {
        Request request = response.request();
        if (request.isNavigationRequest() && request.frame().equals(page.mainFrame())) {
            status = response.status();
            if (status >= 500) {
                complaints.add("it answers " + status + ": " + response.url());
            } else if (status >= 400) {
                unserved.add(console(
                        "Failed to load resource: the server responded with a status of " + status + " ("
                                + response.statusText() + ")",
                        response.url() + ":0:0"));
            }
        } else if (response.status() >= 400) {
            complaints.add("a part of the page is answered with " + response.status() + ": " + response.url());
        }
    }

    private void measure() {
        wire.on("Network.requestWillBeSent", event -> {
            if (event.has("type") && event.get("type").getAsString().equals("Document")) {
                bytes = 0;
            }
        });
        wire.on(
                "Network.loadingFinished",
                event -> bytes += event.get("encodedDataLength").getAsLong());
        wire.send("Network.enable", new JsonObject());
    }
}
