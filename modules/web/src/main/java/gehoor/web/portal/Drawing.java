package gehoor.web.portal;

import gehoor.casework.ExplainedProcedure.Course;
import gehoor.casework.ExplainedProcedure.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a procedure drawn: one box under the other in the order in which one goes through them, and an arrow for each
 * passage, with its number. What leads to the next box goes straight down; what leads further down goes by a lane at the
 * right, what leads back by a lane at the left, so that no arrow ever lies over a box. Lengths are in pixels.
 */
public record Drawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {
    private static final int BOX = 176;
    private static final int LANE = 26;
    private static final int MARGIN = 6;
    private static final int GAP = 52;
    private static final int LINE = 21;
    private static final int PADDING = 15;
    private static final int PORT = 18;
    private static final int HEAD = 6;

    /** So many characters fit on a line of a box, at the width of a wide letter. */
    private static final int FIT = 19;

    /** A label that needs more lines is cut: it stands in full beside the drawing. */
    private static final int MOST_LINES = 5;

    /** @param ends whether it is the end */
    public record Box(int x, int y, int width, int height, List<Line> lines, boolean ends) {}

    /** @param y of the foot of the letters */
    public record Line(int x, int y, String text) {}

    /**
     * @param path of the line
     * @param head of the arrow's head
     * @param x of the middle of its number
     */
    public record Arrow(int number, String path, String head, int x, int y) {}

    private enum Side {
        LEFT,
        RIGHT
    }

    /** Where an arrow by a lane leaves a box, or comes to it. */
    private record Port(Passage passage, boolean leaves, int span) {}

    static Drawing of(Course course) {
        return new Making(course).drawing();
    }

