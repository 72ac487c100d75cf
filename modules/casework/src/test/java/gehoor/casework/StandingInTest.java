package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Actor;
import gehoor.engine.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingInTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @TempDir
    Path scratch;

    private Linden linden;
    private StandingIn standingIn;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        standingIn = linden.casework.standingIn();
    }

    private StandInView hugoForHana() {
        return done(
                standingIn.name(linden.handler, new StandInRequest(null, "hugo", Set.of(), TODAY, TODAY.plusDays(7))));
    }

    private Requester inHanasPlace(StandInView standIn) {
        Seat seat =
                standingIn.seat(TENANT, "hugo", Set.of("handler"), standIn.id()).orElseThrow();
        return new Requester(
                TENANT, Actor.standingIn("hugo", seat.person(), seat.roles(), seat.belongs()), "Hugo", "en");
    }

    private static List<String> fields(Answer<StandInView> answer) {
        return ((Answer.Refused<StandInView>) answer)
                .refusals().stream().map(Refusal::field).toList();
    }

    @Test
    void whatIsTakenInAColleaguesPlaceIsTheirsWhenTheyAreBack() {
        UUID file = linden.report("named", AN).file();
        Requester hana = inHanasPlace(hugoForHana());

        linden.act(hana, file, "assign", Map.of("assignee", "hana"));

        assertThat(done(linden.casework.work().worklist(hana, WorkFilter.of(WorkFilter.Which.MINE)))
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.assigned()).containsExactly("hana"));
        assertThat(done(linden.casework.work().worklist(linden.handler, WorkFilter.of(WorkFilter.Which.MINE)))
                        .items())
                .hasSize(1);
        assertThat(done(linden.casework.work().worklist(linden.colleague, WorkFilter.of(WorkFilter.Which.MINE)))
                        .items())
                .isEmpty();
        HistoryLine line = done(linden.casework.handling().history(linden.handler, file)).stream()
                .filter(each -> each.action().equals("assign"))
                .findFirst()
                .orElseThrow();
        assertThat(line.person()).isEqualTo("hugo");
        assertThat(line.placeOf()).isEqualTo("hana");
    }

    @Test
    void aPlaceIsThereForItsDaysForItsDeputyAndAsLongAsBothHaveTheirRoles() {
        StandInView standIn = hugoForHana();

        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), standIn.id()))
                .hasValueSatisfying(seat -> assertThat(seat.roles()).containsExactly("handler"));
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("secretary"), standIn.id()))
                .isEmpty();
        assertThat(standingIn.seat(TENANT, "kim", Set.of("handler"), standIn.id()))
                .isEmpty();
        assertThat(standingIn.seat("elsewhere", "hugo", Set.of("handler"), standIn.id()))
                .isEmpty();
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), UUID.randomUUID()))
                .isEmpty();

        linden.now = Instant.parse("2026-03-09T22:59:00Z");
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), standIn.id()))
                .isPresent();
        linden.now = Instant.parse("2026-03-09T23:01:00Z");
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), standIn.id()))
                .isEmpty();
    }

    @Test
    void aRoleThatWasTakenFromWhoIsAwayIsNotPassedOnAnyLonger() {
        StandInView standIn = hugoForHana();

        linden.memory.ports().transactions().within(TENANT, () -> {
            linden.memory
                    .ports()
                    .people()
                    .seen(
                            TENANT,
                            new gehoor.casework.port.People.Person("hana", "Hana", null, Set.of("dpo"), Set.of()));
            return 0;
        });

        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), standIn.id()))
                .isEmpty();
    }

    @Test
    void whoeverIsNamedIsKnownAnotherAndForeseenAndHasDays() {
        LocalDate later = TODAY.plusDays(1);
        assertThat(fields(standingIn.name(linden.handler, new StandInRequest(null, "hana", Set.of(), TODAY, later))))
                .containsExactly("deputy");
        assertThat(fields(standingIn.name(linden.handler, new StandInRequest(null, "kim", Set.of(), TODAY, later))))
                .containsExactly("deputy");
        assertThat(fields(standingIn.name(linden.handler, new StandInRequest(null, "x", Set.of("dpo"), later, TODAY))))
                .containsExactly("roles", "deputy", "until");
        assertThat(fields(standingIn.name(linden.handler, new StandInRequest(null, "hugo", Set.of(), TODAY, null))))
                .containsExactly("until");
        assertThat(fields(standingIn.name(linden.handler, new StandInRequest(null, "hugo", Set.of(), null, later))))
                .containsExactly("from");
        assertThat(fields(standingIn.name(
                        linden.handler, new StandInRequest(null, "hugo", Set.of(), TODAY, TODAY.plusYears(2)))))
                .containsExactly("until");
        assertThat(fields(standingIn.name(
                        linden.coordinator, new StandInRequest("hana", "hugo", Set.of(), TODAY, later))))
                .containsExactly("person");
        assertThat(standingIn.name(linden.visitor, new StandInRequest(null, "hugo", Set.of(), TODAY, later)))
                .isInstanceOf(Answer.Refused.class);
        assertThat(done(standingIn.all(linden.handler))).isEmpty();
    }

    @Test
    void noMoreThanAFewAreNamedAtATime() {
        for (int i = 0; i < 20; i++) {
            hugoForHana();
        }
        assertThat(fields(standingIn.name(
                        linden.handler, new StandInRequest(null, "hugo", Set.of(), TODAY, TODAY.plusDays(1)))))
                .containsExactly("deputy");
    }

    @Test
    void aPlaceIsNotPassedOnFromAPlaceAndShowsNoNamings() {
        Requester hana = inHanasPlace(hugoForHana());

        assertThat(standingIn.all(hana)).isInstanceOf(Answer.Refused.class);
        assertThat(standingIn.name(hana, new StandInRequest(null, "hugo", Set.of(), TODAY, TODAY)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatWasNamedBeforehandBeginsForAMonthAtMostAndEndsWithItsNaming() {
        StandInView naming =
                done(standingIn.name(linden.handler, new StandInRequest(null, "hugo", Set.of(), null, null)));
        assertThat(naming.state()).isEqualTo(StandInView.BEFOREHAND);
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), naming.id()))
                .isEmpty();

        assertThat(standingIn.begin(linden.coordinator, naming.id(), TODAY)).isInstanceOf(Answer.Missing.class);
        assertThat(fields(standingIn.begin(linden.colleague, naming.id(), TODAY.plusDays(32))))
                .containsExactly("until");
        assertThat(fields(standingIn.begin(linden.colleague, naming.id(), null)))
                .containsExactly("until");
        StandInView begun = done(standingIn.begin(linden.colleague, naming.id(), TODAY.plusDays(31)));
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), begun.id()))
                .isPresent();

        assertThat(standingIn.end(linden.coordinator, naming.id())).isInstanceOf(Answer.Missing.class);
        assertThat(done(standingIn.end(linden.handler, naming.id())).state()).isEqualTo(StandInView.OVER);
        assertThat(standingIn.seat(TENANT, "hugo", Set.of("handler"), begun.id()))
                .isEmpty();
        assertThat(standingIn.begin(linden.colleague, naming.id(), TODAY)).isInstanceOf(Answer.Refused.class);
        assertThat(done(standingIn.all(linden.colleague)))
                .extracting(StandInView::state)
                .containsOnly(StandInView.OVER);
    }
}
