package gehoor.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import gehoor.casework.port.Inspection;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is attached as a picture is refused or drawn anew; and what is drawn can be read, and tells nothing besides. */
class PictureFuzz {
    private static final Inspector INSPECTOR = new Inspector();

    private static long runs;
    private static long clean;

    static Stream<byte[]> attached() {
        return Stream.of(
                Samples.photograph(16, 8, 6),
                Samples.picture("png", 8, 8),
                Samples.picture("gif", 8, 8),
                Samples.picture("bmp", 4, 4),
                Samples.picture("tiff", 4, 4));
    }

    @MethodSource("attached")
    @FuzzTest
    void look(byte[] content) throws IOException, ImageProcessingException {
        runs++;
        Inspection.Seen seen = INSPECTOR.look("photo", content);
        if (!(seen instanceof Inspection.Clean cleaned) || !cleaned.mediaType().startsWith("image/")) {
            return;
        }
        clean++;
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(cleaned.content()));
        assertThat(shown).as("it can be read").isNotNull();
        assertThat(new String(cleaned.content(), StandardCharsets.ISO_8859_1)).doesNotContain(Samples.CANARY);
        for (Directory directory : ImageMetadataReader.readMetadata(new ByteArrayInputStream(cleaned.content()))
                .getDirectories()) {
            assertThat(directory)
                    .isNotInstanceOfAny(
                            ExifDirectoryBase.class,
                            XmpDirectory.class,
                            IptcDirectory.class,
                            JpegCommentDirectory.class);
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
        assertThat(clean).isPositive();
    }
}
