package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A mistake that is planted in the good tenant.
 *
 * @param what the mistake, for people
 * @param file in which file
 * @param also a second file with the same text as the first, before anything is replaced; empty where there is none
 * @param replaced pairs of what stands there and what stands there instead
 * @param told what must be told, all of it
 */
public record Mistake(String name, String what, String file, String also, List<String[]> replaced, List<String> told) {

    public SortedMap<String, String> planted() {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        String text = files.get(file);
        assertThat(text).as(file).isNotNull();
        if (!also.isEmpty()) {
            files.put(also, text);
        }
        for (String[] pair : replaced) {
            assertThat(text).containsOnlyOnce(pair[0]);
            text = text.replace(pair[0], pair[1]);
        }
        files.put(file, text);
        return files;
    }

    public static List<Mistake> all() {
        List<Mistake> mistakes = new ArrayList<>();
        Fixtures.files(Fixtures.BAD).forEach((name, text) -> mistakes.add(parse(name.replace(".txt", ""), text)));
        return mistakes;
    }

    private static Mistake parse(String name, String text) {
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
        return new Mistake(name, lines[0].substring(2), lines[1].substring("file: ".length()), also, replaced, told);
    }
}
