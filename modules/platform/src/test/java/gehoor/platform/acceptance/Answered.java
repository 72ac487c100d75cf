package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the product answered, and what a test says of it where it refused.
 *
 * @param request what was asked, for who reads a failure
 * @param json missing where the body is no JSON
 * @param bytes the body as it came
 */
public record Answered(
        String request, int status, JsonNode json, byte[] bytes, String text, Map<String, List<String>> headers) {

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .flatMap(each -> each.getValue().stream())
                .findFirst();
    }

    /** It was done. */
    public Answered good() {
        assertThat(status).as("%s answered %s", request, text).isBetween(200, 299);
        return this;
    }

    /** It was refused, and this rule, duty, ground or action is (among) what stood in the way. */
    public Answered refusedBy(String rule) {
        problem();
        assertThat(rules()).as("%s was refused: %s", request, text).contains(rule);
        return this;
    }

    /** It was refused because of what was, or was not, filled in there. */
    public Answered refusedForField(String field) {
        problem();
        assertThat(fields()).as("%s was refused: %s", request, text).contains(field);
        return this;
    }

    /** It was refused with this status. */
    public Answered refusedWith(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        problem();
        return this;
    }

    /** It does not exist, for all that this person may know. */
    public Answered hidden() {
        return refusedWith(404);
    }

    /** The sentences that tell why. */
    public String words() {
        return json.path("detail").asText();
    }

    /** The rules that stood in the way. */
    public List<String> rules() {
        return reasons("rule");
    }

    private List<String> fields() {
        return reasons("field");
    }

    private void problem() {
        assertThat(status).as("%s answered %s", request, text).isBetween(400, 499);
        assertThat(header("Content-Type"))
                .as("%s", request)
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(words()).as("%s says why", request).isNotBlank();
    }

    private List<String> reasons(String what) {
        List<String> found = new ArrayList<>();
        json.path("reasons").forEach(each -> {
            if (each.hasNonNull(what)) {
                found.add(each.path(what).asText());
            }
        });
        return found;
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + text;
    }
}
