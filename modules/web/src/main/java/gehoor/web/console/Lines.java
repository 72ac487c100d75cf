package gehoor.web.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two texts, line by line, each change with the lines around it.
 *
 * @param hunks changes that lie apart, in order
 */
public record Lines(List<Hunk> hunks) {
    private static final int AROUND = 3;

    /** What became of a line. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /**
     * @param before its number in the text as it is now, from 1; null where it is new
     * @param after its number in the text as it would be; null where it would go
     */
    public record Line(
            Kind kind, @Nullable Integer before, @Nullable Integer after, String text) {}

    public record Hunk(List<Line> lines) {}

    /** @param before null: there was none; {@code after} null: there would be none */
    static Lines between(@Nullable String before, @Nullable String after) {
        List<String> old = lines(before);
        List<String> young = lines(after);
        List<Hunk> hunks = new ArrayList<>();
        List<Line> current = new ArrayList<>();
        int told = 0;
        int shift = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            int from = delta.getSource().getPosition();
            if (!current.isEmpty() && from - told > 2 * AROUND) {
                same(current, old, told, told + AROUND, shift);
                hunks.add(new Hunk(List.copyOf(current)));
                current.clear();
            }
            same(current, old, current.isEmpty() ? Math.max(told, from - AROUND) : told, from, shift);
            for (int i = 0; i < delta.getSource().size(); i++) {
                current.add(new Line(
                        Kind.GONE,
                        from + i + 1,
                        null,
                        delta.getSource().getLines().get(i)));
            }
            int to = delta.getTarget().getPosition();
            for (int i = 0; i < delta.getTarget().size(); i++) {
                current.add(new Line(
                        Kind.NEW, null, to + i + 1, delta.getTarget().getLines().get(i)));
            }
            told = from + delta.getSource().size();
            shift = to + delta.getTarget().size() - told;
        }
        if (!current.isEmpty()) {
            same(current, old, told, Math.min(old.size(), told + AROUND), shift);
            hunks.add(new Hunk(List.copyOf(current)));
        }
        return new Lines(List.copyOf(hunks));
    }

    private static void same(List<Line> into, List<String> old, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            into.add(new Line(Kind.SAME, i + 1, i + 1 + shift, old.get(i)));
        }
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
