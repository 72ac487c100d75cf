package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.RenderedLetter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
    private static RenderedLetter letter(String language, String subject, String text) {
        return new RenderedLetter(
                UUID.randomUUID(),
                2,
                LocalDate.of(2026, 3, 2),
                "to-print",
                List.of("Jan Voorbeeld", "Straat 1", "1000 Brussel"),
                subject,
                text,
                language);
    }

    private static PDDocument printed(RenderedLetter... letters) throws IOException {
        return Loader.loadPDF(PrintedLetters.pdf(List.of(letters), "en"));
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }

    @Test
    void tellsAddressDaySubjectAndTextWithTheirLetters() throws IOException {
        try (PDDocument document =
                printed(letter("nl", "Beëindigd – “klaar” € Łódź Ω", "Eerste.\n\nÉcrire \ud83d\ude00."))) {
            assertThat(text(document))
                    .contains("Jan Voorbeeld Straat 1 1000 Brussel")
                    .contains("2 maart 2026")
                    .contains("Beëindigd – “klaar” € Łódź Ω")
                    .contains("Eerste.", "Écrire ?.");
        }
    }

    @Test
    void isTaggedAndSaysItsTitleAndLanguages() throws IOException {
        try (PDDocument document = printed(letter("nl", "Een", "Twee"), letter("fr", "Trois", "Quatre"))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Een");
            assertThat(new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>", ">Een<");
            PDStructureElement whole = (PDStructureElement)
                    catalog.getStructureTreeRoot().getKids().get(0);
            assertThat(whole.getKids())
                    .extracting(kid -> ((PDStructureElement) kid).getLanguage())
                    .containsExactly("nl", "fr");
            assertThat(((PDStructureElement) whole.getKids().get(0)).getKids())
                    .extracting(kid -> ((PDStructureElement) kid).getStructureType())
                    .containsExactly("P", "P", "H1", "P");
        }
    }

    @Test
    void itsFontIsInItAndEachPageIsMarked() throws IOException {
        try (PDDocument document = printed(letter("en", "Long", "word ".repeat(2_000) + "x".repeat(500)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            assertThat(text(document).split("word", -1)).hasSize(2_001);
            assertThat(document.getDocumentCatalog()
                            .getStructureTreeRoot()
                            .getParentTree()
                            .getNumbers())
                    .hasSize(document.getNumberOfPages());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whereThereIsNothingThereIsAnEmptyPage() throws IOException {
        try (PDDocument document = printed()) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }
}
