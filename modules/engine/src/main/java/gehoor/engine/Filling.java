package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in, read by the types of the fields: one place for bad input, whether it comes as
 * JSON, from a form or from a worked example.
 *
 * @param given field to value; sealed ones as {@link Value#SEALED}
 * @param texts what was written in fields of type text and long-text
 * @param problems what cannot be, a refusal per field
 */
public record Filling(Map<String, Value> given, Map<String, String> texts, List<Refusal> problems) {
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 20_000;

    static Filling of(Engine engine, Action action, Map<String, ?> raw) {
        Map<String, Value> given = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        List<Refusal> problems = new ArrayList<>();
        for (Map.Entry<String, ?> each : raw.entrySet()) {
            String id = each.getKey();
            Field field = engine.procedure().fields().get(id);
            if (field == null) {
                problems.add(Says.field(engine, action, id, "field-unknown", id));
                continue;
            }
            Object written = unwrapped(each.getValue(), field.type().several());
            if (written == null || blank(written)) {
                continue;
            }
            String problem = read(field, written, given, texts);
            if (problem != null) {
                String[] parts = problem.split("\t", -1);
                Object[] with = new Object[parts.length];
                with[0] = field.label();
                System.arraycopy(parts, 1, with, 1, parts.length - 1);
                problems.add(Says.field(engine, action, id, parts[0], with));
            }
        }
        return new Filling(
                java.util.Collections.unmodifiableMap(given),
                java.util.Collections.unmodifiableMap(texts),
                List.copyOf(problems));
    }

    /** Worked examples and forms give lists everywhere; a list of one is that one. */
    private static @Nullable Object unwrapped(@Nullable Object value, boolean several) {
        if (!several && value instanceof Collection<?> list && list.size() == 1) {
            return list.iterator().next();
        }
        return value;
    }

    private static boolean blank(Object value) {
        return (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> list && list.isEmpty());
    }

    /** Null when it could be read; else the key of what is wrong, with its arguments, separated by tabs. */
    private static @Nullable String read(
            Field field, Object written, Map<String, Value> given, Map<String, String> texts) {
        String id = field.id();
        switch (field.type()) {
            case TEXT, LONG_TEXT -> {
                if (!(written instanceof String text)) {
                    return "field-text";
                }
                if (text.indexOf('\0') >= 0 || !wellFormed(text)) {
                    return "field-characters";
                }
                int most = longest(field);
                if (text.length() > most) {
                    return "field-long\t" + most;
                }
                if (field.type() == Field.Type.TEXT && text.strip().lines().count() > 1) {
                    return "field-one-line";
                }
                texts.put(id, text);
                given.put(id, Value.SEALED);
            }
            case CHOICE, SERVICE, FACILITY, BODY, STAFF, PARTY, GROUND, OUTCOME -> {
                if (!(written instanceof String code) || !couldBeCode(code)) {
                    return "field-choose";
                }
                given.put(id, Value.code(code.strip()));
            }
            case CHOICES, BODIES, ITEMS -> {
                List<String> codes = new ArrayList<>();
                Collection<?> all = written instanceof Collection<?> list ? list : List.of(written);
                for (Object each : all) {
                    if (!(each instanceof String code) || !couldBeCode(code) || codes.size() >= 100) {
                        return "field-choose";
                    }
                    codes.add(code.strip());
                }
                given.put(id, new Value.Codes(codes));
            }
            case YES_NO -> {
                String word = written.toString();
                if (word.equals("yes") || word.equals("true")) {
                    given.put(id, Value.YES);
                } else if (word.equals("no") || word.equals("false")) {
                    given.put(id, Value.NO);
                } else {
                    return "field-yes-no";
                }
            }
            case DATE -> {
                try {
                    LocalDate date = LocalDate.parse(written.toString());
                    if (date.getYear() < 1900 || date.getYear() > 2200) {
                        return "field-date";
                    }
                    given.put(id, Value.day(date));
                } catch (DateTimeParseException notADate) {
                    return "field-date";
                }
            }
            case NUMBER -> {
                String digits = written.toString();
                if (!digits.matches("-?[0-9]{1,12}([.][0-9]{1,6})?")) {
                    return "field-number";
                }
                given.put(id, new Value.Number(new BigDecimal(digits)));
            }
            case ATTACHMENTS, CONTACT -> given.put(id, Value.SEALED);
        }
        return null;
    }

    /** Codes are looked for, also where what cannot be stored cannot be asked for. */
    private static boolean couldBeCode(String code) {
        return code.length() <= 100 && code.chars().noneMatch(Character::isISOControl) && wellFormed(code);
    }

    /** Half a surrogate pair cannot be stored. */
    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static int longest(Field field) {
        BigDecimal max = field.max();
        if (max != null) {
            return max.intValue();
        }
        return field.type() == Field.Type.TEXT ? LONGEST_LINE : LONGEST_TEXT;
    }
}
