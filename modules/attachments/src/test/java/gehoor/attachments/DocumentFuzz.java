package gehoor.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.casework.port.Inspection;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is attached as a document, a package or a text is refused or let through; and a document that is let through can
 * be read, and tells nothing besides.
 */
class DocumentFuzz {
    /** Where in a document somebody or some program would stand, or something would be done. */
    private static final Set<String> TELLING = Set.of(
            "Author",
            "Creator",
            "Producer",
            "Metadata",
            "PieceInfo",
            "EmbeddedFiles",
            "JavaScript",
            "JS",
            "OpenAction");

    private static final Inspector INSPECTOR = new Inspector();

    private static long runs;
    private static long clean;

    static Stream<byte[]> attached() {
        return Stream.of(
                Samples.document(),
                Samples.locked(),
                Samples.zip(Map.of("word/document.xml", "<w/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                "Crèche\n".getBytes(java.nio.charset.StandardCharsets.UTF_16));
    }

    @MethodSource("attached")
    @FuzzTest
    void look(byte[] content) throws IOException {
        runs++;
        Inspection.Seen seen = INSPECTOR.look("letter", content);
        if (!(seen instanceof Inspection.Clean cleaned)) {
            return;
        }
        clean++;
        assertThat(INSPECTOR.look("letter", cleaned.content()))
                .as("what was let through is let through again")
                .isInstanceOf(Inspection.Clean.class);
        if (cleaned.mediaType().equals("application/pdf")) {
            try (PDDocument document = Loader.loadPDF(cleaned.content())) {
                assertThat(document.isEncrypted()).isFalse();
                assertThat(names(document.getDocument().getTrailer())).doesNotContainAnyElementsOf(TELLING);
            }
        }
    }

    /** The names of everything that can be reached. */
    private static Set<String> names(COSBase from) {
        IdentityHashMap<COSBase, Boolean> done = new IdentityHashMap<>();
        java.util.ArrayDeque<COSBase> open = new java.util.ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            COSBase here = next instanceof COSObject reference ? reference.getObject() : next;
            if (here == null || done.put(here, Boolean.TRUE) != null) {
                continue;
            }
            if (here instanceof COSArray array) {
                array.forEach(each -> {
                    if (each != null) {
                        open.push(each);
                    }
                });
            } else if (here instanceof COSDictionary dictionary) {
                dictionary.getValues().forEach(open::push);
            }
        }
        return done.keySet().stream()
                .filter(COSDictionary.class::isInstance)
                .flatMap(each -> ((COSDictionary) each).keySet().stream())
                .map(COSName::getName)
                .collect(Collectors.toSet());
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
        assertThat(clean).isPositive();
    }
}
