package gehoor.api;

import gehoor.casework.RenderedLetter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Letters on A4, as PDF: the lines for the envelope where a window shows them, the day, the subject, the text. Set in a
 * font that every reader of PDF has, and that has the letters of Western Europe only; any other becomes a question mark.
 */
final class PrintedLetters {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final int WIDTH = 595;
    private static final int HEIGHT = 842;
    private static final int MARGIN = 64;
    private static final int LINE = 15;
    private static final int SIZE = 11;
    private static final int ADDRESS_TOP = HEIGHT - 140;
    private static final int BELOW_ADDRESS = HEIGHT - 250;

    /** Of the font Helvetica, in thousandths of its size, from the space to the tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private static final int WIDEST = 1015;

    private static final String PLAIN = "F1";
    private static final String BOLD = "F2";

    /** Number of the object that the first page is; before it are the catalogue, the pages and the two fonts. */
    private static final int FIRST_PAGE = 5;

    private final List<StringBuilder> pages = new ArrayList<>();
    private int y;

    private PrintedLetters() {}

    /** Each begins on a page of its own. */
    static byte[] pdf(List<RenderedLetter> letters) {
        PrintedLetters printed = new PrintedLetters();
        letters.forEach(printed::letter);
        if (letters.isEmpty()) {
            printed.turn();
        }
        return printed.document();
    }

    private void letter(RenderedLetter letter) {
        turn();
        y = ADDRESS_TOP;
        letter.address().forEach(line -> write(PLAIN, line));
        y = Math.min(y, BELOW_ADDRESS);
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(letter.language()));
        write(PLAIN, letter.day().format(day));
        write(PLAIN, "");
        write(BOLD, letter.subject());
        write(PLAIN, "");
        letter.text().lines().forEach(line -> write(PLAIN, line));
    }

    private void turn() {
        pages.add(new StringBuilder());
        y = HEIGHT - MARGIN;
    }

    private void write(String font, String paragraph) {
        for (String line : wrapped(paragraph)) {
            if (y < MARGIN) {
                turn();
            }
            if (!line.isEmpty()) {
                pages.get(pages.size() - 1)
                        .append("BT /%s %d Tf %d %d Td (".formatted(font, SIZE, MARGIN, y))
                        .append(escaped(line))
                        .append(") Tj ET\n");
            }
            y -= LINE;
        }
    }

    /** Broken at spaces, so that each line fits between the margins; a word that is too long, anywhere. */
    private static List<String> wrapped(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && !fits(line + " " + rest)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (!fits(rest)) {
                int most = rest.length();
                while (!fits(rest.substring(0, most))) {
                    most--;
                }
                lines.add(rest.substring(0, most));
                rest = rest.substring(most);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean fits(String text) {
        // the bold font is a little wider
        return text.chars().map(PrintedLetters::width).sum() * SIZE * 1.08 / 1000 <= WIDTH - 2 * MARGIN;
    }

    private static int width(int letter) {
        int plain = letter < 128
                ? letter
                : Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePointAt(0);
        return plain >= ' ' && plain <= '~' ? WIDTHS[plain - ' '] : WIDEST;
    }

    private static String escaped(String text) {
        CharsetEncoder known = WESTERN.newEncoder();
        StringBuilder escaped = new StringBuilder();
        for (char letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            if (letter == '(' || letter == ')' || letter == '\\') {
                escaped.append('\\');
            }
            escaped.append(known.canEncode(letter) ? letter : '?');
        }
        return escaped.toString();
    }

    private byte[] document() {
        Output out = new Output();
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
        }
        out.object("<< /Type /Catalog /Pages 2 0 R >>");
        out.object("<< /Type /Pages /Kids [%s] /Count %d >>".formatted(kids, pages.size()));
        out.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        out.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        for (int i = 0; i < pages.size(); i++) {
            out.object(("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
                            + " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>")
                    .formatted(WIDTH, HEIGHT, FIRST_PAGE + 1 + 2 * i));
            String content = pages.get(i).toString();
            out.object("<< /Length %d >>\nstream\n%sendstream".formatted(content.getBytes(WESTERN).length, content));
        }
        return out.ended();
    }

    /** The objects of the file, and where each begins. */
    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> begins = new ArrayList<>();

        Output() {
            write("%PDF-1.4\n");
        }

        void object(String content) {
            begins.add(bytes.size());
            write(begins.size() + " 0 obj\n" + content + "\nendobj\n");
        }

        byte[] ended() {
            int table = bytes.size();
            write("xref\n0 " + (begins.size() + 1) + "\n0000000000 65535 f \n");
            begins.forEach(begin -> write("%010d 00000 n \n".formatted(begin)));
            write("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(begins.size() + 1, table));
            return bytes.toByteArray();
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(WESTERN));
        }
    }
}
