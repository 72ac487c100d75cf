package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the workbench, at each organisation, in each language, in the light and the dark, narrow and wide: each two of
 * these together at least once for the list and for a file; every other page once in the light and once in the dark, in turn
 * over organisations and languages. In full, all of them together.
 */
@Acceptance
@InBrowser
class WorkbenchGalleryIT {
    /**
     * What there is to be seen at an organisation.
     *
     * @param user who handles files
     * @param other who sees a part of the one in the midst of it
     * @param idle for whom nothing waits
     * @param procedure by which somebody takes in
     * @param fresh a file to which nothing was done yet
     * @param midst a file in the midst of its handling
     * @param barred something that cannot be done in the fresh file
     * @param asks something that asks much in the file in the midst
     */
    private record Scene(
            String user,
            String other,
            String idle,
            String procedure,
            UUID fresh,
            UUID midst,
            UUID closed,
            String barred,
            String asks) {}

    /** Made once: pages are looked at and files left as they are. */
    private static final Map<String, Scene> SCENES = new LinkedHashMap<>();

    private static final List<Seen> PAGES = List.of(
            new Seen("file, closed", (at, scene) -> at.opens(scene.closed())),
            new Seen("file, a part of it", (at, scene) -> at.opens(scene.midst())),
            new Seen("act", (at, scene) -> at.opens(scene.midst()).begins(scene.asks())),
            new Seen(
                    "act, to be mended",
                    (at, scene) -> mended(at.opens(scene.midst()).begins(scene.asks()))),
            new Seen("act, a rule in the way", (at, scene) -> barred(at, scene)),
            new Seen("act, changed meanwhile", WorkbenchGalleryIT::changed),
            new Seen("act, the login ended", WorkbenchGalleryIT::loggedOut),
            new Seen("who it is", WorkbenchGalleryIT::named),
            new Seen("take in, which", (at, scene) -> at.goes("/nieuw")),
            new Seen("take in", (at, scene) -> at.goes("/nieuw/" + scene.procedure())),
            new Seen("take in, to be mended", (at, scene) -> mended(at.goes("/nieuw/" + scene.procedure()))),
            new Seen("register", (at, scene) -> at.goes("/register")),
            new Seen("register, nothing", (at, scene) -> at.goes("/register?nummer=NONE-1")),
            new Seen("search", (at, scene) -> at.goes("/zoeken")),
            new Seen(
                    "search, found",
                    (at, scene) -> at.goes("/zoeken").with("text", "gallery").sends()),
            new Seen(
                    "search, nothing",
                    (at, scene) -> at.goes("/zoeken").with("text", "zzyzx").sends()),
            new Seen("search, nothing to look for", (at, scene) -> mended(at.goes("/zoeken"))),
            new Seen("my work, late", (at, scene) -> at.goes("?welke=laat")),
            new Seen("not found at work", (at, scene) -> at.goes("/dossier/" + new UUID(0, 1))),
            new Seen("login that did not succeed", (at, scene) -> at.tab().goes("/login/back?code=none&state=none")));

    /** @param comes goes there */
    private record Seen(String name, BiConsumer<AtWork, Scene> comes) {}

    @ParameterizedTest
    @MethodSource("gehoor.platform.acceptance.browser.Look#all")
    void the_workbench_looks_well(Look look) {
        Scene scene = SCENES.computeIfAbsent(look.tenant(), WorkbenchGalleryIT::scene);
        AtWork at = AtWork.as(look.tenant(), scene.user(), look.view());
        Gallery.keep(at.goes("").tab().fine(), "my work");
        assertThat(at.tab().language()).isEqualTo(look.view().language());
        UUID file = look.inLanguage() % 2 == 0 ? scene.midst() : scene.fresh();
        Gallery.keep(at.opens(file).tab(), file.equals(scene.fresh()) ? "file, new" : "file, in the midst");
        for (int i = 0; i < PAGES.size(); i++) {
            Seen page = PAGES.get(i);
            if (!Look.FULL && i % 6 != look.turn()) {
                continue;
            }
            if (page.name().equals("file, a part of it")) {
                AtWork other = AtWork.as(look.tenant(), scene.other(), look.view());
                Gallery.keep(other.opens(scene.midst()).tab(), page.name());
            } else {
                page.comes().accept(at, scene);
                Gallery.keep(at.tab(), page.name());
                if (page.name().equals("act, the login ended")) {
                    at = AtWork.as(look.tenant(), scene.user(), look.view());
                }
            }
        }
    }

