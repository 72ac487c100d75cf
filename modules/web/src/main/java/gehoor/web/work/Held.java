package gehoor.web.work;

import gehoor.access.SentForm;
import gehoor.casework.Drafts;
import gehoor.web.form.Written;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written in a form of the workbench that was sent after the login had ended. Nothing of it is kept here: it lies sealed
 * in the page that asks to log in again, and comes back with it. Only who wrote it gets it back.
 */
public final class Held {
    /** The input in which it comes back. */
    public static final String HELD = "held";
    /** The input that says whose form it is. */
    static final String BY = "by";

    private static final String USE = "held form";

    private Held() {}

    /** Sealed, to stand in a page; as it is where it is sealed already. */
    public static String seal(Drafts drafts, String tenant, Map<String, List<String>> written) {
        List<String> before = written.getOrDefault(HELD, List.of());
        if (!before.isEmpty()) {
            return before.get(0);
        }
        return drafts.seal(tenant, USE, bytes(written));
    }

    /** What was written, as a form is sent. */
    static byte[] bytes(Map<String, List<String>> written) {
        List<String> pairs = new ArrayList<>();
        written.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }

    static Written read(byte[] bytes, String language) {
        return new Written(sent(bytes, language).asTyped().values());
    }

    private static SentForm sent(byte[] bytes, String language) {
        return SentForm.read(
                MediaType.APPLICATION_FORM_URLENCODED_TYPE,
                new MultivaluedHashMap<>(),
                new ByteArrayInputStream(bytes),
                language);
    }

    /** What was sealed, as it was sent; empty where it cannot be opened, or somebody else wrote it. */
    public static Optional<SentForm> form(
            Drafts drafts, String tenant, String sealed, String account, String language) {
        return drafts.open(tenant, USE, sealed)
                .map(bytes -> sent(bytes, language))
                .filter(form -> form.value(BY).equals(account));
    }

    /** What was sealed; empty where it cannot be opened, or somebody else wrote it. */
    static Optional<Written> open(Drafts drafts, String tenant, String sealed, String account, String language) {
        return drafts.open(tenant, USE, sealed)
                .map(bytes -> read(bytes, language))
                .filter(written -> written.text(BY).equals(account));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
