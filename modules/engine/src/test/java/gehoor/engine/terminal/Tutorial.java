package gehoor.engine.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that teaches the language, taken apart. A line in italics right before a fenced block says what the block is: a file,
 * something that comes into a file, what a command says, or what a mistake is answered with. A block without such a line, and
 * such a line without a block, are refused: what nothing runs may be wrong for years.
 */
final class Tutorial {
    /** One fenced block, and the line in italics before it. */
    record Block(Part part, int line, String marker, List<String> text) {
        String body() {
            return String.join("\n", text) + "\n";
        }
    }

    /** A part of the page with a heading of its own, and the blocks in it. */
    record Part(String chapter, String title, int line) {
        String called() {
            return title.isEmpty() ? chapter : title;
        }
    }

    /** What a line in italics asks. */
    sealed interface Task {
        /** The block is the file. */
        record Whole(String path) implements Task {}

        /** The block comes at the end of the file. */
        record AtEnd(String path) implements Task {}

        /** The block comes at the end of what stands under a word at the margin. */
        record Under(String path, String word) implements Task {}

        /** The block comes instead of a named part: all under a word, or one entry of a list. */
        record Instead(String path, String named) implements Task {}

        /** The file is a copy of another; the block's lines come instead of those that begin with the same word. */
        record Copy(String path, String of) implements Task {}

        /** The block is all that the command says. */
        record Says(String command) implements Task {}

        /** The block is what a command says where one thing is written for another, without what is right all the same. */
        record Mistake(String path, String wrong, String right, String command) implements Task {}
    }

