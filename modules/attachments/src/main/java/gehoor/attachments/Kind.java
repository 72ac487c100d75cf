package gehoor.attachments;

import java.util.Arrays;
import java.util.Optional;

/** What is taken. Everything else is not: the list says what people need to complain, not what is dangerous. */
enum Kind {
    JPEG("image/jpeg", "jpg", Way.PICTURE),
    PNG("image/png", "png", Way.PICTURE),
    GIF("image/gif", "gif", Way.PICTURE),
    BMP("image/bmp", "bmp", Way.PICTURE),
    TIFF("image/tiff", "tif", Way.PICTURE),
    PDF("application/pdf", "pdf", Way.DOCUMENT),
    TEXT("text/plain", "txt", Way.TEXT),
    HEIC("image/heic", "heic", Way.AS_IT_IS),
    HEIF("image/heif", "heif", Way.AS_IT_IS),
    WEBP("image/webp", "webp", Way.AS_IT_IS),
    AVIF("image/avif", "avif", Way.AS_IT_IS),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", Way.AS_IT_IS),
    SHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", Way.AS_IT_IS),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", "odt", Way.AS_IT_IS),
    OPEN_SHEET("application/vnd.oasis.opendocument.spreadsheet", "ods", Way.AS_IT_IS),
    MAIL("message/rfc822", "eml", Way.AS_IT_IS),
    MP3("audio/mpeg", "mp3", Way.AS_IT_IS),
    M4A("audio/mp4", "m4a", Way.AS_IT_IS),
    OGG("audio/vorbis", "ogg", Way.AS_IT_IS),
    OPUS("audio/opus", "opus", Way.AS_IT_IS),
    WAV("audio/vnd.wave", "wav", Way.AS_IT_IS),
    MP4("video/mp4", "mp4", Way.AS_IT_IS),
    MOV("video/quicktime", "mov", Way.AS_IT_IS);

    /** How it is freed of what it tells besides. */
    enum Way {
        PICTURE,
        DOCUMENT,
        TEXT,
        /** Not at all. */
        AS_IT_IS
    }

    final String mediaType;
    final String extension;
    final Way way;

    Kind(String mediaType, String extension, Way way) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.way = way;
    }

    static Optional<Kind> of(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }
}
