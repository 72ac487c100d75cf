package gehoor.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.ExplainedProcedure.Course;
import gehoor.casework.ExplainedProcedure.Passage;
import gehoor.casework.ExplainedProcedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DrawingTest {
    private static final Pattern DOWN = Pattern.compile("M(-?\\d+) (-?\\d+)V(-?\\d+)");
    private static final Pattern LANE = Pattern.compile("M(-?\\d+) (-?\\d+)H(-?\\d+)V(-?\\d+)H(-?\\d+)");

    @TestFactory
    Stream<DynamicTest> everyArrowLeavesItsBoxAndComesToItsBoxAndLiesOverNone() {
        return Folder.all()
                .map(told -> DynamicTest.dynamicTest(
                        told.toString(), () -> sound(told.explained().course(), told.drawing())));
    }

    @Test
    void everyPassageThereCanBeIsDrawnSoundly() {
        Course course = complete(12, "Step");
        Drawing drawing = Drawing.of(course);

        assertThat(drawing.arrows()).hasSize(12 * 11);
        sound(course, drawing);
    }

    @Test
    void aLongLabelIsBrokenAndAVeryLongOneCut() {
        assertThat(Drawing.lines("Conciliërende behandeling door de dienst"))
                .containsExactly("Conciliërende", "behandeling door de", "dienst");
        assertThat(Drawing.lines("Onontvankelijkheidsverklaringsprocedure"))
                .containsExactly("Onontvankelijkheid-", "sverklaringsproced-", "ure");
        assertThat(Drawing.lines("word ".repeat(4_000)))
                .hasSize(5)
                .last()
                .asString()
                .endsWith("…");
        assertThat(Drawing.lines("\uD83D\uDE00".repeat(400)))
                .allSatisfy(
                        line -> assertThat(line.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
        assertThat(Drawing.lines(" ")).isEmpty();
    }

    @Test
    void aDrawingFitsAPhone() {
        assertThat(Folder.told("solidaris", "complaint", "nl").drawing().width())
                .isLessThan(360);
    }

    @Test
    void theSameIsDrawnOnceAndOnlySoManyAreKept() {
        Drawings drawings = new Drawings();
        var sectors = Folder.told("kind-en-gezin", "sectors", "nl").explained();

        Drawing first = drawings.of("kind-en-gezin", sectors, "nl");
        assertThat(drawings.of("kind-en-gezin", sectors, "nl")).isSameAs(first);
        assertThat(drawings.of("another", sectors, "nl")).isNotSameAs(first);
        for (int i = 0; i < 1_000; i++) {
            drawings.of("tenant-" + i, sectors, "nl");
        }
        assertThat(drawings.size()).isEqualTo(200);
    }

    // ---- what the tests look with

    private static void sound(Course course, Drawing drawing) {
        assertThat(drawing.boxes()).hasSameSizeAs(course.steps());
        assertThat(drawing.arrows())
                .extracting(Drawing.Arrow::number)
                .containsExactlyElementsOf(
                        course.passages().stream().map(Passage::number).toList());
        for (int i = 0; i < drawing.arrows().size(); i++) {
            Drawing.Arrow arrow = drawing.arrows().get(i);
            Passage passage = course.passages().get(i);
            Drawing.Box from = drawing.boxes().get(passage.from());
            Drawing.Box to = drawing.boxes().get(passage.to());
            Matcher down = DOWN.matcher(arrow.path());
            if (down.matches()) {
                assertThat(passage.to()).isEqualTo(passage.from() + 1);
                assertThat(Integer.parseInt(down.group(2))).isEqualTo(from.y() + from.height());
                assertThat(Integer.parseInt(down.group(3))).isEqualTo(to.y());
                continue;
            }
            Matcher lane = LANE.matcher(arrow.path());
            assertThat(lane.matches()).as(arrow.path()).isTrue();
            int edge = passage.to() > passage.from() ? from.x() + from.width() : from.x();
            assertThat(Integer.parseInt(lane.group(1))).isEqualTo(edge);
            assertThat(Integer.parseInt(lane.group(5))).isEqualTo(edge);
            assertThat(Integer.parseInt(lane.group(2))).isStrictlyBetween(from.y(), from.y() + from.height());
            assertThat(Integer.parseInt(lane.group(4))).isStrictlyBetween(to.y(), to.y() + to.height());
            assertThat(drawing.boxes())
                    .as("a number lies between boxes, where no arrow comes from the side")
                    .noneMatch(box -> arrow.y() >= box.y() && arrow.y() <= box.y() + box.height());
            int beside = Integer.parseInt(lane.group(3));
            assertThat(beside < from.x() || beside > from.x() + from.width())
                    .as("a lane lies beside the boxes")
                    .isTrue();
            assertThat(beside).isStrictlyBetween(0, drawing.width());
        }
        for (int i = 0; i < drawing.arrows().size(); i++) {
            for (int j = i + 1; j < drawing.arrows().size(); j++) {
                Drawing.Arrow one = drawing.arrows().get(i);
                Drawing.Arrow other = drawing.arrows().get(j);
                assertThat(one.x() == other.x() && one.y() == other.y())
                        .as("numbers %d and %d lie over each other", one.number(), other.number())
                        .isFalse();
            }
        }
    }

    /** Each step leads to each other one. */
    private static Course complete(int steps, String label) {
        List<Step> all = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        for (int from = 0; from < steps; from++) {
            all.add(new Step(label + " " + from, "", "", "", from == steps - 1));
            for (int to = 0; to < steps; to++) {
                if (from != to) {
                    passages.add(new Passage(passages.size() + 1, from, to, List.of()));
                }
            }
        }
        return new Course(all, passages);
    }
}
