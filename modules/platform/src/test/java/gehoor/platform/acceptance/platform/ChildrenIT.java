package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A child, a parent, a guardian or somebody with a mandate complains, and each sees what is theirs. */
@Acceptance
class ChildrenIT {
    private static final Tenant KG = Gehoor.tenant("kind-en-gezin");
    private static final Tenant IB = Gehoor.tenant("ik-ben-er-ook");
    private static final String SAID = "I want them to believe me.";

    @ParameterizedTest
    @ValueSource(strings = {"child", "parent", "guardian"})
    @Clause("PL-12")
    void each_may_complain_in_their_own_right(String capacity) {
        Report.Taken report = sectors(capacity).taken();

        assertThat(KG.as("kg-handler")
                        .file(report)
                        .seen()
                        .json()
                        .path("capacity")
                        .asText())
                .isEqualTo(capacity);
        assertThat(KG.mailbox(report.receipt()).seen().compartments()).contains("messages", "identity");
    }

    @Test
    @Clause("PL-12")
    void who_speaks_for_somebody_shows_a_mandate() {
        sectors("mandated").reporter("on-behalf").with("mandate-shown", false).refusedBy("PL-12-mandate");

        sectors("mandated").reporter("on-behalf").with("mandate-shown", true).taken();

        sectors("emperor").refusedForField("capacity");
    }

    @Test
    @Clause("PL-12")
    void what_a_child_says_is_read_by_a_representative_only_while_the_child_agrees() {
        Report.Taken report = sectors("child").taken();
        CaseFile handler = KG.as("kg-handler").file(report);
        handler.does("take").done();
        handler.does("hear-child")
                .with("child-said", SAID)
                .with("child-agrees", false)
                .done();
        representative(handler).refusedBy("PL-12-child-agrees");
        CaseFile child = KG.mailbox(report.receipt());
        assertThat(child.seen().answered().text()).contains(SAID);

        child.does("share-child-voice").with("child-agrees", true).done();
        CaseFile parent = KG.mailbox(representative(handler).done().receipt("representative-1"));

        assertThat(parent.seen().answered().text()).contains(SAID);
        assertThat(parent.seen().compartments()).doesNotContain("identity");

        child.does("share-child-voice").with("child-agrees", false).done();

        assertThat(parent.seen().answered().text()).doesNotContain(SAID);
        assertThat(child.seen().answered().text()).contains(SAID);
    }

    @Test
    @Clause("PL-12")
    void a_parent_who_reports_does_not_read_what_the_child_says_before_the_child_agrees() {
        Report.Taken report = sectors("parent").taken();
        CaseFile handler = KG.as("kg-handler").file(report);
        handler.does("hear-child")
                .with("child-said", SAID)
                .with("child-agrees", false)
                .done();
        CaseFile parent = KG.mailbox(report.receipt());

        assertThat(parent.seen().answered().text()).doesNotContain(SAID);
        assertThat(parent.offers().open()).doesNotContain("share-child-voice");
        parent.does("share-child-voice").with("child-agrees", true).refusedWith(409);

        handler.does("share-child-voice").with("child-agrees", true).done();
        assertThat(parent.seen().answered().text()).contains(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent", "guardian", "mandated"})
    @Clause("PL-12")
    void a_child_for_whom_somebody_reports_speaks_for_itself_and_is_not_overheard(String capacity) {
        Report.Taken report = IB.visitor()
                .reports("confidant")
                .named("A Parent", "parent." + UUID.randomUUID() + "@example.org")
                .capacity(capacity)
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", "My child does not want to go.")
                .taken();
        CaseFile confidant = IB.as("ib-confidant").file(report);
        CaseFile child = IB.mailbox(
                confidant.does("add-child").with("child-name", "Kim").done().receipt("child-1"));

        child.does("child-tells").on("child-1").with("child-words", SAID).done();

        assertThat(confidant.seen().answered().text()).contains(SAID);
        assertThat(child.seen().answered().text()).contains(SAID).doesNotContain("My child does not want to go.");
        CaseFile parent = IB.mailbox(report.receipt());
        assertThat(parent.seen().answered().text())
                .contains("My child does not want to go.")
                .doesNotContain(SAID);
        assertThat(parent.gets("messages").text() + parent.gets("offers").text())
                .doesNotContain(SAID);
        IB.as("ib-coach").file(report).isHidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind-en-gezin sectors nl",
                "kind-en-gezin sectors fr",
                "ik-ben-er-ook confidant nl",
                "ik-ben-er-ook confidant en"
            })
    @Clause("PL-12")
    void there_are_words_for_a_child_and_they_are_short(String where) {
        String[] parts = where.split(" ", -1);

        JsonNode form = Call.get("/api/tenants/" + parts[0] + "/procedures/" + parts[1])
                .with("Accept-Language", parts[2])
                .sent()
                .good()
                .json();

        assertThat(form.path("capacities").findValuesAsText("code"))
                .contains("child", "parent", "guardian", "mandated");
        String words = "";
        for (JsonNode shown : form.path("shows")) {
            if (shown.path("text").asText().equals("for-children")) {
                words = shown.path("body").asText();
            }
        }
        assertThat(words).contains("112");
        List<Integer> lengths = List.of(words.split("[.!?:\\n]+")).stream()
                .map(sentence -> sentence.strip().split("\\s+").length)
                .toList();
        assertThat(lengths.stream().mapToInt(Integer::intValue).average().orElse(99))
                .as("words in a sentence of: %s", words)
                .isLessThan(13);
    }

    private static Report sectors(String capacity) {
        return KG.visitor()
                .reports("sectors")
                .capacity(capacity)
                .named("A Reporter", "reporter." + UUID.randomUUID() + "@example.org")
                .with("sector", "family-support")
                .with("facility", "f-family-house")
                .with("facility-knows", true)
                .with("story", "They do not listen to me.");
    }

    private static Act representative(CaseFile handler) {
        return handler.does("add-representative")
                .with("representative-name", "A parent (invented)")
                .with("representative-as", "parent");
    }
}
