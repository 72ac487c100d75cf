package gehoor.casework.founding;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in some of the languages that it is written in, with the organisation's name as it is in each. Line by line, for that is how files
 * of a configuration are written: {@code {nl: "…", fr: "…"}} on one line, or a language a line with its text below.
 */
final class Tongues {
    /** Where the organisation's name goes. */
    static final String NAME = "§name§";

    private static final Pattern BLOCK = Pattern.compile("( *)(nl|fr|en):(?: .*)?");
    private static final Pattern FLOW = Pattern.compile("(?<=[{ ])(nl|fr|en): \"((?:[^\"\\\\]|\\\\.)*)\"(, )?");

    private final Collection<String> kept;
    private final Particulars particulars;
    private final StringBuilder written = new StringBuilder();
    /** How far in stands a language that is left out; -1 where none is. */
    private int without = -1;

    private String language;
    private int since = -1;

    private Tongues(Particulars particulars) {
        this.kept = particulars.languages();
        this.particulars = particulars;
        this.language = particulars.languages().get(0);
    }

    static String of(String text, Particulars particulars) {
        Tongues tongues = new Tongues(particulars);
        text.lines().forEach(tongues::line);
        return tongues.written.toString();
    }

    private void line(String line) {
        boolean blank = line.isBlank();
        int in = line.length() - line.stripLeading().length();
        if (without >= 0 && (blank || in > without)) {
            return;
        }
        without = -1;
        Matcher block = BLOCK.matcher(line);
        if (block.matches()) {
            if (!kept.contains(block.group(2))) {
                without = in;
                return;
            }
            language = block.group(2);
            since = in;
        } else if (!blank && since >= 0 && in <= since) {
            since = -1;
            language = particulars.languages().get(0);
        }
        written.append(named(flow(line), language)).append('\n');
    }

    private String flow(String line) {
        Matcher each = FLOW.matcher(line);
        StringBuilder kind = new StringBuilder();
        while (each.find()) {
            String own = each.group(1);
            String again = each.group(3) == null ? "" : each.group(3);
            each.appendReplacement(
                    kind,
                    Matcher.quoteReplacement(
                            kept.contains(own) ? own + ": \"" + named(each.group(2), own) + "\"" + again : ""));
        }
        each.appendTail(kind);
        return kind.toString().replace(", }", "}");
    }

    private String named(String text, String in) {
        return text.replace(NAME, particulars.name(in));
    }
}
