package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import gehoor.casework.port.Mail;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimersTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private Timers timers;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        timers = linden.casework.timers();
    }

    private List<String> told() {
        return linden.memory.notices(TENANT).stream()
                .map(sent -> sent.notice().recipient() + " " + sent.notice().letter() + " " + sent.state())
                .toList();
    }

    @Test
    void remindersAndMissedDatesHappenOnceEach() {
        UUID file = linden.report("named", AN).file();
        timers.deliver(10);

        assertThat(timers.fireDue(10)).isEqualTo(new Timers.Fired(0, 0));
        linden.now = Instant.parse("2026-03-10T06:00:00Z");
        assertThat(timers.fireDue(10).fired()).isEqualTo(1);
        assertThat(timers.fireDue(10).fired()).isZero();
        linden.now = Instant.parse("2026-03-12T23:30:00Z");
        assertThat(timers.fireDue(10).fired()).isEqualTo(1);
        assertThat(timers.fireDue(10).fired()).isZero();

        assertThat(told()).contains("ROLE due-soon WAITING", "ROLE overdue WAITING");
        assertThat(linden.memory.clocks(TENANT, file).get("treatment-1").state())
                .isEqualTo("missed");
        assertThat(linden.memory.file(TENANT, file).wakeAt()).isNull();
        assertThat(done(linden.casework.handling().history(linden.handler, file)))
                .extracting(HistoryLine::action)
                .containsExactly("report", "clock", "clock");
    }

    @Test
    void severalAreWrittenTogetherAndOneThatFailsIsFoundByHalving() {
        List<UUID> files = Stream.generate(() -> linden.report("named", AN).file())
                .limit(32)
                .toList();
        UUID broken = files.get(20);
        AtomicInteger commits = new AtomicInteger();
        linden.memory.beforeWriting = changes -> {
            commits.incrementAndGet();
            if (changes.files().stream().anyMatch(file -> file.row().id().equals(broken))) {
                throw new IllegalStateException("planted");
            }
        };
        linden.now = Instant.parse("2026-03-10T06:00:00Z");

        assertThat(timers.fireDue(100)).isEqualTo(new Timers.Fired(31, 1));

        // 32, 16, 8, 4, 2 and 1 with it, and the other half of each
        assertThat(commits).hasValue(11);
        assertThat(linden.memory.entries(TENANT, broken)).hasSize(1);
        linden.memory.beforeWriting = changes -> commits.incrementAndGet();
        assertThat(timers.fireDue(100)).isEqualTo(new Timers.Fired(1, 0));
        linden.now = Instant.parse("2026-03-12T23:30:00Z");
        commits.set(0);
        assertThat(timers.fireDue(100).fired()).isEqualTo(32);
        assertThat(commits).hasValue(1);
        for (UUID file : files) {
            assertThat(linden.memory.entries(TENANT, file)).hasSize(3);
        }
    }

    @Test
    void oneTenantThatCannotBeLookedAtKeepsNoOtherFromItsTurn() throws IOException {
        Path config = scratch.resolve("two");
        copy(Path.of("src/test/resources/tenant-config"), config);
        copy(config.resolve(TENANT), config.resolve("alder"));
        Path other = config.resolve("alder/tenant.yaml");
        Files.writeString(other, Files.readString(other).replace("tenant: linden", "tenant: alder"));
        Linden two = new Linden(scratch, config);
        UUID file = two.report("named", AN).file();
        two.now = Instant.parse("2026-03-10T06:00:00Z");
        List<String> looked = new ArrayList<>();
        two.memory.beforeLooking = tenant -> {
            looked.add(tenant);
            if (tenant.equals("alder")) {
                throw new IllegalStateException("planted");
            }
        };

        assertThat(two.casework.timers().fireDue(10)).isEqualTo(new Timers.Fired(1, 1));

        assertThat(looked).containsExactly("alder", TENANT);
        assertThat(two.memory.entries(TENANT, file)).hasSize(2);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    @Test
    void aDateThatMovedMeanwhileIsDerivedAgain() {
        UUID file = linden.report("named", AN).file();
        Instant wake = linden.memory.file(TENANT, file).wakeAt();
        linden.act(linden.handler, file, "correct", Map.of("received", "2026-03-01", "correction-reason", "Earlier."));

        assertThat(linden.memory.file(TENANT, file).wakeAt()).isBefore(wake);
        linden.now = wake;
        timers.fireDue(10);
        assertThat(linden.memory.entries(TENANT, file)).hasSize(3);
    }

    @Test
    void oneFileThatCannotBeFiredKeepsNoOtherFromItsTurn() {
        UUID broken = linden.report("named", AN).file();
        linden.report("named", AN);
        linden.now = Instant.parse("2026-03-13T06:00:00Z");
        linden.memory.beforeCommit = () -> {
            linden.memory.beforeCommit = () -> {};
            throw new IllegalStateException("planted");
        };

        Timers.Fired fired = timers.fireDue(1);

        assertThat(fired).isEqualTo(new Timers.Fired(1, 1));
        assertThat(timers.fireDue(1).fired()).isEqualTo(1);
        assertThat(linden.memory.file(TENANT, broken).wakeAt()).isNull();
    }

    @Test
    void namedPeopleGetTheLetterByMailWithTheirReceiptAndStaffWithoutTheStory() {
        Reported reported = linden.report("named", AN);

        Timers.Delivered delivered = timers.deliver(10);

        assertThat(delivered.mailed()).isEqualTo(2);
        Mail.Letter toAn = linden.post.sent.get(0);
        assertThat(toAn.to()).isEqualTo("an@example.org");
        assertThat(toAn.subject()).isEqualTo("Received LI-2026-0001");
        assertThat(toAn.text())
                .isEqualTo("We received your report LI-2026-0001 on 2 March 2026. Answer by 12 March 2026. Code: "
                        + reported.receipt() + ". https://gehoor.example.org/linden/postvak");
        Mail.Letter toHandlers = linden.post.sent.get(1);
        assertThat(toHandlers.to()).isEqualTo("handlers@linden.example.org");
        assertThat(toHandlers.text())
                .contains("/linden/werk/dossier/" + reported.file())
                .doesNotContain("soup");
        assertThat(timers.deliver(10)).isEqualTo(new Timers.Delivered(0, 0, 0, 0, 0));
        assertThat(linden.memory.dump(TENANT)).doesNotContain(reported.receipt());
        assertThat(linden.memory.notices(TENANT))
                .extracting(sent -> sent.notice().enclosed())
                .containsOnlyNulls();
    }

    @Test
    void anAnonymousComplainantNeverGetsMail() {
        linden.report("anonymous", null);

        Timers.Delivered delivered = timers.deliver(10);

        assertThat(delivered.shown()).isEqualTo(1);
        assertThat(linden.post.sent).extracting(Mail.Letter::to).containsExactly("handlers@linden.example.org");
    }

    @Test
    void whoHasNoMailGetsALetterToPrint() {
        Contact postal = new Contact("An Example", "", "", List.of("Linden Lane 1", "0000 Town"), "post", "", Map.of());
        UUID file = done(linden.casework
                        .reporting()
                        .report(linden.handler, complaint("phone", "named", postal, "x", List.of()), null))
                .file();

        assertThat(timers.deliver(10).toPrint()).isEqualTo(1);
        assertThat(done(linden.casework.handling().letters(linden.handler, file)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.state()).isEqualTo("to-print");
                    assertThat(letter.address()).containsExactly("An Example", "Linden Lane 1", "0000 Town");
                    assertThat(letter.text()).contains("LI-2026-0001");
                });
    }

    @Test
    void aPostOfficeThatIsShutIsTriedAgainLaterAndARefusedAddressIsGivenUp() {
        linden.report("named", AN);
        linden.post.outcome = new Mail.Outcome.Unreachable("shut");

        assertThat(timers.deliver(10).waiting()).isEqualTo(2);
        assertThat(timers.deliver(10)).isEqualTo(new Timers.Delivered(0, 0, 0, 0, 0));
        linden.pass(Duration.ofMinutes(1));
        linden.post.outcome = new Mail.Outcome.Sent();
        assertThat(timers.deliver(10).mailed()).isEqualTo(2);

        linden.report("named", AN);
        linden.post.outcome = new Mail.Outcome.Refused("no such person");
        assertThat(timers.deliver(10).failed()).isEqualTo(2);
        assertThat(linden.memory.notices(TENANT))
                .extracting(Outbox.Sent::state)
                .filteredOn(state -> state == Notice.State.FAILED)
                .hasSize(2);
    }

    @Test
    void aPostOfficeThatStaysShutIsTriedForFourDaysAndThenItIsSaid() {
        UUID file = linden.report("named", AN).file();
        linden.post.outcome = new Mail.Outcome.Unreachable("shut");
        Instant begun = linden.now;

        Timers.Delivered last = timers.deliver(10);
        for (int attempt = 2; attempt <= 30; attempt++) {
            assertThat(last.waiting()).as("after %d attempts", attempt - 1).isEqualTo(2);
            linden.pass(Timers.wait(attempt - 2));
            last = timers.deliver(10);
        }

        assertThat(last).isEqualTo(new Timers.Delivered(0, 0, 0, 2, 0));
        assertThat(Duration.between(begun, linden.now)).isBetween(Duration.ofDays(4), Duration.ofDays(5));
        assertThat(done(linden.casework.handling().letters(linden.handler, file)))
                .extracting(RenderedLetter::state)
                .contains("failed");
    }

    @Test
    void whatCouldNotBeDoneBecauseNothingCouldBeReadIsNobodysFaultAndRestsNot() {
        linden.report("named", AN);
        AtomicInteger transactions = new AtomicInteger();
        linden.memory.beforeWork = () -> {
            if (transactions.incrementAndGet() > 1) {
                throw new IllegalStateException("the database went away");
            }
        };

        assertThatThrownBy(() -> timers.deliver(10)).hasMessage("the database went away");

        linden.memory.beforeWork = () -> {};
        assertThat(timers.deliver(10).mailed()).isEqualTo(2);
    }

    @Test
    void ofAnAnonymousFileNoTimeIsKeptWhileItsNoticesRest() {
        linden.report("anonymous", null);
        linden.post.outcome = new Mail.Outcome.Unreachable("shut");

        assertThat(timers.deliver(10).waiting()).isEqualTo(1);

        assertThat(linden.memory.dump(TENANT)).doesNotContain("09:41").doesNotContain("09:42");
        assertThat(timers.deliver(10).waiting()).as("it rests").isZero();
        linden.pass(Duration.ofMinutes(1));
        linden.post.outcome = new Mail.Outcome.Sent();
        assertThat(timers.deliver(10).mailed()).isEqualTo(1);
    }

    private List<Mail.Letter> toAn() {
        timers.deliver(20);
        return linden.post.sent.stream()
                .filter(letter -> letter.to().equals("an@example.org"))
                .skip(1) // the acknowledgement
                .toList();
    }

    @Test
    void aMessageAndALetterOfOneActAreOneMail() {
        UUID file = linden.report("named", AN).file();

        Performed advised = linden.act(linden.handler, file, "advise", Map.of("advice", "Talk to the cook."));

        assertThat(advised.told()).extracting(ToldView::letter).containsExactly("tips");
        assertThat(toAn()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Tips for LI-2026-0001");
            assertThat(letter.text())
                    .isEqualTo("Talk to the cook.\n\nThe letter that goes with it:\n\nChoose a quiet moment.");
        });
        assertThat(done(linden.casework.handling().letters(linden.handler, file)))
                .filteredOn(letter -> letter.seq() == 2)
                .extracting(RenderedLetter::text)
                .containsExactly("Talk to the cook.\n\nThe letter that goes with it:\n\nChoose a quiet moment.");
        assertThat(linden.memory.notices(TENANT))
                .extracting(Outbox.Sent::notice)
                .filteredOn(notice -> notice.seq() == 2)
                .extracting(Notice::place)
                .as("the place of the message stays empty")
                .containsExactly(1);
    }

    @Test
    void inTheMailboxTheMessageStandsOnItsOwn() {
        Reported reported = linden.report("named", AN);

        linden.act(linden.handler, reported.file(), "advise", Map.of("advice", "Talk to the cook."));

        assertThat(done(linden.casework.mailbox().messages(linden.by(reported.receipt()), null)))
                .filteredOn(message -> message.seq() == 2)
                .extracting(MessageView::text)
                .containsExactly("Talk to the cook.", "Choose a quiet moment.");
    }

    @Test
    void aLetterThatSaysTheMessageItselfDoesNotSayItTwiceNorDoesTheNextOne() {
        UUID file = linden.report("named", AN).file();

        linden.act(linden.handler, file, "answer-in-full", Map.of("advice", "Talk to the cook."));

        assertThat(toAn())
                .extracting(Mail.Letter::text)
                .containsExactlyInAnyOrder("Hello, Talk to the cook. Regards.", "Choose a quiet moment.");
    }

    @Test
    void noticesOfBeforeSayWhatTheySaidThen() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "advise", Map.of("advice", "Talk to the cook."));
        linden.memory.alsoWaiting(
                TENANT,
                new Notice(
                        UUID.randomUUID(),
                        file,
                        2,
                        0,
                        Notice.Recipient.COMPLAINANT,
                        "",
                        null,
                        false,
                        linden.now,
                        0,
                        null));

        assertThat(toAn())
                .extracting(Mail.Letter::text)
                .containsExactlyInAnyOrder(
                        "Choose a quiet moment.",
                        "Talk to the cook.\n\nThe Lindens\nhttps://gehoor.example.org/linden/postvak");
    }

    @Test
    void whoIsReachedByPostAloneHasAMessageByPost() {
        Contact postal = new Contact("An Example", "", "", List.of("Linden Lane 1", "0000 Town"), "post", "", Map.of());
        UUID file = done(linden.casework
                        .reporting()
                        .report(linden.handler, complaint("phone", "named", postal, "x", List.of()), null))
                .file();
        linden.act(linden.handler, file, "message", Map.of("message", "Come by."));

        timers.deliver(10);

        assertThat(done(linden.casework.handling().letters(linden.handler, file)))
                .filteredOn(letter -> letter.seq() == 2)
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.address()).isNotEmpty();
                    assertThat(letter.text()).startsWith("Come by.");
                });
    }

    private Performed addKitchen(UUID file, String language) {
        return done(linden.casework
                .handling()
                .act(
                        linden.handler,
                        file,
                        new ActRequest(
                                "add-provider",
                                null,
                                Map.of("provider-line", "Cooks."),
                                new Contact("Kitchen", "kitchen@example.org", "", List.of(), "", language, Map.of()),
                                List.of()),
                        null,
                        null));
    }

    @Test
    void aPartyIsWrittenToInItsOwnLanguageWhereThatIsKnown() {
        UUID known = linden.report("named", AN).file();
        UUID unknown = linden.report("named", AN).file();
        addKitchen(known, "nl");
        addKitchen(unknown, "");

        timers.deliver(20);

        assertThat(linden.post.sent)
                .filteredOn(letter -> letter.to().equals("kitchen@example.org"))
                .extracting(Mail.Letter::subject, Mail.Letter::language)
                .containsExactlyInAnyOrder(tuple("Vraag", "nl"), tuple("Question", "en"));
        int disclosed = linden.memory.disclosures(TENANT).size();
        assertThat(done(linden.casework.handling().letters(linden.handler, known)))
                .filteredOn(letter -> letter.seq() == 2)
                .extracting(RenderedLetter::language, RenderedLetter::subject)
                .as("as it left")
                .containsExactly(tuple("nl", "Vraag"));
        assertThat(linden.memory.disclosures(TENANT))
                .as("the vault is not opened for it")
                .hasSize(disclosed);
    }

    @Test
    void aLanguageThatTheOrganisationDoesNotWriteIsRefusedAndThatOfWhoComplainsStandsInTheReport() {
        Contact french = new Contact("An", "an@example.org", "", List.of(), "", "fr", Map.of());
        Contact dutch = new Contact("An", "an@example.org", "", List.of(), "", "nl", Map.of());
        UUID file = linden.report("named", AN).file();
        Handling handling = linden.casework.handling();

        assertThat(handling.act(
                        linden.handler,
                        file,
                        new ActRequest("add-provider", null, Map.of("provider-line", "Cooks."), french, List.of()),
                        null,
                        null))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.toString()).contains("contact.language"));
        assertThat(Linden.rules(linden.casework
                        .reporting()
                        .report(linden.visitor, complaint("named", dutch, "The soup was cold."), null)))
                .containsExactly("contact");
        assertThat(Linden.rules(handling.act(
                        linden.handler,
                        file,
                        new ActRequest("correct", null, Map.of("correction-reason", "Moved."), dutch, List.of()),
                        null,
                        null)))
                .containsExactly("contact");
    }

    @Test
    void theResultTellsTheOutcomeAndWhereToGoNext() {
        Reported reported = linden.report("named", AN);
        linden.act(linden.handler, reported.file(), "admit", Map.of("reason", "It is for us."));
        linden.act(linden.handler, reported.file(), "finish", Map.of("result", "grounded"));

        timers.deliver(10);

        assertThat(linden.post.sent)
                .filteredOn(letter -> letter.to().equals("an@example.org"))
                .extracting(Mail.Letter::text)
                .contains(
                        "We take it up: It is for us.",
                        "Outcome: Grounded. Further: Ombuds service, Example street 1, https://ombuds.example.org");
    }
}
