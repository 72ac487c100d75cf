package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Wanderer;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one browser of this test run: Debian's Chromium, or the one that the environment variable {@code CHROME_PATH} names.
 * Nothing is fetched for it, and it reaches this machine only. Each page that is opened is somebody else's: nothing that
 * another page left behind is there.
 */
public final class Browser {
    /** The first that is there: the one without a window takes three fifths of the processor time of the other. */
    private static final List<String> OURS = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // What the browser asks for by itself, past the routes of the pages, finds nobody either.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");

    private static final int HEIGHT = 800;
    private static final int PATIENCE_MS = 15_000;

    /** By who it is. */
    private static final Map<String, HttpCookie> LOGINS = new HashMap<>();

    private static final List<Tab> OPEN = new ArrayList<>();

    private static @Nullable Playwright driver;
    private static com.microsoft.playwright.@Nullable Browser chromium;

    private Browser() {}

    /** An empty page, looked at in this way. */
    public static Tab open(View view) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(locale(view.language()))
                        .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setViewportSize(view.width(), HEIGHT)
                        .setJavaScriptEnabled(view.script()));
        context.setDefaultTimeout(PATIENCE_MS);
        Tab tab = new Tab(context, view);
        OPEN.add(tab);
        return tab;
    }

    /** The same, of somebody who is logged in; one login for all tests. */
    static Tab open(View view, String tenant, String username) {
        return openAt(view, "/" + tenant + "/werk", username);
    }

    /** @param path of a page that needs this login */
    static Tab openAt(View view, String path, String username) {
        HttpCookie session = LOGINS.computeIfAbsent(username, first -> {
            Wanderer wanderer = new Wanderer();
            var page = wanderer.logsIn(Gehoor.platform().address().resolve(path), username);
            assertThat(page.statusCode()).as("%s logs in", username).isEqualTo(200);
            return wanderer.session().orElseThrow();
        });
        Tab tab = open(view);
        known(tab, session);
        return tab;
    }

    /** This page's login again, once its cookies are gone. */
    static void known(Tab tab, String username) {
        known(tab, Objects.requireNonNull(LOGINS.get(username)));
    }

    private static void known(Tab tab, HttpCookie session) {
        tab.page()
                .context()
                .addCookies(List.of(new Cookie(session.getName(), session.getValue())
                        .setUrl(Gehoor.platform().address().toString())
                        .setHttpOnly(true)));
    }

    /** @param failed the test whose pages are to be looked at, for it failed; null where it did not */
    static void closePages(@Nullable String failed) {
        List<String> complaints = new ArrayList<>();
        for (Tab tab : OPEN) {
            if (failed != null) {
                Gallery.failed(tab, failed);
            }
            complaints.addAll(tab.close());
        }
        OPEN.clear();
        assertThat(complaints).as("what the pages of this test complained of").isEmpty();
    }

    static void close() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
        if (driver != null) {
            driver.close();
            driver = null;
        }
    }

    private static com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            Path program = program();
            driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = driver.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(FLAGS));
        }
        return chromium;
    }

    private static Path program() {
        String named = System.getenv("CHROME_PATH");
        Path program = named == null || named.isBlank()
                ? OURS.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(Path.of(OURS.get(0)))
                : Path.of(named);
        assertThat(Files.isExecutable(program))
                .as(
                        "The tests in a browser need Chromium: there is none at %s. ./gehoor test installs it on Debian,"
                                + " or set CHROME_PATH to one.",
                        program)
                .isTrue();
        return program;
    }

    private static String locale(String language) {
        return language.equals("en") ? "en-GB" : language + "-BE";
    }
}
