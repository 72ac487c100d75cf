package gehoor.access;

import java.util.regex.Pattern;

/** What is the same for all that is sent to a browser. */
public final class Frame {
    /** Where, beside this server, nothing of a page comes from or leads to. */
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern BEFORE_SIGN = Pattern.compile(" ([?!:;»])");

    private Frame() {}

    /** A sentence as it is set for this reader: in French no line begins with the sign that ends a sentence. Not yet safe as markup. */
    public static String set(Reader reader, String sentence) {
        return reader.language().equals("fr")
                ? BEFORE_SIGN.matcher(sentence).replaceAll("\u202f$1").replace("« ", "«\u202f")
                : sentence;
    }

    /** Safe as text and in a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
