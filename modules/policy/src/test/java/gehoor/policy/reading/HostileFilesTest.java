package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gehoor.policy.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that mean harm are refused in bounded time and memory, and never by an exception. */
class HostileFilesTest {
    /** Generous: on an idle core each takes well under a second. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String FILE = "example-org/procedures/complaints.yaml";

    @TempDir
    Path folder;

    @Test
    void listsWithinListsAreRefusedAtTheDepthLimit() {
        assertThat(told("[".repeat(900_000))).singleElement().asString().contains("within each other");
        assertThat(told("- ".repeat(400_000))).singleElement().asString().contains("within each other");
        assertThat(told("{a: ".repeat(200_000))).singleElement().asString().contains("within each other");
        assertThat(told("? ".repeat(400_000))).isNotEmpty();
    }

    @Test
    void aBillionLaughsAreRefusedAtTheFirst() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            for (int j = 0; j < 9; j++) {
                text.append("*a").append(i - 1).append(", ");
            }
            text.append("x]\n");
        }

        assertThat(told(text.toString())).anyMatch(told -> told.contains("aliases (*) are not part of the language"));
    }

    @Test
    void aMillionKeysAreRefusedAtTheSizeOrNodeLimit() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 130_000; i++) {
            keys.append('k').append(i).append(": \n");
        }
        String many = keys.toString();

        assertThat(many.length()).isGreaterThan(1 << 20);
        assertThat(told(many)).singleElement().asString().contains("larger than 1048576 bytes");
        assertThat(told(many.substring(0, many.lastIndexOf('\n', 1_000_000) + 1)))
                .singleElement()
                .asString()
                .contains("more than 60000 texts, lists and maps");
    }

    @Test
    void tensOfThousandsOfUnknownWordsAreToldUpToALimit() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 25_000; i++) {
            words.append("wordwordwordword").append(i).append(": a\n");
        }

        List<String> told = told(words.toString());

        assertThat(told).hasSize(Limits.USUAL.problems() + 1);
        assertThat(told.get(told.size() - 1)).contains("more problems");
    }

    @Test
    void tensOfThousandsOfUnknownNamesAmongAsManyKnownOnesAreTold() {
        String id = "a".repeat(30);
        StringBuilder text = new StringBuilder("procedure: complaints\nstages:\n");
        for (int i = 0; i < 5_500; i++) {
            text.append("  - {stage: ").append(id).append(i).append("}\n");
        }
        text.append("actions:\n  - action: x\n    in:\n");
        for (int i = 0; i < 5_500; i++) {
            text.append("      - b").append(id).append(i).append('\n');
        }
        text.append("    when:\n");
        for (int i = 0; i < 5_500; i++) {
            text.append("      - b").append(id).append(i).append(" is yes\n");
        }

        assertThat(told(text.toString())).hasSize(Limits.USUAL.problems() + 1);
    }

    @Test
    void aFileOfFiftyMegabytesIsNotReadWhole() throws IOException {
        copyGood();
        byte[] line = "# nothing but a very long comment that goes on and on\n".getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[line.length * 20_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = line[i % line.length];
        }
        try (var out = Files.newOutputStream(folder.resolve(FILE))) {
            for (int i = 0; i < 50; i++) {
                out.write(block);
            }
        }

        List<Problem> problems = assertTimeoutPreemptively(SOON, () -> Check.check(folder));

        assertThat(problems).extracting(Problem::what).contains("larger than 1048576 bytes");
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        copyGood();
        Files.write(folder.resolve(FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});

        List<Problem> problems = assertTimeoutPreemptively(SOON, () -> Check.check(folder));

        assertThat(problems).extracting(Problem::what).contains("not UTF-8");
    }

    @Test
    void nulBytesAreRefused() {
        assertThat(told("procedure: a\0b\n"))
                .singleElement()
                .asString()
                .isEqualTo(FILE + ":1:13  a character that does not print (\\u0000)");
        assertThat(told("\0".repeat(1 << 20))).hasSize(1);
    }

    @Test
    void aScalarOfAMegabyteIsQuotedShort() {
        List<String> told = told("procedure: " + "x".repeat(1_000_000) + "\n");

        assertThat(told).allSatisfy(each -> assertThat(each.length()).isLessThan(600));
    }

    @Test
    void aConditionOfAMegabyteIsRefused() {
        String good = Fixtures.files(Fixtures.GOOD).get(FILE);
        String rest = "when: {any-of: [kind is complaint, {all-of: [kind is question, times at-least 3]}]}";
        assertThat(good).contains(rest);

        assertThat(told(good.replace(rest, "when: " + "a is ".repeat(150_000)))).isNotEmpty();
        assertThat(told(good.replace(rest, "when: " + "{not: ".repeat(100_000))))
                .isNotEmpty();
    }

    @Test
    void linksThatLeadOutOfTheFolderAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        copyGood();
        Path secret = Files.writeString(elsewhere.resolve("secret.yaml"), "secret: yes\n");
        Files.createSymbolicLink(folder.resolve("example-org/letters/secret.yaml"), secret);
        Files.createSymbolicLink(folder.resolve("example-org/more"), folder);

        List<Problem> problems = assertTimeoutPreemptively(SOON, () -> Check.check(folder));

        assertThat(problems).extracting(Problem::what).contains("a link that leads out of the folder");
        assertThat(problems).extracting(Problem::toString).noneMatch(told -> told.contains("secret: yes"));
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Limits few = new Limits(1 << 20, 60_000, 24, 10, 64L << 20, 1_000);
        copyGood();

        assertThat(Fixtures.told(Reading.read(folder, few))).anyMatch(told -> told.contains("more than 10 files"));
    }

    @Test
    void pathsThatClimbAreRefused() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put("example-org/procedures/../../../etc/passwd.yaml", "a: b\n");
        files.put("example-org\\x.yaml", "a: b\n");

        assertThat(Fixtures.told(Reading.read(files)))
                .filteredOn(told -> told.contains("a file that is not part of the language"))
                .hasSize(2);
    }

    private static List<String> told(String text) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put(FILE, text);
        Reading reading = assertTimeoutPreemptively(SOON, () -> Reading.read(files));
        return Arrays.asList(Fixtures.told(reading));
    }

    private void copyGood() throws IOException {
        for (var file : Fixtures.files(Fixtures.GOOD).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
