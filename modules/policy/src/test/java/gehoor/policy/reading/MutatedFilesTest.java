package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Whatever happens to a good file, reading it gives a Book or problems: never an exception. */
class MutatedFilesTest {
    private static final int ROUNDS = Integer.getInteger("gehoor.mutations", 1_500);

    @Test
    void readingNeverThrows() {
        SortedMap<String, String> good = Fixtures.files(Fixtures.GOOD);
        List<String> names = new ArrayList<>(good.keySet());
        Random random = new Random(20260302);
        int faulty = 0;

        for (int round = 0; round < ROUNDS; round++) {
            SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                String name = names.get(random.nextInt(names.size()));
                files.put(name, mutated(files.get(name), random));
            }
            Reading reading = readOrSay(files, round);
            if (reading instanceof Reading.Faulty) {
                faulty++;
            }
        }

        // A mutation that nobody notices is possible (a word in a letter), but not the rule.
        assertThat(faulty).isGreaterThan(ROUNDS / 2);
    }

    private static Reading readOrSay(SortedMap<String, String> files, int round) {
        try {
            return Reading.read(files);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("round " + round + " throws", e);
        }
    }

    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, swapped(line, random));
            case 3 -> lines.set(at, line.replaceFirst(": .*", ":"));
            case 4 -> lines.set(at, "  " + line);
            case 5 -> lines.set(at, line.replaceFirst("^ ", ""));
            case 6 -> lines.set(at, line.replace("[", "").replace("]", ""));
            case 7 -> lines.set(at, line.replaceFirst(": [^,{\\[]+", ": " + word(lines, random)));
            default -> lines.set(at, inserted(line, random));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Two neighbouring words change places. */
    private static String swapped(String line, Random random) {
        String[] words = line.split(" ", -1);
        int i = random.nextInt(words.length);
        int j = Math.min(i + 1, words.length - 1);
        String word = words[i];
        words[i] = words[j];
        words[j] = word;
        return String.join(" ", words);
    }

    private static String inserted(String line, Random random) {
        String signs = "{}[]:,-&*!|>'\"%@`#? \t\u00e9\0";
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + signs.charAt(random.nextInt(signs.length())) + line.substring(at);
    }

    private static String word(List<String> lines, Random random) {
        String[] words = lines.get(random.nextInt(lines.size())).strip().split("[ ,:{}\\[\\]]+", -1);
        return words[random.nextInt(words.length)];
    }
}
