package gehoor.web.style;

import gehoor.access.Frame;
import gehoor.policy.Tenant;
import gehoor.policy.Theme;
import java.util.Locale;

/** The icon of an organisation: the first letter of its name on its accent. No organisation's own mark. */
final class Icon {
    private Icon() {}

    static String svg(Tenant tenant) {
        String own = tenant.languages().get(0);
        return svg(tenant.name().in(own), Locale.forLanguageTag(own), tenant.theme());
    }

    static String svg(String name, Locale locale, Theme theme) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
                <rect width="32" height="32" rx="7" fill="%s"/>
                <text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="%s">%s</text>
                </svg>
                """.formatted(
                        theme.light().get(Theme.Colour.ACCENT),
                        theme.light().get(Theme.Colour.ACCENT_INK),
                        Frame.escaped(letter(name, locale)));
    }

    /** The first letter or digit; what begins with none has none. */
    private static String letter(String name, Locale locale) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("")
                .toUpperCase(locale);
    }
}
