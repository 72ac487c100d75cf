package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A file as one person comes to it: a member of staff, or who has a receipt. */
public final class CaseFile {
    private final Door door;
    private final @Nullable UUID id;

    CaseFile(Door door, @Nullable UUID id) {
        this.door = door;
        this.id = id;
    }

    Door door() {
        return door;
    }

    /** Null: the first of those that the receipt opens. */
    @Nullable
    UUID id() {
        return id;
    }

    /** Another file, come to in the same way: one of those that a receipt opens, say. */
    public CaseFile other(UUID file) {
        return new CaseFile(door, file);
    }

    /** Begins to do something; sent by {@link Act#done} or a refusal. */
    public Act does(String action) {
        return new Act(this, action);
    }

    /** The file as this person may see it now. */
    public FileSeen seen() {
        Answered answered = door.receipt() != null
                ? Gehoor.wire().enter(door)
                : Gehoor.wire().file(door, id);
        answered.good();
        JsonNode json = answered.json();
        if (door.receipt() != null) {
            json = StreamSupport.stream(json.path("files").spliterator(), false)
                    .filter(each -> id == null || each.path("id").asText().equals(id.toString()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the receipt does not open it: " + answered));
        }
        return new FileSeen(json, answered);
    }

    /** Opens the mailbox; the answer tells a new code where this one had been given by phone. */
    public Answered entered() {
        return Gehoor.wire().enter(door);
    }

    /** For all that this person may know there is no such file. */
    public void isHidden() {
        Gehoor.wire().file(door, id).hidden();
    }

    /** What this person may do now. */
    public Offers offers() {
        return new Offers(items(Gehoor.wire().offers(door, id).good()));
    }

    /** Oldest first. */
    public List<JsonNode> history() {
        return part("history");
    }

    /** The one time that this was done. */
    public JsonNode historyOf(String action) {
        List<JsonNode> found = history().stream()
                .filter(each -> each.path("action").asText().equals(action))
                .toList();
        assertThat(found).as("entries of %s", action).hasSize(1);
        return found.get(0);
    }

    public List<JsonNode> messages() {
        return door.receipt() != null
                ? StreamSupport.stream(seen().json().path("messages").spliterator(), false)
                        .toList()
                : part("messages");
    }

    /** The texts of all messages. */
    public String correspondence() {
        return messages().stream()
                .map(each ->
                        each.path("subject").asText() + "\n" + each.path("text").asText())
                .collect(Collectors.joining("\n\n"));
    }

    /** Earlier files about the same facility or service. */
    public List<JsonNode> earlier() {
        return part("earlier");
    }

    public List<JsonNode> attachments() {
        return part("attachments");
    }

    public Answered attachment(String attachment) {
        return Gehoor.wire().part(door, id, "attachments/" + attachment);
    }

    /** Letters of this file, those to print included. */
    public List<JsonNode> letters() {
        return part("letters");
    }

    /** What is about to leave, and what is held back. */
    public List<JsonNode> leaving() {
        return part("leaving");
    }

    /** What becomes of a letter that did not leave yet. */
    public Answered decides(String notice, Map<String, Object> decision) {
        return Gehoor.wire().sends(door, id, "leaving/" + notice, decision);
    }

    List<JsonNode> items(String what, Map<String, Object> body) {
        return items(Gehoor.wire().sends(door, id, what, body).good());
    }

    public Answered contact() {
        return Gehoor.wire().contact(door, id, "complainant");
    }

    /** Anything that stands below the file's address. */
    public Answered gets(String what) {
        return Gehoor.wire().part(door, id, what);
    }

    private List<JsonNode> part(String what) {
        return items(Gehoor.wire().part(door, id, what).good());
    }

    private static List<JsonNode> items(Answered answered) {
        JsonNode json =
                answered.json().isArray() ? answered.json() : answered.json().path("items");
        assertThat(json.isArray()).as("a list in %s", answered).isTrue();
        return StreamSupport.stream(json.spliterator(), false).toList();
    }

    /** What somebody may do now, and what they may not just yet. */
    public record Offers(List<JsonNode> all) {

        /** Actions that can be done. */
        public Set<String> open() {
            return all.stream()
                    .filter(each -> each.path("barredBy").isEmpty())
                    .map(each -> each.path("action").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Actions that are shown with the reason why they cannot be done yet. */
        public Set<String> barred() {
            return all.stream()
                    .filter(each -> !each.path("barredBy").isEmpty())
                    .map(each -> each.path("action").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The fields that an action asks for, in order. */
        public List<String> asks(String action) {
            return StreamSupport.stream(of(action).path("asks").spliterator(), false)
                    .map(each -> each.path("field").asText())
                    .toList();
        }

        /** The codes that can be chosen in a field of an action. */
        public List<String> options(String action, String field) {
            for (JsonNode asked : of(action).path("asks")) {
                if (asked.path("field").asText().equals(field)) {
                    return StreamSupport.stream(asked.path("options").spliterator(), false)
                            .map(each -> each.path("code").asText())
                            .toList();
                }
            }
            throw new AssertionError(action + " does not ask " + field);
        }

        /** The code of the choice whose label contains this. */
        public String option(String action, String field, String label) {
            for (JsonNode asked : of(action).path("asks")) {
                if (asked.path("field").asText().equals(field)) {
                    for (JsonNode option : asked.path("options")) {
                        if (option.path("label").asText().contains(label)) {
                            return option.path("code").asText();
                        }
                    }
                }
            }
            throw new AssertionError(label + " cannot be chosen in " + of(action));
        }

        public JsonNode of(String action) {
            return all.stream()
                    .filter(each -> each.path("action").asText().equals(action))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(action + " is not offered, but " + open()));
        }
    }
}
