package gehoor.access;

import gehoor.policy.Tenant;
import jakarta.servlet.http.HttpServletRequest;

/**
 * In which language somebody reads a page.
 *
 * @param chosen whether the address says so: then the addresses that the page leads to must say it as well, for nothing
 *     else remembers it
 */
public record Reader(String language, boolean chosen) {

    /** In one of the platform's own languages. */
    public static Reader of(HttpServletRequest request) {
        String language = Languages.of(request);
        return new Reader(language, language.equals(Languages.lang(request)));
    }

    /** In one of the languages of an organisation. */
    public static Reader of(HttpServletRequest request, Tenant tenant) {
        if (tenant.languages().isEmpty()) {
            return of(request);
        }
        String language = Languages.of(request, tenant.languages());
        return new Reader(language, language.equals(Languages.lang(request)));
    }

    /** An address of ours, in the same language. */
    public String to(String path) {
        return chosen ? path + (path.contains("?") ? "&" : "?") + "lang=" + language : path;
    }

    String word(String key, Object... with) {
        return Wording.of(language, key, with);
    }
}
