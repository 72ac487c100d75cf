package gehoor.attachments;

import gehoor.casework.port.Inspection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF documents are written anew: without information about the author and the program, without metadata of pages and pictures,
 * without files and scripts inside, without what was there in earlier versions. What the pages show stays, and what was written
 * on them.
 */
final class Documents {
    private static final int DEEPEST = 500;
    private static final int MOST_OBJECTS = 500_000;

    /** What tells of somebody, or does something, wherever in the document it stands. */
    private static final List<COSName> TELLING = names(
            "Author",
            "Creator",
            "Producer",
            "Metadata",
            "PieceInfo",
            "LastModified",
            "EmbeddedFiles",
            "AF",
            "EF",
            "JavaScript",
            "JS",
            "OpenAction",
            "AA",
            "Launch",
            "Thumb",
            "Collection",
            "SpiderInfo",
            "Perms",
            "DSS",
            "XFA");

    /** Of notes on a page: by whom they are, and when. What they say stays. */
    private static final List<COSName> WHO_AND_WHEN = names("T", "M", "CreationDate", "NM", "RC");

    private static final COSName WIDGET = COSName.getPDFName("Widget");
    private static final COSName DCT = COSName.getPDFName("DCTDecode");

    private Documents() {}

    private static List<COSName> names(String... names) {
        return java.util.Arrays.stream(names).map(COSName::getPDFName).toList();
    }

    static Inspection.Seen cleaned(byte[] content) {
        Inspection.Seen seen = written(content);
        // A reader mends what is broken as it goes, and may write what it cannot read: nobody could open that.
        return seen instanceof Inspection.Clean clean && written(clean.content()) instanceof Inspection.Refused
                ? new Inspection.Refused(Inspection.Why.BROKEN)
                : seen;
    }

    private static Inspection.Seen written(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                document.setAllSecurityToBeRemoved(true);
            }
            if (document.getNumberOfPages() == 0) {
                return new Inspection.Refused(Inspection.Why.BROKEN);
            }
            COSDictionary trailer = document.getDocument().getTrailer();
            // Emptied, not only left off: in a broken document something else may lead to it as well.
            if (trailer.getDictionaryObject(COSName.INFO) instanceof COSDictionary information) {
                information.clear();
            }
            for (COSName key : List.copyOf(trailer.keySet())) {
                if (!key.equals(COSName.ROOT)) {
                    trailer.removeItem(key);
                }
            }
            if (!new Cleaning().clean(trailer.getDictionaryObject(COSName.ROOT), 0)) {
                return new Inspection.Refused(Inspection.Why.TOO_LARGE);
            }
            document.setDocumentId(0L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return new Inspection.Clean(Kind.PDF.mediaType, Kind.PDF.extension, bytes.toByteArray());
        } catch (InvalidPasswordException locked) {
            return new Inspection.Refused(Inspection.Why.LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // A broken document leads its reader anywhere; none of that is a reason to fail.
            return new Inspection.Refused(Inspection.Why.BROKEN);
        }
    }

    /** One walk through everything that can be reached. */
    private static final class Cleaning {
        private final IdentityHashMap<COSBase, Boolean> done = new IdentityHashMap<>();

        /** @return false where there is no end to it */
        boolean clean(COSBase base, int depth) throws IOException {
            COSBase here = base instanceof COSObject reference ? reference.getObject() : base;
            if (here == null || done.put(here, Boolean.TRUE) != null) {
                return true;
            }
            if (depth > DEEPEST || done.size() > MOST_OBJECTS) {
                return false;
            }
            if (here instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (!clean(array.get(i), depth + 1)) {
                        return false;
                    }
                }
            } else if (here instanceof COSDictionary dictionary) {
                tellNothing(dictionary);
                if (here instanceof COSStream stream) {
                    photograph(stream);
                }
                for (COSName key : List.copyOf(dictionary.keySet())) {
                    if (!clean(dictionary.getItem(key), depth + 1)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static void tellNothing(COSDictionary dictionary) {
            TELLING.forEach(dictionary::removeItem);
            boolean note = dictionary.containsKey(COSName.RECT)
                    && dictionary.containsKey(COSName.SUBTYPE)
                    && !WIDGET.equals(dictionary.getCOSName(COSName.SUBTYPE));
            if (note) {
                WHO_AND_WHEN.forEach(dictionary::removeItem);
            }
        }

        /** A photograph inside is kept to the point, without what its camera wrote. */
        private static void photograph(COSStream stream) throws IOException {
            COSBase filter = stream.getFilters();
            boolean plain = DCT.equals(filter)
                    || (filter instanceof COSArray array && array.size() == 1 && DCT.equals(array.getObject(0)));
            if (!plain) {
                return;
            }
            byte[] raw;
            try (InputStream in = stream.createRawInputStream()) {
                raw = in.readAllBytes();
            }
            byte[] bare = JpegSegments.bare(raw);
            if (bare.length < raw.length) {
                try (OutputStream out = stream.createRawOutputStream()) {
                    out.write(bare);
                }
            }
        }
    }
}
