package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Asking somebody outside over the interface, and who may not. */
@Acceptance
class InvitationIT {
    private static final String MB = "bemiddelingsbureau";

    /** A file in which the other is to say which way they want. */
    private static Report.Taken taken(String mail) {
        Report.Taken taken = Gehoor.tenant(MB)
                .visitor()
                .reports("mediation")
                .named("Ada Voorbeeld", "ada." + UUID.randomUUID() + "@example.org")
                .capacity("self")
                .with("subjects", List.of("communication"))
                .with("in-care", false)
                .with("organisation-name", "A clinic")
                .with("story", "Nobody explained the operation.")
                .with("filed", true)
                .with("filed-where", "The front desk")
                .with("filed-how", "web-form")
                .with("filed-on", "2026-02-20")
                .taken();
        CaseFile file = file(taken);
        file.does("take-on").done();
        file.does("start-talks").done();
        file.does("add-respondent")
                .with("respondent-name", "The doctor")
                .contact("The doctor", mail, "nl")
                .done();
        return taken;
    }

    private static CaseFile file(Report.Taken taken) {
        return Gehoor.tenant(MB).as("bb-mediator").file(taken);
    }

    private static String mail() {
        return "doctor." + UUID.randomUUID() + "@example.org";
    }

    private static Call invite(Report.Taken taken, Map<String, String> body) {
        return Call.post("/api/tenants/" + MB + "/files/" + taken.file() + "/invitations", body)
                .with("If-Match", "*");
    }

    private static Map<String, String> asking(String way) {
        return Map.of(
                "action", "record-respondent-wishes",
                "on", "respondent-1",
                "as", "respondent-1",
                "way", way,
                "language", "nl");
    }

    private static Call guest(String tenant, String what, Object body) {
        return Call.post("/api/tenants/" + tenant + "/invitation/" + what, body);
    }

