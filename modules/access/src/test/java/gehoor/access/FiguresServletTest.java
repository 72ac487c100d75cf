package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresServletTest {
    private static final String KEY = "0123456789abcdef";

    @Test
    void without_a_token_or_with_one_that_could_be_guessed_it_is_closed() {
        assertThat(FiguresServlet.key(Optional.empty())).isEmpty();
        assertThat(FiguresServlet.key(Optional.of("   "))).isEmpty();
        assertThat(FiguresServlet.key(Optional.of(KEY.substring(1)))).isEmpty();
        assertThat(FiguresServlet.key(Optional.of(KEY + "\n"))).contains(KEY);
    }

    @Test
    void the_token_opens() {
        assertThat(FiguresServlet.admitted(KEY, List.of("Bearer " + KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                KEY,
                "Basic " + KEY,
                "Bearer " + KEY + "x",
                "Bearer 0123456789abcdeF",
            })
    void nothing_else_does(String header) {
        assertThat(FiguresServlet.admitted(KEY, List.of(header))).isFalse();
    }

    @Test
    void nor_two_headers_or_none() {
        assertThat(FiguresServlet.admitted(KEY, List.of())).isFalse();
        assertThat(FiguresServlet.admitted(KEY, List.of("Bearer " + KEY, "Bearer " + KEY)))
                .isFalse();
    }
}
