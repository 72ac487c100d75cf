package gehoor.access;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands around every page, also around one that says why there is none. */
public final class Frame {
    /** Where, beside this server, nothing of a page comes from or leads to. */
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern BEFORE_SIGN = Pattern.compile(" ([?!:;»])");

    private Frame() {}

    /**
     * The whole document.
     *
     * @param languages those to choose from; none where the address shows this page only once
     * @param main markup
     */
    public static String html(Reader reader, Collection<String> languages, String title, String main) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="/static/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/static/house.css">
                </head>
                <body class="utrecht-document utrecht-page-layout house-public">
                <header class="utrecht-page-header">
                <div class="utrecht-page-header__content house-top">
                <a class="house-brand" href="%s">Gehoor</a>
                %s</div>
                </header>
                <main class="utrecht-page-content house-main">
                %s</main>
                </body>
                </html>
                """.formatted(
                escaped(reader.language()), escaped(title), escaped(reader.to("/")), choice(reader, languages), main);
    }

    /** A sentence as it is set for this reader: in French no line begins with the sign that ends a sentence. Not yet safe as markup. */
    public static String set(Reader reader, String sentence) {
        return reader.language().equals("fr")
                ? BEFORE_SIGN.matcher(sentence).replaceAll("\u202f$1").replace("« ", "«\u202f")
                : sentence;
    }

    /** The same, safe as text. */
    public static String text(Reader reader, String sentence) {
        return escaped(set(reader, sentence));
    }

    /** Safe as text and in a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String choice(Reader reader, Collection<String> languages) {
        return languages.isEmpty()
                ? ""
                : languages.stream()
                        .map(language -> language(language, language.equals(reader.language())))
                        .collect(Collectors.joining(
                                "\n",
                                "<nav class=\"house-languages\" aria-label=\"" + escaped(reader.word("page.languages"))
                                        + "\">\n",
                                "\n</nav>\n"));
    }

    private static String language(String language, boolean now) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return "<a href=\"?lang=%1$s\" lang=\"%1$s\" hreflang=\"%1$s\"%2$s>%3$s</a>"
                .formatted(
                        escaped(language),
                        now ? " aria-current=\"true\"" : "",
                        escaped(name.substring(0, 1).toUpperCase(locale) + name.substring(1)));
    }
}
