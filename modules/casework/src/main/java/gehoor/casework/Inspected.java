package gehoor.casework;

import gehoor.casework.port.Inspection;
import gehoor.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload, and what was seen in it. Seen before anything is held: to look takes time.
 *
 * @param seen null where it is so large that it is refused without a look
 */
record Inspected(Upload upload, Inspection.@Nullable Seen seen) {
    private static final int LONGEST_EXTENSION = 5;

    static List<Inspected> all(Inspection inspection, List<Upload> uploads) {
        List<Inspected> all = new ArrayList<>(uploads.size());
        long total = 0;
        for (Upload upload : uploads) {
            total += upload.content().length;
            boolean taken = upload.content().length > 0
                    && upload.content().length <= Upload.LARGEST
                    && total <= Upload.LARGEST_TOGETHER;
            all.add(new Inspected(upload, taken ? inspection.look(upload.name(), upload.content()) : null));
        }
        return all;
    }

    /**
     * Why it is not taken; empty where it is.
     *
     * @param known whether those who handle the file may know who gives it
     */
    Optional<Refusal> refusal(boolean known) {
        if (seen instanceof Inspection.Refused refused) {
            return Optional.of(
                    switch (refused.why()) {
                        case KIND -> Wording.uploadKind(upload.field());
                        case BROKEN -> Wording.uploadBroken(upload.field());
                        case LOCKED -> Wording.uploadLocked(upload.field());
                        case TOO_LARGE -> Wording.uploadVast(upload.field());
                    });
        }
        return seen instanceof Inspection.Telling && !known
                ? Optional.of(Wording.uploadTelling(upload.field()))
                : Optional.empty();
    }

    /**
     * It as it is kept: as what it was seen to be, whatever it was called.
     *
     * @param number names it where the name that somebody gave it could tell who that is
     */
    Upload kept(boolean known, int number) {
        String mediaType;
        String extension;
        byte[] content = upload.content();
        if (seen instanceof Inspection.Clean clean) {
            mediaType = clean.mediaType();
            extension = clean.extension();
            content = clean.content();
        } else if (seen instanceof Inspection.Telling telling) {
            mediaType = telling.mediaType();
            extension = telling.extension();
        } else {
            return upload;
        }
        return new Upload(
                upload.field(), known ? named(upload.name(), extension) : number + "." + extension, mediaType, content);
    }

    private static String named(String name, String extension) {
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot > 0 && (last.equals(extension) || (extension.equals("jpg") && last.equals("jpeg")))) {
            return name;
        }
        boolean other = dot > 0 && last.length() <= LONGEST_EXTENSION;
        return (other ? name.substring(0, dot) : name) + "." + extension;
    }
}