    private static final String QUOTED = "`([^`]+)`";
    private static final Pattern WHOLE = Pattern.compile("\\*" + QUOTED + "\\*");
    private static final Pattern AT_END = Pattern.compile("\\*" + QUOTED + ", at the end\\*");
    private static final Pattern UNDER = Pattern.compile("\\*(?:" + QUOTED + ", )?[Uu]nder " + QUOTED + "\\*");
    private static final Pattern INSTEAD = Pattern.compile("\\*" + QUOTED + ", instead of " + QUOTED + "\\*");
    private static final Pattern COPY =
            Pattern.compile("\\*" + QUOTED + ", a copy of " + QUOTED + " that begins anew\\*");
    private static final Pattern SAYS = Pattern.compile("\\*`\\./gehoor ([^`]+)` says\\*");
    private static final Pattern MISTAKE = Pattern.compile("\\*A mistake in " + QUOTED + ": " + QUOTED + " instead of "
            + QUOTED + "(?:; then `\\./gehoor ([^`]+)` says, besides what is right)?\\*");

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    /** @param text of the page */
    Tutorial(String text) {
        lines = text.lines().toList();
        Part part = new Part("", "", 1);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                part = new Part(line.substring(3), "", i + 1);
            } else if (line.startsWith("### ")) {
                part = new Part(part.chapter(), line.substring(4), i + 1);
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("```")) {
                    end++;
                }
                if (end == lines.size()) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": a block that is never closed");
                }
                blocks.add(new Block(part, i + 1, i == 0 ? "" : lines.get(i - 1).strip(), lines.subList(i + 1, end)));
                i = end;
            } else if (isMarker(line)
                    && (i + 1 == lines.size() || !lines.get(i + 1).startsWith("```"))) {
                throw new IllegalArgumentException("line " + (i + 1) + ": no block follows " + line);
            }
        }
    }

    private static boolean isMarker(String line) {
        return List.of(WHOLE, AT_END, UNDER, INSTEAD, COPY, SAYS, MISTAKE).stream()
                .anyMatch(each -> each.matcher(line.strip()).matches());
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** What stands between the blocks, without the lines that say what a block is. */
    String prose() {
        StringBuilder prose = new StringBuilder();
        boolean within = false;
        for (String line : lines) {
            within ^= line.startsWith("```");
            if (!within && !line.startsWith("```") && !isMarker(line)) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString();
    }

    /** @param usual the path that is meant where a line in italics names none */
    static Task task(Block block, String usual) {
        Matcher whole = WHOLE.matcher(block.marker());
        if (whole.matches()) {
            return new Task.Whole(whole.group(1));
        }
        Matcher end = AT_END.matcher(block.marker());
        if (end.matches()) {
            return new Task.AtEnd(end.group(1));
        }
        Matcher under = UNDER.matcher(block.marker());
        if (under.matches()) {
            return new Task.Under(under.group(1) == null ? usual : under.group(1), under.group(2));
        }
        Matcher instead = INSTEAD.matcher(block.marker());
        if (instead.matches()) {
            return new Task.Instead(instead.group(1), instead.group(2));
        }
        Matcher copy = COPY.matcher(block.marker());
        if (copy.matches()) {
            return new Task.Copy(copy.group(1), copy.group(2));
        }
        Matcher says = SAYS.matcher(block.marker());
        if (says.matches()) {
            return new Task.Says(says.group(1));
        }
        Matcher mistake = MISTAKE.matcher(block.marker());
        if (mistake.matches()) {
            String command = mistake.group(4);
            return new Task.Mistake(
                    mistake.group(1),
                    mistake.group(2),
                    mistake.group(3),
                    command == null ? "check tenant-config/ferry" : command);
        }
        throw new IllegalArgumentException("line " + block.line() + ": nothing says what this block is");
    }

    /** The files after what the block asks; for what changes no file, the same. */
    static Map<String, String> done(Map<String, String> files, Task task, Block block) {
        Map<String, String> after = new TreeMap<>(files);
        if (task instanceof Task.Whole whole) {
            after.put(whole.path(), block.body());
        } else if (task instanceof Task.AtEnd end) {
            change(after, end.path(), text -> text + "\n" + block.body());
        } else if (task instanceof Task.Under under) {
            change(after, under.path(), text -> under(text, under.word(), block));
        } else if (task instanceof Task.Instead instead) {
            change(after, instead.path(), text -> instead(text, instead.named(), block));
        } else if (task instanceof Task.Copy copy) {
            change(after, copy.of(), text -> text);
            after.put(copy.path(), copied(after.get(copy.of()), block));
        } else if (task instanceof Task.Mistake mistake) {
            change(after, mistake.path(), text -> {
                int at = text.indexOf(mistake.right());
                if (at < 0) {
                    throw wrong(block, "nowhere stands " + mistake.right());
                }
                return text.substring(0, at)
                        + mistake.wrong()
                        + text.substring(at + mistake.right().length());
            });
        }
        return after;
    }

    private static void change(Map<String, String> files, String path, UnaryOperator<String> how) {
        String before = files.get(path);
        if (before == null) {
            throw new IllegalArgumentException("there is no " + path + " yet");
        }
        files.put(path, how.apply(before));
    }

    private static String under(String text, String word, Block block) {
        List<String> all = new ArrayList<>(text.lines().toList());
        int first = all.indexOf(word + ":");
        for (int i = 0; first < 0 && i < all.size(); i++) {
            first = all.get(i).stripLeading().equals("- " + word) ? i : -1;
        }
        if (first < 0) {
            // A word that is not there yet comes with its first entry.
            return text + "\n" + word + ":\n" + block.body();
        }
        int margin = all.get(first).length() - all.get(first).stripLeading().length();
        all.addAll(end(all, first, margin), block.text());
        return String.join("\n", all) + "\n";
    }

    private static String instead(String text, String named, Block block) {
        List<String> all = new ArrayList<>(text.lines().toList());
        List<Integer> entries = new ArrayList<>();
        List<Integer> further = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String bare = all.get(i).stripLeading();
            if (bare.equals("- " + named)
                    || bare.startsWith("- {" + named + ",")
                    || all.get(i).startsWith(named + ":")) {
                entries.add(i);
            } else if (bare.startsWith(named + ":")) {
                further.add(i);
            }
        }
        List<Integer> found = entries.isEmpty() ? further : entries;
        if (found.size() != 1) {
            throw wrong(block, (found.isEmpty() ? "nowhere stands " : "more than once stands ") + named);
        }
        int first = found.get(0);
        int margin = all.get(first).length() - all.get(first).stripLeading().length();
        all.subList(first, end(all, first, margin)).clear();
        all.addAll(first, block.text());
        return String.join("\n", all) + "\n";
    }

    private static String copied(String text, Block block) {
        List<String> all = new ArrayList<>(text.lines().toList());
        for (String line : block.text()) {
            String word = line.substring(0, line.indexOf(':') + 1);
            if (all.stream().noneMatch(each -> each.startsWith(word))) {
                throw wrong(block, "nowhere stands " + word);
            }
            all.replaceAll(each -> each.startsWith(word) ? line : each);
        }
        return String.join("\n", all) + "\n";
    }

    /** Where what begins on a line ends: before the next line that is no further in. */
    private static int end(List<String> all, int first, int margin) {
        int end = first + 1;
        for (int i = first + 1; i < all.size(); i++) {
            String line = all.get(i);
            if (!line.isBlank()) {
                if (line.length() - line.stripLeading().length() <= margin) {
                    break;
                }
                end = i + 1;
            }
        }
        return end;
    }

    private static IllegalArgumentException wrong(Block block, String what) {
        return new IllegalArgumentException("line " + block.line() + ": " + what);
    }

    /** The page with other texts in some blocks, each said by the line on which the block begins. */
    String with(Map<Integer, List<String>> texts) {
        List<String> page = new ArrayList<>(lines);
        for (int line : new TreeMap<>(texts).descendingKeySet()) {
            int end = line;
            while (!page.get(end).startsWith("```")) {
                end++;
            }
            page.subList(line, end).clear();
            page.addAll(line, texts.get(line));
        }
        return String.join("\n", page) + "\n";
    }
}
