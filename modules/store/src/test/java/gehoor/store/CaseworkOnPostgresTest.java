package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.ActRequest;
import gehoor.casework.Addresses;
import gehoor.casework.Answer;
import gehoor.casework.ByReceipt;
import gehoor.casework.Casework;
import gehoor.casework.Contact;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.Library;
import gehoor.casework.Performed;
import gehoor.casework.ReportRequest;
import gehoor.casework.Reported;
import gehoor.casework.Requester;
import gehoor.casework.port.Inspection;
import gehoor.casework.port.Mail;
import gehoor.casework.port.People;
import gehoor.casework.port.SavedMail;
import gehoor.engine.Actor;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The use cases themselves, on this store, with the invented organisation of casework's own tests. */
class CaseworkOnPostgresTest {
    /** As many as an action may take, the tenant and the commit left out. */
    private static final int MOST = 8;

    private static final String TENANT = "linden";
    private static final Requester VISITOR = Requester.visitor(TENANT, "en");
    private static final Requester HANDLER =
            new Requester(TENANT, Actor.staff("hana", Set.of("handler"), Set.of()), "Hana", "en");

    private Instant now = Instant.parse("2026-03-02T09:41:17.123Z");
    private final List<Mail.Letter> sent = new ArrayList<>();
    private final Map<String, List<String>> statements = new LinkedHashMap<>();
    private Casework casework;

    @BeforeEach
    void open() {
        Path config = Path.of(System.getProperty("gehoor.root"), "modules/casework/src/test/resources/tenant-config");
        Library library = new Library(config, Stores.PORTS, () -> now);
        assertThat(library.reloadIfChanged()).as("%s", library.problems()).isTrue();
        casework = new Casework(
                Stores.PORTS,
                library,
                letter -> {
                    sent.add(letter);
                    return new Mail.Outcome.Sent();
                },
                (name, content) -> new Inspection.Clean("image/jpeg", "jpg", content),
                mail -> new SavedMail.Unreadable(SavedMail.Why.NO_MAIL),
                new Addresses("https://gehoor.example.org"),
                () -> now,
                () -> now,
                Duration.ofMinutes(1),
                Runnable::run);
        Stores.PORTS.transactions().within(TENANT, () -> {
            Stores.PORTS
                    .people()
                    .seen(TENANT, new People.Person("hana", "Hana", "hana@example.org", Set.of("handler"), Set.of()));
            return null;
        });
    }

    @Test
    void aComplaintFromFirstContactToItsEndInFewStatements() throws SQLException {
        // the first time, a tenant's key for receipts is made
        reported("warming up", "named");

        Reported reported = reported("report", "named");
        UUID file = reported.file();
        act("take", file, Map.of());
        act("admit", file, Map.of("reason", "It is about us."));
        act("note", file, Map.of("note", "Called the kitchen."));
        act("message", file, Map.of("message", "We are looking into it."));
        counted(
                "answer by receipt",
                () -> casework.mailbox()
                        .act(
                                new ByReceipt(TENANT, receipt(reported), "en"),
                                file,
                                ActRequest.of("answer", Map.of("answer", "Thank you.")),
                                null,
                                new IdempotencyKey(UUID.randomUUID().toString())));
        act("finish", file, Map.of("result", "grounded"));

        // A report looks besides whether anything new is taken.
        statements.forEach((action, sql) ->
                assertThat(sql).as(action).hasSizeLessThanOrEqualTo(action.equals("report") ? MOST + 1 : MOST));
        assertThat(casework.handling().history(HANDLER, file)).isInstanceOf(Answer.Done.class);
        assertThat(Stores.faults(TENANT)).isEmpty();
    }

    @Test
    void aRepeatedRequestIsCarriedOutOnce() {
        Reported reported = reported("report", "named");
        IdempotencyKey key = new IdempotencyKey("the-same-key-" + UUID.randomUUID());
        ActRequest request = ActRequest.of("note", Map.of("note", "Once."));

        Answer<Performed> first = casework.handling().act(HANDLER, reported.file(), request, null, key);
        Answer<Performed> again = casework.handling().act(HANDLER, reported.file(), request, null, key);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isFalse());
        assertThat(again)
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(Stores.load(TENANT, reported.file()).orElseThrow().history()).hasSize(2);
    }

    @Test
    void whatIsDueIsFiredOnceAndItsNoticeLeavesOnce() throws SQLException {
        Reported reported = reported("report", "named");
        casework.timers().deliver(100);
        sent.clear();

        now = now.plus(Duration.ofDays(9));
        casework.timers().fireDue(100);
        casework.timers().fireDue(100);
        casework.timers().deliver(100);
        casework.timers().deliver(100);

        assertThat(Stores.load(TENANT, reported.file()).orElseThrow().history()).hasSize(2);
        assertThat(sent).extracting(Mail.Letter::id).doesNotHaveDuplicates().isNotEmpty();
        assertThat(Stores.faults(TENANT)).isEmpty();
    }

    @Test
    void aLinkedFileStandsInTheSameTransaction() {
        Reported reported = reported("report", "named");

        act("raise-danger", reported.file(), Map.of());

        assertThat(Stores.load(TENANT, reported.file()).orElseThrow().linked())
                .singleElement()
                .satisfies(linked -> assertThat(linked.link()).isEqualTo("danger"));
    }

    private Reported reported(String name, String identity) {
        ReportRequest request = new ReportRequest(
                "complaints",
                "complaint",
                "person",
                null,
                identity,
                "web",
                null,
                null,
                Contact.of("An Example", "an@example.org"),
                Map.of("story", "The soup was cold.", "service", "meals"),
                List.of());
        return counted(
                name,
                () -> casework.reporting()
                        .report(
                                VISITOR,
                                request,
                                new IdempotencyKey(UUID.randomUUID().toString())));
    }

    private static String receipt(Reported reported) {
        String receipt = reported.receipt();
        assertThat(receipt).isNotNull();
        return receipt;
    }

    private void act(String action, UUID file, Map<String, Object> given) {
        counted(
                action,
                () -> casework.handling()
                        .act(
                                HANDLER,
                                file,
                                ActRequest.of(action, given),
                                null,
                                new IdempotencyKey(UUID.randomUUID().toString())));
    }

    private <T> T counted(String name, java.util.function.Supplier<Answer<T>> work) {
        Stores.SENT.forget();
        Answer<T> answer = work.get();
        if (!name.equals("warming up")) {
            statements.put(name, Stores.SENT.statements());
        }
        assertThat(answer).as(name).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }
}
