package gehoor.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text. Mails say in which characters they are written, and are not always right.
 *
 * @param asSaid whether it could be read as it says it is
 */
record Characters(String text, boolean asSaid) {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** @param said null where it does not say: then US-ASCII is meant (RFC 2045, 5.2), of which UTF-8 is more */
    static Characters of(byte[] content, @Nullable String said) {
        Optional<String> as =
                said == null ? strictly(content, UTF_8) : known(said).flatMap(known -> strictly(content, known));
        return as.map(text -> new Characters(text, true))
                .orElseGet(() ->
                        new Characters(strictly(content, UTF_8).orElseGet(() -> new String(content, WESTERN)), false));
    }

    private static Optional<Charset> known(String said) {
        try {
            Charset charset = Charset.forName(MimeUtility.javaCharset(said));
            // In seven bits what has eight cannot stand; people's programs mean more by it.
            return Optional.of(charset.name().equals("US-ASCII") ? UTF_8 : charset);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] content, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException | UnsupportedOperationException not) {
            return Optional.empty();
        }
    }
}
