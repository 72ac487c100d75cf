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
        done(handling.act(
                linden.handler,
                file,
                ActRequest.of("message", Map.of("message", "Soon.")).leaving(Map.of()),
                null,
                null));
        Reported fresh = done(taken(byPhone("named", AN).leaving(Map.of()), null));
        for (UUID each : List.of(file, fresh.file())) {
            assertThat(done(sending.leaving(linden.handler, each)))
                    .extracting(LeavingView::leaves)
                    .containsExactly(linden.now.plus(Duration.ofMinutes(2)));
        }
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
    void whatSomebodyAnonymousWillReadInTheMailboxIsLookedOverAndPutInOtherWordsToo() {
        LeavingView letter =
                done(leavingBy(linden.handler, byPhone("anonymous", null))).get(0);
        assertThat(letter.text()).contains("{{number}}", "{{receipt}}");
        assertThat(rules(taken(byPhone("anonymous", null).leaving(Map.of(letter.place(), "Dear nobody.")), null)))
                .containsOnly("letter-stays");

        reported = done(taken(
                byPhone("anonymous", null).leaving(Map.of(letter.place(), "Dear caller. " + letter.text())), null));
        file = reported.file();
        linden.pass(Duration.ofMinutes(1));

        assertThat(mailed()).noneMatch(text -> text.startsWith("Dear caller"));
        String own = done(linden.casework.mailbox().enter(linden.by(reported.receipt())))
                .replacement();
        assertThat(done(linden.casework.mailbox().messages(linden.by(own), null)))
                .extracting(message -> String.valueOf(message.text()))
                .singleElement()
                .asString()
                .startsWith("Dear caller. We received your report " + reported.number());
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
    void anAcknowledgementInOtherWordsThatIsHeldBackStandsThereAsItWillBeReadAndIsSentAsItStands() {
        LeavingView looked =
                done(leavingBy(linden.handler, byPhone("named", AN))).get(0);
        Reported taken = done(taken(
                byPhone("named", AN).leaving(Map.of(looked.place(), "Dear An, we spoke. " + looked.text())), null));
        UUID notice = done(sending.leaving(linden.handler, taken.file())).get(0).notice();

        LeavingView letter =
                done(sending.hold(linden.handler, taken.file(), notice)).get(0);

        assertThat(letter.text())
                .startsWith("Dear An, we spoke. We received your report " + taken.number() + " on")
                .contains("{{receipt}}")
                .doesNotContain("{{number}}", String.valueOf(taken.receipt()));
        assertThat(letter.stays()).contains(String.valueOf(taken.number()), "{{receipt}}");
        done(sending.send(linden.handler, taken.file(), notice, letter.text()));
        linden.pass(Duration.ofMinutes(1));
        assertThat(mailed())
                .filteredOn(text -> text.startsWith("Dear An"))
                .singleElement()
                .asString()
                .contains(String.valueOf(taken.number()), "Code: " + taken.receipt())
                .doesNotContain("{{");
    }

    /** Where a report is told to the service that it is about, with a link to its file; with a register, or with none. */
    private void toldToTheService(String register) throws IOException {
        Path config = scratch.resolve("config");
        Linden.copy(Path.of("src/test/resources/tenant-config"), config);
        Path procedure = config.resolve("linden/procedures/complaints.yaml");
        String acknowledged = "    - tell: {who: [complainant], letter: acknowledgement}\n";
        Files.writeString(
                procedure,
                Files.readString(procedure)
                        .replace(
                                acknowledged,
                                acknowledged + "    - tell: {who: [service-from service], letter: danger-raised}\n")
                        .replace("register: {series: LI, digits: 4, basis: \"invented\"}", register));
        linden = new Linden(scratch, config);
        handling = linden.casework.handling();
        sending = linden.casework.sending();
    }

    @Test
    void theLinkToAFileThatHasNotBegunComesAsTheLetterLeaves() throws IOException {
        toldToTheService("register: {series: LI, digits: 4, basis: \"invented\"}");
        LeavingView letter = leavingBy("service");
        assertThat(letter.text()).isEqualTo("Danger raised: {{link}}");
        assertThat(letter.stays()).containsExactly("{{link}}");
        assertThat(rules(taken(byPhone("named", AN).leaving(Map.of(letter.place(), "Danger.")), null)))
                .containsExactly("letter-stays");

        Reported taken =
                done(taken(byPhone("named", AN).leaving(Map.of(letter.place(), "Look here: {{link}}, please.")), null));

        String link = "https://gehoor.example.org/linden/werk/dossier/" + taken.file();
        assertThat(done(sending.leaving(linden.handler, taken.file())))
                .extracting(LeavingView::text)
                .contains("Look here: " + link + ", please.");
        linden.pass(Duration.ofMinutes(1));
        assertThat(mailed()).contains("Look here: " + link + ", please.");
    }

    @Test
    void whereFilesHaveNoNumbersNoneIsToCome() throws IOException {
        toldToTheService("register: none");
        LeavingView letter = leavingBy("complainant");
        assertThat(letter.text()).contains("We received your report … on").doesNotContain("{{number}}");
        assertThat(letter.stays()).contains("{{receipt}}").doesNotContain("…", "{{number}}");

        Reported taken =
                done(taken(byPhone("named", AN).leaving(Map.of(letter.place(), "Dear An. " + letter.text())), null));
        assertThat(taken.number()).isNull();
        linden.pass(Duration.ofMinutes(1));

        assertThat(mailed())
                .filteredOn(text -> text.startsWith("Dear An."))
                .singleElement()
                .asString()
                .contains("your report … on")
                .doesNotContain("{{");
    }

    private LeavingView leavingBy(String recipient) {
        return done(leavingBy(linden.handler, byPhone("named", AN))).stream()
                .filter(letter -> letter.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasTakenInUnderAKeyIsFoundByItByWhoTookItInAndByNobodyElse() {
        IdempotencyKey key = new IdempotencyKey("3f1d2c7e-0000-4000-8000-00000000000b");
        Reporting reporting = linden.casework.reporting();
        assertThat(reporting.before(linden.handler, key)).isEmpty();

        Reported taken = done(taken(byPhone("named", AN).leaving(Map.of()), key));

        assertThat(reporting.before(linden.handler, key)).hasValueSatisfying(before -> {
            assertThat(before.file()).isEqualTo(taken.file());
            assertThat(before.number()).isEqualTo(taken.number());
            assertThat(before.clocks()).isEqualTo(taken.clocks());
            assertThat(before.receipt()).as("only the same request opens it").isNull();
        });
        assertThat(reporting.before(linden.colleague, key)).isEmpty();
        assertThat(reporting.before(linden.visitor, key)).isEmpty();
        IdempotencyKey another = new IdempotencyKey("3f1d2c7e-0000-4000-8000-00000000000c");
        assertThat(reporting.before(linden.handler, another)).isEmpty();
        done(handling.act(
                linden.handler, taken.file(), ActRequest.of("message", Map.of("message", "Soon.")), null, another));
        assertThat(reporting.before(linden.handler, another))
                .as("an act takes nothing in")
                .isEmpty();
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
