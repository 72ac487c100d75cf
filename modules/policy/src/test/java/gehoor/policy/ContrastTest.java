package gehoor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {

    /** Pairs that those who work with WCAG know by heart: greys around the bounds, and the pure colours on white. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.00",
        "#ffffff, #ffffff,  1.00",
        "#767676, #ffffff,  4.54",
        "#777777, #ffffff,  4.48",
        "#949494, #ffffff,  3.03",
        "#ff0000, #ffffff,  4.00",
        "#0000ff, #ffffff,  8.59",
        "#00ff00, #000000, 15.30"
    })
    void it_is_reckoned_as_wcag_does(String one, String other, double known) {
        assertThat(Contrast.of(one, other)).isCloseTo(known, within(0.005));
        assertThat(Contrast.of(other, one)).isEqualTo(Contrast.of(one, other));
    }

    @Test
    void capitals_are_the_same_colour() {
        assertThat(Contrast.of("#7A1F4B", "#FFFFFF")).isEqualTo(Contrast.of("#7a1f4b", "#ffffff"));
    }
}
