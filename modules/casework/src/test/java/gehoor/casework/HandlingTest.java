package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.Conflict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlingTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("3f1d2c7e-0000-4000-8000-000000000002");

    @TempDir
    Path scratch;

    private Linden linden;
    private Handling handling;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        handling = linden.casework.handling();
    }

    @Test
    void whoMayNotKnowOfItFindsNothingWhereverTheyAsk() {
        UUID file = linden.report("named", AN).file();
        Requester other = linden.responsibleForRooms;

        assertThat(List.of(
                        handling.open(other, file),
                        handling.offers(other, file),
                        handling.act(other, file, ActRequest.of("admit", Map.of("reason", "x")), null, null),
                        handling.deadlines(other, file),
                        handling.history(other, file),
                        handling.messages(other, file),
                        handling.earlier(other, file),
                        handling.contact(other, file, "complainant"),
                        handling.attachments(other, file),
                        handling.attachment(other, file, UUID.randomUUID()),
                        handling.letters(other, file),
                        handling.openings(other, file)))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Missing.class));
        assertThat(handling.open(other, UUID.randomUUID())).isInstanceOf(Answer.Missing.class);
        // Planted: who may see it does find it.
        assertThat(handling.open(linden.responsibleForMeals, file)).isInstanceOf(Answer.Done.class);
    }

    @Test
    @Tag("asvs:V8.2.3")
    @Tag("asvs:V15.3.1")
    void onlyCompartmentsThatAreSeenAreOpened() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "discuss", Map.of("team-view", "He shouts."));
        linden.act(linden.handler, file, "message", Map.of("message", "We are on it."));

        FileView handler = linden.open(linden.handler, file);
        FileView responsible = linden.open(linden.responsibleForMeals, file);
        FileView dpo = linden.open(linden.dpo, file);

        assertThat(handler.facts()).extracting(FactView::text).contains("The soup was cold.", "He shouts.", "Meals");
        assertThat(handler.messages()).extracting(MessageView::text).contains("We are on it.");
        assertThat(responsible.facts()).extracting(FactView::text).contains("The soup was cold.", "Meals");
        assertThat(responsible.facts()).extracting(FactView::text).doesNotContain("He shouts.");
        assertThat(responsible.messages()).isEmpty();
        assertThat(dpo.facts()).isEmpty();
        assertThat(dpo.kind()).isNull();
        assertThat(dpo.number()).isEqualTo("LI-2026-0001");
        assertThat(done(handling.history(linden.responsibleForMeals, file)))
                .extracting(HistoryLine::action)
                .doesNotContain("discuss", "message");
        assertThat(done(handling.history(linden.dpo, file))).isEmpty();
    }

    @Test
    void whoReadsLettersReadsInThemOnlyWhatTheyMayReadInTheFile() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "admit", Map.of("reason", "It is ours."));

        assertThat(done(handling.messages(linden.handler, file)))
                .extracting(MessageView::text)
                .contains("We take it up: It is ours.");
        assertThat(done(handling.messages(linden.secretary, file)))
                .extracting(MessageView::text)
                .contains("We take it up: (to be read in the file)");
        assertThat(done(handling.letters(linden.secretary, file)))
                .extracting(RenderedLetter::text)
                .contains("We take it up: (to be read in the file)");
    }

    @Test
    void openingANamedFileIsLoggedAndAnAnonymousOneNot() {
        UUID named = linden.report("named", AN).file();
        UUID anonymous = linden.report("anonymous", null).file();

        linden.open(linden.handler, named);
        linden.open(linden.handler, anonymous);

        assertThat(linden.memory.openings(TENANT)).singleElement().satisfies(opening -> {
            assertThat(opening.file()).isEqualTo(named);
            assertThat(opening.person()).isEqualTo("hana");
            assertThat(opening.compartments()).contains("identity");
        });
        assertThat(done(handling.openings(linden.handler, named))).hasSize(1);
    }

    @Test
    void theNameIsToldOnlyWithSightOfItAndWrittenDownFirst() {
        UUID named = linden.report("named", AN).file();
        UUID confidential = linden.report("confidential", AN).file();

        ContactView told = done(handling.contact(linden.handler, named, "complainant"));

        assertThat(told.contact().name()).isEqualTo("An Example");
        assertThat(linden.memory.disclosures(TENANT)).singleElement().satisfies(disclosure -> {
            assertThat(disclosure.to()).isEqualTo("hana");
            assertThat(disclosure.ground()).contains("V-handler-name");
        });
        assertThat(rules(handling.contact(linden.handler, confidential, "complainant")))
                .containsExactly("identity");
        assertThat(linden.memory.disclosures(TENANT)).hasSize(1);
    }

    @Test
    void aDisclosureOpensTheNameAndIsToldToTheComplainant() {
        Reported reported = linden.report("confidential", AN);

        Performed performed = linden.act(linden.handler, reported.file(), "disclose", Map.of("why-disclosed", "risk"));

        assertThat(performed.told()).extracting(ToldView::letter).containsExactly("disclosed");
        assertThat(done(handling.contact(linden.handler, reported.file(), "complainant"))
                        .contact()
                        .mail())
                .isEqualTo("an@example.org");
        assertThat(rules(handling.contact(linden.responsibleForMeals, reported.file(), "complainant")))
                .containsExactly("identity");
    }

    @Test
    void offersAreToldWithFieldsAndWithColleaguesWhoCanBeAssigned() {
        UUID file = linden.report("named", AN).file();

        List<OfferView> offers = done(handling.offers(linden.handler, file));

        assertThat(offers)
                .extracting(OfferView::action)
                .contains("admit", "assign", "note")
                .doesNotContain("finish");
        assertThat(offers)
                .filteredOn(offer -> offer.action().equals("assign"))
                .flatExtracting(OfferView::asks)
                .flatExtracting(OfferView.AskView::options)
                .extracting(OfferView.Option::code)
                .containsExactly("hana", "hugo");
    }

    @Test
    void someoneIsAssignedIfTheyAreKnownAndHaveTheRole() {
        UUID file = linden.report("named", AN).file();

        Performed performed = linden.act(linden.handler, file, "assign", Map.of("assignee", "hugo"));

        assertThat(performed.version()).isEqualTo(2);
        assertThat(linden.open(linden.handler, file).assigned())
                .extracting(FileView.AssignedView::name)
                .containsExactly("Name of hugo");
        assertThat(linden.memory.file(TENANT, file).marks()).contains("person:hugo");
        assertThat(handling.act(linden.handler, file, ActRequest.of("assign", Map.of("assignee", "kim")), null, null))
                .isInstanceOf(Answer.Refused.class);
        assertThat(handling.act(
                        linden.handler, file, ActRequest.of("assign", Map.of("assignee", "nobody")), null, null))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void anOldVersionIsStaleAndNothingIsDone() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "take", Map.of());

        Answer<Performed> answer = handling.act(linden.colleague, file, ActRequest.of("take", Map.of()), 1L, null);

        assertThat(answer).isEqualTo(new Answer.Stale<>(2));
        assertThat(linden.memory.entries(TENANT, file)).hasSize(2);
        assertThat(handling.act(linden.colleague, file, ActRequest.of("take", Map.of()), 2L, null))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void anActionRepeatedUnderItsKeyGivesTheFirstAnswerAlsoWhenTheFileWentOn() {
        UUID file = linden.report("named", AN).file();
        ActRequest admit = ActRequest.of("admit", Map.of("reason", "It is ours."));
        Performed first = done(handling.act(linden.handler, file, admit, 1L, KEY));
        linden.act(linden.handler, file, "finish", Map.of("result", "grounded"));

        Answer<Performed> again = handling.act(linden.handler, file, admit, 1L, KEY);

        assertThat(again).isEqualTo(new Answer.Done<>(first, true));
        assertThat(first.stage()).isEqualTo("treatment");
        assertThat(handling.act(linden.handler, file, ActRequest.of("take", Map.of()), null, KEY))
                .isInstanceOf(Answer.Clash.class);
        assertThat(handling.act(linden.colleague, file, admit, null, KEY))
                .as("the key of somebody else is another key")
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @Tag("asvs:V2.3.3")
    void whatFailsOnTheWayLeavesNothing() {
        UUID file = linden.report("named", AN).file();
        String before = linden.memory.dump(TENANT);
        linden.memory.beforeCommit = () -> {
            throw new Conflict(Conflict.What.VERSION);
        };

        assertThat(handling.act(
                        linden.handler,
                        file,
                        new ActRequest(
                                "add-provider",
                                null,
                                Map.of("provider-line", "Cooks."),
                                Contact.of("Kitchen", "kitchen@example.org"),
                                List.of()),
                        null,
                        KEY))
                .isInstanceOf(Answer.Clash.class);
        assertThat(linden.memory.dump(TENANT)).isEqualTo(before);
    }

    @Test
    @Tag("asvs:V2.3.1")
    void whatIsNotOfferedIsRefusedWithItsRule() {
        UUID file = linden.report("named", AN).file();

        assertThat(rules(handling.act(
                        linden.handler, file, ActRequest.of("finish", Map.of("result", "grounded")), null, null)))
                .containsExactly("finish");
        assertThat(rules(handling.act(linden.handler, file, ActRequest.of("conjure", Map.of()), null, null)))
                .containsExactly("conjure");
        assertThat(rules(handling.act(linden.dpo, file, ActRequest.of("admit", Map.of("reason", "x")), null, null)))
                .containsExactly("admit");
    }

    @Test
    void aCorrectionReplacesTheTextMovesTheClockAndKeepsWhatWas() {
        UUID file = linden.report("named", AN).file();

        linden.act(
                linden.handler,
                file,
                "correct",
                Map.of(
                        "story", "The soup was warm.",
                        "received", "2026-02-27",
                        "kind", "question",
                        "correction-reason", "Misheard."));

        FileView view = linden.open(linden.handler, file);
        assertThat(view.facts())
                .extracting(FactView::text)
                .contains("The soup was warm.")
                .doesNotContain("The soup was cold.");
        assertThat(view.kind()).isEqualTo("question");
        assertThat(view.clocks().get(0).due()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(done(handling.history(linden.handler, file)).get(0).recorded())
                .extracting(FactView::text)
                .contains("The soup was cold.");
    }

    @Test
    void attachmentsAreListedAndReadInTheirCompartmentOnly() {
        byte[] content = new byte[600_000];
        content[599_999] = 7;
        Upload photo = new Upload("photos", "soup.jpg", "image/jpeg", content);
        UUID file = done(linden.casework
                        .reporting()
                        .report(linden.visitor, complaint("web", "named", AN, "x", List.of(photo)), null))
                .file();

        AttachmentView listed = done(handling.attachments(linden.handler, file)).get(0);

        assertThat(listed.name()).isEqualTo("soup.jpg");
        assertThat(listed.size()).isEqualTo(600_000);
        assertThat(done(handling.attachment(linden.handler, file, listed.id())).content())
                .isEqualTo(content);
        assertThat(done(handling.attachments(linden.dpo, file))).isEmpty();
        assertThat(handling.attachment(linden.dpo, file, listed.id())).isInstanceOf(Answer.Missing.class);
        UUID other = linden.report("named", AN).file();
        assertThat(handling.attachment(linden.handler, other, listed.id())).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void earlierFilesAboutTheSameServiceAreShownToWhoMaySeeThem() {
        UUID first = linden.report("named", AN).file();
        UUID second = linden.report("anonymous", null).file();

        assertThat(done(handling.earlier(linden.handler, second)))
                .extracting(RegisterLine::file)
                .containsExactly(first);
        assertThat(done(handling.earlier(linden.dpo, second))).isEmpty();
    }

    @Test
    void historyTellsWhoDidWhatAndWhyItWasAllowed() {
        UUID file = linden.report("anonymous", null).file();
        linden.act(linden.handler, file, "admit", Map.of("reason", "Ours."));

        List<HistoryLine> history = done(handling.history(linden.handler, file));

        assertThat(history.get(0).at())
                .as("of an anonymous report only the day")
                .isNull();
        assertThat(history.get(1).at()).isEqualTo(linden.now);
        assertThat(history.get(1).personName()).isEqualTo("Name of hana");
        assertThat(history.get(1).changes()).contains("moved intake treatment");
        assertThat(history.get(1).told()).extracting(ToldView::state).containsExactly("waiting");
    }

    @Test
    void contactDataAreKeptOnlyWhereTheyAreAsked() {
        UUID file = linden.report("anonymous", null).file();

        Answer<Performed> slipped =
                handling.act(linden.handler, file, new ActRequest("take", null, Map.of(), AN, List.of()), null, null);
        Answer<Performed> corrected = handling.act(
                linden.handler,
                file,
                new ActRequest("correct", null, Map.of("correction-reason", "x"), AN, List.of()),
                null,
                null);

        assertThat(rules(slipped)).containsExactly("contact");
        assertThat(rules(corrected)).containsExactly("contact");
        assertThat(linden.memory.identities(TENANT)).isZero();
    }
}
