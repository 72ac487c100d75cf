package gehoor.platform.acceptance.ikbenerook;

import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.COMMITTEE;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.CONFIDANT;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.DOCTOR;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.IB;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.ORGANISATION;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.OTHERS;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.POLICE;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.SAFE_AT_HOME;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.STORY;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.anonymously;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.confidant;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.confiding;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.consulted;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.letters;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.ownMail;
import static gehoor.platform.acceptance.ikbenerook.IkBenErOok.toldToConfidant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import gehoor.platform.acceptance.Traces;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to the confidant stays there, and the confidant does nothing without the client. */
@Acceptance
class ConfidantIT {

    // ---- all stays between them

    @Test
    @Clause("IB-05")
    void the_client_may_stay_anonymous_and_comes_back_with_a_receipt() {
        var form = IB.visitor().form("confidant").good().json();
        assertThat(form.path("identities").path(0).asText()).isEqualTo("anonymous");
        assertThat(form.path("identityTold").asText()).contains("You need not give your name");

        Report.Taken report = anonymously().taken();
        confidant(report).does("message").with("message", "I listen.").done();
        CaseFile client = IB.mailbox(report.receipt());
        assertThat(client.correspondence()).contains("I listen.");
        client.does("answer").with("answer", "There is more.").done();

        FileSeen seen = confidant(report).seen();
        assertThat(seen.identity()).isEqualTo("anonymous");
        assertThat(seen.contactHeld()).isFalse();
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(confidant(report).correspondence()).contains("There is more.");
        assertThat(Database.rows("select 1 from vault.identity where file_id = ?", report.file()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Clause("IB-05")
    void only_the_confidant_reads_the_file(boolean anonymous) {
        Report.Taken report = (anonymous ? anonymously() : toldToConfidant(ownMail())).taken();
        confidant(report).does("note").with("note", "Call on Monday.").done();

        assertThat(confidant(report).seen().compartments())
                .containsExactlyInAnyOrder("existence", "file", "identity", "messages", "notes", "child", "generalist");
        assertThat(confidant().hasWorkOn(report)).isTrue();
        for (String who : OTHERS) {
            Person other = IB.as(who);
            CaseFile hidden = other.file(report);
            hidden.isHidden();
            for (String part :
                    List.of("offers", "clocks", "history", "messages", "letters", "attachments", "openings")) {
                hidden.gets(part).hidden();
            }
            hidden.contact().hidden();
            hidden.does("note").with("note", "…").refusedWith(404);
            hidden.does("record-consultation").refusedWith(404);
            assertThat(other.hasWorkOn(report)).isFalse();
            assertThat(other.register(Map.of("procedure", "confidant"))).isEmpty();
            assertThat(other.gets("/register.csv").text()).doesNotContain("confidant");
        }
    }

    @Test
    @Clause("IB-05")
    void the_administrator_of_the_platform_reads_nothing_of_it() {
        Report.Taken report = anonymously().taken();
        String token = Gehoor.platform().token("platform-admin", "platform");
        Person admin = IB.visitor(Map.of("Authorization", "Bearer " + token));

        for (String path : List.of("", "/offers", "/history", "/messages", "/clocks")) {
            assertThat(admin.gets("/files/" + report.file() + path).status()).isIn(403, 404);
        }
        assertThat(admin.gets("/register").status()).isIn(403, 404);
        assertThat(admin.gets("/work").status()).isIn(403, 404);
        admin.file(report)
                .does("message")
                .with("message", "…")
                .refusedWith(admin.gets("/register").status());
    }

    @Test
    @Clause("IB-05")
    void the_file_has_no_number_and_the_mail_to_the_confidant_says_nothing() {
        int before = letters(CONFIDANT);
        String story = canary("Story");

        Report.Taken report = anonymously().with("story", story).taken();

        assertThat(report.number()).isEmpty();
        assertThat(confidant(report).seen().number()).isEmpty();
        assertThat(IB.mailbox(report.receipt()).seen().number()).isEmpty();
        assertThat(Database.rows("select number from gehoor.file where id = ?", report.file()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("number")).isEqualTo("null"));
        var mails = Post.letters(CONFIDANT, "");
        assertThat(mails).hasSize(before + 1);
        assertThat(mails.get(before).subject() + mails.get(before).text())
                .doesNotContain(story)
                .doesNotContain(report.file().toString())
                .contains("met opzet");
    }

    @Test
    @Clause("IB-05")
    void of_an_anonymous_client_there_is_no_trace_anywhere() {
        String agent = canary("Agent");
        String forwarded = "203.0.113.87";
        String cookie = canary("Cookie");
        String referrer = canary("Referrer");
        String story = canary("Story");
        String answer = canary("Answer");
        String note = canary("Note");
        String message = canary("Message");
        String fileName = canary("FileName");
        String inTheFile = canary("InTheFile");
        String key = canary("Key");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", agent);
        headers.put("X-Forwarded-For", forwarded);
        headers.put("Forwarded", "for=" + forwarded);
        headers.put("Cookie", "visit=" + cookie);
        headers.put("Referer", "https://example.org/" + referrer);

        Report.Taken report = confiding(IB.visitor(headers).reports("confidant").anonymous())
                .with("story", "Said by somebody: " + story)
                .key(key)
                .taken();
        CaseFile client = IB.mailbox(report.receipt());
        client.does("answer").with("answer", answer).done();
        client.does("attach")
                .attaching("attachments", fileName + ".txt", "text/plain", inTheFile.getBytes(UTF_8))
                .done();
        CaseFile file = confidant(report);
        assertThat(file.seen().fact("story")).contains(story);
        file.does("note").with("note", note).done();
        file.does("message").with("message", message).done();
        assertThat(client.correspondence()).contains(message);
        client.does("raise-danger")
                .with("danger-of", "client")
                .with("danger-what", story)
                .done();
        client.does("solved-here").done();

        assertThat(Traces.of(
                        agent,
                        forwarded,
                        cookie,
                        referrer,
                        story,
                        answer,
                        note,
                        message,
                        fileName,
                        inTheFile,
                        key,
                        report.receipt(),
                        report.receipt().replace("-", "").replace(" ", "")))
                .isEmpty();
    }

    @Test
    @Clause("IB-05")
    void no_time_finer_than_the_day_is_kept_of_what_an_anonymous_client_does() {
        Report.Taken report = anonymously().taken();
        IB.mailbox(report.receipt()).does("answer").with("answer", "And this.").done();

        List<Map<String, String>> rows =
                Database.rows("select * from gehoor.entry where file_id = ? order by seq", report.file());

        assertThat(rows).hasSize(2);
        assertThat(rows).allSatisfy(row -> assertThat(row.get("at")).startsWith("2026-03-01 23:00:00+00"));
    }

    // ---- in consultation, with consent

    @Test
    @Clause("IB-06")
    void nothing_is_done_towards_others_without_a_recorded_consultation() {
        CaseFile file = confidant(anonymously().taken());

        telling(file, List.of("wish")).refusedBy("IB-06-consulted");
        acting(file).refusedBy("IB-06-consulted");
        assertThat(file.offers().barred()).contains("talk-to-coach", "act-towards-others");
        file.does("record-consultation")
                .with("consulted-on", "2026-03-02")
                .with("consulted-how", "mailbox")
                .with("action-agreed", true)
                .refusedForField("consultation");
        consulted(file).with("action-agreed", false).done();
        acting(file).refusedBy("IB-06-consulted");

        consulted(file).done();
        acting(file).done();

        assertThat(file.seen().fact("action-towards")).isEqualTo("organisation");
        acting(file).refusedBy("IB-06-consulted");
    }

    @Test
    @Clause("IB-06")
    void what_was_told_is_handed_over_only_with_consent_for_that_recipient_and_those_items() {
        Report.Taken report = anonymously().taken();
        CaseFile file = confidant(report);
        CaseFile client = IB.mailbox(report.receipt());
        consulted(file).done();
        telling(file, List.of("wish")).refusedForField("coach-items");
        // another recipient, and another item
        client.does("consent-generalist")
                .with("generalist-items", List.of("wish"))
                .with("agrees", true)
                .done();
        telling(file, List.of("wish")).refusedForField("coach-items");
        agreeing(client, List.of("wish"), true).done();
        telling(file, List.of("story", "wish")).refusedForField("coach-items");

        telling(file, List.of("wish")).done();

        telling(file, List.of("wish")).refusedBy("IB-06-consulted");
        assertThat(file.historyOf("consent-coach").path("by").asText()).isEqualTo("complainant");
    }

    @Test
    @Clause("IB-06")
    void consent_that_is_refused_or_taken_back_is_no_consent() {
        Report.Taken report = anonymously().taken();
        CaseFile file = confidant(report);
        CaseFile client = IB.mailbox(report.receipt());
        consulted(file).done();
        agreeing(client, List.of("story"), false).done();
        telling(file, List.of("story")).refusedForField("coach-items");
        agreeing(client, List.of("story", "wish"), true).done();

        client.does("withdraw-coach").with("coach-items", List.of("story")).done();

        telling(file, List.of("story")).refusedForField("coach-items");
        telling(file, List.of("wish")).done();
    }

    // ---- danger

    @Test
    @Clause("IB-07")
    void danger_sends_nothing_by_itself() {
        List<String> outside = List.of(ORGANISATION, SAFE_AT_HOME, POLICE, DOCTOR);
        List<Integer> before = outside.stream().map(IkBenErOok::letters).toList();
        int confidant = letters(CONFIDANT);
        Report.Taken report = anonymously().taken();

        raising(IB.mailbox(report.receipt())).done();

        assertThat(outside.stream().map(IkBenErOok::letters).toList()).isEqualTo(before);
        assertThat(letters(CONFIDANT)).isEqualTo(confidant + 2);
        assertThat(Post.letters(CONFIDANT, "Er is nog niemand ingelicht")).isNotEmpty();
        assertThat(confidant(report).seen().clock("danger-steps").due()).isEqualTo("2026-03-03");
        assertThat(confidant(report).seen().stage()).isEqualTo("step-2");
        for (String who : OTHERS) {
            IB.as(who).file(report).isHidden();
        }
    }

    @Test
    @Clause("IB-07")
    void the_steps_are_agreed_together_and_who_gets_what_is_chosen() {
        String mail = ownMail();
        Report.Taken report = toldToConfidant(mail).taken();
        CaseFile file = confidant(report);
        raising(file).done();
        informing(file).refusedBy("IB-07-together");
        file.does("decide-alone").on("danger-1").with("alone-reason", "Urgent.").refusedBy("IB-07-attempts");
        file.does("agree-steps").on("danger-1").refusedForField("steps-agreed");
        file.does("agree-steps")
                .on("danger-1")
                .with("steps-agreed", "We tell Safe at home together.")
                .done();
        int safe = letters(SAFE_AT_HOME);
        int police = letters(POLICE);
        int doctor = letters(DOCTOR);
        int organisation = letters(ORGANISATION);
        file.does("inform")
                .on("danger-1")
                .with("danger-body", "safe-at-home")
                .with("danger-message", "…")
                .refusedForField("danger-items");
        file.does("inform")
                .on("danger-1")
                .with("danger-body", "complaints-committee")
                .with("danger-items", List.of("situation"))
                .with("danger-message", "…")
                .refusedForField("danger-body");

        informing(file).done();

        assertThat(letters(SAFE_AT_HOME)).isEqualTo(safe + 1);
        assertThat(Post.letters(SAFE_AT_HOME, "").get(safe).text())
                .contains("A child is beaten; we call together.")
                .doesNotContain(STORY)
                .doesNotContain("Sam Voorbeeld");
        assertThat(letters(POLICE)).isEqualTo(police);
        assertThat(letters(DOCTOR)).isEqualTo(doctor);
        assertThat(letters(ORGANISATION)).isEqualTo(organisation);
        assertThat(Post.letter(mail, "I have called in help").text())
                .contains("Safe at home")
                .contains("What is going on")
                .contains(COMMITTEE);
        assertThat(file.seen().fact("steps-agreed")).isEqualTo("We tell Safe at home together.");
        file.does("end-danger")
                .on("danger-1")
                .with("danger-ended", "Stays with her aunt.")
                .done();
        assertThat(file.seen().instrument("danger-1")).isEqualTo("over");
    }

    @Test
    @Clause("IB-07")
    void where_the_client_cannot_be_reached_the_attempts_are_recorded_and_the_confidant_decides() {
        Report.Taken report = anonymously().taken();
        CaseFile client = IB.mailbox(report.receipt());
        client.does("stop-at-request").done();
        raising(client).done();
        CaseFile file = confidant(report);
        assertThat(file.seen().stage()).isEqualTo("closed");
        deciding(file).refusedBy("IB-07-attempts");
        file.does("record-attempt")
                .on("danger-1")
                .with("attempt-on", "2026-03-02")
                .refusedForField("attempt-how");
        file.does("record-attempt")
                .on("danger-1")
                .with("attempt-on", "2026-03-02")
                .with("attempt-how", "mailbox")
                .done();
        informing(file).refusedBy("IB-07-together");
        file.does("decide-alone").on("danger-1").refusedForField("alone-reason");
        deciding(file).done();
        int safe = letters(SAFE_AT_HOME);

        informing(file).done();

        assertThat(letters(SAFE_AT_HOME)).isEqualTo(safe + 1);
        assertThat(file.seen().fact("attempt-how")).isEqualTo("mailbox");
        assertThat(file.seen().fact("alone-reason")).isEqualTo("No answer, and it cannot wait.");
        assertThat(client.correspondence()).contains("I have called in help");
        deciding(client).refusedWith(403);
    }

    @Test
    @Clause("IB-07")
    void a_danger_that_waits_is_heard_by_the_confidant_and_by_nobody_else() {
        Report.Taken report = anonymously().taken();
        raising(IB.mailbox(report.receipt())).done();
        int waiting = Post.letters(CONFIDANT, "is nog een stap nodig").size();

        Time.becomes("2026-03-04");

        assertThat(confidant(report).seen().clock("danger-steps").state()).isEqualTo("missed");
        assertThat(Post.letters(CONFIDANT, "is nog een stap nodig")).hasSizeGreaterThan(waiting);
        for (String who : OTHERS) {
            IB.as(who).file(report).isHidden();
        }
    }

    private static Act telling(CaseFile file, List<String> items) {
        return file.does("talk-to-coach").with("coach-items", items).with("action-what", "Called the coach.");
    }

    private static Act acting(CaseFile file) {
        return file.does("act-towards-others")
                .with("action-towards", "organisation")
                .with("action-what", "Asked for another coach, no name.");
    }

    private static Act agreeing(CaseFile client, List<String> items, boolean agrees) {
        return client.does("consent-coach").with("coach-items", items).with("agrees", agrees);
    }

    private static Act raising(CaseFile file) {
        return file.does("raise-danger").with("danger-of", "client").with("danger-what", "It is bad at home.");
    }

    private static Act deciding(CaseFile file) {
        return file.does("decide-alone").on("danger-1").with("alone-reason", "No answer, and it cannot wait.");
    }

    private static Act informing(CaseFile file) {
        return file.does("inform")
                .on("danger-1")
                .with("danger-body", "safe-at-home")
                .with("danger-items", List.of("situation", "steps"))
                .with("danger-message", "A child is beaten; we call together.");
    }

    private static String canary(String of) {
        return "Canary" + of + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
    }
}
