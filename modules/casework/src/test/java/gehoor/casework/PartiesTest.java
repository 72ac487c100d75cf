package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parties besides the complainant: each with a mailbox, a view and an address of their own. */
class PartiesTest {
    private static final Contact BEA = Contact.of("Bea Neighbour", "bea@example.org");

    @TempDir
    Path scratch;

    private Linden linden;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
    }

    private Answer<Reported> report() {
        return linden.casework
                .reporting()
                .report(
                        linden.visitor,
                        new ReportRequest(
                                "neighbours",
                                "complaint",
                                "person",
                                null,
                                "named",
                                "web",
                                null,
                                null,
                                AN,
                                Map.of("story", "Drums at night.", "service", "rooms"),
                                List.of()),
                        null);
    }

    /** Adds a neighbour and gives their receipt. */
    private String neighbour(UUID file, String name) {
        Performed added = done(linden.casework
                .handling()
                .act(
                        linden.handler,
                        file,
                        new ActRequest("add-neighbour", null, Map.of("neighbour-name", name), BEA, List.of()),
                        null,
                        null));
        String code = added.receipts().values().iterator().next();
        return Objects.requireNonNull(
                done(linden.casework.mailbox().enter(linden.by(code))).replacement());
    }

    private Performed about(Requester who, UUID file, String action, String on, Map<String, Object> given) {
        return done(linden.casework
                .handling()
                .act(who, file, new ActRequest(action, on, given, null, List.of()), null, null));
    }

    @Test
    void aMessageToAPartyIsReadByThatPartyAlone() {
        Reported reported = done(report());
        String first = neighbour(reported.file(), "A");
        String second = neighbour(reported.file(), "B");

        about(linden.handler, reported.file(), "write-to-neighbour", "neighbour-2", Map.of("words", "Do you drum?"));

        assertThat(texts(second)).containsExactly("Do you drum?");
        assertThat(texts(first)).isEmpty();
        assertThat(texts(Objects.requireNonNull(reported.receipt()))).isEmpty();
        assertThat(done(linden.casework.handling().messages(linden.handler, reported.file())))
                .extracting(MessageView::text)
                .containsExactly("Do you drum?");
    }

    private List<String> texts(String code) {
        return done(linden.casework.mailbox().messages(linden.by(code), null)).stream()
                .map(MessageView::text)
                .toList();
    }

    @Test
    void whoSeesOnlyTheirOwnSeesWhatTheySaidAndNotWhatOthersDid() {
        Reported reported = done(report());
        String first = neighbour(reported.file(), "A");
        neighbour(reported.file(), "B");
        done(linden.casework
                .mailbox()
                .act(
                        linden.by(first),
                        null,
                        new ActRequest("give-view", "neighbour-1", Map.of("views", "I never drum."), null, List.of()),
                        null,
                        null));

        assertThat(facts(first)).containsExactlyInAnyOrder("A", "I never drum.");
        assertThat(facts(Objects.requireNonNull(reported.receipt())))
                .containsExactlyInAnyOrder("Drums at night.", "Rooms");
        assertThat(linden.open(linden.handler, reported.file()).facts())
                .extracting(FactView::text)
                .contains("A", "B", "I never drum.", "Drums at night.");
    }

    private List<String> facts(String code) {
        return done(linden.casework.mailbox().enter(linden.by(code))).files().get(0).facts().stream()
                .map(FactView::text)
                .toList();
    }

    @Test
    void aPartysAddressLiesApartFromWhoComplains() {
        UUID file = done(report()).file();
        neighbour(file, "A");

        assertThat(done(linden.casework.handling().contact(linden.handler, file, "neighbour-1"))
                        .contact()
                        .name())
                .isEqualTo("Bea Neighbour");
        assertThat(rules(linden.casework.handling().contact(linden.handler, file, "complainant")))
                .containsExactly("identity");
        assertThat(rules(linden.casework.handling().contact(linden.responsibleForRooms, file, "neighbour-1")))
                .containsExactly("identity");
        assertThat(done(linden.casework.handling().contact(linden.responsibleForRooms, file, "complainant"))
                        .contact()
                        .name())
                .isEqualTo("An Example");
    }

    @Test
    void aLinkBringsThePartiesWithWhatTheySaidAndHowTheyAreReached() {
        UUID file = done(report()).file();
        neighbour(file, "A");
        neighbour(file, "B");

        Performed again = linden.act(linden.handler, file, "again", Map.of());

        UUID other = Objects.requireNonNull(again.opened().get("again"));
        assertThat(linden.open(linden.handler, other).facts())
                .filteredOn(fact -> fact.field().equals("neighbour-name"))
                .extracting(fact -> fact.about() + " " + fact.text())
                .containsExactly("neighbour-1 A", "neighbour-2 B");
        assertThat(done(linden.casework.handling().contact(linden.handler, other, "neighbour-2"))
                        .contact()
                        .name())
                .isEqualTo("Bea Neighbour");
        assertThat(Chain.broken(TENANT, other, linden.memory.entries(TENANT, other)))
                .isEmpty();
    }

    @Test
    void theThirdAboutTheSameIsAnotherMatter() {
        done(report());
        done(report());

        assertThat(rules(report())).containsExactly("not-a-third");
    }
}
