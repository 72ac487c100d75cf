package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import gehoor.platform.launch.Mailbox;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the law that a procedure stands under asks of it: reasons, in time, and the body to go to next. */
@Acceptance
class LawIT {
    private static final String FLEMISH_OMBUDS = "vlaamse-ombudsdienst@example.org";

    private final String mail = "reader." + UUID.randomUUID() + "@example.org";

    // ---- the Flemish decree: own services of a public body

    @Test
    @Clause("PL-11")
    void under_the_decree_a_refusal_is_reasoned_in_time_and_names_the_ombuds_service() {
        Report.Taken report = ownServices();
        CaseFile file = handler(report);
        assertThat(file.seen().clock("course").due()).isEqualTo("2026-03-12");
        file.does("declare-inadmissible").with("ground", "already-handled").refusedForField("ground-explained");

        file.does("declare-inadmissible")
                .with("ground", "already-handled")
                .with("ground-explained", "We answered this in January.")
                .done();

        assertThat(letter("do not handle your complaint"))
                .contains("We answered this in January.")
                .contains("came in before")
                .contains("art. II.85")
                .contains(FLEMISH_OMBUDS);
    }

    @Test
    @Clause("PL-11")
    void under_the_decree_the_result_comes_with_its_reasons_and_names_the_ombuds_service() {
        Report.Taken report = ownServices();
        CaseFile file = handler(report);
        formal(file);
        assertThat(file.seen().clock("formal").due()).isEqualTo("2026-04-16");
        file.does("close-formal").with("formal-outcome", "not-restored").refusedBy("next-body-named");
        file.does("send-result").with("decree-finding", "ungrounded").refusedForField("result-text");

        file.does("send-result")
                .with("decree-finding", "ungrounded")
                .with("result-text", "The nurse was at the door at nine, and nobody was in.")
                .done();

        assertThat(Post.letters(mail, ""))
                .extracting(Mailbox.Received::text)
                .anySatisfy(letter -> assertThat(letter)
                        .contains("The nurse was at the door at nine")
                        .contains(FLEMISH_OMBUDS));
    }

    @Test
    @Clause("PL-11")
    void under_the_decree_whoever_waits_too_long_hears_of_the_ombuds_service() {
        Report.Taken report = ownServices();
        formal(handler(report));
        Time.becomes("2026-04-16");
        assertThat(Post.letters(mail, "takes longer than promised")).isEmpty();

        Time.becomes("2026-04-18");

        assertThat(handler(report).seen().clock("formal").state()).isEqualTo("missed");
        assertThat(letter("takes longer than promised")).contains(FLEMISH_OMBUDS);
    }

    // ---- the GDPR: requests to the data protection officer

    @Test
    @Clause("PL-11")
    void under_the_gdpr_whoever_waits_longer_than_a_month_hears_of_the_authority() {
        Report.Taken report = Gehoor.tenant("solidaris")
                .visitor()
                .reports("data-protection")
                .capacity("self")
                .named("A Reader", mail)
                .with("story", "I asked for my file.")
                .taken();
        assertThat(report.due("answer")).isEqualTo("2026-04-02");
        assertThat(Post.letters(mail, "late with your answer")).isEmpty();

        Time.becomes("2026-04-04");

        assertThat(letter("late with your answer")).contains("data-protection-authority.example.org");
    }

    // ---- the Dutch Youth Act: the way to the committee is always open

    @Test
    @Clause("PL-11")
    void under_the_youth_act_every_step_tells_of_the_committee() {
        Tenant tenant = Gehoor.tenant("ik-ben-er-ook");
        Report.Taken report = tenant.visitor()
                .reports("confidant")
                .named("A Reader", mail)
                .capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", "A story.")
                .taken();
        assertThat(letter("")).contains("klachtencommissie.example.org");

        tenant.as("ib-confidant").file(report).does("not-solved-here").done();

        assertThat(Post.letters(mail, ""))
                .allSatisfy(each -> assertThat(each.text()).contains("klachtencommissie.example.org"));
        assertThat(tenant.visitor().form("confidant").text()).contains("klachtencommissie.example.org");
    }

    // ---- the Dutch care act: the disputes body

    @Test
    @Clause("PL-11")
    void under_the_care_act_whoever_waits_longer_than_six_weeks_hears_of_the_disputes_body() {
        Report.Taken report = Gehoor.tenant("bemiddelingsbureau")
                .visitor()
                .reports("mediation-in-care")
                .named("A Reader", mail)
                .capacity("self")
                .with("subjects", List.of("medical-care"))
                .with("in-care", true)
                .with("organisation-name", "A clinic (invented)")
                .with("story", "No answer.")
                .with("officer", "The complaints officer")
                .with("filed", true)
                .with("filed-where", "The front desk")
                .with("filed-how", "web-form")
                .with("filed-on", "2026-02-02")
                .taken();
        assertThat(report.json().toString()).contains("2026-03-16");
        int before = Post.letters(mail, "").size();

        Time.becomes(LocalDate.of(2026, 3, 18));

        List<Mailbox.Received> letters = Post.letters(mail, "");
        assertThat(letters).hasSizeGreaterThan(before);
        assertThat(letters.get(letters.size() - 1).text()).contains("care-disputes.example.org");
    }

    private Report.Taken ownServices() {
        return Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reports("own-services")
                .named("A Reader", mail)
                .with("service", "home-visits")
                .with("story", "The nurse did not come.")
                .taken();
    }

    private static CaseFile handler(Report.Taken report) {
        return Gehoor.tenant("kind-en-gezin").as("kg-handler").file(report);
    }

    private static void formal(CaseFile file) {
        file.does("explain-course")
                .with("course-explained", "The responsible calls you.")
                .done();
        file.does("pass-to-responsible").done();
        file.does("make-formal")
                .with("expectation", "An apology.")
                .with("what-went-wrong", "The tone.")
                .done();
        file.does("skip-team").with("team-skipped-because", "It is clear.").done();
        assertThat(file.seen().stage()).isEqualTo("formal");
    }

    private String letter(String naming) {
        return Post.letter(mail, naming).text();
    }
}