    /** The lines of a label. */
    static List<String> lines(String label) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : label.strip().split("\\s+")) {
            String rest = word;
            while (rest.length() > 0) {
                int room = FIT - (line.length() == 0 ? 0 : line.length() + 1);
                if (rest.length() <= room) {
                    line.append(line.length() == 0 ? "" : " ").append(rest);
                    rest = "";
                } else if (line.length() > 0) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    int cut = Character.isHighSurrogate(rest.charAt(FIT - 2)) ? FIT - 2 : FIT - 1;
                    lines.add(rest.substring(0, cut) + "-");
                    rest = rest.substring(cut);
                }
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        if (lines.size() > MOST_LINES) {
            String last = lines.get(MOST_LINES - 1);
            List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
            cut.add((last.length() < FIT ? last : last.substring(0, FIT - 1)) + "…");
            return List.copyOf(cut);
        }
        return List.copyOf(lines);
    }

    private static final class Making {
        private final Course course;
        private final Map<Passage, Integer> lanes = new HashMap<>();
        private final int left;
        private final int right;
        private final List<Box> boxes = new ArrayList<>();

        Making(Course course) {
            this.course = course;
            this.left = lanes(Side.LEFT);
            this.right = lanes(Side.RIGHT);
        }

        Drawing drawing() {
            int x = MARGIN + left * LANE;
            int y = MARGIN;
            for (int i = 0; i < course.steps().size(); i++) {
                List<String> label = lines(course.steps().get(i).label());
                int most = Math.max(
                        ports(i, Side.LEFT).size(), ports(i, Side.RIGHT).size());
                int height = Math.max(label.size() * LINE + 2 * PADDING, (most + 1) * PORT);
                int top = y + (height - label.size() * LINE) / 2;
                List<Line> lines = new ArrayList<>();
                for (int n = 0; n < label.size(); n++) {
                    lines.add(new Line(x + BOX / 2, top + n * LINE + 16, label.get(n)));
                }
                boxes.add(new Box(
                        x,
                        y,
                        BOX,
                        height,
                        List.copyOf(lines),
                        course.steps().get(i).ends()));
                y += height + GAP;
            }
            List<Arrow> arrows = new ArrayList<>();
            course.passages().forEach(passage -> arrows.add(arrow(passage)));
            return new Drawing(
                    x + BOX + right * LANE + MARGIN, y - GAP + MARGIN, List.copyOf(boxes), List.copyOf(arrows));
        }

        private Arrow arrow(Passage passage) {
            Box from = boxes.get(passage.from());
            Box to = boxes.get(passage.to());
            if (straight(passage)) {
                int x = from.x() + BOX / 2;
                int end = to.y();
                return new Arrow(
                        passage.number(),
                        "M" + x + " " + (from.y() + from.height()) + "V" + end,
                        "M" + (x - HEAD) + " " + (end - HEAD) + "L" + x + " " + end + "L" + (x + HEAD) + " "
                                + (end - HEAD),
                        x,
                        (from.y() + from.height() + end) / 2 - 2);
            }
            Side side = side(passage);
            boolean atRight = side == Side.RIGHT;
            int out = atRight ? 1 : -1;
            int edge = atRight ? from.x() + BOX : from.x();
            int lane = edge + out * (lanes.getOrDefault(passage, 0) * LANE + LANE - 8);
            int leaves = height(passage.from(), side, passage, true);
            int comes = height(passage.to(), side, passage, false);
            int wing = edge + out * HEAD;
            return new Arrow(
                    passage.number(),
                    "M" + edge + " " + leaves + "H" + lane + "V" + comes + "H" + edge,
                    "M" + wing + " " + (comes - HEAD) + "L" + edge + " " + comes + "L" + wing + " " + (comes + HEAD),
                    lane,
                    // Between two boxes no arrow comes from the side, so that a number lies on no other line.
                    atRight ? from.y() + from.height() + GAP / 2 : from.y() - GAP / 2);
        }

        private static boolean straight(Passage passage) {
            return passage.to() == passage.from() + 1;
        }

        private static Side side(Passage passage) {
            return passage.to() > passage.from() ? Side.RIGHT : Side.LEFT;
        }

        private List<Passage> beside(Side side) {
            return course.passages().stream()
                    .filter(passage -> !straight(passage) && side(passage) == side)
                    .toList();
        }

        /** Gives each passage a lane that is free over its whole length, short ones nearest; how many lanes there are. */
        private int lanes(Side side) {
            List<List<Passage>> taken = new ArrayList<>();
            List<Passage> all = new ArrayList<>(beside(side));
            all.sort(Comparator.comparingInt(Making::span).thenComparingInt(Passage::number));
            for (Passage passage : all) {
                int lane = 0;
                while (lane < taken.size() && taken.get(lane).stream().anyMatch(other -> meet(passage, other))) {
                    lane++;
                }
                if (lane == taken.size()) {
                    taken.add(new ArrayList<>());
                }
                taken.get(lane).add(passage);
                lanes.put(passage, lane);
            }
            return taken.size();
        }

        private static int span(Passage passage) {
            return Math.abs(passage.to() - passage.from());
        }

        private static boolean meet(Passage one, Passage other) {
            return Math.min(one.from(), one.to()) <= Math.max(other.from(), other.to())
                    && Math.min(other.from(), other.to()) <= Math.max(one.from(), one.to());
        }

        /**
         * The ports of a box at a side, from the top: those to boxes above it first. Of the ones that go up, and of the ones
         * that go down, they lie so that a long arrow goes around a short one.
         */
        private List<Port> ports(int box, Side side) {
            List<Port> up = new ArrayList<>();
            List<Port> down = new ArrayList<>();
            for (Passage passage : beside(side)) {
                if (passage.from() == box) {
                    (passage.to() < box ? up : down).add(new Port(passage, true, span(passage)));
                } else if (passage.to() == box) {
                    (passage.from() < box ? up : down).add(new Port(passage, false, span(passage)));
                }
            }
            up.sort(Comparator.comparingInt(Port::span));
            down.sort(Collections.reverseOrder(Comparator.comparingInt(Port::span)));
            up.addAll(down);
            return up;
        }

        private int height(int box, Side side, Passage passage, boolean leaves) {
            List<Port> ports = ports(box, side);
            int at = 0;
            while (!(ports.get(at).passage().equals(passage) && ports.get(at).leaves() == leaves)) {
                at++;
            }
            Box drawn = boxes.get(box);
            return drawn.y() + (at + 1) * drawn.height() / (ports.size() + 1);
        }
    }
}
