package gehoor.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whose turn it is, among many. Safe for use by several threads. */
final class Turn {
    private String last = "";

    /**
     * The next ones, in the order of their names, from the first again after the last.
     *
     * @param atLeast how many, where there are so many; each once
     * @param turns after how many calls at most each was among them
     */
    synchronized List<String> next(Collection<String> all, int atLeast, int turns) {
        List<String> inOrder = all.stream().sorted().toList();
        int count = Math.min(inOrder.size(), Math.max(atLeast, (inOrder.size() + turns - 1) / turns));
        int first = 0;
        while (first < inOrder.size() && inOrder.get(first).compareTo(last) <= 0) {
            first++;
        }
        List<String> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            next.add(inOrder.get((first + i) % inOrder.size()));
        }
        if (!next.isEmpty()) {
            last = next.get(next.size() - 1);
        }
        return next;
    }
}