    @Test
    void where_nothing_waits_and_where_much_is_late() {
        Scene scene = SCENES.computeIfAbsent("kind-en-gezin", WorkbenchGalleryIT::scene);
        AtWork idle = AtWork.as("kind-en-gezin", scene.idle(), View.narrow("nl").inTheDark());
        Gallery.keep(idle.goes("?welke=mij").says("Er wacht hier niets").tab(), "my work, empty");

        Time.becomes("2026-09-15");
        AtWork late = AtWork.as("kind-en-gezin", scene.user(), View.wide("fr"));
        Gallery.keep(late.goes("?welke=laat").says("de retard").tab(), "my work, late");
        Gallery.keep(late.opens(scene.midst()).says("de retard").tab(), "file, late");
    }

    private static Stream<View> twice() {
        return Stream.of(View.narrow("nl").inTheDark(), View.wide("fr"));
    }

    @ParameterizedTest
    @MethodSource("twice")
    void what_goes_out_and_what_is_kept_looks_well(View view) {
        Scene scene = SCENES.computeIfAbsent("solidaris", WorkbenchGalleryIT::scene);
        AtWork at = AtWork.as("solidaris", scene.user(), view).opens(scene.midst());
        at.begins("message").with("message", "We have asked the service, and you hear from us next week.");
        at.tab()
                .loading(() -> at.tab()
                        .page()
                        .locator("main form button[name=keep][value=yes]")
                        .click());
        Gallery.keep(at.tab().fine(), "act, kept for later");
        Gallery.keep(at.sends().tab().fine(), "what leaves, looked over");

        at.goes("/nieuw/complaint");
        at.tab().page().locator("main form details summary").first().click();
        at.tab()
                .page()
                .locator("#eml")
                .setInputFiles(new FilePayload("mail.eml", "message/rfc822", MAIL.getBytes(UTF_8)));
        at.tab()
                .loading(() ->
                        at.tab().page().locator("main form button[name=read]").click());
        Gallery.keep(at.tab().fine(), "take in, a mail was read");
        assertThat(at.holds("contact.mail")).isEqualTo("lou.galerij@example.org");
        looksOver(at);
        Gallery.keep(at.goes("/vervanging").tab().fine(), "stand-ins, nobody yet");
        mended(at);
        Gallery.keep(at.tab(), "stand-ins, to be mended");

        Scene agency = SCENES.computeIfAbsent("kind-en-gezin", WorkbenchGalleryIT::scene);
        AtWork asks = AtWork.as("kind-en-gezin", agency.user(), view).opens(agency.midst());
        String outside = String.valueOf(
                asks.tab().page().locator("main a[href*='/vragen/']").first().getAttribute("href"));
        asks.goes(outside.substring(outside.indexOf("/dossier/")));
        Gallery.keep(asks.tab().fine(), "asking somebody outside");
        asks.with("way", "mail").with("mail", "no address").sends();
        assertThat(asks.tab().status()).isEqualTo(422);
        Gallery.keep(asks.tab(), "asking somebody outside, to be mended");
    }

