package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finding again what was written and who wrote it: as far as one may read, and not a letter further. */
@Acceptance
class FindingIT {
    private static final Map<String, Object> BY_NAME = Map.of("name", "Ottoline Zoekbaar");

    private static Report.Taken complaint() {
        return Gehoor.tenant("solidaris")
                .visitor()
                .reports("complaint")
                .named("Ottoline Zoekbaar", "ottoline.zoekbaar@example.org")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "late")
                .with("facts-date", "2026-02-01")
                .with("story", "Mijn terugbetalingen voor de kwikzilverkuur blijven uit.")
                .taken();
    }

    @Test
    @Clause({"SO-08", "PL-01"})
    void an_ombudsman_finds_a_file_by_its_words_and_its_people() {
        Report.Taken report = complaint();

        assertThat(found("sol-ombud", "solidaris", Map.of("text", "terugbetaling KWIKZILVERKUUR")))
                .containsExactly(report.number());
        assertThat(found("sol-ombud", "solidaris", Map.of("text", "kwikzilverkuur onvindbaarwoord")))
                .isEmpty();
        assertThat(found("sol-ombud", "solidaris", BY_NAME)).contains(report.number());
        assertThat(found("sol-ombud", "solidaris", Map.of("mail", "Ottoline.Zoekbaar@example.org")))
                .contains(report.number());
        assertThat(found("sol-ombud", "solidaris", Map.of("name", "Ottoline", "text", "kwikzilverkuur")))
                .containsExactly(report.number());
    }

    @Test
    @Clause("PL-01")
    void nobody_else_finds_it() {
        complaint();

        assertThat(found("sol-dpo", "solidaris", Map.of("text", "kwikzilverkuur")))
                .isEmpty();
        assertThat(found("kg-handler", "kind-en-gezin", Map.of("text", "kwikzilverkuur")))
                .isEmpty();
        assertThat(found("kg-handler", "kind-en-gezin", BY_NAME)).isEmpty();
        Call.post("/api/tenants/solidaris/search", BY_NAME)
                .as("kg-handler", "kind-en-gezin")
                .sent()
                .refusedWith(403);
        Call.post("/api/tenants/solidaris/search", BY_NAME).sent().refusedWith(401);
    }

    @Test
    void a_search_for_nothing_says_what_is_missing() {
        JsonNode refused = Call.post("/api/tenants/solidaris/search", Map.of("text", "de het een"))
                .as("sol-ombud", "solidaris")
                .sent()
                .refusedWith(422)
                .json();

        assertThat(refused.toString()).contains("\"text\"");
    }

    @Test
    void a_facility_is_found_by_letters_of_its_name() {
        JsonNode found = Call.get("/api/tenants/kind-en-gezin/facilities?like=ZONNE")
                .as("kg-handler", "kind-en-gezin")
                .sent()
                .good()
                .json();

        assertThat(found.toString().toLowerCase(java.util.Locale.ROOT)).contains("zonne");
    }

    private static List<String> found(String who, String tenant, Map<String, Object> asked) {
        JsonNode page = Call.post("/api/tenants/" + tenant + "/search", asked)
                .as(who, tenant)
                .sent()
                .good()
                .json();
        List<String> numbers = new ArrayList<>();
        page.path("items")
                .forEach(item -> numbers.add(item.path("file").path("number").asText()));
        return numbers;
    }
}
