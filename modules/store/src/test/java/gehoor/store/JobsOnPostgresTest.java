package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.Addresses;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Jobs.JobView;
import gehoor.casework.Jobs.State;
import gehoor.casework.Library;
import gehoor.casework.PastView;
import gehoor.casework.Requester;
import gehoor.casework.Verifying;
import gehoor.casework.port.Inspection;
import gehoor.casework.port.Mail;
import gehoor.casework.port.SavedMail;
import gehoor.engine.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL: what one does, the other tells and stops. */
class JobsOnPostgresTest {
    private static final String TENANT = "linden";
    private static final Requester ADMIN = new Requester(
            TENANT, Actor.staff("root", Set.of("platform-admin"), Set.of()), "Who runs the platform", "en");

    /** By which files live: it stands still, for nothing of what is tried here goes by it. */
    private static final InstantSource FILES = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    private Duration later = Duration.ZERO;
    private final Node one = new Node();
    private final Node two = new Node();

    /** Its threads stand in a row until they are run; the first that comes after a beginning gives signs of life, for ever. */
    private final class Node {
        final Deque<Runnable> threads = new ArrayDeque<>();
        final Casework casework;

        Node() {
            Path config =
                    Path.of(System.getProperty("gehoor.root"), "modules/casework/src/test/resources/tenant-config");
            Library library = new Library(config, Stores.PORTS, FILES);
            assertThat(library.reloadIfChanged()).as("%s", library.problems()).isTrue();
            casework = new Casework(
                    Stores.PORTS,
                    library,
                    letter -> new Mail.Outcome.Sent(),
                    (name, content) -> new Inspection.Clean("image/jpeg", "jpg", content),
                    mail -> new SavedMail.Unreadable(SavedMail.Why.NO_MAIL),
                    new Addresses("https://gehoor.example.org"),
                    FILES,
                    JobsOnPostgresTest.this::now,
                    Duration.ofMinutes(1),
                    threads::add);
        }

        Verifying verifying() {
            return casework.verifying();
        }

        JobView<Verifying.VerifiedView> seen(UUID id) {
            return done(verifying().look(ADMIN, id));
        }

        UUID begun() {
            return done(verifying().start(ADMIN, null)).id();
        }
    }

    private Instant now() {
        return Instant.now().plus(later);
    }

    /** One PostgreSQL for all tests: each leaves nothing under way. */
    @BeforeEach
    @AfterEach
    void nothingIsUnderWay() {
        Stores.PORTS.transactions().within(TENANT, () -> {
            Stores.STORE
                    .unit(TENANT)
                    .sql("delete from gehoor.job where tenant_id = ?")
                    .set(TENANT)
                    .run();
            return TENANT;
        });
    }

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }

    @Test
    void whatOneFoundTheOtherTells() {
        UUID id = one.begun();
        assertThat(two.seen(id).state()).isEqualTo(State.WAITING);
        assertThat(two.verifying().start(ADMIN, null)).isInstanceOf(Answer.Refused.class);

        one.threads.remove().run();

        JobView<Verifying.VerifiedView> seen = two.seen(id);
        assertThat(seen.state()).isEqualTo(State.DONE);
        assertThat(seen.result()).isNotNull().isEqualTo(one.seen(id).result());
        assertThat(seen.result().procedures()).hasSizeGreaterThan(2);
        assertThat(seen.result().procedures())
                .allSatisfy(each -> assertThat(each.promises()).isNotEmpty());
        assertThat(two.verifying().start(ADMIN, null)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aTrialOnThePastIsToldByTheOtherAsWell() {
        UUID id = done(one.casework.tryingOnThePast().start(ADMIN, "complaints", null, null))
                .id();

        one.threads.remove().run();

        PastView past = done(two.casework.tryingOnThePast().look(ADMIN, id)).result();
        assertThat(past).isNotNull();
        assertThat(past.procedure()).isEqualTo("complaints");
        assertThat(past.kinds()).hasSize(PastView.Kind.values().length);
        assertThat(two.verifying().look(ADMIN, id)).as("of another kind").isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatWaitsAtOneIsStoppedAtTheOther() {
        UUID id = one.begun();

        assertThat(done(two.verifying().cancel(ADMIN, id)).state()).isEqualTo(State.CANCELLED);
        one.threads.remove().run();

        assertThat(one.seen(id)).isEqualTo(new JobView<>(id, State.CANCELLED, 0, false, null));
        assertThat(two.verifying().start(ADMIN, null)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whereOneDiedTheOtherSaysSoAndBeginsAnew() {
        UUID id = one.begun();
        later = Duration.ofSeconds(29);
        assertThat(two.seen(id).state()).isEqualTo(State.WAITING);

        later = Duration.ofSeconds(32);

        UUID next = two.begun();
        JobView<Verifying.VerifiedView> brokenOff = new JobView<>(id, State.FAILED, 0, true, null);
        assertThat(two.seen(id)).isEqualTo(brokenOff);
        one.threads.remove().run();
        assertThat(one.seen(id)).as("it was told already").isEqualTo(brokenOff);
        assertThat(one.seen(next).state()).isEqualTo(State.WAITING);
    }

    @Test
    void itIsTidiedAway() {
        UUID id = one.begun();
        one.threads.remove().run();
        assertThat(rows()).isEqualTo(1);

        later = Duration.ofMinutes(61);

        assertThat(two.verifying().look(ADMIN, id)).isInstanceOf(Answer.Refused.class);
        two.casework.timers().tidy();
        assertThat(rows()).isZero();
    }

    private static long rows() {
        return Stores.PORTS
                .transactions()
                .reading(
                        TENANT,
                        () -> Stores.STORE
                                .unit(TENANT)
                                .sql("select count(*) as n from gehoor.job where tenant_id = ?")
                                .set(TENANT)
                                .one(row -> row.getLong("n"))
                                .orElseThrow());
    }
}
