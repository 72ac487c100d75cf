package gehoor.engine.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.engine.terminal.Tutorial.Block;
import gehoor.engine.terminal.Tutorial.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/language.md} is done as it is written: its files are put together step by step, read, rehearsed and verified; its
 * mistakes are made; what it says that a command says, the command says. With {@code -Dgehoor.documents=write} what commands say,
 * and the words that are only in the reference, are written into it anew; the files are never touched.
 */
class TutorialTest {
    private static final Path ROOT = Path.of(System.getProperty("gehoor.root", "../.."));
    private static final Path PAGE = ROOT.resolve("docs/language.md");
    private static final Path SIXTH = Path.of("src/test/resources/sixth-organisation");

    private static final String USUAL = "ferry/procedures/complaint-2027.yaml";
    private static final String PATTERNS = "Patterns to copy";
    private static final Pattern ALSO = Pattern.compile("(?s)<!-- also there -->\\n(.*?)\\n?<!-- /also there -->");

    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, List<String>> anew = new TreeMap<>();

    @Test
    void the_page_does_what_it_says() throws IOException {
        String text = Files.readString(PAGE);
        Tutorial page = new Tutorial(text);

        follow(page);

        if ("write".equals(System.getProperty("gehoor.documents"))) {
            String written = page.with(anew);
            Files.writeString(
                    PAGE,
                    ALSO.matcher(written)
                            .replaceFirst(Matcher.quoteReplacement(
                                    "<!-- also there -->\n" + used(written).elsewhere() + "\n<!-- /also there -->")));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_words_that_it_leaves_to_the_reference_are_named() throws IOException {
        String text = Files.readString(PAGE);

        Matcher also = ALSO.matcher(text);
        assertThat(also.find())
                .as("a list of the words that are only in the reference")
                .isTrue();
        assertThat(also.group(1)).isEqualTo(used(text).elsewhere());
    }

    @Test
    void every_word_that_it_uses_stands_in_what_it_explains() throws IOException {
        String text = Files.readString(PAGE);
        String told = new Tutorial(text.substring(0, text.indexOf("<!-- also there -->"))).prose();

        String quoted = Pattern.compile("`([^`]*)`")
                .matcher(told)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining("\n"));

        Set<String> unexplained = used(text).names();
        assertThat(unexplained).isNotEmpty();
        unexplained.removeIf(word -> Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])")
                .matcher(quoted)
                .find());
        assertThat(unexplained).as("words that are used and never explained").isEmpty();
    }

    @Test
    void a_page_that_is_wrong_fails_with_step_and_line() throws IOException {
        String whole = Files.readString(PAGE);
        String text = whole.substring(0, whole.indexOf("## Step 7"));

        follow(new Tutorial(text.replaceFirst("length: 4 weeks", "length: 4 wekes")));
        assertThat(wrong).isNotEmpty();
        assertThat(wrong.get(0)).matches("(?s)Step \\d.*, line \\d+: .*wekes.*");

        wrong.clear();
        follow(new Tutorial(text.replaceFirst("All is well: 1 tenant", "All is well: 2 tenants")));
        assertThat(wrong).hasSize(1);

        assertThatThrownBy(() -> new Tutorial("*`a.yaml`*\n\ntext")).hasMessageStartingWith("line 1: ");
        Tutorial bare = new Tutorial("text\n```\nx\n```");
        assertThatThrownBy(() -> Tutorial.task(bare.blocks().get(0), USUAL)).hasMessageStartingWith("line 2: ");
    }

    @Test
    void what_was_written_with_this_page_alone_is_right_and_proved() throws IOException {
        Map<String, String> files = onWhichItStands();
        try (Stream<Path> paths = Files.walk(SIXTH)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                files.put(SIXTH.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        WordsUsed words = new WordsUsed();
        words.take(files);
        assertThat(used(Files.readString(PAGE)).all())
                .as("no word but those that the page shows")
                .containsAll(words.all());
        Path config = lay("tenant-config", files);

        assertThat(say("check " + config)).contains("All is well: 1 tenant");
        assertThat(say("run " + config)).contains("all as they say");
        assertThat(say("verify " + config)).contains("all proved").doesNotContain("REFUTED", "OPEN");
    }

    private void follow(Tutorial page) throws IOException {
        Map<String, String> files = onWhichItStands();
        Map<String, String> before = files;
        Map<String, String> whole = files;
        Tutorial.Part part = null;
        for (Block block : page.blocks()) {
            if (!block.part().equals(part)) {
                if (part != null) {
                    ended(part, before, files);
                }
                part = block.part();
                if (part.chapter().startsWith(PATTERNS)) {
                    files = new TreeMap<>(whole);
                }
                before = new TreeMap<>(files);
            }
            try {
                Task task = Tutorial.task(block, USUAL);
                Map<String, String> after = Tutorial.done(files, task, block);
                if (task instanceof Task.Mistake mistake) {
                    lay("tenant-config", after);
                    String answer = wrongIn(say(mistake.command()));
                    said(block, answer);
                    if (answer.matches("(?s)All is well.*|.*all (?:proved|as they say)\\..*")) {
                        wrong.add(part.called() + ", line " + block.line() + ": nothing is told of this mistake");
                    }
                } else if (task instanceof Task.Says says) {
                    lay("before", before);
                    lay("tenant-config", files);
                    said(block, say(says.command()));
                } else {
                    files = after;
                }
            } catch (IllegalArgumentException e) {
                wrong.add(part.called() + ", " + e.getMessage());
            }
            if (!part.chapter().startsWith(PATTERNS)) {
                whole = files;
            }
        }
        ended(Objects.requireNonNull(part), before, files);
    }

    /**
     * A step leaves a folder in which nothing is wrong; a pattern, one in which nothing is refuted, though it has few examples of its
     * own, or none; those that it tells come out so. With all of the page there may be too many situations to prove it.
     *
     * @param before the files at the beginning of the part
     */
    private void ended(Tutorial.Part part, Map<String, String> before, Map<String, String> files) throws IOException {
        lay("tenant-config", files);
        if (!part.chapter().startsWith(PATTERNS)) {
            expect(part, say("check tenant-config"), "All is well");
            return;
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getValue().equals(before.get(file.getKey()))) {
                continue;
            }
            if (file.getKey().contains("/procedures/")) {
                String said = say("verify tenant-config/" + file.getKey());
                expect(part, said.contains("REFUTED") ? "refuted: " + said : said, "ferry/");
            } else if (file.getKey().contains("/examples/")) {
                String said = say("run tenant-config/" + file.getKey());
                expect(part, said.contains("all as they say.") ? "well" : said, "well");
            }
        }
    }

    private void expect(Tutorial.Part part, String said, String begins) {
        if (!said.startsWith(begins)) {
            wrong.add(part.called() + ", line " + part.line() + ": " + wrongIn(said));
        }
    }

    private void said(Block block, String now) {
        List<String> lines = now.strip().lines().map(String::stripTrailing).toList();
        anew.put(block.line(), lines);
        if (!block.text().equals(lines)) {
            wrong.add(block.part().called() + ", line " + block.line() + ": it says\n" + String.join("\n", lines));
        }
    }

    /** Without how many there are, and without what is right all the same. */
    private static String wrongIn(String said) {
        return said.replaceFirst("\\n\\n\\d+ problems?\\.\\n$", "")
                .replaceAll("(?m)^(?:  proved|as it says) .*\\n", "");
    }

    private static Map<String, String> onWhichItStands() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path calendars = ROOT.resolve("tenant-config/_calendars");
        try (Stream<Path> paths = Files.list(calendars)) {
            for (Path path : paths.toList()) {
                files.put("_calendars/" + path.getFileName(), Files.readString(path));
            }
        }
        return files;
    }

    private Path lay(String name, Map<String, String> files) throws IOException {
        Path config = folder.resolve(name);
        if (Files.exists(config)) {
            try (Stream<Path> paths = Files.walk(config)) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = config.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return config;
    }

    /** What a command says to whoever stands in the folder. */
    private String say(String command) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        String[] words = command.split(" ");
        for (int i = 1; i < words.length; i++) {
            words[i] = folder.resolve(words[i]).toString();
        }
        new Terminal(new PrintStream(written, true, UTF_8)).answer(words);
        return written.toString(UTF_8).replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }

    /** The words of the language that stand in the files of the page. */
    private static WordsUsed used(String text) throws IOException {
        WordsUsed words = new WordsUsed();
        Map<String, String> files = onWhichItStands();
        Map<String, String> whole = files;
        for (Block block : new Tutorial(text).blocks()) {
            boolean pattern = block.part().chapter().startsWith(PATTERNS);
            Task task = Tutorial.task(block, USUAL);
            if (!(task instanceof Task.Says || task instanceof Task.Mistake)) {
                files = Tutorial.done(files, task, block);
                words.take(files);
            }
            if (pattern) {
                files = new TreeMap<>(whole);
            } else {
                whole = files;
            }
        }
        return words;
    }
}