    private static String ticket(Answered made) {
        String link = made.good().json().path("link").asText();
        assertThat(link).matches("http.*/" + MB + "/gevraagd#[A-Za-z0-9_-]{43}");
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    @Clause("MB-05")
    void a_party_says_by_a_link_what_it_wants_at_the_address_that_nobody_saw() {
        String mail = mail();
        Report.Taken taken = taken(mail);
        JsonNode possible = file(taken).gets("invitable").good().json();
        assertThat(possible.toString()).contains("record-respondent-wishes", "\"known\":true");

        Answered made =
                invite(taken, asking("known")).as("bb-mediator", MB).sent().good();

        assertThat(made.json().hasNonNull("link")).isFalse();
        assertThat(made.text()).doesNotContain(mail);
        assertThat(file(taken).seen().json().path("invitations").toString())
                .contains("record-respondent-wishes")
                .doesNotContain(mail);
        String letter = Post.letter(mail, "Wat de ander wil").text();
        String ticket = letter.replaceAll("(?s).*gevraagd#([A-Za-z0-9_-]{43}).*", "$1");
        JsonNode asked =
                guest(MB, "open", Map.of("ticket", ticket)).sent().good().json();
        assertThat(asked.path("offer").path("action").asText()).isEqualTo("record-respondent-wishes");
        assertThat(asked.toString()).doesNotContain("Nobody explained", "Ada Voorbeeld", "ada.");

        guest(MB, "action", Map.of("ticket", ticket, "given", Map.of("respondent-wishes", List.of("written"))))
                .with("Idempotency-Key", "the-same-once-more")
                .sent()
                .good();
        Answered repeated = guest(
                        MB,
                        "action",
                        Map.of("ticket", ticket, "given", Map.of("respondent-wishes", List.of("written"))))
                .with("Idempotency-Key", "the-same-once-more")
                .sent()
                .good();
        assertThat(repeated.header("Gehoor-Repeated")).hasValue("true");
        assertThat(file(taken).historyOf("record-respondent-wishes").path("by").asText())
                .isEqualTo("party");
        guest(MB, "action", Map.of("ticket", ticket, "given", Map.of("respondent-wishes", List.of("mediation"))))
                .sent()
                .refusedWith(409);
    }

    @Test
    void a_link_to_be_passed_on_is_told_once_to_who_asked_and_again_to_the_same_request() {
        Report.Taken taken = taken(mail());
        Call call = invite(taken, asking("hand"))
                .with("Idempotency-Key", UUID.randomUUID().toString());

        String ticket = ticket(call.as("bb-mediator", MB).sent());

        assertThat(ticket(call.as("bb-mediator", MB).sent())).isEqualTo(ticket);
        assertThat(file(taken).gets("history").good().text()).doesNotContain(ticket);
        guest(MB, "open", Map.of("ticket", ticket)).sent().good();
        Call.post(
                        "/api/tenants/" + MB + "/files/" + taken.file() + "/invitations/withdrawal",
                        Map.of("invitation", "invitation-1"))
                .as("bb-mediator", MB)
                .sent()
                .good();
        assertThat(guest(MB, "open", Map.of("ticket", ticket))
                        .sent()
                        .refusedWith(409)
                        .words())
                .contains("withdrawn");
        guest(MB, "action", Map.of("ticket", ticket, "given", Map.of("respondent-wishes", List.of("written"))))
                .sent()
                .refusedWith(409);
    }

    @Test
    @Clause("PL-01")
    void a_ticket_opens_at_its_own_organisation_only_and_staff_of_others_make_none() {
        Report.Taken taken = taken(mail());
        String ticket =
                ticket(invite(taken, asking("hand")).as("bb-mediator", MB).sent());

        guest("solidaris", "open", Map.of("ticket", ticket)).sent().refusedWith(404);
        guest("solidaris", "action", Map.of("ticket", ticket, "given", Map.of()))
                .sent()
                .refusedWith(404);
        invite(taken, asking("hand")).as("sol-ombud", "solidaris").sent().refusedWith(403);
        invite(taken, asking("hand")).sent().refusedWith(401);
        Call.post("/api/tenants/solidaris/files/" + taken.file() + "/invitations", asking("hand"))
                .with("If-Match", "*")
                .as("sol-ombud", "solidaris")
                .sent()
                .refusedWith(404);
        guest(MB, "open", Map.of("ticket", ticket))
                .as("sol-ombud", "solidaris")
                .sent()
                .refusedWith(403);
        guest(MB, "open", Map.of("ticket", ticket)).sent().good();
    }

    @Test
    void what_the_procedure_lets_nobody_outside_do_cannot_be_asked_nor_by_who_cannot_do_it() {
        Report.Taken taken = taken(mail());
        List<Map<String, String>> wrong = List.of(
                Map.of("action", "take-on", "as", "mediator", "way", "hand"),
                Map.of("action", "record-respondent-wishes", "on", "respondent-1", "as", "complainant", "way", "hand"),
                Map.of("action", "record-respondent-wishes", "on", "respondent-1", "as", "mediator", "way", "hand"),
                Map.of("action", "record-respondent-wishes", "as", "respondent-1", "way", "hand"),
                Map.of("action", "respondent-assent", "on", "respondent-1", "as", "respondent-1", "way", "hand"),
                Map.of("action", "record-written-reply", "as", "respondent-1", "way", "hand"));
        for (Map<String, String> body : wrong) {
            invite(taken, body).as("bb-mediator", MB).sent().refusedWith(409);
        }
        invite(taken, asking("hand")).as("bb-coordinator", MB).sent().refusedWith(409);
        invite(taken, asking("pigeon")).as("bb-mediator", MB).sent().refusedForField("way");
        assertThat(file(taken).gets("history").good().text()).doesNotContain("invitation.made");
    }

    /** As for receipts: what nobody was given takes as long as what cannot be a ticket. */
    @Test
    void guesses_are_answered_alike_and_take_alike() {
        List<Long> cannotBe = new ArrayList<>();
        List<Long> nobodys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String guess = UUID.randomUUID().toString().replace("-", "") + "ABCDEFGHIJK";
            nobodys.add(took(guess));
            cannotBe.add(took(guess.substring(1)));
        }
        assertThat(Math.abs(median(nobodys) - median(cannotBe)))
                .as("nobody's %s, no ticket %s", nobodys, cannotBe)
                .isLessThan(Duration.ofMillis(15).toNanos());
    }

    private static long took(String ticket) {
        Instant begun = Instant.now();
        Answered answered = guest(MB, "open", Map.of("ticket", ticket)).sent();
        long took = Duration.between(begun, Instant.now()).toNanos();
        answered.refusedWith(404);
        return took;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
