package gehoor.web.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.policy.Tenant;
import gehoor.policy.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stylesheet of each organisation: what is the same for all, and its own values after it. */
public final class Styles {
    /** Themes come and go while somebody tries them out; what nobody asks for any more is not kept for ever. */
    private static final int KEPT = 200;

    private static final String HOUSE = read("/gehoor/web/house.css");
    private static final Map<Theme, Sheet> SHEETS = new ConcurrentHashMap<>();
    private static final Map<String, Sheet> ICONS = new ConcurrentHashMap<>();

    /** By tenant, as it was last asked for. */
    private static final Map<String, Paths> PATHS = new ConcurrentHashMap<>();

    private record Paths(Tenant tenant, String style, String icon) {}

    private Styles() {}

    /** The whole stylesheet. Its values are hexadecimal colours and words of closed lists: nothing that a tenant wrote. */
    public static String css(Tenant tenant) {
        return sheet(tenant.theme()).text();
    }

    /** Short, and another one as soon as a character of the stylesheet is another one. */
    public static String hash(Tenant tenant) {
        return sheet(tenant.theme()).hash();
    }

    /** The path of the stylesheet as it is now: what comes from there may be kept for ever. */
    public static String path(Tenant tenant) {
        return paths(tenant).style();
    }

    /** The path of the icon. */
    public static String iconPath(Tenant tenant) {
        return paths(tenant).icon();
    }

    /** Every page names both: they are made once for each book that is live. */
    @SuppressWarnings(
            "ReferenceEquality") // another book has other tenants; to compare them takes longer than to make the paths
    private static Paths paths(Tenant tenant) {
        Paths known = PATHS.get(tenant.id());
        if (known == null || known.tenant() != tenant) {
            known = new Paths(
                    tenant,
                    "/" + tenant.id() + "/style.css?v=" + hash(tenant),
                    "/" + tenant.id() + "/icon.svg?v=" + icon(tenant).hash());
            PATHS.put(tenant.id(), known);
        }
        return known;
    }

    static Sheet sheet(Theme theme) {
        return kept(SHEETS, theme, any -> Sheet.of(HOUSE + values(theme)));
    }

    static Sheet icon(Tenant tenant) {
        return kept(ICONS, Icon.svg(tenant), Sheet::of);
    }

    private static <K> Sheet kept(Map<K, Sheet> sheets, K key, Function<K, Sheet> make) {
        if (sheets.size() > KEPT) {
            sheets.clear();
        }
        return sheets.computeIfAbsent(key, make);
    }

    /** What a theme sets, as CSS. */
    static String values(Theme theme) {
        return ":root{%s--house-font:%s;--house-heading-font:%s;--house-heading-weight:%d;--house-radius:%s}\n"
                        .formatted(
                                colours(theme, Theme.Scheme.LIGHT),
                                theme.font().families(),
                                theme.headings().families(),
                                theme.headingWeight().number(),
                                theme.corners().radius())
                + "@media screen and (prefers-color-scheme:dark){:root{%s}}\n"
                        .formatted(colours(theme, Theme.Scheme.DARK));
    }

    private static String colours(Theme theme, Theme.Scheme scheme) {
        return theme.colours(scheme).entrySet().stream()
                .map(colour -> "--house-" + colour.getKey().word() + ":" + colour.getValue() + ";")
                .collect(Collectors.joining());
    }

    private static String read(String resource) {
        try (InputStream in = Styles.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
