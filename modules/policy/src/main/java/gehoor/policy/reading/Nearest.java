package gehoor.policy.reading;

import gehoor.policy.Said;
import java.util.Collection;
import java.util.Optional;

/** Finds the known word that someone most likely meant. */
final class Nearest {
    /** Words longer than this are nobody's slip of the pen. */
    private static final int LONGEST = 80;

    private static final int LISTED = 12;

    /** More candidates than this are no vocabulary that someone keeps in mind. */
    private static final int CANDIDATES = 3_000;

    private Nearest() {}

    static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST || known.size() > CANDIDATES) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) < least) {
                int distance = distance(word, candidate);
                if (distance < least) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** What to say after "unknown …": the nearest word, or the known ones where they are few. */
    static Said hint(String word, Collection<String> known) {
        Optional<String> nearest = to(word, known);
        if (nearest.isPresent()) {
            return meant(nearest.get());
        }
        if (known.isEmpty()) {
            return Said.of("none-known");
        }
        boolean few = known.size() <= LISTED && known.stream().allMatch(each -> each.length() <= LONGEST);
        return few ? Said.of("known", known.stream().distinct().sorted().toList()) : Said.NOTHING;
    }

    static Said meant(String nearest) {
        return Said.of("meant", Problems.quote(nearest));
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour. */
    static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()];
    }
}
