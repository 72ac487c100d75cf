package gehoor.attachments;

import static gehoor.attachments.Samples.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import gehoor.casework.port.Inspection;
import gehoor.casework.port.Inspection.Why;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    private final Inspector inspector = new Inspector();

    private Inspection.Clean clean(String name, byte[] content) {
        Inspection.Seen seen = inspector.look(name, content);
        assertThat(seen).as(name).isInstanceOf(Inspection.Clean.class);
        return (Inspection.Clean) seen;
    }

    private void refused(Why why, String name, byte[] content) {
        assertThat(inspector.look(name, content)).as(name).isEqualTo(new Inspection.Refused(why));
    }

    private static boolean tells(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(CANARY);
    }

    // ---- pictures

    @Test
    @Tag("asvs:V14.2.8")
    void aPhotographShowsWhatItShowedAndTellsNothingElse() throws Exception {
        byte[] photograph = Samples.photograph(60, 40, 1);
        assertThat(tells(photograph)).as("planted").isTrue();

        Inspection.Clean clean = clean("holiday of " + CANARY + ".jpg", photograph);

        assertThat(clean.mediaType()).isEqualTo("image/jpeg");
        assertThat(tells(clean.content())).isFalse();
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(clean.content()))
                        .containsDirectoryOfType(ExifDirectoryBase.class))
                .isFalse();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(clean.content()));
        assertThat(shown.getWidth()).isEqualTo(60);
        assertThat(red(shown, 5, 20)).isTrue();
        assertThat(red(shown, 55, 20)).isFalse();
    }

    /** The left half is red; where is it when the camera was held so? */
    @ParameterizedTest
    @CsvSource({"1, 60, 40, 5, 20", "2, 60, 40, 55, 20", "3, 60, 40, 55, 20", "6, 40, 60, 20, 5", "8, 40, 60, 20, 55"})
    void aPhotographStandsUpright(int orientation, int width, int height, int redX, int redY) throws Exception {
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(
                clean("p.jpg", Samples.photograph(60, 40, orientation)).content()));

        assertThat(shown.getWidth()).isEqualTo(width);
        assertThat(shown.getHeight()).isEqualTo(height);
        assertThat(red(shown, redX, redY)).isTrue();
        assertThat(red(shown, width - 1 - redX, height - 1 - redY)).isFalse();
    }

    private static boolean red(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        return (rgb >> 16 & 0xFF) > 150 && (rgb & 0xFF) < 100;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
    void otherPicturesBecomePng(String format) {
        assertThat(clean("p." + format, Samples.picture(format, 30, 30)).mediaType())
                .isEqualTo("image/png");
    }

    @Test
    @Tag("asvs:V5.2.6")
    void aPictureOfABillionPointsIsRefusedBeforeItIsDrawn() {
        byte[] png = Samples.picture("png", 10, 10);
        // the header says 50,000 by 50,000
        java.nio.ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());

        refused(Why.TOO_LARGE, "flood.png", png);
    }

    // ---- documents

    @Test
    @Tag("asvs:V14.2.8")
    void aDocumentShowsWhatItShowedAndTellsNothingElse() throws Exception {
        byte[] document = Samples.document();
        assertThat(tells(document) || unpackedTells(document)).as("planted").isTrue();

        Inspection.Clean clean = clean(CANARY + ".pdf", document);

        assertThat(clean.mediaType()).isEqualTo("application/pdf");
        assertThat(tells(clean.content())).isFalse();
        assertThat(unpackedTells(clean.content())).isFalse();
        try (PDDocument read = Loader.loadPDF(clean.content())) {
            assertThat(new PDFTextStripper().getText(read)).contains("Shown");
            assertThat(read.getPage(0).getAnnotations().get(0).getContents()).isEqualTo("A note that stays");
            assertThat(read.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(read.getDocumentInformation().getAuthor()).isNull();
        }
    }

    /** Everything that is packed inside, unpacked. */
    private static boolean unpackedTells(byte[] content) throws Exception {
        try (PDDocument document = Loader.loadPDF(content)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSStream stream) {
                    try (var raw = stream.createRawInputStream();
                            var unpacked = stream.createInputStream()) {
                        if (tells(raw.readAllBytes()) || tells(unpacked.readAllBytes())) {
                            return true;
                        }
                    }
                } else if (object != null && object.toString().contains(CANARY)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aLockedDocumentIsRefused() {
        refused(Why.LOCKED, "locked.pdf", Samples.locked());
    }

    // ---- what is kept as it is, and what is not taken

    @Test
    void whatCannotBeCleanedIsTold() {
        byte[] word = Samples.zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                "word/document.xml", "<w/>".getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> open = new LinkedHashMap<>();
        open.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8));

        assertThat(inspector.look("letter.docx", word)).isInstanceOf(Inspection.Telling.class);
        assertThat(inspector.look("letter.odt", Samples.zip(open))).isInstanceOf(Inspection.Telling.class);
        assertThat(inspector.look("talk.mp3", "ID3\3\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Inspection.Telling.class);
    }

    @Test
    @Tag("asvs:V5.2.2")
    @Tag("asvs:V5.2.5")
    void programsPagesAndArchivesAreNotTakenWhateverTheyAreCalled() {
        byte[] macros =
                Samples.zip(Map.of("word/document.xml", new byte[] {'x'}, "word/vbaProject.bin", new byte[] {1}));

        refused(Why.KIND, "photo.jpg", "MZ\220\0\3\0\0\0\4".getBytes(StandardCharsets.ISO_8859_1));
        refused(Why.KIND, "photo.jpg", "\177ELF\2\1\1\0".getBytes(StandardCharsets.ISO_8859_1));
        refused(
                Why.KIND,
                "page.txt",
                "<!DOCTYPE html><html><script>x</script></html>".getBytes(StandardCharsets.UTF_8));
        refused(Why.KIND, "drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        refused(Why.KIND, "photos.pdf", Samples.zip(Map.of("a.txt", new byte[] {'a'})));
        refused(Why.KIND, "letter.docx", macros);
        refused(Why.KIND, "empty", new byte[0]);
    }

    @Test
    @Tag("asvs:V5.2.3")
    void aPackageThatUnpacksBeyondMeasureIsRefused() {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("word/document.xml", new byte[220 * 1024 * 1024]);

        refused(Why.TOO_LARGE, "letter.docx", Samples.zip(bomb));
    }

    @Test
    void textIsKeptInOneEncoding() {
        assertThat(clean("t.txt", "Crèche".getBytes(StandardCharsets.UTF_8)).content())
                .isEqualTo("Crèche".getBytes(StandardCharsets.UTF_8));
        assertThat(clean("t.txt", "Crèche".getBytes(java.nio.charset.Charset.forName("windows-1252")))
                        .content())
                .isEqualTo("Crèche".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsBrokenIsRefusedAndNeverThrows() {
        SplittableRandom random = new SplittableRandom(20261128);
        byte[][] whole = {
            Samples.photograph(60, 40, 6),
            Samples.picture("png", 50, 50),
            Samples.picture("gif", 50, 50),
            Samples.document()
        };
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = whole[i % whole.length].clone();
            if (random.nextInt(3) == 0) {
                broken = Arrays.copyOf(broken, random.nextInt(broken.length));
            } else {
                for (int j = random.nextInt(20); j >= 0; j--) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
            }
            Inspection.Seen seen = inspector.look("x", broken);
            refused += seen instanceof Inspection.Refused ? 1 : 0;
            assertThat(seen).isNotNull();
        }
        assertThat(refused).isBetween(100, 1_999);
    }
}
