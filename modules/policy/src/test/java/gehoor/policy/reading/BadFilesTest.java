package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One mistake at a time in a tenant that is good: {@code src/test/resources/bad/*.txt} say what is replaced
 * in which file, and everything that must be told, with line and column.
 */
class BadFilesTest {

    private record Case(
            String name, String what, String file, String also, List<String[]> replaced, List<String> told) {}

    @Test
    void theFolderOfMistakesIsNotEmpty() {
        assertThat(cases()).hasSizeGreaterThan(90);
    }

    @TestFactory
    List<DynamicTest> everyMistakeIsToldWhereItStands() {
        return cases().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name() + ": " + mistake.what(), () -> {
                    SortedMap<String, String> files = planted(mistake);

                    Reading reading = Reading.read(files);

                    assertThat(Fixtures.told(reading))
                            .containsExactly(mistake.told().toArray(String[]::new));
                }))
                .toList();
    }

    private static SortedMap<String, String> planted(Case mistake) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        String text = files.get(mistake.file());
        assertThat(text).as(mistake.file()).isNotNull();
        if (!mistake.also().isEmpty()) {
            files.put(mistake.also(), text);
        }
        for (String[] replaced : mistake.replaced()) {
            assertThat(text).containsOnlyOnce(replaced[0]);
            text = text.replace(replaced[0], replaced[1]);
        }
        files.put(mistake.file(), text);
        return files;
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Fixtures.files(Fixtures.BAD).forEach((name, text) -> cases.add(parse(name, text)));
        return cases;
    }

    private static Case parse(String name, String text) {
        String also = "";
        List<String[]> replaced = new ArrayList<>();
        List<String> told = List.of();
        String[] parts = text.split("(?m)^--- ", -1);
        for (int i = 1; i < parts.length; i++) {
            int newline = parts[i].indexOf('\n');
            String head = parts[i].substring(0, newline);
            String body = parts[i].substring(newline + 1);
            String content = body.isEmpty() ? "" : body.substring(0, body.length() - 1);
            if (head.equals("replace")) {
                replaced.add(new String[] {content, ""});
            } else if (head.equals("with")) {
                replaced.get(replaced.size() - 1)[1] = content;
            } else if (head.equals("told")) {
                told = content.lines().toList();
            } else {
                also = head.substring("also as ".length());
            }
        }
        String[] lines = parts[0].split("\n", -1);
        return new Case(name, lines[0].substring(2), lines[1].substring("file: ".length()), also, replaced, told);
    }
}
