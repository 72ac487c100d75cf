package gehoor.policy.documents;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "\n", out);
        return out.toString();
    }

    private static void write(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                out.append(indent).append("  ");
                text(String.valueOf(entry.getKey()), out);
                out.append(": ");
                write(entry.getValue(), indent + "  ", out);
                out.append(entries.hasNext() ? "," : indent);
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            boolean plain = list.stream().noneMatch(each -> each instanceof Map || each instanceof List);
            out.append('[');
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                out.append(plain ? "" : indent + "  ");
                write(items.next(), indent + "  ", out);
                out.append(items.hasNext() ? (plain ? ", " : ",") : (plain ? "" : indent));
            }
            out.append(']');
        } else if (value instanceof String text) {
            text(text, out);
        } else {
            out.append(value);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
