package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.TakingAlong.Reached;
import gehoor.casework.TakingAlong.Standing;
import gehoor.casework.TakingAlong.State;
import gehoor.casework.TakingAlong.Taking;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.engine.Actor;
import gehoor.vault.Disclosure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who leaves takes along what they may read, and nothing else. */
class TakingAlongTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private TakingAlong takingAlong;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        takingAlong = linden.casework.takingAlong();
    }

    private void asked() {
        linden.memory
                .ports()
                .transactions()
                .within(
                        TENANT,
                        () -> linden.memory
                                .ports()
                                .removals()
                                .ask(
                                        TENANT,
                                        new Removal(
                                                linden.now,
                                                "kim",
                                                "Kim",
                                                LocalDate.of(2026, 4, 2),
                                                false,
                                                null,
                                                null)));
    }

    private List<Reached> all(Requester who) {
        try (Taking taking = done(takingAlong.begin(who, true))) {
            List<Reached> all = new ArrayList<>();
            for (Optional<Reached> next = taking.next(); next.isPresent(); next = taking.next()) {
                all.add(next.get());
                if (next.get().state() == State.WHOLE) {
                    taking.handedOut(next.get());
                }
            }
            taking.complete();
            return all;
        }
    }

    private int waiting(Requester who) {
        return done(takingAlong.standing(who)).waiting();
    }

    private static WholeFile whole(Reached reached) {
        WholeFile file = reached.file();
        assertThat(file).isNotNull();
        return file;
    }

    @Test
    void nothingIsTakenAlongBeforeARemovalIsAskedFor() {
        linden.report("named", AN);

        assertThat(rules(takingAlong.begin(linden.handler, true))).containsExactly("taking-along");
        assertThat(rules(takingAlong.standing(linden.handler))).containsExactly("taking-along");

        asked();
        assertThat(done(takingAlong.standing(linden.handler)))
                .isEqualTo(new Standing(LocalDate.of(2026, 4, 2), false, false, 1, false, null));
        assertThat(all(linden.handler)).hasSize(1);

        linden.memory
                .ports()
                .transactions()
                .within(TENANT, () -> linden.memory.ports().removals().callOff(TENANT));
        assertThat(rules(takingAlong.begin(linden.handler, true))).containsExactly("taking-along");
    }

    @Test
    void onlyStaffOfAnOrganisationThatThereIsAndInTheirOwnPlaceAndWhoSaysThatItIsKeptSafe() {
        asked();
        Requester standingIn =
                new Requester(TENANT, Actor.standingIn("hugo", "hana", Set.of("handler"), Set.of()), "Hugo", "en");
        Requester nowhere = new Requester("nowhere", linden.handler.actor(), "Hana", "en");

        assertThat(rules(takingAlong.begin(standingIn, true))).containsExactly("stand-in");
        assertThat(rules(takingAlong.standing(standingIn))).containsExactly("stand-in");
        assertThat(rules(takingAlong.begin(linden.visitor, true))).containsExactly("staff");
        assertThat(takingAlong.begin(nowhere, true)).isInstanceOf(Answer.Missing.class);
        assertThat(takingAlong.standing(nowhere)).isInstanceOf(Answer.Missing.class);
        Answer<Taking> unsafe = takingAlong.begin(linden.handler, false);
        assertThat(rules(unsafe)).containsExactly("taking-along");
        assertThat(((Answer.Refused<Taking>) unsafe).refusals().get(0).field()).isEqualTo("keptSafe");
    }

    @Test
    void whatIsTakenIsWhatThePageShowsToThatPerson() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "discuss", Map.of("team-view", "He shouts."));
        linden.act(linden.handler, file, "message", Map.of("message", "We are on it."));
        asked();

        WholeFile handlers = whole(all(linden.handler).get(0));
        assertThat(handlers.file()).isEqualTo(linden.open(linden.handler, file));
        assertThat(handlers.contacts())
                .singleElement()
                .extracting(told -> told.contact().name())
                .isEqualTo(AN.name());
        assertThat(handlers.history()).isEqualTo(done(linden.casework.handling().history(linden.handler, file)));
        assertThat(handlers.letters())
                .isEqualTo(done(linden.casework.handling().letters(linden.handler, file)))
                .isNotEmpty();

        WholeFile secretarys = whole(all(linden.secretary).get(0));
        assertThat(secretarys.file()).isEqualTo(linden.open(linden.secretary, file));
        assertThat(secretarys.contacts()).isEmpty();
        assertThat(secretarys.file().facts())
                .extracting(FactView::text)
                .doesNotContain("The soup was cold.", "He shouts.");

        assertThat(all(linden.dpo)).singleElement().satisfies(reached -> {
            assertThat(reached.state()).isEqualTo(State.EXISTS);
            assertThat(reached.file()).isNull();
        });
        assertThat(all(linden.responsibleForRooms)).isEmpty();
        assertThat(done(takingAlong.standing(linden.responsibleForRooms)).last())
                .isNull();
    }

    @Test
    void itIsLoggedAsAskingIs() {
        UUID file = linden.report("named", AN).file();
        linden.report("anonymous", null);
        asked();
        int before = linden.memory.openings(TENANT).size();

        all(linden.handler);
        assertThat(linden.memory.openings(TENANT)).hasSize(before + 1);
        assertThat(linden.memory.openings(TENANT).get(before).file()).isEqualTo(file);
        assertThat(linden.memory.openings(TENANT).get(before).person()).isEqualTo("hana");
        assertThat(linden.memory.disclosures(TENANT))
                .filteredOn(told -> told.to().equals("hana"))
                .extracting(Disclosure::purpose)
                .containsExactly("file");

        // A second time is allowed, and logged again.
        all(linden.handler);
        assertThat(linden.memory.openings(TENANT)).hasSize(before + 2);

        // Who reads no name is told none.
        all(linden.responsibleForMeals);
        assertThat(linden.memory.disclosures(TENANT))
                .noneMatch(told -> told.to().equals("moe"));
    }

    @Test
    void aFileCountsAsTakenAsItIsNowByWhoReadsAsMuch() {
        UUID first = linden.report("named", AN).file();
        linden.report("anonymous", null);
        asked();
        assertThat(waiting(linden.handler)).isEqualTo(2);
        assertThat(waiting(linden.responsibleForMeals)).isEqualTo(2);
        assertThat(waiting(linden.responsibleForRooms)).isZero();
        assertThat(waiting(linden.dpo)).as("of which only existence is seen").isZero();

        all(linden.responsibleForMeals);
        assertThat(waiting(linden.responsibleForMeals)).isZero();
        assertThat(waiting(linden.handler))
                .as("who reads more took nothing yet")
                .isEqualTo(2);

        linden.pass(Duration.ofMinutes(1));
        all(linden.colleague);
        assertThat(waiting(linden.handler)).as("a colleague took all of it").isZero();
        assertThat(done(takingAlong.standing(linden.handler)).last()).isNull();
        assertThat(done(takingAlong.standing(linden.colleague)).last())
                .isEqualTo(linden.now.truncatedTo(ChronoUnit.MILLIS));

        linden.act(linden.handler, first, "discuss", Map.of("team-view", "He shouts."));
        assertThat(waiting(linden.handler)).as("it is not as it was").isEqualTo(1);
        assertThat(waiting(linden.colleague)).isEqualTo(1);
    }

    @Test
    void countingStopsAtAFewAndWhatIsHiddenShowsInNoNumber() {
        for (int i = 0; i < 60; i++) {
            linden.report("anonymous", null);
        }
        asked();
        assertThat(done(takingAlong.standing(linden.handler)))
                .satisfies(standing -> assertThat(standing.waiting()).isEqualTo(25))
                .satisfies(standing -> assertThat(standing.more()).isTrue());
        assertThat(done(takingAlong.standing(linden.responsibleForRooms)))
                .satisfies(standing -> assertThat(standing.waiting()).isZero())
                .satisfies(standing -> assertThat(standing.more()).isFalse());
        assertThat(all(linden.handler)).hasSize(60).doesNotHaveDuplicates();
        assertThat(waiting(linden.handler)).isZero();
    }

    @Test
    void whatBrokeOffIsNotTaken() {
        linden.report("named", AN);
        asked();
        try (Taking taking = done(takingAlong.begin(linden.handler, true))) {
            taking.handedOut(taking.next().orElseThrow());
        }
        assertThat(waiting(linden.handler)).isEqualTo(1);
        assertThat(done(takingAlong.standing(linden.handler)).last()).isNull();
    }

    @Test
    void oneAtATimeForAPersonUntilItIsOverOrGoneAway() {
        asked();
        long[] nanos = {0};
        TakingAlong timed = takingAlong.timedBy(() -> nanos[0]);
        Taking first = done(timed.begin(linden.handler, true));
        assertThat(rules(timed.begin(linden.handler, true))).containsExactly("taking-along");
        done(timed.begin(linden.colleague, true)).close();

        nanos[0] = TakingAlong.GONE.toNanos() + 1;
        Taking second = done(timed.begin(linden.handler, true));
        first.close();
        assertThat(rules(timed.begin(linden.handler, true)))
                .as("who went away frees nobody else's place")
                .containsExactly("taking-along");
        second.close();
        done(timed.begin(linden.handler, true)).close();
    }

    @Test
    void whatWasErasedIsSaidToBeAndWhatIsBrokenEndsNothing() {
        UUID erased = linden.report("named", AN).file();
        UUID damaged = linden.report("named", AN).file();
        UUID garbled = linden.report("named", AN).file();
        UUID sound = linden.report("named", AN).file();
        linden.eraseTexts(erased);
        linden.memory.tamper(TENANT, damaged, bytes -> {
            byte[] other = bytes.clone();
            other[other.length - 1] ^= 1;
            return other;
        });
        linden.memory.tamper(TENANT, garbled, bytes -> new byte[] {1, 2});
        asked();

        Map<UUID, State> states = new HashMap<>();
        all(linden.handler).forEach(reached -> states.put(reached.line().file(), reached.state()));
        assertThat(states)
                .isEqualTo(Map.of(
                        erased, State.WHOLE,
                        damaged, State.PARTLY,
                        garbled, State.UNREADABLE,
                        sound, State.WHOLE));
        assertThat(waiting(linden.handler))
                .as("what could not be read was not taken")
                .isEqualTo(2);

        // Nobody can say who may know of one whose history cannot be read: it is told to nobody.
        linden.memory.garble(TENANT, sound);
        assertThat(all(linden.handler))
                .extracting(reached -> reached.line().file())
                .doesNotContain(sound);
        assertThat(waiting(linden.handler)).isEqualTo(2);
    }

    @Test
    void whereTheDatabaseGivesNoAnswerItEnds() {
        linden.report("named", AN);
        linden.report("named", AN);
        asked();
        try (Taking taking = done(takingAlong.begin(linden.handler, true))) {
            taking.next();
            linden.memory.beforeWork = () -> {
                throw new IllegalStateException("no answer");
            };
            assertThatThrownBy(taking::next).hasMessage("no answer");
        }
    }
}
