package gehoor.web.form;

import gehoor.casework.OfferView;
import gehoor.web.look.Phrases;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in, by the names of the inputs, as it came; and how it becomes answers.
 *
 * @param values input name to what was typed or chosen; a date has three inputs, {@code <name>.day} and so on
 */
public record Written(Map<String, List<String>> values) {
    private static final List<String> PARTS = List.of(".day", ".month", ".year");

    public static final Written NOTHING = new Written(Map.of());

    /** The text under that name; empty where nothing was filled in. */
    public String text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** What belongs to that question, as it is shown again. */
    public List<String> of(String name, String type) {
        return type.equals("date")
                ? PARTS.stream().map(part -> text(name + part)).toList()
                : values.getOrDefault(name, List.of());
    }

    /** The same, with what a page sent for its questions in place of what was there before for those. */
    public Written with(Map<String, List<String>> sent, List<String> asked) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        for (String name : asked) {
            for (String input : inputs(name)) {
                List<String> now = sent.getOrDefault(input, List.of());
                if (now.stream().allMatch(String::isBlank)) {
                    all.remove(input);
                } else {
                    all.put(input, List.copyOf(now));
                }
            }
        }
        return new Written(all);
    }

    private static List<String> inputs(String name) {
        List<String> inputs = new ArrayList<>();
        inputs.add(name);
        PARTS.forEach(part -> inputs.add(name + part));
        return inputs;
    }

    /**
     * The answers to those questions, as the use cases take them; what is not answered is left out.
     *
     * @param prefix of the names of the inputs
     * @param wrong gets what cannot be an answer, by field, with a sentence
     */
    public Map<String, Object> answers(
            List<OfferView.AskView> asks, String prefix, String language, Map<String, String> wrong) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (OfferView.AskView ask : asks) {
            Object answer = answer(ask, prefix + ask.field(), language, wrong);
            if (answer != null) {
                answers.put(ask.field(), answer);
            }
        }
        return answers;
    }

    private @Nullable Object answer(OfferView.AskView ask, String name, String language, Map<String, String> wrong) {
        switch (ask.type()) {
            case "attachments", "contact" -> {
                return null;
            }
            case "date" -> {
                List<String> parts = of(name, "date");
                if (parts.stream().allMatch(String::isBlank)) {
                    return null;
                }
                String day = day(parts);
                if (day == null) {
                    wrong.put(
                            ask.field(),
                            Phrases.of(
                                    language,
                                    "date.none",
                                    String.join(" ", parts).strip()));
                }
                return day;
            }
            case "choices", "bodies", "items" -> {
                List<String> chosen = all(name);
                return chosen.isEmpty() ? null : chosen;
            }
            case "number" -> {
                String number = text(name)
                        .strip()
                        .replace(" ", "")
                        .replace('\u00a0', ' ')
                        .replace(',', '.');
                return number.isBlank() ? null : number;
            }
            default -> {
                String text = text(name);
                return text.isBlank() ? null : text;
            }
        }
    }

    /** As an answer has it, {@code 2026-03-27}; null where there is no such day. */
    static @Nullable String day(List<String> parts) {
        try {
            return LocalDate.of(number(parts.get(2), 4), number(parts.get(1), 2), number(parts.get(0), 2))
                    .toString();
        } catch (NumberFormatException | DateTimeException noDay) {
            return null;
        }
    }

    private static int number(String digits, int most) {
        String stripped = digits.strip();
        if (stripped.length() > most) {
            throw new NumberFormatException("too many digits");
        }
        return Integer.parseInt(stripped);
    }
}
