package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.Jobs.JobView;
import gehoor.casework.Jobs.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By threads that run when they are told to. */
class JobsTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final Jobs jobs = new Jobs(threads::add, () -> now);

    private UUID begun(String tenant, Jobs.Work<String> work) {
        return Linden.done(jobs.start(tenant, String.class, work)).id();
    }

    private JobView<String> seen(String tenant, UUID id) {
        return Linden.done(jobs.look(tenant, String.class, id));
    }

    @Test
    void goesFromItsBeginningToWhatCameOfIt() {
        List<Integer> between = new ArrayList<>();
        UUID[] id = new UUID[1];
        id[0] = begun("linden", progress -> {
            progress.at(40);
            between.add(seen("linden", id[0]).percent());
            return "well";
        });
        assertThat(seen("linden", id[0]).state()).isEqualTo(State.RUNNING);
        assertThat(seen("linden", id[0]).result()).isNull();

        threads.remove().run();

        assertThat(between).containsExactly(40);
        assertThat(seen("linden", id[0])).isEqualTo(new JobView<>(id[0], State.DONE, 100, "well"));
    }

    @Test
    void oneOfAKindAtATimeForAnOrganisation() {
        begun("linden", progress -> "one");

        assertThat(Linden.rules(jobs.start("linden", String.class, progress -> "two")))
                .containsExactly("job");
        begun("other", progress -> "theirs");
        Linden.done(jobs.start("linden", Integer.class, progress -> 7));
        threads.remove().run();
        begun("linden", progress -> "again");
    }

    @Test
    void aThirdWaitsForItsTurn() {
        begun("a", progress -> "a");
        begun("b", progress -> "b");
        UUID third = begun("c", progress -> "c");
        assertThat(seen("c", third).state()).isEqualTo(State.WAITING);
        assertThat(threads).hasSize(2);

        threads.remove().run();

        assertThat(seen("c", third).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void isStoppedWhereItSaysHowFarItIs() {
        List<String> done = new ArrayList<>();
        UUID id = begun("linden", progress -> {
            progress.at(10);
            done.add("more");
            return "never";
        });

        Linden.done(jobs.cancel("linden", String.class, id));
        threads.remove().run();

        assertThat(seen("linden", id).state()).isEqualTo(State.CANCELLED);
        assertThat(done).isEmpty();
    }

    @Test
    void whatWaitsIsStoppedAtOnce() {
        begun("a", progress -> "a");
        begun("b", progress -> "b");
        UUID third = begun("c", progress -> "c");

        assertThat(Linden.done(jobs.cancel("c", String.class, third)).state()).isEqualTo(State.CANCELLED);
        threads.remove().run();

        assertThat(threads).hasSize(1);
    }

    @Test
    void whatFailsIsOverAndLetsTheNextBegin() {
        UUID id = begun("linden", progress -> {
            throw new IllegalStateException("of a file");
        });

        threads.remove().run();

        assertThat(seen("linden", id)).isEqualTo(new JobView<>(id, State.FAILED, 0, null));
        begun("linden", progress -> "again");
    }

    @Test
    void anotherOrganisationOrKindDoesNotKnowOfIt() {
        UUID id = begun("linden", progress -> "mine");

        assertThat(Linden.rules(jobs.look("other", String.class, id))).containsExactly("job");
        assertThat(Linden.rules(jobs.look("linden", Integer.class, id))).containsExactly("job");
        assertThat(Linden.rules(jobs.cancel("other", String.class, id))).containsExactly("job");
        threads.remove().run();
        assertThat(seen("linden", id).state()).isEqualTo(State.DONE);
    }

    @Test
    void isForgottenAfterAnHour() {
        UUID id = begun("linden", progress -> "well");
        threads.remove().run();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(seen("linden", id).result()).isEqualTo("well");

        now = now.plus(Duration.ofMinutes(2));

        assertThat(Linden.rules(jobs.look("linden", String.class, id))).containsExactly("job");
    }
}
