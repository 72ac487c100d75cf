package gehoor.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is the same for everybody: read once, from beside this class, and nothing but what is named here. */
final class Static {
    private static final Map<String, String> TEXTS = Stream.of(
                    "house.css", "console.css", "icon.svg", "keep.js", "source.js", "ticket.js")
            .collect(Collectors.toMap(name -> name, Static::read));

    private Static() {}

    static String text(String name) {
        return Objects.requireNonNull(TEXTS.get(name));
    }

    private static String read(String name) {
        try (InputStream in = Static.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
