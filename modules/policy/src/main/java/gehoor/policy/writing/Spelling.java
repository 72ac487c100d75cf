package gehoor.policy.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How YAML spells a content: with quotes only where it takes them, in braces where that is short, in lines where it is long. */
final class Spelling {
    /** What is longer than this in braces or brackets stands on lines of its own. */
    private static final int SHORT = 120;

    /** What YAML takes for something else than text, or this language for a sign of its own. */
    private static final Pattern LEADING = Pattern.compile("[-?:,\\[\\]{}#&*!|>'\"%@`=<~]");

    /** What other readers of YAML take for a truth, nothing, a number, a day or a time. */
    private static final Pattern LOOKS_OTHERWISE = Pattern.compile(
            "(?i)yes|no|on|off|y|n|true|false|null|~|[-+.]?[0-9][-+0-9_.,:eETZx ]*|\\.inf|\\.nan|0[xo][0-9a-f]+");

    private static final Pattern IN_FLOW = Pattern.compile("[,\\[\\]{}]|:($|[,\\[\\]{}])");

    private Spelling() {}

    /** Whether a file can have it: signs that print, line breaks and tabs, and no halves of signs. */
    static boolean writable(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t' && c != 0x85)
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFEFF
                        || c == 0xFFFE
                        || c == 0xFFFF);
    }

    // ---------------------------------------------------------------- texts

    /** On one line. */
    static String inline(String text, boolean code, boolean flow, Element.@Nullable Style like) {
        boolean oneLine = text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && text.equals(printed(text));
        if (oneLine && like == Element.Style.SINGLE_QUOTES) {
            return singleQuoted(text);
        }
        if (like == Element.Style.DOUBLE_QUOTES || !oneLine) {
            return doubleQuoted(text);
        }
        boolean plain = plain(text, flow)
                && (code
                        || like == Element.Style.PLAIN
                        || !LOOKS_OTHERWISE.matcher(text).matches());
        if (plain) {
            return text;
        }
        return text.indexOf('"') >= 0 || text.indexOf('\\') >= 0 ? singleQuoted(text) : doubleQuoted(text);
    }

    private static boolean plain(String text, boolean flow) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && !LEADING.matcher(text.substring(0, 1)).matches()
                && !text.startsWith("...")
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !(flow && IN_FLOW.matcher(text).find());
    }

    private static String singleQuoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(printed(Character.toString(c)));
            }
        });
        return quoted.append('"').toString();
    }

    /** The signs at which YAML breaks a line, though nobody sees them, are spelled out. */
    private static String printed(String text) {
        return text.replace("\u0085", "\\x85").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** On lines of its own, as they are; null where they would not come back so. */
    static @Nullable String literal(String text, int indent) {
        String body = text.replaceAll("\n+$", "");
        if (body.isBlank() || !text.equals(printed(text))) {
            return null;
        }
        int ends = text.length() - body.length();
        StringBuilder lines = new StringBuilder("|");
        if (body.startsWith(" ") || body.startsWith("\n")) {
            // Else the first line would say how far all are set in.
            if (indent > 9 || indent < 1) {
                return null;
            }
            lines.append(indent);
        }
        lines.append(ends == 0 ? "-" : ends == 1 ? "" : "+");
        for (String line : body.split("\n", -1)) {
            lines.append('\n');
            if (!line.isEmpty()) {
                lines.append(" ".repeat(indent)).append(line);
            }
        }
        return lines.append("\n".repeat(Math.max(0, ends - 1))).toString();
    }

    // ---------------------------------------------------------------- all of it

    /** In braces and brackets, on one line. */
    static String flow(Content content) {
        if (content instanceof Content.Text text) {
            return inline(text.text(), text.code(), true, null);
        }
        if (content instanceof Content.Items items) {
            return "["
                    + String.join(
                            ", ", items.items().stream().map(Spelling::flow).toList()) + "]";
        }
        List<String> pairs = new ArrayList<>();
        ((Content.Entries) content).entries().forEach((key, value) -> pairs.add(key(key, true) + ": " + flow(value)));
        return "{" + String.join(", ", pairs) + "}";
    }

    static String key(String key, boolean flow) {
        return inline(key, true, flow, null);
    }

    /**
     * What stands behind the colon of an entry, the blank or line break before it included.
     *
     * @param column of the key
     */
    static String behindColon(Content content, int column) {
        if (content instanceof Content.Text text) {
            return " " + text(text, column + 2);
        }
        if (fitsInline(content)) {
            return " " + flow(content);
        }
        StringBuilder lines = new StringBuilder();
        if (content instanceof Content.Items items) {
            for (Content item : items.items()) {
                lines.append('\n').append(" ".repeat(column + 2)).append("- ").append(item(item, column + 4, true));
            }
        } else {
            ((Content.Entries) content)
                    .entries()
                    .forEach((key, value) -> lines.append('\n')
                            .append(" ".repeat(column + 2))
                            .append(key(key, false))
                            .append(':')
                            .append(behindColon(value, column + 2)));
        }
        return lines.toString();
    }

    /**
     * What stands behind the dash of an item and a blank.
     *
     * @param column in which it begins
     * @param flow whether a map may stand in braces
     */
    static String item(Content content, int column, boolean flow) {
        if (content instanceof Content.Text text) {
            return text(text, column);
        }
        if (content instanceof Content.Items || (flow && fitsInline(content))) {
            return flow(content);
        }
        Map<String, Content> entries = ((Content.Entries) content).entries();
        if (entries.isEmpty()) {
            return "{}";
        }
        List<String> lines = new ArrayList<>();
        entries.forEach((key, value) -> lines.add(key(key, false) + ":" + behindColon(value, column)));
        return String.join("\n" + " ".repeat(column), lines);
    }

    private static String text(Content.Text text, int indent) {
        String literal = text.text().indexOf('\n') >= 0 ? literal(text.text(), indent) : null;
        return literal != null ? literal : inline(text.text(), text.code(), false, null);
    }

    private static boolean fitsInline(Content content) {
        boolean forms = content instanceof Content.Items items
                && items.items().stream().anyMatch(Content.Entries.class::isInstance);
        return !forms
                && content.texts().stream().noneMatch(text -> text.indexOf('\n') >= 0)
                && flow(content).length() <= SHORT;
    }
}
