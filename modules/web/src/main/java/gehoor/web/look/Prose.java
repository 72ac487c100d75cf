package gehoor.web.look;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plain text as blocks: paragraphs, and the lists that people write with dashes or numbers. Nothing else in it is markup.
 *
 * @param blocks in order
 */
public record Prose(List<Block> blocks) {
    private static final Pattern DASH = Pattern.compile("^\\s*[-–•*]\\s+(.*)$");
    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,2}[.)]\\s+(.*)$");

    /** How lines that belong together are shown. */
    public enum Shape {
        PARAGRAPH,
        LIST,
        NUMBERED
    }

    /** @param lines of a paragraph one; of a list one an item */
    public record Block(Shape shape, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    public Prose {
        blocks = List.copyOf(blocks);
    }

    public static Prose of(String text) {
        List<Block> blocks = new ArrayList<>();
        @Nullable Shape shape = null;
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().split("\n", -1)) {
            if (line.isBlank()) {
                shape = close(blocks, shape, lines);
                continue;
            }
            var dash = DASH.matcher(line);
            var number = NUMBER.matcher(line);
            @Nullable Shape here = dash.matches() ? Shape.LIST : number.matches() ? Shape.NUMBERED : null;
            if (here == null) {
                // a line without a sign goes on with what was begun
                if (shape == null) {
                    shape = Shape.PARAGRAPH;
                    lines.add(line.strip());
                } else {
                    int last = lines.size() - 1;
                    lines.set(last, lines.get(last) + " " + line.strip());
                }
                continue;
            }
            if (here != shape) {
                close(blocks, shape, lines);
                shape = here;
            }
            lines.add((here == Shape.LIST ? dash : number).group(1).strip());
        }
        close(blocks, shape, lines);
        return new Prose(blocks);
    }

    private static @Nullable Shape close(List<Block> blocks, @Nullable Shape shape, List<String> lines) {
        if (shape != null && !lines.isEmpty()) {
            blocks.add(new Block(shape, lines));
            lines.clear();
        }
        return null;
    }
}
