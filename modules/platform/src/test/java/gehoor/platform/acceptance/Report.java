package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A report that is being made. Where nothing else is said it is a complaint of a person, under their name, by the web for
 * a visitor and by phone for a member of staff.
 */
public final class Report {
    private final Door door;
    private final String procedure;
    private final Map<String, Object> said = new LinkedHashMap<>();
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final List<Wire.Upload> uploads = new ArrayList<>();
    private String key = UUID.randomUUID().toString();

    /**
     * What came of it.
     *
     * @param number empty where the procedure gives none, or who reported may not know it
     * @param receipt empty where none was given
     */
    public record Taken(UUID file, String number, String receipt, JsonNode json, Answered answered) {

        /** The date of a clock that runs. */
        public LocalDate due(String clock) {
            for (JsonNode each : json.path("clocks")) {
                if (each.path("clock").asText().equals(clock)) {
                    return LocalDate.parse(each.path("due").asText());
                }
            }
            throw new AssertionError("no clock " + clock + " runs: " + json.path("clocks"));
        }
    }

    Report(Door door, String procedure) {
        this.door = door;
        this.procedure = procedure;
        said.put("kind", "complaint");
        said.put("reporter", "person");
        said.put("channel", door.username() == null ? "web" : "phone");
        said.put("language", "en");
    }

    public Report kind(String kind) {
        return saying("kind", kind);
    }

    /** person, organisation, on-behalf or helper */
    public Report reporter(String reporter) {
        return saying("reporter", reporter);
    }

    public Report capacity(String capacity) {
        return saying("capacity", capacity);
    }

    public Report channel(String channel) {
        return saying("channel", channel);
    }

    public Report received(LocalDate day) {
        return saying("received", day.toString());
    }

    public Report language(String language) {
        return saying("language", language);
    }

    /** Under one's name. */
    public Report named(String name, String mail) {
        return saying("identity", "named").contact(name, mail);
    }

    /** The name is kept locked. */
    public Report confidential(String name, String mail) {
        return saying("identity", "confidential").contact(name, mail);
    }

    public Report anonymous() {
        said.remove("contact");
        return saying("identity", "anonymous");
    }

    public Report contact(String name, String mail) {
        return saying("contact", Map.of("name", name, "mail", mail));
    }

    /** An answer to one of the report's questions. */
    public Report with(String field, Object value) {
        given.put(field, value);
        return this;
    }

    /** Takes an answer back. */
    public Report without(String field) {
        given.remove(field);
        return this;
    }

    public Report attaching(String field, String name, String mediaType, byte[] content) {
        uploads.add(new Wire.Upload(field, name, mediaType, content));
        return this;
    }

    /** The key by which the same request again is known to be the same. */
    public Report key(String idempotencyKey) {
        key = idempotencyKey;
        return this;
    }

    /** Anything of the request itself, whatever the product thinks of it. */
    public Report saying(String word, Object value) {
        said.put(word, value);
        return this;
    }

    /** Sends it, and looks at nothing. */
    public Answered sent() {
        Map<String, Object> body = new LinkedHashMap<>(said);
        body.put("given", given);
        return Gehoor.wire().report(door, procedure, body, uploads, key);
    }

    /** Sends it; it is taken in. */
    public Taken taken() {
        Answered answered = sent().good();
        JsonNode json = answered.json();
        assertThat(json.path("file").asText()).as("%s", answered).isNotBlank();
        return new Taken(
                UUID.fromString(json.path("file").asText()),
                json.path("number").asText(""),
                json.path("receipt").asText(""),
                json,
                answered);
    }

    /** Sends it; it is refused by this rule. */
    public Answered refusedBy(String rule) {
        return sent().refusedBy(rule);
    }

    /** Sends it; it is refused because of this answer, or its lack. */
    public Answered refusedForField(String field) {
        return sent().refusedForField(field);
    }

    /** Sends it; it is refused with this status. */
    public Answered refusedWith(int status) {
        return sent().refusedWith(status);
    }
}
