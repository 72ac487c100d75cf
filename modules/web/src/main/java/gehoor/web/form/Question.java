package gehoor.web.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question as it is shown: what is asked, what stands in it, and what is wrong with that.
 *
 * @param name of the input; its id too
 * @param type as a procedure writes it ({@code long-text}, {@code date} …), or one of ours: {@code mail}, {@code phone}, {@code pick}: always a list that opens
 * @param optional whether it may be left empty
 * @param unit what a number counts; null where it says nothing
 * @param options what can be chosen
 * @param written what was typed or chosen, as it came; of a date its day, month and year
 * @param wrong what is wrong with it, a sentence each
 */
public record Question(
        String name,
        String type,
        String label,
        String hint,
        boolean optional,
        @Nullable String unit,
        List<Option> options,
        List<String> written,
        List<String> wrong,
        @Nullable String autocomplete) {

    /** More than this many are chosen from a list that opens, fewer are all in sight. */
    private static final int ALL_IN_SIGHT = 7;

    /** @param more what is said with it; empty where nothing is */
    public record Option(String code, String label, String more) {}

    public Question {
        options = List.copyOf(options);
        written = List.copyOf(written);
        wrong = List.copyOf(wrong);
    }

    /** The same, with what else helps to answer it; as it is where nothing does. */
    Question hinting(String more) {
        String both = hint.isEmpty() || more.isEmpty() ? hint + more : hint + " " + more;
        return new Question(name, type, label, both, optional, unit, options, written, wrong, autocomplete);
    }

    public boolean bad() {
        return !wrong.isEmpty();
    }

    /** What stands in it; of a date the part with that number. */
    public String at(int part) {
        return part < written.size() ? written.get(part) : "";
    }

    public boolean chose(String code) {
        return written.contains(code);
    }

    /** Which ids say more about it; null where nothing does. */
    public @Nullable String describedBy() {
        String by = ((hint.isEmpty() ? "" : name + "-more ") + (bad() ? name + "-wrong" : "")).strip();
        return by.isEmpty() ? null : by;
    }

    /** How it is shown. */
    public String shape() {
        return switch (type) {
            case "long-text" -> "area";
            case "date" -> "date";
            case "attachments" -> "files";
            case "choices", "bodies", "items" -> "many";
            case "yes-no" -> "one";
            case "pick" -> "list";
            case "choice", "service", "facility", "body", "party", "ground", "outcome", "staff" ->
                options.size() > ALL_IN_SIGHT ? "list" : "one";
            default -> "line";
        };
    }

    /** Where a link to what is wrong leads: the first thing in it that can be filled in. */
    public String target() {
        return switch (shape()) {
            case "date" -> name + "-day";
            case "one", "many" -> name + "-1";
            default -> name;
        };
    }

    public String input() {
        return switch (type) {
            case "mail" -> "email";
            case "phone" -> "tel";
            default -> "text";
        };
    }

    public @Nullable String keys() {
        return type.equals("number") ? "decimal" : null;
    }
}