    /** What a report sends, as it stands, refused, and over other answers; and what was begun. */
    private static void looksOver(AtWork at) {
        at.with("reporter", "person").with("capacity", "self").with("reads", "nl");
        at.with("about", "own-service").with("service", "reimbursements").with("subject", "payment");
        at.on("facts-date", "2026-02-10").sends();
        Gallery.keep(at.tab().fine(), "take in, what leaves");
        Locator words = at.tab().page().locator("main form textarea");
        String text = words.inputValue();
        words.fill("Beste Lou");
        at.sends();
        assertThat(at.tab().status()).isEqualTo(422);
        Gallery.keep(at.tab(), "take in, what leaves, to be mended");
        at.tab().page().locator("main form textarea").fill("Beste Lou,\n" + text);
        at.tab()
                .loading(() ->
                        at.tab().page().locator("main form button[name=back]").click());
        at.tab().fine();
        at.with("reads", "fr").sends();
        Gallery.keep(at.tab().fine(), "take in, what leaves, other answers");
        Gallery.keep(at.goes("/nieuw").tab().fine(), "take in, what was begun");
        at.tab()
                .loading(() -> at.tab()
                        .page()
                        .locator("main .house-worklist button[value=drop]")
                        .first()
                        .click());
        Gallery.keep(at.tab().fine(), "take in, thrown away");
        at.tab()
                .loading(() -> at.tab()
                        .page()
                        .locator("main form:has(input[name=held]) button")
                        .click());
        Gallery.keep(at.tab().fine(), "take in, put back");
        // Words for a second message that leaves no more, as the page would hold them.
        at.tab()
                .page()
                .evaluate("document.querySelectorAll(\"main form input[name^='letters.0']\")"
                        + ".forEach(words => { words.name = words.name.replace('0', '1'); })");
        at.sends();
        Gallery.keep(at.tab().fine(), "take in, words for what does not leave");
        at.tab()
                .page()
                .evaluate(
                        "async () => { const form = document.querySelector('main form[data-keep]');"
                                + " await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))}); }");
        Locator other = at.tab().page().locator("main form textarea");
        other.fill(other.inputValue() + "\nLou");
        at.sends();
        Gallery.keep(at.tab().fine(), "take in, sent twice");
    }

