package gehoor.web.console;

import gehoor.policy.Problem;
import gehoor.web.form.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a file as fields, as a page shows it.
 *
 * @param address of the part in its file; empty of the whole file
 * @param form the shape that is to stand where a line stood, or nothing; empty: the one that stands there
 * @param which of the words of which only one can be there; empty where all are asked
 * @param there whether it stands in the file; else it is added
 * @param noun what it is, in the reader's language
 * @param title what it is called; empty where it has no name yet
 * @param about what such a thing is for
 * @param above what it stands in, outermost first
 * @param asked its words, in the vocabulary's order
 * @param kinds where one of many words must be chosen first: which; else empty
 * @param general what is wrong with it as a whole
 * @param elsewhere what is wrong at other places of the file
 * @param line where it begins in the text; 0 where it does not stand there
 * @param excerpt its lines
 */
public record Sheet(
        String address,
        String form,
        String which,
        boolean there,
        String noun,
        String title,
        String about,
        List<Link> above,
        List<Asked> asked,
        List<Kind> kinds,
        List<Problem> general,
        List<Told> elsewhere,
        int line,
        String excerpt) {

    /** A way to another part. */
    public record Link(String address, String form, String title) {}

    /** One of the words of which one is chosen. */
    public record Kind(String word, String label, String says) {}

    /** What is wrong at another place, with the part in which it is mended. */
    public record Told(Problem problem, Link at) {}

    /**
     * A word of it.
     *
     * @param word as the language has it, which is also how its inputs are called
     * @param label what it is called for people
     * @param says what it means
     * @param wrong what is wrong with it as a whole
     * @param lines what stands in it, in order
     * @param adds what can be put there besides
     */
    public record Asked(
            String word,
            String label,
            String says,
            boolean must,
            List<String> wrong,

            List<Line> lines,
            List<Link> adds) {

        /** The question that is all of it; null where there are more, or none. */
        public @Nullable Question single() {
            return lines.size() == 1 && lines.get(0).row() == null
                    ? lines.get(0).question()
                    : null;
        }

        /** Whether all that stands in it are parts with pages of their own. */
        public boolean rows() {
            return lines.stream().allMatch(line -> line.question() == null);
        }

        public boolean bad() {
            return !wrong.isEmpty()
                    || lines.stream()
                            .anyMatch(line ->
                                    line.question() != null && line.question().bad());
        }

        /** The questions among its lines. */
        public List<Question> questions() {
            return lines.stream()
                    .flatMap(line -> java.util.stream.Stream.ofNullable(line.question()))
                    .toList();
        }
    }

    /**
     * What stands in a word: a question, or a part with a page of its own.
     *
     * @param more the part that can stand in place of a line, to say more; null where none can
     */
    public record Line(
            @Nullable Question question,
            @Nullable Row row,
            @Nullable Link more) {}

    /**
     * A part with a page of its own.
     *
     * @param name its id, or how it is written where it has none
     * @param wrong how much is wrong in it
     * @param up whether it can go one further to the front; {@code down} to the back
     */
    public record Row(String address, String title, String name, long wrong, boolean up, boolean down) {}

    /** Its words that hold parts with pages of their own only. */
    public List<Asked> sections() {
        return asked.stream()
                .filter(each ->
                        each.rows() && !(each.lines().isEmpty() && each.adds().isEmpty()))
                .toList();
    }

    /** All questions of the page, in order. */
    public List<Question> questions() {
        return asked.stream().flatMap(each -> each.questions().stream()).toList();
    }
}
