package gehoor.web.look;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a sentence: a telephone number that can be called, or what stands between.
 *
 * @param number as a telephone dials it; null where it is none
 */
public record Call(String text, @Nullable String number) {
    /** Short ones as 112, and those that begin with a plus or a nought: a year and an amount are no numbers to call. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w+])(1[0-9]{2}|[+0][0-9][0-9 ]{5,16}[0-9])(?![\\w])");

    static List<Call> in(String sentence) {
        List<Call> pieces = new ArrayList<>();
        Matcher number = NUMBER.matcher(sentence);
        int from = 0;
        while (number.find()) {
            if (number.start() > from) {
                pieces.add(new Call(sentence.substring(from, number.start()), null));
            }
            pieces.add(new Call(number.group(1), number.group(1).replace(" ", "")));
            from = number.end();
        }
        if (from < sentence.length()) {
            pieces.add(new Call(sentence.substring(from), null));
        }
        return pieces;
    }
}
