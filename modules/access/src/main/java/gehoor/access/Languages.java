package gehoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language a reader wants: {@code lang} in the address, else what Accept-Language asks first of what there is. */
final class Languages {
    private Languages() {}

    /** Where no tenant is known yet. */
    static String of(HttpServletRequest request) {
        return choose(lang(request), request.getHeader("Accept-Language"), Wording.LANGUAGES, Wording.FALLBACK);
    }

    /** @param offered those of a tenant, its own first */
    static String of(HttpServletRequest request, List<String> offered) {
        return choose(lang(request), request.getHeader("Accept-Language"), offered, offered.get(0));
    }

    static String choose(@Nullable String lang, @Nullable String accept, List<String> offered, String otherwise) {
        if (lang != null && offered.contains(lang)) {
            return lang;
        }
        if (accept == null || accept.length() > 500) {
            return otherwise;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(accept)) {
                String language = range.getRange().split("-", 2)[0];
                if (range.getWeight() > 0 && offered.contains(language)) {
                    return language;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The second is what the JDK says to a range that is only dashes.
            return otherwise;
        }
        return otherwise;
    }

    /** From the query alone: getParameter would read a body that is a form. */
    static @Nullable String lang(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && query.length() < 10_000) {
            for (String part : query.split("&", -1)) {
                if (part.startsWith("lang=")) {
                    return part.substring("lang=".length());
                }
            }
        }
        return null;
    }
}
