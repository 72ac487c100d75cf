package gehoor.attachments;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import gehoor.casework.port.Inspection;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures are drawn anew: only the points go over, turned as the camera said. Photographs stay JPEG; all others become PNG, of
 * several the first. What has more points than a screen or a sheet of paper can show is read with every second of them.
 */
final class Pictures {
    /** A header may say anything; beyond this nothing is drawn. */
    private static final long MOST_POINTS = 200_000_000L;

    /** Beyond this it is read coarser: four bytes a point are held twice while it is turned. */
    private static final long FINE_POINTS = 24_000_000L;

    private static final float QUALITY = 0.9f;

    static {
        // Nothing of a picture goes to a disk on the way.
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    static Inspection.Seen cleaned(Kind kind, byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(kind.mediaType);
            if (in == null || !readers.hasNext()) {
                return new Inspection.Refused(Inspection.Why.BROKEN);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return cleaned(kind, content, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // Readers throw whatever a broken picture leads them into.
            return new Inspection.Refused(Inspection.Why.BROKEN);
        }
    }

    private static Inspection.Seen cleaned(Kind kind, byte[] content, ImageReader reader) throws IOException {
        long points = (long) reader.getWidth(0) * reader.getHeight(0);
        if (points > MOST_POINTS) {
            return new Inspection.Refused(Inspection.Why.TOO_LARGE);
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = 1;
        while (points / ((long) step * step) > FINE_POINTS) {
            step++;
        }
        how.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, how);
        boolean photograph = kind == Kind.JPEG;
        BufferedImage drawn = upright(read, photograph ? orientation(content) : 1, photograph);
        return photograph
                ? new Inspection.Clean(Kind.JPEG.mediaType, Kind.JPEG.extension, written(drawn, "jpeg"))
                : new Inspection.Clean(Kind.PNG.mediaType, Kind.PNG.extension, written(drawn, "png"));
    }

    /** How the camera was held: 1 to 8, as EXIF numbers it. */
    private static int orientation(byte[] content) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException unknown) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation, boolean opaque) {
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform turn = new AffineTransform();
        switch (orientation) {
            case 2 -> turn.setTransform(-1, 0, 0, 1, width, 0);
            case 3 -> turn.setTransform(-1, 0, 0, -1, width, height);
            case 4 -> turn.setTransform(1, 0, 0, -1, 0, height);
            case 5 -> turn.setTransform(0, 1, 1, 0, 0, 0);
            case 6 -> turn.setTransform(0, 1, -1, 0, height, 0);
            case 7 -> turn.setTransform(0, -1, -1, 0, height, width);
            case 8 -> turn.setTransform(0, -1, 1, 0, 0, width);
            default -> {}
        }
        boolean lying = orientation >= 5 && orientation <= 8;
        BufferedImage drawn = new BufferedImage(
                lying ? height : width,
                lying ? width : height,
                opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.drawImage(image, new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR), 0, 0);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
