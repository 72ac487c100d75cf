package gehoor.web.look;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.web.look.Prose.Block;
import gehoor.web.look.Prose.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void paragraphs_and_the_lists_that_people_write() {
        assertThat(Prose.of("""
                        Eerst dit,
                        op twee regels.

                        1. Kies een moment.
                        2. Zeg wat je ziet,
                           niet wat je denkt.

                        - a
                        - b
                        """).blocks())
                .containsExactly(
                        new Block(Shape.PARAGRAPH, List.of("Eerst dit, op twee regels.")),
                        new Block(Shape.NUMBERED, List.of("Kies een moment.", "Zeg wat je ziet, niet wat je denkt.")),
                        new Block(Shape.LIST, List.of("a", "b")));
    }

    @Test
    void a_year_or_a_dash_within_a_sentence_begins_no_list() {
        assertThat(Prose.of("In 2026. Dat is zo - altijd.\n2026 was goed.").blocks())
                .containsExactly(new Block(Shape.PARAGRAPH, List.of("In 2026. Dat is zo - altijd. 2026 was goed.")));
    }

    @Test
    void nothing_is_nothing() {
        assertThat(Prose.of("  \n ").blocks()).isEmpty();
    }
}
