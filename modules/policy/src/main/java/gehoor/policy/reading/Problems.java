package gehoor.policy.reading;

import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong, up to a limit. */
final class Problems {
    private static final int SHOWN = 60;
    private static final int PATIENCE = 300;

    private final int limit;
    private final Set<Problem> found = new LinkedHashSet<>();
    private final Map<String, Place> takenFrom = new LinkedHashMap<>();
    private int more;

    Problems(int limit) {
        this.limit = limit;
    }

    void add(Place at, Said said) {
        add(new Problem(at, said));
    }

    /**
     * From now on what is wrong in this folder is told where it was asked for: what all share is sound by itself, and does not fit
     * who took it.
     */
    void takenFrom(String folder, Place asked) {
        takenFrom.put(folder, asked);
    }

    /** What is wrong is told where it stands again. */
    void takenFromNowhere() {
        takenFrom.clear();
    }

    void add(Problem told) {
        Problem problem = told;
        for (Map.Entry<String, Place> each : takenFrom.entrySet()) {
            if (told.at().file().startsWith(each.getKey())) {
                problem = new Problem(
                        each.getValue(), Said.of("does-not-fit-here", told.at().toString(), told.said()));
            }
        }
        if (found.contains(problem)) {
            return;
        }
        if (found.size() < limit) {
            found.add(problem);
        } else {
            more++;
        }
    }

    void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /** What to add to "unknown …": the nearest word, or the known ones where they are few. */
    Said hint(String word, Collection<String> known) {
        return patient() ? Nearest.hint(word, known) : Said.NOTHING;
    }

    /** What to add to "unknown …": the nearest word, if one is near. */
    Said meant(String word, Supplier<? extends Collection<String>> known) {
        return patient() ? Nearest.to(word, known.get()).map(Nearest::meant).orElse(Said.NOTHING) : Said.NOTHING;
    }

    /** With this many problems it is no slip of the pen any more, and looking for what was meant takes time. */
    private boolean patient() {
        return found.size() < PATIENCE;
    }

    int count() {
        return found.size() + more;
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In order of file, line and column. */
    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Problem p) -> p.at().file())
                .thenComparingInt(p -> p.at().line())
                .thenComparingInt(p -> p.at().column()));
        if (more > 0) {
            sorted.add(new Problem(Place.NOWHERE, Said.of("more-problems", more)));
        }
        return List.copyOf(sorted);
    }

    /** A word as it stands in a sentence: in quotes, shortened. */
    static String quote(String text) {
        boolean whole = text.codePointCount(0, text.length()) <= SHOWN;
        return '"' + (whole ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + '…') + '"';
    }
}
