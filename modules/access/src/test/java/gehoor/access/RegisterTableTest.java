package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RegisterTableTest {
    @Test
    @Tag("asvs:V1.2.10")
    void noCellIsTakenForAFormula() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1")) {
            assertThat(RegisterTable.cell(formula)).as(formula).containsSubsequence("'", formula.strip());
            assertThat(RegisterTable.cell(formula).charAt(0)).isIn('\'', '"');
        }
    }

    @Test
    void aCellKeepsItsBounds() {
        assertThat(RegisterTable.cell("plain")).isEqualTo("plain");
        assertThat(RegisterTable.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(RegisterTable.cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(RegisterTable.cell("=\"x\",1")).isEqualTo("\"'=\"\"x\"\",1\"");
    }
}
