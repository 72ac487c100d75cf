package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Putting right how somebody is reached: by who may know it, with the reason, and with what stood there before. */
@Acceptance
class ContactIT {
    private static final String NAME = "Nele Voorbeeld";

    private static String mail(String of) {
        return of + "." + UUID.randomUUID() + "@example.org";
    }

    @Test
    void a_handler_puts_right_how_the_complainant_is_reached() {
        Tenant solidaris = Gehoor.tenant("solidaris");
        String old = mail("old");
        String fresh = mail("new");
        Report.Taken report = solidaris
                .visitor()
                .reports("complaint")
                .named(NAME, old)
                .capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", "It never came.")
                .taken();
        Desk desk = Desk.of("solidaris", "sol-ombud");
        String file = "/dossier/" + report.file();

        Desk.Page page = desk.work(file + "/doen/correct").is(200).says("they take the place of what was there");
        // a part of it is not enough, and nothing is lost
        page = page.form("/doen/correct")
                .with("correction-reason", "She has another address.")
                .with("contact.mail", fresh)
                .send()
                .is(422);
        assertThat(page.form("/doen/correct").value("contact.mail")).isEqualTo(fresh);
        page.form("/doen/correct").with("contact.name", NAME).send().is(200).says("She has another address.");

        desk.file(report.file()).form("/wie/complainant").send().is(200).says(fresh, "Before that", old);
        CaseFile asOmbud = solidaris.as("sol-ombud").file(report);
        asOmbud.does("message").with("message", "Is this where we reach you?").done();
        Post.letter(fresh, report.number());
        assertThat(asOmbud.historyOf("correct").toString())
                .contains("She has another address.")
                .doesNotContain(fresh, old);
        assertThat(asOmbud.seen().json().toString()).doesNotContain(fresh);
    }

    @Test
    @Clause("KG-25")
    void who_may_not_know_the_name_may_not_put_another_in_its_place() {
        Tenant kg = Gehoor.tenant("kind-en-gezin");
        String hers = mail("hers");
        Report.Taken report = kg.as("kg-handler")
                .reports("sectors")
                .confidential(NAME, hers)
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "Left alone at the gate.")
                .with("anonymity-discussed", true)
                .with("limit-told", true)
                .taken();
        Desk desk = Desk.of("kind-en-gezin", "kg-handler");

        Desk.Form form =
                desk.work("/dossier/" + report.file() + "/doen/correct").is(200).form("/doen/correct");
        assertThat(form.asks("contact.mail")).isFalse();
        // by the interface neither, and by a form that was made up neither
        String mine = mail("mine");
        Call.post(
                        "/api/tenants/kind-en-gezin/files/" + report.file() + "/actions/correct",
                        Map.of(
                                "given",
                                Map.of("correction-reason", "x"),
                                "contact",
                                Map.of("name", "Somebody Else", "mail", mine)))
                .with("If-Match", "*")
                .as("kg-handler", "kind-en-gezin")
                .sent()
                .refusedWith(403);
        form.with("correction-reason", "x")
                .saying("contact.name", "Somebody Else")
                .saying("contact.mail", mine)
                .send();
        kg.as("kg-handler")
                .file(report)
                .does("message")
                .with("message", "We looked into it.")
                .done();

        Post.letter(hers, "");
        Post.noLetter(mine, "");
    }
}