    @Test
    void who_does_not_belong_here_is_told_so_after_logging_in() {
        Tab page = Browser.open(View.narrow("nl")).goes("/kind-en-gezin/werk");
        page.page().locator("#username").fill("sol-ombud");
        page.loading(() -> page.page().keyboard().press("Enter"));
        page.page().locator("#password").fill(Gehoor.platform().demoPassword().orElseThrow());
        page.loading(() -> page.page().keyboard().press("Enter"));

        // What the page of the identity server says on the console is not ours.
        page.takeComplaints();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.words()).contains("dit account hoort niet bij deze organisatie");
        assertThat(page.page().locator(".house-danger").innerText()).contains("112");
        Gallery.keep(page, "login, of another organisation");
    }

    @Test
    void on_paper_stands_what_matters_and_nothing_to_press() {
        Scene scene = SCENES.computeIfAbsent("solidaris", WorkbenchGalleryIT::scene);
        AtWork at = AtWork.as("solidaris", scene.user(), new View("nl", false, 720, true));
        for (String path : List.of("/dossier/" + scene.midst(), "/register")) {
            at.goes(path).tab().fine();
            Page page = at.tab().page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String gone : List.of("nav", ".utrecht-skip-link", "main button", ".house-offers")) {
                for (var each : page.locator(gone).all()) {
                    assertThat(each.isVisible())
                            .as("%s on paper: %s", gone, each)
                            .isFalse();
                }
            }
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s fits on paper", path)
                    .isEqualTo(720);
            Gallery.picture(at.tab(), "on paper: " + (path.startsWith("/d") ? "file" : "register"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    @Test
    void who_wants_nothing_to_move_sees_nothing_move() {
        Scene scene = SCENES.computeIfAbsent("ik-ben-er-ook", WorkbenchGalleryIT::scene);
        AtWork at = AtWork.as("ik-ben-er-ook", scene.user()).opens(scene.fresh());
        at.tab().page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));

        assertThat((List<?>) at.tab().page().evaluate("""
                () => [...document.querySelectorAll('*')].filter(e => {
                  const s = getComputedStyle(e);
                  return [...s.transitionDuration.split(','), ...s.animationDuration.split(',')].some(d => parseFloat(d) > 0.01);
                }).map(e => e.tagName + '.' + e.className)""")).isEmpty();
    }

    private static void mended(AtWork at) {
        at.sends();
        assertThat(at.tab().status()).isEqualTo(422);
    }

    private static void barred(AtWork at, Scene scene) {
        at.goes("/dossier/" + scene.fresh() + "/doen/" + scene.barred()).tab().fine();
        if (at.tab()
                        .page()
                        .locator("main form input:not([type=hidden]), main form textarea")
                        .count()
                == 0) {
            mended(at);
        }
    }

    private static void changed(AtWork at, Scene scene) {
        String note = at.opens(scene.fresh()).offers().contains("note") ? "note" : "message";
        at.begins(note).with(note, "What I typed meanwhile.");
        at.again()
                .opens(scene.fresh())
                .begins(note)
                .with(note, "Somebody was earlier.")
                .done();
        at.sends();
        assertThat(at.tab().status()).isEqualTo(409);
    }

    private static void loggedOut(AtWork at, Scene scene) {
        String note = at.opens(scene.fresh()).offers().contains("note") ? "note" : "message";
        at.begins(note).with(note, "What I typed before.");
        at.tab().page().context().clearCookies();
        at.sends();
        assertThat(at.tab().status()).isEqualTo(401);
    }

    private static void named(AtWork at, Scene scene) {
        at.opens(scene.midst());
        at.tab()
                .loading(() -> at.tab()
                        .page()
                        .locator("form[action*='/wie/'] button")
                        .first()
                        .click());
    }

    // ---------------------------------------------------------------- what is there

    private static final String MAIL = """
            From: Lou Voorbeeld <lou.galerij@example.org>
            To: ombuds@solidaris.example.org
            Subject: My refund
            Date: Mon, 2 Mar 2026 08:12:00 +0100
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8

            I sent the form in January. Nothing came.
            """;

    private static final String STORY = "What happened, for the gallery: nobody was at the gate for ten minutes.\n\n"
            + "I called twice. The second time somebody promised to call back, and nobody did.";

    private static Scene scene(String tenant) {
        Tenant at = Gehoor.tenant(tenant);
        return switch (tenant) {
            case "solidaris" -> {
                List<UUID> files = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    files.add(at.visitor()
                            .reports("complaint")
                            .named("Jan Voorbeeld", "jan.galerij@example.org")
                            .capacity("self")
                            .with("about", "own-service")
                            .with("service", "reimbursements")
                            .with("subject", "payment")
                            .with("facts-date", "2026-02-10")
                            .with("story", STORY)
                            .taken()
                            .file());
                }
                for (UUID each : files.subList(1, 3)) {
                    CaseFile file = at.as("sol-ombud").file(each);
                    file.does("check-complaint")
                            .with("about-own-service", true)
                            .with("sender-known", true)
                            .done();
                    file.does("admit").done();
                    file.does("message")
                            .with("message", "We ask the service. You hear from us.")
                            .done();
                    file.does("ask-service")
                            .with("asked-service", "reimbursements")
                            .with("question", "Where is the refund?")
                            .done();
                }
                CaseFile closed = at.as("sol-ombud").file(files.get(2));
                closed.does("record-service-answer")
                        .on("service-inquiry-1")
                        .with("service-answer", "The form was mislaid.")
                        .done();
                closed.does("send-result")
                        .with("result", "founded")
                        .with("result-text", "It is paid.")
                        .done();
                yield new Scene(
                        "sol-ombud",
                        "sol-reimbursements",
                        "sol-dpo",
                        "complaint",
                        files.get(0),
                        files.get(1),
                        files.get(2),
                        "admit",
                        "refuse-complaint");
            }
            case "kind-en-gezin" -> {
                List<UUID> files = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    files.add(at.visitor()
                            .reports("sectors")
                            .named("Mia Voorbeeld", "mia.galerij@example.org")
                            .capacity("parent")
                            .with("sector", "child-care")
                            .with("facility", "f-sunflower")
                            .with("facility-knows", i != 0)
                            .with("story", STORY)
                            .taken()
                            .file());
                }
                CaseFile midst = at.as("kg-handler").file(files.get(1));
                midst.does("take").done();
                midst.does("open-second-line")
                        .with("second-line-contact", "2026-03-02")
                        .done();
                midst.does("second-line-intake")
                        .with("what-was-done", "We talked twice.")
                        .with("expectation", "Somebody at the gate.")
                        .with("within-rules", true)
                        .done();
                midst.does("skip-team")
                        .with("team-skipped-because", "A matter of one letter.")
                        .done();
                midst.does("send-note")
                        .with("note-text", "What happened at the gate.")
                        .done();
                midst.does("ask-name-shown").with("name-may-be-shown", true).done();
                CaseFile closed = at.as("kg-handler").file(files.get(2));
                closed.does("contact-reporter")
                        .with("contact-way", "phone")
                        .with("actions-told", "Nothing.")
                        .done();
                closed.does("close-without-action")
                        .with("no-action-because", "not-wanted")
                        .done();
                yield new Scene(
                        "kg-handler",
                        "kg-facility",
                        "kg-responsible-2",
                        "sectors",
                        files.get(0),
                        files.get(1),
                        files.get(2),
                        "open-second-line",
                        "contact-reporter");
            }
            case "ik-ben-er-ook" -> {
                List<UUID> files = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Report.Taken report = at.as("ib-coach")
                            .reports("coach")
                            .kind("dissatisfaction")
                            .capacity("client")
                            .channel("talk")
                            .named("Sam Voorbeeld", "sam.galerij@example.org")
                            .with("subject", "practical")
                            .with("feels-safe", true)
                            .with("story", STORY)
                            .taken();
                    files.add(report.file());
                    if (i > 0) {
                        at.as("ib-coach")
                                .file(report)
                                .does("record-talk")
                                .with("talk-by", "whatsapp")
                                .with("talk-on", "2026-03-02")
                                .with("talk-about", "From now on at four.")
                                .done();
                    }
                    if (i > 1) {
                        at.as("ib-coach").file(report).does("solved").done();
                    }
                }
                yield new Scene(
                        "ib-coach",
                        "ib-coach",
                        "ib-coach2",
                        "coach",
                        files.get(0),
                        files.get(1),
                        files.get(2),
                        "solved",
                        "correct");
            }
            default -> {
                List<UUID> files = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Report report = at.visitor()
                            .reports("mediation")
                            .named("Ada Voorbeeld", "ada.galerij@example.org")
                            .capacity("self")
                            .with("subjects", List.of("communication"))
                            .with("in-care", false)
                            .with("organisation-name", "A clinic")
                            .with("story", STORY)
                            .with("filed", i > 0);
                    if (i > 0) {
                        report.with("filed-where", "The front desk")
                                .with("filed-how", "web-form")
                                .with("filed-on", "2026-02-20");
                    }
                    UUID each = report.taken().file();
                    files.add(each);
                    CaseFile file = at.as("bb-mediator").file(each);
                    file.does("take-on").done();
                    if (i > 0) {
                        file.does("start-talks").done();
                        file.does("record-talk")
                                .with("talk-with", "mediator")
                                .with("talk-on", "2026-03-02")
                                .with("goal", "explanation")
                                .done();
                        file.does("add-respondent")
                                .with("respondent-name", "The doctor")
                                .done();
                    }
                }
                at.as("bb-mediator").file(files.get(2)).does("stop-at-request").done();
                yield new Scene(
                        "bb-mediator",
                        "bb-coordinator",
                        "bb-mediator2",
                        "mediation",
                        files.get(0),
                        files.get(1),
                        files.get(2),
                        "start-talks",
                        "add-respondent");
            }
        };
    }
}
