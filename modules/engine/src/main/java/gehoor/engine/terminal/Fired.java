package gehoor.engine.terminal;

import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tells in how many worked examples each rule of a procedure fires: those that none fires first. */
final class Fired {
    private static final int WIDTH = 120;
    private static final String FORM = "    %-14s";

    private final PrintStream out;

    Fired(PrintStream out) {
        this.out = out;
    }

    /** @param outcomes of all examples of this procedure */
    void tell(Procedure procedure, List<Rehearsal.Outcome> outcomes) {
        Set<String> rules = Coverage.rules(procedure);
        TreeMap<Integer, List<String>> byNumber = new TreeMap<>();
        for (String rule : rules) {
            int number = (int) outcomes.stream()
                    .filter(outcome -> outcome.fired().contains(rule))
                    .count();
            byNumber.computeIfAbsent(number, none -> new ArrayList<>()).add(rule);
        }
        int none = byNumber.getOrDefault(0, List.of()).size();
        out.printf(
                "%s / %s: %d of %s fire in %s%n",
                procedure.tenant(),
                procedure.id(),
                rules.size() - none,
                Terminal.count(rules.size(), "rule"),
                Terminal.count(outcomes.size(), "worked example"));
        byNumber.forEach(
                (number, which) -> folded(number == 0 ? "no example" : Terminal.count(number, "example"), which));
        out.println();
    }

    private void folded(String head, List<String> words) {
        StringBuilder line = new StringBuilder(FORM.formatted(head));
        int begin = line.length();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? "," : "");
            if (line.length() > begin && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(" ".repeat(begin));
            }
            line.append(line.length() > begin ? " " : "").append(word);
        }
        out.println(line);
    }
}
