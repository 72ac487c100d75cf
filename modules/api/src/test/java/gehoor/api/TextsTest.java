package gehoor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    @Tag("asvs:V1.2.10")
    void noCellIsTakenForAFormula() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(Texts.cell(formula)).as(formula).containsSubsequence("'", formula.strip());
            assertThat(Texts.cell(formula).charAt(0)).isIn('\'', '"');
        }
    }

    @Test
    void aCellKeepsItsBounds() {
        assertThat(Texts.cell("plain")).isEqualTo("plain");
        assertThat(Texts.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Texts.cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(Texts.cell("=\"x\",1")).isEqualTo("\"'=\"\"x\"\",1\"");
    }
}
