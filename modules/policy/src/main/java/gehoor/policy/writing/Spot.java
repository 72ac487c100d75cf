package gehoor.policy.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a file something stands: keys of maps, and numbers of items from 0.
 *
 * @param steps from the root; none is the root itself
 */
public record Spot(List<String> steps) {
    public static final Spot ROOT = new Spot(List.of());

    public Spot {
        steps = List.copyOf(steps);
    }

    public static Spot of(String... steps) {
        return new Spot(List.of(steps));
    }

    public Spot then(String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return new Spot(more);
    }

    public Spot then(int index) {
        return then(String.valueOf(index));
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    /** What it stands in; of the root the root. */
    public Spot parent() {
        return isRoot() ? this : new Spot(steps.subList(0, steps.size() - 1));
    }

    /** The last step; empty at the root. */
    public String last() {
        return isRoot() ? "" : steps.get(steps.size() - 1);
    }

    /** Whether it is {@code other} or stands in it. */
    public boolean within(Spot other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** A step as the number of an item; -1 where it is none. */
    static int index(String step) {
        return step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
    }
}
