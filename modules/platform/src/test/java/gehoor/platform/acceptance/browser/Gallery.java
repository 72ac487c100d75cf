package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of the pages, in {@code modules/platform/target/gallery}, with an {@code index.html}: what a test asserts is one
 * thing, how it looks another. Whatever is kept here is held against WCAG 2.2 AA, must stay within the window at 320 px,
 * and, where it is for the public, light.
 */
public final class Gallery {
    /** The most that is transferred for a page of the portal with everything. */
    static final long LIGHT = 60L * 1024;

    private static final int LONGEST_NAME = 80;

    private static final String PART = "part.txt";

    /** Whose pictures they are, where tests run in several processes. */
    private static final String FORK = System.getProperty("gehoor.fork", "-1").substring(1) + "-";

    private static final List<Picture> KEPT = new ArrayList<>();

    private static @Nullable Path folder;

    private record Picture(String file, String name, String tenant, View view, long bytes) {}

    private Gallery() {}

    /** @param name what the page is, in a few words; the same for the same page at another tenant */
    public static void keep(Tab tab, String name) {
        Page page = tab.page();
        List<String> wrong = new ArrayList<>(Looks.tooWide(page, tab.view()));
        if (tab.view().script()) {
            wrong.addAll(Looks.inaccessible(page));
        }
        if (page.locator("body.house-public").count() == 1 && tab.bytes() > LIGHT) {
            wrong.add("it weighs " + tab.bytes() + " bytes");
        }
        picture(tab, name);
        assertThat(wrong).as("%s, %s, %s", name, page.url(), tab.view()).isEmpty();
    }

    /** Of a page as it is printed: paper is as wide as it is. */
    static void picture(Tab tab, String name) {
        Page page = tab.page();
        String tenant = tenant(page);
        String file = "%s%03d-%s-%s-%s-%s-%d%s.png"
                .formatted(
                        FORK,
                        KEPT.size() + 1,
                        plain(name),
                        tenant.isEmpty() ? "gehoor" : tenant,
                        tab.language(),
                        tab.view().theme(),
                        tab.view().width(),
                        tab.view().script() ? "" : "-without-script");
        take(tab, folder().resolve(file));
        KEPT.add(new Picture(file, name, tenant, tab.view(), tab.bytes()));
    }

    /** Of a test that failed, how its page looked. */
    static void failed(Tab tab, String test) {
        take(tab, folder().resolve(FORK + "failed-" + plain(test) + ".png"));
    }

    /** All that was kept, on a page of its own, together with what other processes kept until now. */
    static void write() {
        if (KEPT.isEmpty()) {
            return;
        }
        try {
            StringBuilder own = new StringBuilder();
            KEPT.forEach(picture -> own.append(figure(picture)));
            Files.writeString(folder().resolve(FORK + PART), own, UTF_8);
            List<String> figures = new ArrayList<>();
            try (Stream<Path> all = Files.list(folder())) {
                for (Path part :
                        all.filter(file -> file.toString().endsWith(PART)).toList()) {
                    figures.addAll(Files.readAllLines(part, UTF_8));
                }
            }
            figures.sort(Comparator.naturalOrder());
            Files.writeString(
                    folder().resolve("index.html"), """
                    <!DOCTYPE html>
                    <html lang="en">
                    <head><meta charset="utf-8"><title>Gehoor: the pages</title>
                    <style>
                    body { font: 15px system-ui, sans-serif; margin: 2rem; color-scheme: light dark; }
                    main { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1.5rem; }
                    figure { margin: 0; }
                    img { width: 100%%; height: 300px; object-fit: cover; object-position: top; border: 1px solid #8888; }
                    </style></head>
                    <body><h1>The pages, as they were tested: %d pictures</h1>
                    <main>
                    %s
                    </main></body></html>
                    """.formatted(figures.size(), String.join("\n", figures)), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line, which begins with the picture's name: so they are sorted. */
    private static String figure(Picture picture) {
        return "<!-- %2$s --><figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\"></a><figcaption><b>%2$s</b><br>%3$s · %4$s · %5$s · %6$d px%7$s · %8$.1f KB</figcaption></figure>%n"
                .formatted(
                        picture.file(),
                        picture.name(),
                        picture.tenant().isEmpty() ? "–" : picture.tenant(),
                        picture.view().language(),
                        picture.view().theme(),
                        picture.view().width(),
                        picture.view().script() ? "" : " · without script",
                        picture.bytes() / 1024.0);
    }

    private static void take(Tab tab, Path file) {
        try {
            Files.write(file, tab.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tenant(Page page) {
        String path = URI.create(page.url()).getPath();
        String[] parts = path.split("/");
        return parts.length > 1 ? parts[1] : "";
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** Emptied of what an earlier run left, but for what other processes of this one keep. */
    private static Path folder() {
        if (folder == null) {
            Path fresh = Path.of(System.getProperty("gehoor.root", "."), "modules", "platform", "target", "gallery");
            try {
                if (Files.isDirectory(fresh)) {
                    try (Stream<Path> old = Files.list(fresh)) {
                        for (Path each : old.filter(
                                        file -> file.getFileName().toString().startsWith(FORK))
                                .toList()) {
                            Files.delete(each);
                        }
                    }
                }
                folder = Files.createDirectories(fresh);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }
}
