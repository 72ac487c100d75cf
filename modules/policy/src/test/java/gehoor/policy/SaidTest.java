package gehoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.vocabulary.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wrong is told in three languages: each sentence once in each, and none that nobody says. */
class SaidTest {
    private static final Path MODULES = Path.of("..");
    /** Whose problems are read in pages; what is argued of mutants is for the terminal alone. */
    private static final Pattern IN_EVERY_LANGUAGE =
            Pattern.compile("^package gehoor\\.(policy\\.|casework|engine\\.rehearsal)");

    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern ADDRESSING = Pattern.compile(
            "(?iu)\\b(je|jou|jouw|jij|u|uw|jullie|vous|votre|vos|tu|toi|(?!chez\\b|assez\\b)\\p{L}{3,}ez)\\b");

    @Test
    void everySentenceIsThereInEveryLanguageWithTheSamePlaceholders() {
        Properties english = sentences("en");
        for (String language : List.of("nl", "fr")) {
            Properties other = sentences(language);
            assertThat(other.stringPropertyNames()).as(language).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(placeholders(other.getProperty(key)))
                        .as(language + " " + key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    @Test
    void everySentenceIsSaidAndNoneIsMissing() {
        Set<String> said = new TreeSet<>();
        for (String source : sources()) {
            said.addAll(keys(source, "Said.of(", 0));
            if (source.startsWith("package gehoor.policy.checking;")) {
                said.addAll(keys(source, "told.add(", 1));
            }
        }
        // these are put together: one for each of what has an id
        said.remove("named.");
        said.remove(".one");
        for (Named named : Named.values()) {
            said.add("named." + named.name().toLowerCase(Locale.ROOT));
            said.add("named." + named.name().toLowerCase(Locale.ROOT) + ".one");
        }

        assertThat(said).isEqualTo(new TreeSet<>(sentences("en").stringPropertyNames()));
    }

    /** A sentence in English that stands in the code would be told so to everybody. */
    @Test
    void noProblemIsMadeOfASentence() {
        List<String> made = new ArrayList<>();
        for (String source : sources()) {
            if (IN_EVERY_LANGUAGE.matcher(source).find()) {
                arguments(source, "new Problem(", 1).forEach(made::add);
            }
        }
        assertThat(made)
                .hasSizeGreaterThan(5)
                .allSatisfy(what -> assertThat(what).matches("(?s)said|Said\\.of\\(.*"));
    }

    @Test
    void nobodyIsAddressed() {
        for (String language : List.of("nl", "fr")) {
            assertThat(sentences(language).values())
                    .as(language)
                    .noneMatch(sentence ->
                            ADDRESSING.matcher(String.valueOf(sentence)).find());
        }
    }

    @Test
    void whatMustNotBeIsFound() {
        assertThat(arguments("problems.add(new Problem(place(a, 1), \"it is wrong\"));", "new Problem(", 1))
                .containsExactly("\"it is wrong\"");
        assertThat(List.of("Vul je naam in", "uw naam", "votre nom", "Donnez un nom"))
                .allMatch(sentence -> ADDRESSING.matcher(sentence).find());
        assertThat(List.of("chez un autre", "assez long", "de naam ontbreekt"))
                .noneMatch(sentence -> ADDRESSING.matcher(sentence).find());
        assertThat(placeholders("{0} of {1}")).isNotEqualTo(placeholders("{0} of {2}"));
    }

    @Test
    void partsAreInTheLanguageOfTheWhole() {
        Said said =
                Said.of("unknown", Named.STAGE.noun(), "\"intaek\"", Said.of("known", List.of("intake", "treatment")));

        assertThat(said.in("en")).isEqualTo("unknown stage \"intaek\"; known: intake, treatment");
        assertThat(said.in("nl")).isEqualTo("fase \"intaek\" bestaat niet; bekend: intake, treatment");
        assertThat(said.in("fr")).isEqualTo("l’étape \"intaek\" n’existe pas ; connus : intake, treatment");
        assertThat(said.in("de")).as("not spoken").isEqualTo(said.in("en"));
    }

    @Test
    void whatSomebodyWroteIsNoPatternOfOurs() {
        Said said = Said.of("unknown", Said.plain("role"), "\"{0} '{1}'\"", Said.NOTHING);

        assertThat(said.in("nl")).isEqualTo("role \"{0} '{1}'\" bestaat niet");
    }

    private static Properties sentences(String language) {
        Properties sentences = new Properties();
        try (InputStream in = Said.class.getResourceAsStream("problems_" + language + ".properties")) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static Set<String> placeholders(String sentence) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** The code of all modules. */
    private static List<String> sources() {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(MODULES)) {
            for (Path module : modules.sorted().toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    try (Stream<Path> files = Files.walk(main)) {
                        for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                                .toList()) {
                            sources.add(Files.readString(file));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** What is written in quotes as that argument of such calls: one key, or one of two. */
    private static Set<String> keys(String source, String call, int argument) {
        Set<String> keys = new TreeSet<>();
        for (String written : arguments(source, call, argument)) {
            Matcher literal = LITERAL.matcher(written);
            while (literal.find()) {
                keys.add(literal.group(1));
            }
        }
        return keys;
    }

    private static List<String> arguments(String source, String call, int argument) {
        List<String> found = new ArrayList<>();
        for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
            List<String> all = split(source, at + call.length());
            if (all.size() > argument) {
                found.add(all.get(argument).strip());
            }
        }
        return found;
    }

    /** The arguments of a call, up to its bracket. */
    private static List<String> split(String source, int from) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quoted || c == '"') {
                quoted = c == '"' ? !quoted : quoted;
                if (c == '\\') {
                    part.append(c);
                    c = source.charAt(++i);
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                break;
            } else if (c == ',' && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }
}
