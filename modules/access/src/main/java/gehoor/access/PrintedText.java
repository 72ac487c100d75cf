package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * Plain text on A4, as a PDF that is read aloud in its order and its language: tagged, with its font in it (PDF/UA-1, ISO 14289-1).
 * Headings, paragraphs, and lines for an envelope with a window; each part begins on a page of its own. A letter that the font
 * does not have becomes a question mark.
 */
public final class PrintedText {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 64;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final float ADDRESS = PDRectangle.A4.getHeight() - 140;
    private static final float BELOW_ADDRESS = PDRectangle.A4.getHeight() - 250;
    private static final float SIZE = 11;
    private static final float[] HEADINGS = {18, 14, 12};
    private static final float LEADING = 1.4f;
    private static final String UNKNOWN = "?";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PDStructureElement whole;
    private final Map<PDPage, COSArray> marked = new LinkedHashMap<>();
    private final Map<Integer, Float> advances = new HashMap<>();
    private final Map<String, Boolean> letters = new HashMap<>();
    private PDStructureNode part;
    private @Nullable PDPage page;
    private @Nullable PDPageContentStream content;
    private float y;

    /** @param language of what is not said to be in another */
    public PrintedText(String title, String language) {
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, Objects.requireNonNull(file), true);
            PDStructureTreeRoot root = new PDStructureTreeRoot();
            document.getDocumentCatalog().setStructureTreeRoot(root);
            document.getDocumentCatalog().setLanguage(language);
            PDMarkInfo tagged = new PDMarkInfo();
            tagged.setMarked(true);
            document.getDocumentCatalog().setMarkInfo(tagged);
            PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
            shown.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(shown);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document, new ByteArrayInputStream(said(title).getBytes(UTF_8))));
            whole = new PDStructureElement("Document", root);
            root.appendKid(whole);
            part = whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(String title) {
        return """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(Frame.escaped(title));
    }

    /** What follows begins on a page of its own. */
    public PrintedText part(String language) {
        PDStructureElement next = new PDStructureElement("Sect", whole);
        next.setLanguage(language);
        whole.appendKid(next);
        part = next;
        turn();
        return this;
    }

    /** Where the window of an envelope shows it; what follows stands below. */
    public PrintedText address(List<String> lines) {
        y = ADDRESS;
        if (!lines.isEmpty()) {
            write("P", String.join("\n", lines), SIZE);
        }
        y = Math.min(y, BELOW_ADDRESS);
        return this;
    }

    /** @param level from 1 */
    public PrintedText heading(int level, String text) {
        float size = HEADINGS[Math.min(level, HEADINGS.length) - 1];
        if (page != null && y - 4 * size < MARGIN) {
            turn();
        }
        write("H" + level, text, size);
        return this;
    }

    /** Lines stay lines; an empty one ends a paragraph. */
    public PrintedText text(String text) {
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            write("P", paragraph, SIZE);
        }
        return this;
    }

    public byte[] pdf() {
        if (page == null) {
            turn();
        }
        try (document) {
            Objects.requireNonNull(content).close();
            PDNumberTreeNode parents = new PDNumberTreeNode(PDParentTreeValue.class);
            Map<Integer, org.apache.pdfbox.pdmodel.common.COSObjectable> numbers = new LinkedHashMap<>();
            marked.forEach((each, elements) -> numbers.put(each.getStructParents(), new PDParentTreeValue(elements)));
            parents.setNumbers(numbers);
            PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
            root.setParentTree(parents);
            root.setParentTreeNextKey(marked.size());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---------------------------------------------------------------- lines on pages

    private PDPage turn() {
        try {
            if (content != null) {
                content.close();
            }
            PDPage next = new PDPage(PDRectangle.A4);
            next.setStructParents(marked.size());
            document.addPage(next);
            marked.put(next, new COSArray());
            content = new PDPageContentStream(document, next);
            page = next;
            y = TOP;
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String tag, String text, float size) {
        PDStructureElement element = new PDStructureElement(tag, part);
        part.appendKid(element);
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> wrap(known(line), size, lines));
        int line = 0;
        while (line < lines.size()) {
            PDPage here = page == null || y - size < MARGIN ? turn() : page;
            line = write(element, tag, lines, line, here, size);
        }
        y -= size * (LEADING - 1) + SIZE / 2;
    }

    /** Those that fit on the page, as one marked piece. @return the first that does not */
    private int write(PDStructureElement element, String tag, List<String> lines, int from, PDPage here, float size) {
        COSArray elements = Objects.requireNonNull(marked.get(here));
        PDPageContentStream to = Objects.requireNonNull(content);
        int mark = elements.size();
        elements.add(element);
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(here);
        reference.setMCID(mark);
        element.appendKid(reference);
        COSDictionary number = new COSDictionary();
        number.setInt(COSName.MCID, mark);
        int line = from;
        try {
            to.beginMarkedContent(COSName.getPDFName(tag), PDPropertyList.create(number));
            while (line < lines.size() && (y - size >= MARGIN || line == from)) {
                y -= size;
                to.beginText();
                to.setFont(font, size);
                to.newLineAtOffset(MARGIN, y);
                to.showText(lines.get(line) + (line + 1 < lines.size() ? " " : ""));
                to.endText();
                y -= size * (LEADING - 1);
                line++;
            }
            to.endMarkedContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    /** Broken at spaces, so that each line fits between the margins; a word that is too long, anywhere. */
    private void wrap(String paragraph, float size, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > WIDTH) {
                int most = rest.offsetByCodePoints(0, 1);
                while (most < rest.length()
                        && width(rest.substring(0, rest.offsetByCodePoints(most, 1)), size) <= WIDTH) {
                    most = rest.offsetByCodePoints(most, 1);
                }
                lines.add(rest.substring(0, most));
                rest = rest.substring(most);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
    }

    /** Each letter has its place whatever stands beside it, and is measured once. */
    private float width(String text, float size) {
        float width = 0;
        for (int letter : text.codePoints().toArray()) {
            width += advances.computeIfAbsent(letter, this::advance);
        }
        return width * size / 1000;
    }

    private float advance(int letter) {
        try {
            return font.getStringWidth(Character.toString(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String known(String line) {
        StringBuilder known = new StringBuilder(line.length());
        line.codePoints().forEach(letter -> {
            String one = Character.isWhitespace(letter) || letter == '\u00a0' || letter == '\u202f'
                    ? " "
                    : Character.toString(letter);
            known.append(letters.computeIfAbsent(one, this::has) ? one : UNKNOWN);
        });
        return known.toString();
    }

    private boolean has(String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException | IOException not) {
            return false;
        }
    }
}
