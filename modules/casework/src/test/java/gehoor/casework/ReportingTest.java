package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.Conflict;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRow;
import gehoor.vault.OwnSecret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("3f1d2c7e-0000-4000-8000-000000000001");

    @TempDir
    Path scratch;

    private Linden linden;
    private Reporting reporting;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        reporting = linden.casework.reporting();
    }

    @Test
    void aReportIsNumberedChainedAndGivesAReceiptAndAPublishedTerm() {
        Reported reported = linden.report("named", AN);

        assertThat(reported.number()).isEqualTo("LI-2026-0001");
        assertThat(reported.receipt()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]");
        assertThat(reported.stage()).isEqualTo("intake");
        assertThat(reported.clocks()).extracting(ClockView::clock).containsExactly("treatment");
        assertThat(reported.clocks().get(0).due()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(reported.told()).extracting(ToldView::letter).containsExactly("acknowledgement");
        assertThat(Chain.broken(TENANT, reported.file(), linden.memory.entries(TENANT, reported.file())))
                .isEmpty();
        assertThat(linden.report("named", AN).number()).isEqualTo("LI-2026-0002");
    }

    @Test
    void theProjectionSaysOnWhoseWorklistItIsAndWhenToWake() {
        FileRow row = linden.memory.file(TENANT, linden.report("named", AN).file());

        assertThat(row.marks()).containsExactlyInAnyOrder("role:handler", "free:handler", "service:meals");
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.nextDue()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(row.wakeAt()).isBefore(Instant.parse("2026-03-12T00:00:00Z"));
        assertThat(linden.memory.clocks(TENANT, row.id())).containsOnlyKeys("treatment-1");
    }

    @Test
    void whatIsWrongIsToldAtOnceAndNothingIsKept() {
        ReportRequest wrong = new ReportRequest(
                "complaints",
                "rumour",
                "person",
                null,
                "named",
                "pigeon",
                null,
                null,
                Contact.of("An", "not an address"),
                Map.of("service", "nowhere", "colour", "red"),
                List.of(new Upload("story", "a.txt", "text/plain", new byte[] {1})));

        Answer<Reported> answer = reporting.report(linden.visitor, wrong, KEY);

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused<Reported>) answer).refusals())
                .extracting(refusal -> refusal.field())
                .contains("kind", "channel", "contact.mail", "service", "colour", "story");
        assertThat(linden.memory.files(TENANT)).isZero();
        assertThat(linden.memory.keys(TENANT)).isZero();
        assertThat(reporting.report(linden.visitor, complaint("named", AN, "Right now."), KEY))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void unknownTenantsAndProceduresAreMissing() {
        Requester elsewhere = Requester.visitor("poplar", "en");

        assertThat(reporting.procedures(elsewhere)).isInstanceOf(Answer.Missing.class);
        assertThat(reporting.report(elsewhere, complaint("named", AN, "x"), null))
                .isInstanceOf(Answer.Missing.class);
        assertThat(reporting.form(linden.visitor, "nothing")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void theFormAsksWhatTheProcedureAsksByTheChannelsThatAreOpenToThisRequester() {
        ReportForm form = done(reporting.form(linden.visitor, "complaints"));

        assertThat(form.channels()).extracting(ReportForm.Channel::channel).containsExactly("web");
        assertThat(form.identities()).containsExactly("named", "confidential", "anonymous");
        assertThat(form.ask().asks())
                .extracting(OfferView.AskView::field)
                .containsExactly("story", "service", "photos");
        assertThat(form.ask().asks().get(1).options())
                .extracting(OfferView.Option::label)
                .containsExactly("Meals", "Rooms");
        assertThat(done(reporting.form(linden.handler, "complaints")).channels())
                .extracting(ReportForm.Channel::channel)
                .containsExactly("phone", "post");
        assertThat(done(reporting.procedures(linden.visitor)))
                .filteredOn(ProcedureView::publicForm)
                .extracting(ProcedureView::procedure)
                .containsExactlyInAnyOrder("complaints", "neighbours", "privacy");
    }

    @Test
    void nothingFinerThanTheDayIsKeptOfAnAnonymousReportAndNoIdentity() {
        Reported reported = linden.report("anonymous", null);

        List<EntryRow> entries = linden.memory.entries(TENANT, reported.file());
        assertThat(entries.get(0).at()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
        assertThat(linden.memory.identities(TENANT)).isZero();
        assertThat(linden.memory.dump(TENANT)).doesNotContain("09:41").doesNotContain("10:41");
        assertThat(linden.memory.keys(TENANT))
                .as("content, the pepper of receipts and the key of searching")
                .isEqualTo(3);

        // Planted: a named report does keep the moment, so the look above can fail.
        linden.report("named", AN);
        assertThat(linden.memory.dump(TENANT)).contains("09:41");
    }

    @Test
    void contactDataOfAnAnonymousReporterAreRefused() {
        Answer<Reported> answer = reporting.report(linden.visitor, complaint("anonymous", AN, "x"), null);

        assertThat(((Answer.Refused<Reported>) answer).refusals())
                .extracting(refusal -> refusal.field())
                .containsExactly("contact");
        assertThat(linden.memory.dump(TENANT)).doesNotContain("An Example").doesNotContain("an@example.org");
    }

    @Test
    void nothingThatWasWrittenOrNamedStandsInADump() {
        Upload photo =
                new Upload("photos", "cold-soup.jpg", "image/jpeg", "SOUPBYTES".getBytes(StandardCharsets.UTF_8));
        done(reporting.report(
                linden.visitor, complaint("web", "named", AN, "The soup was cold.", List.of(photo)), KEY));

        assertThat(linden.memory.dump(TENANT))
                .contains("meals")
                .doesNotContain("soup")
                .doesNotContain("SOUPBYTES")
                .doesNotContain("An Example")
                .doesNotContain("an@example.org")
                .doesNotContain(KEY.key());
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAndDoesNothingTwice() {
        Reported first = done(reporting.report(linden.visitor, complaint("named", AN, "Once."), KEY));

        Answer<Reported> second = reporting.report(linden.visitor, complaint("named", AN, "Once."), KEY);

        assertThat(second).usingRecursiveComparison().isEqualTo(new Answer.Done<>(first, true));
        assertThat(linden.memory.files(TENANT)).isEqualTo(1);
        assertThat(reporting.report(linden.visitor, complaint("named", AN, "Another."), KEY))
                .isInstanceOf(Answer.Clash.class);
    }

    @Test
    void theReceiptIsRepeatedToWhoAskedAlsoByAnotherProcessAndKeptForNobodyElse() {
        Reported first = done(reporting.report(linden.visitor, complaint("anonymous", null, "Once."), KEY));
        Reporting another = linden.restarted().reporting();

        Reported second = done(another.report(linden.visitor, complaint("anonymous", null, "Once."), KEY));

        assertThat(first.receipt()).isNotNull();
        assertThat(second).isEqualTo(first);
        assertThat(linden.memory.dump(TENANT)).doesNotContain(first.receipt());
        byte[] kept = linden.memory.remembered(TENANT).get(0).codes();
        Texts texts = linden.texts(first.file());
        OwnSecret guessed =
                Request.of(KEY, "PUBLIC ", List.of("another request")).own();
        assertThat(CodesAgain.open(texts, guessed, 1, kept)).isEmpty();
    }

    @Test
    void theReceiptGoesWithTheFilesKey() {
        Reported first = done(reporting.report(linden.visitor, complaint("anonymous", null, "Once."), KEY));
        linden.eraseTexts(first.file());

        Reported second = done(reporting.report(linden.visitor, complaint("anonymous", null, "Once."), KEY));

        assertThat(second.file()).isEqualTo(first.file());
        assertThat(second.receipt()).isNull();
    }

    @Test
    void keysAreForgottenAfterTheNextDay() {
        done(reporting.report(linden.visitor, complaint("named", AN, "Once."), KEY));
        linden.pass(Duration.ofDays(2));

        linden.casework.timers().tidy();

        assertThat(reporting.report(linden.visitor, complaint("named", AN, "Another."), KEY))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void aReportThatIsBeingMadeAtTheSameTimeIsAClash() {
        linden.memory.beforeCommit = () -> {
            throw new Conflict(Conflict.What.KEY);
        };

        assertThat(reporting.report(linden.visitor, complaint("named", AN, "x"), KEY))
                .isInstanceOf(Answer.Clash.class);
        assertThat(linden.memory.files(TENANT)).isZero();
        assertThat(linden.memory.keys(TENANT)).isZero();
    }

    @Test
    void staffTakeReportsInByTheirOwnChannelsAndThePublicDoesNot() {
        Answer<Reported> byPhone =
                reporting.report(linden.handler, complaint("phone", "named", AN, "x", List.of()), null);
        Answer<Reported> visitorByPhone =
                reporting.report(linden.visitor, complaint("phone", "named", AN, "x", List.of()), null);

        assertThat(done(byPhone).told()).extracting(ToldView::recipient).containsExactly("complainant", "role");
        assertThat(rules(visitorByPhone)).isNotEmpty();
    }

    @Test
    void tooManyOrTooLargeAttachmentsAreRefused() {
        Upload small = new Upload("photos", "a.jpg", "image/jpeg", new byte[] {1});
        Upload large = new Upload("photos", "b.jpg", "image/jpeg", new byte[Upload.LARGEST + 1]);

        assertThat(rules(reporting.report(
                        linden.visitor, complaint("web", "named", AN, "x", List.of(small, small, small)), null)))
                .contains("attachments");
        assertThat(rules(reporting.report(linden.visitor, complaint("web", "named", AN, "x", List.of(large)), null)))
                .contains("attachments");
        assertThat(linden.memory.files(TENANT)).isZero();
    }

    @Test
    void whatIsNotToBeAttachedIsRefusedByWhatItIs() {
        for (byte[] content : List.of(Looks.PROGRAM, Looks.LOCKED)) {
            Upload upload = new Upload("photos", "soup.jpg", "image/jpeg", content);

            assertThat(rules(reporting.report(
                            linden.visitor, complaint("web", "named", AN, "x", List.of(upload)), null)))
                    .containsExactly("attachments");
        }
        assertThat(linden.memory.files(TENANT)).isZero();
    }

    @Test
    void whatTellsWhoMadeItIsTakenUnderANameOnly() {
        List<Upload> letter = List.of(new Upload("photos", "an.letter", "text/plain", Looks.TELLING));

        UUID file = done(reporting.report(linden.visitor, complaint("web", "named", AN, "x", letter), null))
                .file();

        assertThat(done(linden.casework.handling().attachments(linden.handler, file)))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.name()).isEqualTo("an.letter.doc");
                    assertThat(kept.mediaType()).isEqualTo("application/test");
                });
        assertThat(rules(reporting.report(linden.visitor, complaint("web", "confidential", AN, "x", letter), null)))
                .containsExactly("attachments");
        assertThat(rules(reporting.report(linden.visitor, complaint("web", "anonymous", null, "x", letter), null)))
                .containsExactly("attachments");
    }

    @Test
    void whatIsAttachedWithoutANameIsNumbered() {
        Upload photo = new Upload("photos", "An Example.jpg", "image/jpeg", new byte[] {1});

        UUID file = done(reporting.report(
                        linden.visitor, complaint("web", "anonymous", null, "x", List.of(photo, photo)), null))
                .file();

        assertThat(done(linden.casework.handling().attachments(linden.handler, file)))
                .extracting(AttachmentView::name)
                .containsExactlyInAnyOrder("1.jpg", "2.jpg");
    }
}
