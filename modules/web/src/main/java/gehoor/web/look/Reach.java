package gehoor.web.look;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach somebody.
 *
 * @param shown as people read it
 * @param address that a browser can follow; null where it is only words
 */
public record Reach(String shown, @Nullable String address) {
    private static final Pattern MAIL = Pattern.compile("[^\\s@/:]+@[^\\s@/:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ]*");
    private static final Pattern WEB = Pattern.compile("https://\\S+");

    /** Only mail, a number or a secure page become an address; whatever else is written stays text. */
    public static Reach of(String way) {
        if (MAIL.matcher(way).matches()) {
            return new Reach(way, "mailto:" + way);
        } else if (NUMBER.matcher(way).matches()) {
            return new Reach(way, "tel:" + way.replace(" ", ""));
        } else if (WEB.matcher(way).matches()) {
            return new Reach(way.substring("https://".length()), way);
        }
        return new Reach(way, null);
    }

    /** Empty where there is nothing. */
    public static Optional<Reach> ofKnown(@Nullable String way) {
        return way == null || way.isBlank() ? Optional.empty() : Optional.of(of(way));
    }
}
