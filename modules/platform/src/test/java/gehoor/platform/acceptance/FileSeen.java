package gehoor.platform.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A file as somebody saw it at one moment. */
public record FileSeen(JsonNode json, Answered answered) {

    /** A run of a clock. */
    public record ClockSeen(JsonNode json) {
        public LocalDate due() {
            return LocalDate.parse(json.path("due").asText());
        }

        /** The day from which it counts. */
        public LocalDate counted() {
            return LocalDate.parse(json.path("counted").asText());
        }

        /** running, paused, missed, stopped, stopped-late */
        public String state() {
            return json.path("state").asText();
        }

        public String explained() {
            return json.path("explained").asText();
        }
    }

    public UUID id() {
        return UUID.fromString(json.path("id").asText());
    }

    public String number() {
        return json.path("number").asText("");
    }

    public String stage() {
        return json.path("stage").asText();
    }

    /** Empty while it is open. */
    public String outcome() {
        return json.path("outcome").asText("");
    }

    public String kind() {
        return json.path("kind").asText("");
    }

    public String identity() {
        return json.path("identity").asText("");
    }

    public String channel() {
        return json.path("channel").asText("");
    }

    public LocalDate received() {
        return LocalDate.parse(json.path("received").asText());
    }

    public LocalDate registered() {
        return LocalDate.parse(json.path("registered").asText());
    }

    public long version() {
        return json.path("version").asLong();
    }

    /** What this person sees of it: existence, file, identity, messages, and what the procedure has besides. */
    public Set<String> compartments() {
        Set<String> seen = new TreeSet<>();
        json.path("compartments").forEach(each -> seen.add(each.asText()));
        return seen;
    }

    /** Name and ways to be reached are held in the vault, and this person may ask for them. */
    public boolean contactOpen() {
        return json.path("contactOpen").asBoolean();
    }

    public boolean contactHeld() {
        return json.path("contactHeld").asBoolean();
    }

    public boolean knows(String field) {
        return facts().stream().anyMatch(each -> each.path("field").asText().equals(field));
    }

    /** What a field says: its code or codes where it has them, else its text. Empty where it is not known or not seen. */
    public String fact(String field) {
        return facts().stream()
                .filter(each -> each.path("field").asText().equals(field))
                .reduce((first, last) -> last)
                .map(FileSeen::value)
                .orElse("");
    }

    private List<JsonNode> facts() {
        return list("facts");
    }

    private static String value(JsonNode fact) {
        if (fact.path("codes").isEmpty()) {
            return fact.path("text").asText("");
        }
        List<String> codes = new ArrayList<>();
        fact.path("codes").forEach(each -> codes.add(each.asText()));
        return String.join(",", codes);
    }

    /** The latest run of a clock. */
    public ClockSeen clock(String clock) {
        return findClock(clock)
                .orElseThrow(() -> new AssertionError("no clock " + clock + " among " + json.path("clocks")));
    }

    public Optional<ClockSeen> findClock(String clock) {
        return list("clocks").stream()
                .filter(each -> each.path("clock").asText().equals(clock))
                .reduce((first, last) -> last)
                .map(ClockSeen::new);
    }

    /** How often this duty is still owed. */
    public int owed(String duty) {
        return list("duties").stream()
                .filter(each -> each.path("duty").asText().equals(duty))
                .mapToInt(each -> each.path("open").asInt())
                .sum();
    }

    /** The state of an instance of an instrument. */
    public String instrument(String instance) {
        return list("instruments").stream()
                .filter(each -> each.path("id").asText().equals(instance))
                .map(each -> each.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** Ids of linked files that this person may see. @param link link id, or {@code origin} */
    public List<UUID> linked(String link) {
        return list("links").stream()
                .filter(each -> each.path("link").asText().equals(link))
                .map(each -> UUID.fromString(each.path("file").asText()))
                .toList();
    }

    /** Who has it. */
    public List<String> assigned(String role) {
        return list("assigned").stream()
                .filter(each -> each.path("role").asText().equals(role))
                .map(each -> each.path("name").asText())
                .toList();
    }

    private List<JsonNode> list(String what) {
        return StreamSupport.stream(json.path(what).spliterator(), false).toList();
    }
}
