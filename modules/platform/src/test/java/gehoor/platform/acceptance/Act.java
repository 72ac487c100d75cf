package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is about to be done in a file; {@link #done} or a refusal sends it. */
public final class Act {
    /** Whichever version the file has. */
    static final String ANY_VERSION = "*";

    private final CaseFile file;
    private final String action;
    private final Map<String, Object> said = new LinkedHashMap<>();
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final List<Wire.Upload> uploads = new ArrayList<>();
    private String version = ANY_VERSION;
    private String key = UUID.randomUUID().toString();

    /** What came of it. */
    public record Performed(JsonNode json, Answered answered) {
        public String stage() {
            return json.path("stage").asText();
        }

        public String outcome() {
            return json.path("outcome").asText("");
        }

        /** A receipt that was given, shown this once. @param holder complainant or a party's id */
        public String receipt(String holder) {
            String code = json.path("receipts").path(holder).asText("");
            assertThat(code).as("a receipt for %s in %s", holder, json).isNotBlank();
            return code;
        }

        /** The file that was opened by a link, where this person may see it. */
        public @Nullable UUID opened(String link) {
            JsonNode id = json.path("opened").path(link);
            return id.isTextual() ? UUID.fromString(id.asText()) : null;
        }
    }

    Act(CaseFile file, String action) {
        this.file = file;
        this.action = action;
    }

    /** About this instance of an instrument, or this party. */
    public Act on(String instance) {
        said.put("on", instance);
        return this;
    }

    public Act with(String field, Object value) {
        given.put(field, value);
        return this;
    }

    public Act contact(String name, String mail) {
        said.put("contact", Map.of("name", name, "mail", mail));
        return this;
    }

    /** @param language in which a party is written to */
    public Act contact(String name, String mail, String language) {
        said.put("contact", Map.of("name", name, "mail", mail, "language", language));
        return this;
    }

    public Act attaching(String field, String name, String mediaType, byte[] content) {
        uploads.add(new Wire.Upload(field, name, mediaType, content));
        return this;
    }

    /** What leaves by it can be held back for a while. */
    public Act waiting() {
        said.put("waits", true);
        return this;
    }

    /** A letter in other words. @param place as what would leave has it */
    public Act letter(int place, String text) {
        said.put("letters", List.of(Map.of("place", place, "text", text)));
        return this;
    }

    /** What it would send, if it were done now. */
    public List<JsonNode> preview() {
        Map<String, Object> body = new LinkedHashMap<>(said);
        body.put("given", given);
        return file.items("actions/" + action + "/letters", body);
    }

    /** Only if the file is still in this version. */
    public Act ifVersion(long expected) {
        version = "\"" + expected + "\"";
        return this;
    }

    public Act key(String idempotencyKey) {
        key = idempotencyKey;
        return this;
    }

    /** Does it, and looks at nothing. */
    public Answered sent() {
        Map<String, Object> body = new LinkedHashMap<>(said);
        body.put("given", given);
        return Gehoor.wire().act(file.door(), file.id(), action, body, uploads, version, key);
    }

    /** Does it; it is done. */
    public Performed done() {
        Answered answered = sent().good();
        return new Performed(answered.json(), answered);
    }

    /** It is refused, and this rule, duty, ground or action is (among) what stands in the way. */
    public Answered refusedBy(String rule) {
        return sent().refusedBy(rule);
    }

    /** It is refused because of this field. */
    public Answered refusedForField(String field) {
        return sent().refusedForField(field);
    }

    /** It is refused with this status: 403 not yours, 404 hidden, 409 not now, 422 a rule or a field. */
    public Answered refusedWith(int status) {
        return sent().refusedWith(status);
    }
}
