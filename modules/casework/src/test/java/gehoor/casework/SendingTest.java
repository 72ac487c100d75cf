package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private Handling handling;
    private Sending sending;
    private Reported reported;
    private UUID file;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        handling = linden.casework.handling();
        sending = linden.casework.sending();
        reported = linden.report("named", AN);
        file = reported.file();
        linden.casework.timers().deliver(100);
        linden.post.sent.clear();
    }

    private static ActRequest advice(String advice) {
        return ActRequest.of("answer-in-full", Map.of("advice", advice));
    }

    private List<LeavingView> leaving(Requester who) {
        return done(sending.leaving(who, file));
    }

    private List<String> mailed() {
        linden.casework.timers().deliver(100);
        return linden.post.sent.stream().map(letter -> letter.text()).toList();
    }

    private LeavingView letter(ActRequest act, String letter) {
        return done(handling.leaving(linden.handler, file, act, null)).stream()
                .filter(each -> letter.equals(each.letter()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> correspondence() {
        return done(linden.casework.mailbox().messages(linden.by(reported.receipt()), null)).stream()
                .map(message -> String.valueOf(message.text()))
                .skip(1) // that it was received
                .toList();
    }

    private int version() {
        return (int) linden.open(linden.handler, file).version();
    }

    @Test
    void whatAnActWouldSendIsShownAsItsReaderGetsItAndNothingIsDone() {
        List<LeavingView> letters = done(handling.leaving(linden.handler, file, advice("Ask the cook."), null));

        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).text()).isEqualTo("Hello, Ask the cook. Regards.");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.recipient()).isEqualTo("complainant");
            assertThat(letter.language()).isEqualTo("en");
            assertThat(letter.changeable()).isTrue();
            assertThat(letter.needed()).isTrue();
        });
        assertThat(version()).isEqualTo(1);
        assertThat(mailed()).isEmpty();
        assertThat(rules(handling.leaving(linden.handler, file, ActRequest.of("finish", Map.of()), null)))
                .isEqualTo(rules(handling.act(linden.handler, file, ActRequest.of("finish", Map.of()), null, null)));
        assertThat(handling.leaving(linden.responsibleForRooms, file, advice("x"), null))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aLetterLeavesInTheWordsThatWereChosenAndTheMailboxSaysTheSame() {
        int place = letter(advice("Ask the cook."), "in-full").place();

        done(handling.act(
                linden.handler,
                file,
                advice("Ask the cook.").leaving(Map.of(place, "Dear An,\r\nask Bob.")),
                null,
                null));

        assertThat(mailed()).as("it can be held back yet").isEmpty();
        assertThat(correspondence()).isEmpty();
        linden.pass(Duration.ofMinutes(1));
        assertThat(mailed()).hasSize(2).contains("Dear An,\nask Bob.");
        assertThat(mailed()).as("once").hasSize(2);
        assertThat(correspondence()).contains("Dear An,\nask Bob.").doesNotContain("Ask the cook.");
        assertThat(done(linden.casework.mailbox().enter(linden.by(reported.receipt())))
                        .files()
                        .get(0)
                        .facts())
                .extracting(FactView::text)
                .doesNotContain("Ask the cook.");
        assertThat(done(handling.messages(linden.handler, file)))
                .extracting(MessageView::text)
                .contains("Dear An,\nask Bob.", "Ask the cook.");
        linden.eraseTexts(file);
        assertThat(linden.texts(file).words(2, place)).isEmpty();
    }

    @Test
    void whatIsDoneThroughTheInterfaceLeavesAtOnceUnlessItSaysOtherwise() {
        linden.act(linden.handler, file, "message", Map.of("message", "We are on it."));

        assertThat(leaving(linden.handler)).isEmpty();
        assertThat(mailed()).hasSize(1);
    }

    @Test
    void whatMustStayStays() {
        linden.act(linden.handler, file, "admit", Map.of("reason", "It is ours."));
        ActRequest finish = ActRequest.of("finish", Map.of("result", "grounded"));
        LeavingView letter = letter(finish, "result");

        assertThat(letter.stays()).contains("Grounded");
        for (String words : List.of("Done.", "", "x".repeat(20_001) + letter.text(), letter.text() + "\u0000")) {
            Answer<Performed> answer =
                    handling.act(linden.handler, file, finish.leaving(Map.of(letter.place(), words)), null, null);
            assertThat(rules(answer)).isNotEmpty().allMatch(rule -> rule.startsWith("letter"));
        }
        assertThat(rules(handling.act(linden.handler, file, finish.leaving(Map.of(17, "x")), null, null)))
                .containsExactly("letter");
        assertThat(version()).isEqualTo(2);
        done(handling.act(
                linden.handler,
                file,
                finish.leaving(Map.of(letter.place(), "Dear body. " + letter.text())),
                null,
                null));
    }

    @Test
    void aCodeStandsInALetterAndIsShownToNobodyElse() {
        ActRequest add = new ActRequest(
                "add-provider",
                null,
                Map.of("provider-line", "Cooks."),
                Contact.of("Bo Example", "bo@example.org"),
                List.of());
        LeavingView letter = letter(add, "provider-asked");
        assertThat(letter.text()).contains("{{receipt}}");
        assertThat(rules(handling.act(
                        linden.handler,
                        file,
                        add.leaving(Map.of(letter.place(), letter.text().replace("{{receipt}}", ""))),
                        null,
                        null)))
                .contains("letter-stays");

        Performed done = done(handling.act(
                linden.handler, file, add.leaving(Map.of(letter.place(), "Hello Bo. " + letter.text())), null, null));
        linden.pass(Duration.ofMinutes(1));

        String code = String.valueOf(done.receipts().get("provider-1"));
        assertThat(mailed())
                .singleElement()
                .satisfies(text ->
                        assertThat(text).startsWith("Hello Bo.").contains(code).doesNotContain("{{receipt}}"));
        assertThat(done(handling.letters(linden.handler, file)))
                .extracting(RenderedLetter::text)
                .noneMatch(text -> text.contains(code));
    }

    @Test
    void whatIsHeldBackLeavesInOtherWordsAndOnce() {
        done(handling.act(
                linden.handler,
                file,
                ActRequest.of("message", Map.of("message", "Wrong words.")).leaving(Map.of()),
                null,
                null));
        LeavingView letter = leaving(linden.handler).get(0);
        UUID notice = letter.notice();
        assertThat(letter.state()).isEqualTo("waiting");
        assertThat(letter.yours()).isTrue();
        assertThat(sending.hold(linden.secretary, file, notice)).isInstanceOf(Answer.Missing.class);
        assertThat(sending.hold(linden.handler, file, UUID.randomUUID())).isInstanceOf(Answer.Missing.class);
        assertThat(rules(sending.send(linden.handler, file, notice, null))).containsExactly("letter-not-held");

        assertThat(done(sending.hold(linden.colleague, file, notice)))
                .singleElement()
                .satisfies(held -> assertThat(held.state()).isEqualTo("held"));
        done(sending.hold(linden.handler, file, notice));
        linden.pass(Duration.ofDays(2));
        assertThat(mailed()).isEmpty();
        assertThat(correspondence()).isEmpty();
        assertThat(version()).as("held once").isEqualTo(3);
        assertThat(done(handling.messages(linden.handler, file)))
                .extracting(MessageView::unsent)
                .containsExactly(false, true);

        assertThat(rules(sending.send(linden.handler, file, notice, "No address.")))
                .containsExactly("letter-stays");
        done(sending.send(linden.handler, file, notice, letter.text().replace("Wrong words.", "Better words.")));
        assertThat(mailed()).isEmpty();
        linden.pass(Duration.ofMinutes(1));
        assertThat(mailed())
                .singleElement()
                .asString()
                .contains("Better words.")
                .doesNotContain("Wrong");
        assertThat(correspondence()).singleElement().asString().contains("Better words.");
        assertThat(rules(sending.hold(linden.handler, file, notice))).containsExactly("letter-gone");
        assertThat(done(handling.history(linden.handler, file)))
                .flatExtracting(HistoryLine::changes)
                .contains("dispatched 2 0 HELD", "dispatched 2 0 SENT");
        assertThat(done(linden.casework.mailbox().enter(linden.by(reported.receipt())))
                        .files()
                        .get(0)
                        .facts())
                .extracting(FactView::text)
                .doesNotContain("Wrong words.");
    }

    @Test
    void aMessageNeedNotBeSentButALetterOfTheProcedureMust() {
        done(handling.act(
                linden.handler,
                file,
                ActRequest.of("message", Map.of("message", "Never mind.")).leaving(Map.of()),
                null,
                null));
        UUID message = leaving(linden.handler).get(0).notice();
        done(sending.hold(linden.handler, file, message));
        assertThat(done(sending.drop(linden.handler, file, message))).isEmpty();
        done(handling.act(
                linden.handler,
                file,
                ActRequest.of("admit", Map.of("reason", "It is ours.")).leaving(Map.of()),
                null,
                null));
        UUID letter = leaving(linden.handler).get(0).notice();
        done(sending.hold(linden.handler, file, letter));

        assertThat(rules(sending.drop(linden.handler, file, letter))).containsExactly("letter-needed");
        linden.pass(Duration.ofDays(2));
        assertThat(mailed()).isEmpty();
        assertThat(correspondence()).isEmpty();
        assertThat(done(handling.history(linden.handler, file)).stream()
                        .flatMap(line -> line.told().stream())
                        .map(ToldView::state))
                .contains("dropped", "held");
    }

    @Test
    void anOrganisationSaysForHowLongWhatLeavesCanBeHeldBack() throws IOException {
        Path config = scratch.resolve("config");
        Linden.copy(Path.of("src/test/resources/tenant-config"), config);
        Path own = config.resolve("linden/tenant.yaml");
        Files.writeString(own, Files.readString(own) + "hold-back: 10 minutes\n");
        linden = new Linden(scratch, config);
        handling = linden.casework.handling();
        sending = linden.casework.sending();
        file = linden.report("named", AN).file();
        linden.casework.timers().deliver(100);
        linden.post.sent.clear();

        done(handling.act(
                linden.handler,
                file,
                ActRequest.of("message", Map.of("message", "We are on it.")).leaving(Map.of()),
                null,
                null));

        LeavingView letter = leaving(linden.handler).get(0);
        assertThat(letter.leaves()).isEqualTo(linden.now.plus(Duration.ofMinutes(10)));
        linden.pass(Duration.ofMinutes(9));
        assertThat(mailed()).isEmpty();
        done(sending.hold(linden.handler, file, letter.notice()));
        done(sending.send(linden.handler, file, letter.notice(), null));
        assertThat(leaving(linden.handler).get(0).leaves())
                .as("once more as long")
                .isEqualTo(linden.now.plus(Duration.ofMinutes(10)));
        linden.pass(Duration.ofMinutes(10));
        assertThat(mailed()).hasSize(1);

        // The same sentence is read from then on by what was begun before.
        Files.writeString(own, Files.readString(own).replace("hold-back: 10 minutes", "hold-back: 2 minutes"));
        assertThat(linden.library.reloadIfChanged()).isTrue();
        assertThat(sending.holdBack(linden.library.tenant(TENANT).orElseThrow()))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(linden.report("named", AN).file()).isNotNull();
    }

    // ---------------------------------------------------------------- a report that staff take in

    private static ReportRequest byPhone(String identity, Contact contact) {
        return Linden.complaint("phone", identity, contact, "The soup was cold.", List.of());
    }

    private Answer<List<LeavingView>> leavingBy(Requester who, ReportRequest report) {
        return linden.casework.reporting().leaving(who, report);
    }

    private Answer<Reported> taken(ReportRequest report, IdempotencyKey key) {
        return linden.casework.reporting().report(linden.handler, report, key);
    }

    @Test
    void whatAReportWouldSendIsShownBeforeThereIsAFile() {
        long before = linden.memory.files(TENANT);
        long keys = linden.memory.keys(TENANT);

        List<LeavingView> letters = done(leavingBy(linden.handler, byPhone("named", AN)));

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.letter()).isEqualTo("acknowledgement");
            assertThat(letter.recipient()).isEqualTo("complainant");
            assertThat(letter.language()).isEqualTo("en");
            assertThat(letter.text())
                    .isEqualTo("We received your report {{number}} on 2 March 2026. Answer by 12 March 2026. Code:"
                            + " {{receipt}}. https://gehoor.example.org/linden/postvak");
            assertThat(letter.subject()).isEqualTo("Received {{number}}");
            assertThat(letter.stays()).contains("{{number}}", "{{receipt}}", "12 March 2026");
            assertThat(letter.changeable()).isTrue();
        });
        assertThat(linden.memory.files(TENANT)).isEqualTo(before);
        assertThat(linden.memory.keys(TENANT)).isEqualTo(keys);
        ReportRequest unfinished = byPhone("named", Contact.of("An", "no address"));
        assertThat(rules(leavingBy(linden.handler, unfinished))).isEqualTo(rules(taken(unfinished, null)));
        assertThat(leavingBy(linden.visitor, Linden.complaint("named", AN, "x")))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void whatIsForSomebodyAnonymousIsSentNowhereAndNotShown() {
        assertThat(done(leavingBy(linden.handler, byPhone("anonymous", null)))).isEmpty();
        assertThat(rules(taken(byPhone("anonymous", null).leaving(Map.of(0, "Dear nobody.")), null)))
                .containsExactly("letter");
    }

    @Test
    void theAcknowledgementLeavesInTheWordsThatWereChosenWithTheNumberThatTheFileGot() {
        LeavingView letter =
                done(leavingBy(linden.handler, byPhone("named", AN))).get(0);
        String words = "Dear An, we spoke just now.\r\n" + letter.text();
        IdempotencyKey key = new IdempotencyKey("3f1d2c7e-0000-4000-8000-00000000000a");
        ReportRequest changed = byPhone("named", AN).leaving(Map.of(letter.place(), words));

        Reported taken = done(taken(changed, key));

        assertThat(done(taken(changed, key)).file()).as("the same, asked again").isEqualTo(taken.file());
        assertThat(taken(byPhone("named", AN), key)).as("other words").isInstanceOf(Answer.Clash.class);
        assertThat(mailed()).as("it can be held back yet").noneMatch(text -> text.startsWith("Dear An"));
        linden.pass(Duration.ofMinutes(1));
        assertThat(mailed())
                .filteredOn(text -> text.startsWith("Dear An"))
                .singleElement()
                .asString()
                .startsWith("Dear An, we spoke just now.\nWe received your report " + taken.number() + " on")
                .contains("Code: " + taken.receipt())
                .doesNotContain("{{");
        assertThat(linden.memory.dump(TENANT)).doesNotContain("we spoke just now");
        assertThat(done(handling.messages(linden.handler, taken.file())))
                .extracting(MessageView::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("we spoke just now", String.valueOf(taken.number()))
                        .doesNotContain(String.valueOf(taken.receipt())));
    }

    @Test
    void whatMustStayStaysInAnAcknowledgementToo() {
        LeavingView letter =
                done(leavingBy(linden.handler, byPhone("named", AN))).get(0);
        long before = linden.memory.files(TENANT);

        for (String words : List.of(
                "", "We got it.", letter.text().replace("{{number}}", ""), "x".repeat(20_001) + letter.text())) {
            assertThat(rules(taken(byPhone("named", AN).leaving(Map.of(letter.place(), words)), null)))
                    .isNotEmpty()
                    .allMatch(rule -> rule.startsWith("letter"));
        }
        assertThat(rules(taken(byPhone("named", AN).leaving(Map.of(17, letter.text())), null)))
                .containsExactly("letter");
        assertThat(rules(linden.casework
                        .reporting()
                        .report(
                                linden.visitor,
                                Linden.complaint("named", AN, "x").leaving(Map.of(letter.place(), letter.text())),
                                null)))
                .as("the public writes no letters of the organisation")
                .containsExactly("letter");
        assertThat(linden.memory.files(TENANT)).isEqualTo(before);
    }
}
