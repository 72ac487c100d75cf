package gehoor.attachments;

import java.io.ByteArrayOutputStream;

/** A JPEG stream without the segments in which programs and cameras write, its points untouched. */
final class JpegSegments {
    private static final int COMMENT = 0xFE;
    private static final int FIRST_APP = 0xE0;
    private static final int LAST_APP = 0xEF;
    /** Says how the colours are meant; without it a reader would guess. */
    private static final int ADOBE = 0xEE;

    private static final int START_OF_SCAN = 0xDA;

    private JpegSegments() {}

    /** What cannot be followed is given back as it is. */
    static byte[] bare(byte[] jpeg) {
        if (jpeg.length < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != 0xD8) {
            return jpeg;
        }
        ByteArrayOutputStream bare = new ByteArrayOutputStream(jpeg.length);
        bare.write(jpeg, 0, 2);
        int here = 2;
        while (here + 4 <= jpeg.length && at(jpeg, here) == 0xFF) {
            int marker = at(jpeg, here + 1);
            if (marker == START_OF_SCAN) {
                bare.write(jpeg, here, jpeg.length - here);
                return bare.toByteArray();
            }
            int end = here + 2 + (at(jpeg, here + 2) << 8 | at(jpeg, here + 3));
            if (end > jpeg.length || end < here + 4) {
                return jpeg;
            }
            boolean writing = marker == COMMENT || (marker >= FIRST_APP && marker <= LAST_APP && marker != ADOBE);
            if (!writing) {
                bare.write(jpeg, here, end - here);
            }
            here = end;
        }
        return jpeg;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }
}
