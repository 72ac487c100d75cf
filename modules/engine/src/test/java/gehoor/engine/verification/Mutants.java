package gehoor.engine.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The planted faults, as {@code mutants.txt} has them. */
final class Mutants {
    private Mutants() {}

    /**
     * A fault, and what tells it.
     *
     * @param because why nothing tells it; null where something does
     */
    record Planted(
            Mutant mutant,
            Set<Mutant.Catcher> told,
            @Nullable String because) {
        @Override
        public String toString() {
            return mutant.name();
        }
    }

    static List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        for (String block : text().split("\n\n")) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                all.add(planted(lines));
            }
        }
        return all;
    }

    private static Planted planted(List<String> lines) {
        int colon = lines.get(0).indexOf(": ");
        List<Mutant.Edit> edits = new ArrayList<>();
        int line = 2;
        for (; line + 2 < lines.size() && lines.get(line).startsWith("  after"); line += 3) {
            edits.add(new Mutant.Edit(
                    after("  after ", lines.get(line)),
                    after("  - ", lines.get(line + 1)),
                    after("  + ", lines.get(line + 2))));
        }
        Set<Mutant.Catcher> told = EnumSet.noneOf(Mutant.Catcher.class);
        for (Mutant.Catcher catcher : Mutant.Catcher.values()) {
            if (lines.get(0).substring(0, colon).indexOf(catcher.name().charAt(0)) >= 0) {
                told.add(catcher);
            }
        }
        return new Planted(
                new Mutant(lines.get(0).substring(colon + 2), after("  in ", lines.get(1)), edits),
                told,
                line < lines.size() ? after("  because ", lines.get(line)) : null);
    }

    private static String after(String word, String line) {
        if (!line.startsWith(word.stripTrailing())) {
            throw new IllegalStateException("\"" + line + "\" does not begin with \"" + word + "\"");
        }
        return line.substring(Math.min(word.length(), line.length())).replace("\\n", "\n");
    }

    private static String text() {
        try (InputStream in = Mutants.class.getResourceAsStream("mutants.txt")) {
            if (in == null) {
                throw new IllegalStateException("no mutants.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
