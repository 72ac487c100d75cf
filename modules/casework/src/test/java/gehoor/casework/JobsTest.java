package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.Jobs.JobView;
import gehoor.casework.Jobs.Kind;
import gehoor.casework.Jobs.State;
import gehoor.casework.memory.Memory;
import gehoor.vault.FileKeyProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, by threads that run when they are told to. */
class JobsTest {
    private static final Kind<String> WORD = new Kind<>("word", String.class);
    private static final Kind<Integer> NUMBER = new Kind<>("number", Integer.class);

    @TempDir
    Path scratch;

    private Memory memory;
    private Node one;
    private Node two;
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    /** What is to be run stands in a row until somebody runs it; signs of life are given when they are asked for. */
    private final class Node {
        private final Deque<Runnable> threads = new ArrayDeque<>();
        private final Jobs jobs = new Jobs(memory.ports(), threads::add, keeping -> {}, () -> now);

        UUID begun(String tenant, Jobs.Work<String> work) {
            return Linden.done(jobs.start(tenant, WORD, work)).id();
        }

        JobView<String> seen(String tenant, UUID id) {
            return Linden.done(jobs.look(tenant, WORD, id));
        }

        void run() {
            threads.remove().run();
        }
    }

    @BeforeEach
    void open() {
        memory = new Memory(new FileKeyProvider(scratch.resolve("tenant-keys")));
        one = new Node();
        two = new Node();
    }

    private static JobView<String> ended(UUID id, State state, int percent, boolean brokenOff) {
        return new JobView<>(id, state, percent, brokenOff, null);
    }

