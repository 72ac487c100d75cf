package gehoor.platform.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who asks something of the product: a member of staff of a tenant, or a visitor. */
public final class Person {
    private final Door door;

    Person(Door door) {
        this.door = door;
    }

    /** The same person, who reads another language. */
    public Person reading(String language) {
        return new Person(new Door(door.tenant(), door.username(), door.receipt(), language, door.headers()));
    }

    /** Begins to report something under a procedure; sent by {@link Report#taken} or a refusal. */
    public Report reports(String procedure) {
        return new Report(door, procedure);
    }

    public CaseFile file(UUID id) {
        return new CaseFile(door, id);
    }

    public CaseFile file(Report.Taken report) {
        return file(report.file());
    }

    /** What this person is shown before reporting under a procedure. */
    public Answered form(String procedure) {
        return Gehoor.wire().form(door, procedure);
    }

    public Answered procedures() {
        return Gehoor.wire().procedures(door);
    }

    /** What waits for this person: all of it, whatever the size of a page. */
    public List<JsonNode> worklist() {
        return pages(after -> Gehoor.wire().worklist(door, after));
    }

    public boolean hasWorkOn(Report.Taken report) {
        return worklist().stream()
                .anyMatch(
                        each -> each.path("file").asText().equals(report.file().toString()));
    }

    /** The lines of the register that this person may see. */
    public List<JsonNode> register(Map<String, String> filter) {
        return pages(after -> {
            Map<String, String> all = new java.util.LinkedHashMap<>(filter);
            all.putAll(after);
            return Gehoor.wire().register(door, all);
        });
    }

    /** Any other route, with this person's token; the path comes after the tenant's address. */
    public Answered gets(String path) {
        return Gehoor.wire().get(door, path);
    }

    private static List<JsonNode> pages(java.util.function.Function<Map<String, String>, Answered> page) {
        List<JsonNode> lines = new ArrayList<>();
        Map<String, String> after = Map.of();
        while (true) {
            JsonNode answered = page.apply(after).good().json();
            answered.path("items").forEach(lines::add);
            if (!answered.hasNonNull("next")) {
                return lines;
            }
            after = Map.of("after", answered.path("next").asText());
        }
    }

    @Override
    public String toString() {
        return door.who();
    }
}
