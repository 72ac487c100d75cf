package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        mailbox = linden.casework.mailbox();
    }

    @Test
    void aReceiptOpensTheFileAndItsMessages() {
        Reported reported = linden.report("anonymous", null);
        linden.act(linden.handler, reported.file(), "message", Map.of("message", "Tell us more."));

        MailboxView view = done(mailbox.enter(linden.by(reported.receipt().toLowerCase(java.util.Locale.ROOT))));

        assertThat(view.replacement()).isNull();
        assertThat(view.files()).singleElement().satisfies(file -> {
            assertThat(file.number()).isEqualTo("LI-2026-0001");
            assertThat(file.facts()).extracting(FactView::text).contains("The soup was cold.");
            assertThat(file.clocks()).extracting(ClockView::clock).containsExactly("treatment");
            assertThat(file.assigned()).isEmpty();
            assertThat(file.messages()).extracting(MessageView::subject).contains("Received LI-2026-0001");
            assertThat(file.messages()).extracting(MessageView::text).contains("Tell us more.");
        });
    }

    @Test
    void theAnswerOfSomeoneAnonymousIsToldToTheDay() {
        Reported reported = linden.report("anonymous", null);
        linden.now = Instant.parse("2026-03-05T13:37:11.500Z");

        Performed answered = done(mailbox.act(
                linden.by(reported.receipt()), null, ActRequest.of("answer", Map.of("answer", "More.")), null, null));

        assertThat(linden.memory.entries(TENANT, reported.file()).get(1).at())
                .isEqualTo(Instant.parse("2026-03-04T23:00:00Z"));
        assertThat(linden.memory.dump(TENANT)).doesNotContain("13:37").doesNotContain("14:37");
        assertThat(answered.version()).isEqualTo(2);
        assertThat(linden.open(linden.handler, reported.file()).messages())
                .extracting(MessageView::from, MessageView::text)
                .contains(org.assertj.core.groups.Tuple.tuple("complainant", "More."));
    }

    @Test
    void theComplainantDoesOnlyWhatIsOfferedToThem() {
        Reported reported = linden.report("named", AN);
        ByReceipt by = linden.by(reported.receipt());

        assertThat(done(mailbox.offers(by, null)))
                .extracting(OfferView::action)
                .containsExactlyInAnyOrder("answer", "attach", "become-known");
        assertThat(rules(mailbox.act(by, null, ActRequest.of("admit", Map.of("reason", "x")), null, null)))
                .containsExactly("admit");
    }

    @Test
    void aCodeThatIsMistypedIsToldAndOneThatOpensNothingIsMissing() {
        Reported reported = linden.report("named", AN);
        String code = reported.receipt();
        String wrong = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);

        assertThat(rules(mailbox.enter(linden.by(wrong)))).containsExactly("receipt");
        assertThat(rules(mailbox.enter(linden.by("ABC")))).containsExactly("receipt");
        assertThat(mailbox.enter(linden.by(gehoor.vault.Receipt.draw().printed())))
                .isInstanceOf(Answer.Missing.class);
        assertThat(mailbox.enter(new ByReceipt("poplar", code, "en"))).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aCodeGivenByPhoneIsExchangedAndThenOpensNothingMore() {
        Reported reported = done(linden.casework
                .reporting()
                .report(linden.handler, complaint("phone", "anonymous", null, "x", List.of()), null));
        ByReceipt heard = linden.by(reported.receipt());

        assertThat(rules(mailbox.offers(heard, null))).containsExactly("receipt-exchange");
        String lost = done(mailbox.enter(heard)).replacement();
        String replacement = done(mailbox.enter(heard)).replacement();

        assertThat(mailbox.enter(linden.by(lost)))
                .as("each exchange makes the one before it void")
                .isInstanceOf(Answer.Missing.class);
        assertThat(done(mailbox.offers(linden.by(replacement), null))).isNotEmpty();
        assertThat(mailbox.enter(heard)).isInstanceOf(Answer.Missing.class);
        assertThat(done(mailbox.enter(linden.by(replacement))).replacement()).isNull();
    }

    @Test
    void whoBecomesKnownIsKeptInTheVaultAndNotBefore() {
        Reported reported = linden.report("anonymous", null);
        ActRequest known = new ActRequest("become-known", null, Map.of(), AN, List.of());

        done(mailbox.act(linden.by(reported.receipt()), null, known, null, null));

        assertThat(linden.open(linden.handler, reported.file()).identity()).isEqualTo("named");
        assertThat(done(linden.casework.handling().contact(linden.handler, reported.file(), "complainant"))
                        .contact()
                        .name())
                .isEqualTo("An Example");
    }

    @Test
    void aPartyComesByAReceiptOfItsOwnAndSeesItsOwnPart() {
        Reported reported = linden.report("named", AN);
        Performed added = done(linden.casework
                .handling()
                .act(
                        linden.handler,
                        reported.file(),
                        new ActRequest(
                                "add-provider",
                                null,
                                Map.of("provider-line", "Cooks."),
                                Contact.of("Kitchen", "kitchen@example.org"),
                                List.of()),
                        null,
                        null));
        String heard = added.receipts().get("provider-1");
        String code = done(mailbox.enter(linden.by(heard))).replacement();
        ByReceipt provider = linden.by(code);

        MailboxView view = done(mailbox.enter(provider));

        assertThat(view.holder()).isEqualTo("provider-1");
        assertThat(view.files().get(0).facts()).isEmpty();
        assertThat(view.files().get(0).messages())
                .extracting(MessageView::subject)
                .containsExactly("Question");
        assertThat(done(mailbox.offers(provider, null)))
                .extracting(OfferView::action, OfferView::on)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("provider-replies", "provider-1"));
        done(mailbox.act(
                provider,
                null,
                new ActRequest("provider-replies", "provider-1", Map.of("reply", "Sorry."), null, List.of()),
                null,
                null));
        assertThat(done(linden.casework.handling().contact(linden.handler, reported.file(), "provider-1"))
                        .contact()
                        .name())
                .isEqualTo("Kitchen");
    }
}