    @Test
    void goesFromItsBeginningToWhatCameOfItAndEachNodeTellsIt() {
        List<Integer> between = new ArrayList<>();
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            progress.at(40);
            one.jobs.signs();
            between.add(one.seen("linden", id[0]).percent());
            between.add(two.seen("linden", id[0]).percent());
            assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.RUNNING, 40, false));
            return "well";
        });

        one.run();

        assertThat(between).containsExactly(40, 40);
        JobView<String> done = new JobView<>(id[0], State.DONE, 100, false, "well");
        assertThat(one.seen("linden", id[0])).isEqualTo(done);
        assertThat(two.seen("linden", id[0])).isEqualTo(done);
    }

    @Test
    void oneOfAKindAtATimeForAnOrganisationOverAllNodes() {
        one.begun("linden", progress -> "one");

        assertThat(Linden.rules(one.jobs.start("linden", WORD, progress -> "two")))
                .containsExactly("job");
        assertThat(Linden.rules(two.jobs.start("linden", WORD, progress -> "two")))
                .containsExactly("job");
        assertThat(two.threads).isEmpty();
        two.begun("other", progress -> "theirs");
        Linden.done(two.jobs.start("linden", NUMBER, progress -> 7));
        one.run();
        two.begun("linden", progress -> "again");
    }

    @Test
    void aThirdWaitsForItsTurnOnItsNode() {
        one.begun("a", progress -> "a");
        one.begun("b", progress -> "b");
        UUID third = one.begun("c", progress -> "c");
        assertThat(two.seen("c", third).state()).isEqualTo(State.WAITING);
        assertThat(one.threads).hasSize(2);
        two.begun("d", progress -> "d");
        assertThat(two.threads).as("turns are each node's own").hasSize(1);

        one.run();
        one.jobs.signs();

        assertThat(two.seen("c", third).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whatWaitsLongForItsTurnIsNotTakenForDead() {
        one.begun("a", progress -> "a");
        one.begun("b", progress -> "b");
        UUID third = one.begun("c", progress -> "c");
        for (int second = 0; second < 120; second++) {
            now = now.plusSeconds(1);
            one.jobs.signs();
        }

        assertThat(two.seen("c", third).state()).isEqualTo(State.WAITING);
    }

    @Test
    void isStoppedByAnotherNodeWhereItSaysHowFarItIs() {
        List<String> done = new ArrayList<>();
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            progress.at(10);
            assertThat(Linden.done(two.jobs.cancel("linden", WORD, id[0])).state())
                    .isEqualTo(State.RUNNING);
            progress.at(20);
            done.add("nobody told this node yet");
            one.jobs.signs();
            progress.at(30);
            done.add("more");
            return "never";
        });

        one.run();

        assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.CANCELLED, 30, false));
        assertThat(done).containsExactly("nobody told this node yet");
        two.begun("linden", progress -> "again");
    }

    @Test
    void isStoppedByItsOwnNodeAtOnce() {
        List<String> done = new ArrayList<>();
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            Linden.done(one.jobs.cancel("linden", WORD, id[0]));
            progress.at(10);
            done.add("more");
            return "never";
        });

        one.run();

        assertThat(one.seen("linden", id[0]).state()).isEqualTo(State.CANCELLED);
        assertThat(done).isEmpty();
    }

    @Test
    void whatWaitsIsStoppedAtOnceWhicheverNodeIsAsked() {
        one.begun("a", progress -> "a");
        one.begun("b", progress -> "b");
        List<String> done = new ArrayList<>();
        UUID third = one.begun("c", progress -> {
            done.add("c");
            return "c";
        });
        UUID fourth = one.begun("d", progress -> "d");

        assertThat(Linden.done(two.jobs.cancel("c", WORD, third)).state()).isEqualTo(State.CANCELLED);
        assertThat(Linden.done(one.jobs.cancel("d", WORD, fourth)).state()).isEqualTo(State.CANCELLED);
        while (!one.threads.isEmpty()) {
            one.run();
        }

        assertThat(done).isEmpty();
        assertThat(one.seen("c", third)).isEqualTo(ended(third, State.CANCELLED, 0, false));
        assertThat(one.seen("d", fourth)).isEqualTo(ended(fourth, State.CANCELLED, 0, false));
    }

    @Test
    void whatIsOverStaysAsItIs() {
        UUID id = one.begun("linden", progress -> "well");
        one.run();

        assertThat(Linden.done(two.jobs.cancel("linden", WORD, id)))
                .isEqualTo(new JobView<>(id, State.DONE, 100, false, "well"));
    }

    @Test
    void whatFailsIsOverAndLetsTheNextBegin() {
        UUID id = one.begun("linden", progress -> {
            throw new IllegalStateException("of a file");
        });

        one.run();

        assertThat(two.seen("linden", id)).isEqualTo(ended(id, State.FAILED, 0, false));
        two.begun("linden", progress -> "again");
    }

    @Test
    void anotherOrganisationOrKindDoesNotKnowOfIt() {
        UUID id = one.begun("linden", progress -> "mine");

        assertThat(Linden.rules(two.jobs.look("other", WORD, id))).containsExactly("job");
        assertThat(Linden.rules(two.jobs.look("linden", NUMBER, id))).containsExactly("job");
        assertThat(Linden.rules(two.jobs.cancel("other", WORD, id))).containsExactly("job");
        assertThat(Linden.rules(one.jobs.cancel("linden", NUMBER, id))).containsExactly("job");
        one.run();
        assertThat(one.seen("linden", id).state()).isEqualTo(State.DONE);
    }

    @Test
    void isForgottenAfterAnHour() {
        UUID id = one.begun("linden", progress -> "well");
        one.run();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(two.seen("linden", id).result()).isEqualTo("well");
        tidied("linden");
        assertThat(memory.jobs("linden")).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(2));

        assertThat(Linden.rules(one.jobs.look("linden", WORD, id))).containsExactly("job");
        assertThat(Linden.rules(two.jobs.cancel("linden", WORD, id))).containsExactly("job");
        tidied("linden");
        assertThat(memory.jobs("linden")).isZero();
    }

    private void tidied(String tenant) {
        memory.ports().transactions().within(tenant, () -> {
            two.jobs.forget(tenant);
            return tenant;
        });
    }

    @Test
    void onlySoManyAreKeptTheLatest() {
        UUID first = one.begun("linden", progress -> "first");
        one.run();
        UUID last = first;
        for (int i = 0; i < Jobs.MOST_KEPT; i++) {
            now = now.plusSeconds(1);
            last = one.begun("linden", progress -> "next");
            one.run();
        }

        assertThat(memory.jobs("linden")).isEqualTo(Jobs.MOST_KEPT);
        assertThat(Linden.rules(two.jobs.look("linden", WORD, first))).containsExactly("job");
        assertThat(two.seen("linden", last).result()).isEqualTo("next");
    }

    // ---------------------------------------------------------------- what goes wrong

    @Test
    void whoseNodeDiedIsBrokenOffAndTheNextBeginsAtOnce() {
        UUID id = one.begun("linden", progress -> "too late");
        now = now.plus(Jobs.SILENT);
        assertThat(two.seen("linden", id).state()).as("it may live").isEqualTo(State.WAITING);
        assertThat(Linden.rules(two.jobs.start("linden", WORD, progress -> "other")))
                .containsExactly("job");

        now = now.plusSeconds(1);

        UUID next = two.begun("linden", progress -> "other");
        assertThat(two.seen("linden", id)).isEqualTo(ended(id, State.FAILED, 0, true));
        assertThat(two.seen("linden", next).brokenOff()).isFalse();
    }

    /** It was not dead: it stood still. What was told does not become otherwise. */
    @Test
    void whoWasTakenForDeadLearnsItAndStops() {
        List<String> done = new ArrayList<>();
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            now = now.plus(Jobs.SILENT).plusSeconds(1);
            assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
            one.jobs.signs();
            progress.at(50);
            done.add("more");
            return "late";
        });

        one.run();

        assertThat(done).isEmpty();
        assertThat(one.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
    }

    @Test
    void whoWasTakenForDeadAndEndsHasNothingToTell() {
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            now = now.plus(Jobs.SILENT).plusSeconds(1);
            two.seen("linden", id[0]);
            return "late";
        });

        one.run();

        assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
    }

    @Test
    void whileTheDatabaseIsAwayItGoesOnAndIsToldOfAfterwards() {
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            memory.beforeWork = () -> {
                throw new IllegalStateException("no database");
            };
            one.jobs.signs();
            progress.at(50);
            return "well";
        });

        one.run();

        one.jobs.signs();
        assertThatThrownBy(() -> two.jobs.look("linden", WORD, id[0])).hasMessage("no database");
        memory.beforeWork = () -> {};
        assertThat(two.seen("linden", id[0]).state()).as("nobody was told yet").isEqualTo(State.RUNNING);
        one.jobs.signs();
        assertThat(two.seen("linden", id[0])).isEqualTo(new JobView<>(id[0], State.DONE, 100, false, "well"));
        two.begun("linden", progress -> "again");
    }

    @Test
    void whereItCannotBeKeptThatItBeginsItDoesNotBegin() {
        memory.beforeWork = () -> {
            throw new IllegalStateException("no database");
        };

        assertThatThrownBy(() -> one.jobs.start("linden", WORD, progress -> "never"))
                .hasMessage("no database");

        assertThat(one.threads).isEmpty();
    }

    @Test
    void aNodeThatLeavesSaysThatWhatItDidIsBrokenOff() {
        List<String> done = new ArrayList<>();
        UUID[] id = new UUID[2];
        id[0] = one.begun("linden", progress -> {
            one.jobs.leave();
            assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
            progress.at(50);
            done.add("more");
            return "never";
        });
        id[1] = one.begun("other", progress -> "other");

        one.run();
        one.run();

        assertThat(done).isEmpty();
        assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
        assertThat(two.seen("other", id[1])).isEqualTo(ended(id[1], State.FAILED, 0, true));
        two.begun("linden", progress -> "again");
    }

    @Test
    void whatCameOfItAfterItsNodeLeftIsToldToNobody() {
        UUID[] id = new UUID[1];
        id[0] = one.begun("linden", progress -> {
            memory.beforeWork = () -> {
                throw new IllegalStateException("no database");
            };
            one.jobs.leave();
            memory.beforeWork = () -> {};
            return "too late";
        });

        one.run();

        assertThat(two.seen("linden", id[0])).isEqualTo(ended(id[0], State.FAILED, 0, true));
    }

    @Test
    void whatComesToANodeThatHasLeftIsBrokenOffAtOnce() {
        one.jobs.leave();

        UUID late = one.begun("linden", progress -> "never");

        assertThat(one.threads).isEmpty();
        assertThat(two.seen("linden", late)).isEqualTo(ended(late, State.FAILED, 0, true));
    }

    @Test
    void whatADeadNodeDidAndNobodyLooksAtIsForgottenToo() {
        one.begun("linden", progress -> "never");
        now = now.plus(Duration.ofHours(2));
        two.jobs.forget("linden");
        assertThat(memory.jobs("linden")).as("broken off now").isEqualTo(1);

        now = now.plus(Duration.ofHours(2));
        two.jobs.forget("linden");

        assertThat(memory.jobs("linden")).isZero();
    }

    @Test
    void whoMayNotBeginLearnsWhichOneIsUnderWay() {
        UUID running = one.begun("linden", progress -> "never");

        assertThat(two.jobs.underWay("linden", WORD)).contains(running);
        assertThat(two.jobs.underWay("linden", NUMBER)).isEmpty();
        assertThat(two.jobs.start("linden", WORD, progress -> "never"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.toString()).contains(running.toString(), "stop it"));
    }

    /** As a server does that ends: nobody asked for it to be stopped. */
    @Test
    void whoseThreadIsInterruptedIsBrokenOffAndNotStopped() {
        UUID id = one.begun("linden", progress -> {
            Thread.currentThread().interrupt();
            progress.at(50);
            return "never";
        });

        one.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(two.seen("linden", id)).isEqualTo(ended(id, State.FAILED, 50, true));
    }

    @Test
    void whatNobodyCanReadAnyMoreIsNotKnown() {
        UUID id = one.begun("linden", progress -> "no number");
        one.run();
        Kind<Integer> otherwise = new Kind<>("word", Integer.class);

        assertThat(Linden.rules(two.jobs.look("linden", otherwise, id))).containsExactly("job");
    }

    /** Of a version of the platform that comes after this one. */
    @Test
    void whoseStateIsNotKnownHereIsNotKnown() {
        UUID id = one.begun("linden", progress -> "well");
        memory.ports()
                .transactions()
                .within("linden", () -> memory.ports().jobs().sign("linden", id, "PAUSED", 10, now));

        assertThat(Linden.rules(two.jobs.look("linden", WORD, id))).containsExactly("job");
        assertThat(Linden.rules(two.jobs.start("linden", WORD, progress -> "again")))
                .containsExactly("job");
    }

    /** One more that could not be handed over does not count as running. */
    @Test
    void whereNoThreadIsLeftItFailsAndTheNextMayTry() {
        Deque<Runnable> some = new ArrayDeque<>();
        Jobs full = new Jobs(
                memory.ports(),
                work -> {
                    if (some.isEmpty()) {
                        throw new RejectedExecutionException();
                    }
                    some.add(work);
                },
                keeping -> {},
                () -> now);
        for (int i = 0; i < 3; i++) {
            JobView<String> begun = Linden.done(full.start("linden", WORD, progress -> "never"));
            assertThat(begun).isEqualTo(ended(begun.id(), State.FAILED, 0, false));
        }
        some.add(() -> {});

        UUID id = Linden.done(full.start("linden", WORD, progress -> "well")).id();
        some.removeLast().run();

        assertThat(two.seen("linden", id).result()).isEqualTo("well");
    }

    /** By threads of their own, as on a server. */
    @Test
    void aNodeSeesWithinSecondsThatAnotherStopsWhatItDoes() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Jobs alive = new Jobs(memory.ports(), threads, threads, Instant::now);
            CountDownLatch begun = new CountDownLatch(1);
            UUID id = Linden.done(alive.start("linden", WORD, progress -> {
                        for (int i = 0; ; i++) {
                            progress.at(Math.min(i, 99));
                            begun.countDown();
                            pause(20);
                        }
                    }))
                    .id();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Jobs other = new Jobs(memory.ports(), threads, threads, Instant::now);

            Instant asked = Instant.now();
            Linden.done(other.cancel("linden", WORD, id));
            while (!Linden.done(other.look("linden", WORD, id)).state().over()) {
                assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
                pause(20);
            }

            JobView<String> over = Linden.done(other.look("linden", WORD, id));
            assertThat(over.state()).isEqualTo(State.CANCELLED);
            assertThat(over.percent()).isPositive();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS))
                    .as("where nothing is under way nobody gives signs of life")
                    .isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
