package gehoor.platform.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text of the length and with as many different words as people write. */
final class Prose {
    private static final List<String> WORDS = words();

    private Prose() {}

    static String of(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" ", "", "."));
    }

    /** As long, of a word that nobody looks for: what is written of it has no search tokens. */
    static String silent(int words) {
        return "een ".repeat(words * 2).strip() + ".";
    }

    private static List<String> words() {
        try (InputStream in = Prose.class.getResourceAsStream("/bench/words.txt")) {
            if (in == null) {
                throw new IllegalStateException("no words");
            }
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
