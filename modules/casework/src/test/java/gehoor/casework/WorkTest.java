package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private Work work;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        work = linden.casework.work();
    }

    private static RegisterFilter filter(String kind, String stage, String about, String after, int size) {
        return new RegisterFilter(null, kind, stage, null, null, null, null, null, null, about, after, size);
    }

    @Test
    void aWorklistHoldsWhatWaitsForARoleAndWhatIsAssigned() {
        UUID first = linden.report("named", AN).file();
        UUID second = linden.report("named", AN).file();
        linden.act(linden.handler, first, "assign", Map.of("assignee", "hugo"));

        assertThat(done(work.worklist(linden.colleague, WorkFilter.all())).items())
                .extracting(WorkItem::file)
                .containsExactlyInAnyOrder(first, second);
        assertThat(done(work.worklist(linden.colleague, WorkFilter.of(WorkFilter.Which.MINE)))
                        .items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.file()).isEqualTo(first);
                    assertThat(item.assignedToMe()).isTrue();
                });
        assertThat(done(work.worklist(linden.dpo, WorkFilter.all())).items()).isEmpty();
        assertThat(work.worklist(linden.visitor, WorkFilter.all())).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void eachPartOfTheWorklistHasItsFilesAndTheirNumber() {
        UUID first = linden.report("named", AN).file();
        UUID second = linden.report("named", AN).file();
        linden.act(linden.handler, first, "assign", Map.of("assignee", "hugo"));

        assertThat(files(linden.colleague, WorkFilter.Which.MINE)).containsExactly(first);
        assertThat(files(linden.colleague, WorkFilter.Which.UNASSIGNED)).containsExactly(second);
        assertThat(files(linden.handler, WorkFilter.Which.MINE)).isEmpty();
        assertThat(files(linden.handler, WorkFilter.Which.TEAM)).containsExactlyInAnyOrder(first, second);
        assertThat(files(linden.handler, WorkFilter.Which.OVERDUE)).isEmpty();
        assertThat(counts(linden.colleague))
                .isEqualTo(Map.of("all", 2, "mine", 1, "unassigned", 1, "team", 2, "overdue", 0));
        assertThat(counts(linden.dpo).values()).containsOnly(0);
        assertThat(work.counts(linden.visitor, WorkFilter.all())).isInstanceOf(Answer.Refused.class);

        linden.now = Instant.parse("2027-01-01T09:00:00Z");
        assertThat(files(linden.handler, WorkFilter.Which.OVERDUE)).isNotEmpty();
    }

    @Test
    void countingStopsAtAFewAndSaysThatThereMayBeMore() {
        for (int i = 0; i < 26; i++) {
            linden.report("named", AN);
        }

        WorkCount all = done(work.counts(linden.handler, WorkFilter.all())).get(0);

        assertThat(all).isEqualTo(new WorkCount("all", 25, true));
    }

    @Test
    void thatThereAreOthersDoesNotShowInANumber() {
        for (int i = 0; i < 30; i++) {
            UUID file = linden.report("named", AN).file();
            linden.act(linden.handler, file, "assign", Map.of("assignee", "hugo"));
        }
        // hugo has left the handlers: the files are still his, and he may not see them
        Requester moved =
                new Requester(Linden.TENANT, Actor.staff("hugo", Set.of("coordinator"), Set.of()), "hugo", "en");
        assertThat(files(linden.colleague, WorkFilter.Which.MINE)).hasSize(30);
        assertThat(files(moved, WorkFilter.Which.MINE)).isEmpty();

        assertThat(done(work.counts(moved, WorkFilter.all())))
                .allSatisfy(count -> assertThat(count.files()).isZero())
                .allSatisfy(count -> assertThat(count.more()).isFalse());
    }

    private List<UUID> files(Requester requester, WorkFilter.Which which) {
        return done(work.worklist(requester, WorkFilter.of(which))).items().stream()
                .map(WorkItem::file)
                .toList();
    }

    private Map<String, Integer> counts(Requester requester) {
        return done(work.counts(requester, WorkFilter.all())).stream()
                .collect(Collectors.toMap(WorkCount::which, WorkCount::files));
    }

    @Test
    void aClosedFileLeavesTheWorklistAndStaysInTheRegister() {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "admit", Map.of("reason", "x"));
        linden.act(linden.handler, file, "finish", Map.of("result", "ungrounded"));

        assertThat(done(work.worklist(linden.handler, WorkFilter.all())).items())
                .isEmpty();
        assertThat(done(work.register(linden.handler, RegisterFilter.all())).items())
                .singleElement()
                .satisfies(line -> assertThat(line.outcomeLabel()).isEqualTo("Ungrounded"));
    }

    @Test
    void theRegisterIsReadInPiecesWithoutGapOrRepeat() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(linden.report("anonymous", null).file());
        }

        List<UUID> read = new ArrayList<>();
        String after = null;
        do {
            Page<RegisterLine> page = done(work.register(linden.handler, filter(null, null, null, after, 3)));
            page.items().forEach(line -> read.add(line.file()));
            after = page.next();
        } while (after != null);

        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(done(work.register(linden.handler, filter(null, null, null, "nonsense", 3)))
                        .items())
                .hasSize(3);
    }

    @Test
    void whatIsNotToldCannotBeFoundOutByAskingForIt() {
        linden.report("named", AN);

        assertThat(done(work.register(linden.dpo, RegisterFilter.all())).items())
                .hasSize(1);
        assertThat(done(work.register(linden.dpo, filter("complaint", null, null, null, 50)))
                        .items())
                .isEmpty();
        assertThat(done(work.register(linden.dpo, filter(null, null, "service:meals", null, 50)))
                        .items())
                .isEmpty();
        assertThat(done(work.register(linden.handler, filter("complaint", "intake", "service:meals", null, 50)))
                        .items())
                .hasSize(1);
        assertThat(done(work.register(linden.responsibleForRooms, RegisterFilter.all()))
                        .items())
                .isEmpty();
    }
}
