package gehoor.engine.mutation;

import gehoor.policy.Place;
import gehoor.policy.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The survivors that somebody looked at and let live, each with why: a change that makes no difference which a file can reach, or none
 * that an example can look at.
 *
 * <p>A page for people, in Markdown: under a heading {@code ## complaint} for each procedure, items {@code - `what was changed`: why}.
 * All else on it is prose.
 *
 * @param file where it stands
 * @param arguments id of a procedure to what was changed in it, to the argument
 * @param problems items that are not written so, or that say no why
 */
public record Argued(String file, Map<String, Map<String, Argument>> arguments, List<Problem> problems) {
    private static final Pattern HEADING = Pattern.compile("## +(\\S+) *");
    private static final Pattern ITEM = Pattern.compile("- +`([^`]+)` *: +(\\S.*)");

    /** @param at where it stands */
    public record Argument(String why, Place at) {}

    public static Argued none(String file) {
        return new Argued(file, Map.of(), List.of());
    }

    public static Argued read(String file, String text) {
        Map<String, Map<String, Argument>> arguments = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        String procedure = "";
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            Place at = new Place(file, ++number, 1);
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (heading.matches()) {
                procedure = heading.group(1);
            } else if (item.matches() && !procedure.isEmpty()) {
                arguments
                        .computeIfAbsent(procedure, none -> new LinkedHashMap<>())
                        .put(item.group(1), new Argument(item.group(2).strip(), at));
            } else if (line.startsWith("- ")) {
                problems.add(new Problem(
                        at,
                        procedure.isEmpty()
                                ? "before it a heading must name the procedure, as in ## complaint"
                                : "an item is written - `what was changed`: why it may live"));
            }
        }
        return new Argued(file, arguments, problems);
    }

    /** Whether somebody said why this one may live. */
    public boolean of(Mutant survivor) {
        return arguments.getOrDefault(survivor.procedure().id(), Map.of()).containsKey(survivor.changed());
    }

    /** Arguments about what is no survivor, or no longer. */
    public List<Problem> idle(Trial trial) {
        List<Problem> idle = new ArrayList<>();
        arguments.getOrDefault(trial.procedure().id(), Map.of()).forEach((changed, argument) -> {
            if (trial.survivors().stream().noneMatch(each -> each.changed().equals(changed))) {
                idle.add(
                        new Problem(
                                argument.at(),
                                "\"" + changed
                                        + "\" is argued here, and is no survivor: an example tells it, or nothing is changed so"));
            }
        });
        return idle;
    }
}
