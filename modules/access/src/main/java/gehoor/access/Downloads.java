package gehoor.access;

import gehoor.casework.OpenedAttachment;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What people attached, as it is handed out: always to be saved, never shown in place. */
public final class Downloads {
    private static final String NOTHING_FROM_IT = "default-src 'none'; frame-ancestors 'none'; sandbox";
    /** What a browser shows without running anything; all else is bytes to it. */
    private static final Set<String> HARMLESS =
            Set.of("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private Downloads() {}

    public static Response attachment(OpenedAttachment opened) {
        String told = opened.attachment().mediaType();
        String name = opened.attachment().name();
        return file(
                opened.content(),
                told != null && HARMLESS.contains(told) ? told : "application/octet-stream",
                name == null ? "attachment" : name);
    }

    /** @param content bytes, or what writes them */
    public static Response file(Object content, String mediaType, String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content)
                .type(mediaType)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .header("Content-Security-Policy", NOTHING_FROM_IT)
                .build();
    }
}
