package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.Figure.How;
import gehoor.casework.Jobs.JobView;
import gehoor.casework.PastView.Kind;
import gehoor.casework.PastView.ReasonView;
import gehoor.engine.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryingOnThePastTest {
    private static final Figure FIVE_OF_SEVEN = new Figure(How.ALL_OR_ALL_BUT_FEW, 5);

    @TempDir
    Path scratch;

    private Linden linden;
    private Requester admin;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
        admin = new Requester(
                TENANT, Actor.staff("root", Set.of("platform-admin"), Set.of()), "Who runs the platform", "en");
    }

    private UUID handled() {
        UUID file = linden.report("named", AN).file();
        linden.pass(Duration.ofDays(4));
        linden.act(linden.handler, file, "admit", Map.of("reason", "it is ours"));
        linden.act(linden.handler, file, "finish", Map.of("result", "grounded"));
        return file;
    }

    private void handled(int many) {
        for (int i = 0; i < many; i++) {
            handled();
        }
    }

    private Map<String, String> draft(String from, String to) throws IOException {
        Path folder = linden.folder.resolve(TENANT);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        files.compute("procedures/complaints.yaml", (name, text) -> {
            assertThat(text).contains(from);
            return String.valueOf(text).replace(from, to);
        });
        return files;
    }

    private JobView<PastView> tried(@Nullable Map<String, String> files) {
        JobView<PastView> begun = done(linden.casework.tryingOnThePast().start(admin, "complaints", files, null));
        return done(linden.casework.tryingOnThePast().look(admin, begun.id()));
    }

    private PastView past(@Nullable Map<String, String> files) {
        JobView<PastView> job = tried(files);
        assertThat(job.state()).isEqualTo(Jobs.State.DONE);
        PastView result = job.result();
        assertThat(result).isNotNull();
        assertThat(result.problems()).isEmpty();
        return result;
    }

    private static Figure of(PastView past, Kind kind) {
        return past.kinds().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow()
                .files();
    }

    @Test
    void theFolderAsItIsMakesNoDifference() {
        handled(7);

        PastView past = past(null);

        assertThat(past.files()).isEqualTo(new Figure(How.ABOUT, 5));
        assertThat(past.different()).isEqualTo(Figure.FEW);
        assertThat(past.unfollowed()).isEqualTo(Figure.FEW);
        assertThat(past.reasons()).isEmpty();
        assertThat(past.kinds()).extracting(PastView.KindView::kind).containsExactly(Kind.values());
        assertThat(past.kinds()).allSatisfy(each -> assertThat(each.files()).isEqualTo(Figure.FEW));
        assertThat(past.latestOnly()).isFalse();
    }

    @Test
    void aShorterTermIsToldWithItsClockAndHowLongItWas() throws IOException {
        handled(7);

        PastView past = past(draft("length: 10 calendar days", "length: 3 calendar days"));

        assertThat(of(past, Kind.LATE)).isEqualTo(FIVE_OF_SEVEN);
        assertThat(of(past, Kind.REFUSED)).isEqualTo(Figure.FEW);
        assertThat(past.reasons())
                .contains(new ReasonView(
                        Kind.LATE,
                        "treatment",
                        "invented",
                        "treatment",
                        "10 calendar days",
                        "3 calendar days",
                        FIVE_OF_SEVEN));
        assertThat(past.reasons()).allSatisfy(each -> assertThat(each.rule()).isEqualTo("treatment"));
    }

    @Test
    void whatFewerThanFiveShowIsInNoListAndNotToldFromNone() throws IOException {
        handled(4);
        for (int i = 0; i < 6; i++) {
            linden.report("named", AN);
        }

        PastView past = past(draft(
                "in: [treatment]\n    by: [handler]\n    asks: [result]",
                "in: [treatment]\n    by: [secretary]\n    asks: [result]"));

        assertThat(past.files()).isEqualTo(new Figure(How.ABOUT, 10));
        assertThat(of(past, Kind.REFUSED)).isEqualTo(Figure.FEW);
        assertThat(past.different()).isEqualTo(Figure.FEW);
        assertThat(past.unfollowed()).isEqualTo(Figure.FEW);
        assertThat(past.reasons()).isEmpty();
    }

    @Test
    void aRoleThatIsDroppedAndASightThatIsAddedAreToldByTheirRules() throws IOException {
        handled(7);

        Map<String, String> files = draft(
                "in: [treatment]\n    by: [handler]\n    asks: [result]",
                "in: [treatment]\n    by: [secretary]\n    asks: [result]");
        files.compute(
                "procedures/complaints.yaml",
                (name, text) -> String.valueOf(text)
                        .replace("who: [dpo], sees: [existence]", "who: [dpo], sees: [existence, file]"));
        PastView past = past(files);

        assertThat(past.reasons())
                .containsExactlyInAnyOrder(
                        new ReasonView(Kind.REFUSED, "finish", "invented", "finish", "done", "refused", FIVE_OF_SEVEN),
                        new ReasonView(Kind.DISCLOSED_WIDER, "V-dpo", "invented", "dpo", null, "file", FIVE_OF_SEVEN));
        assertThat(past.unfollowed()).isEqualTo(FIVE_OF_SEVEN);
    }

    @Test
    void filesThatAreNumberedByNobodyAreNotTried() {
        assertThat(linden.casework.tryingOnThePast().start(admin, "danger", null, null))
                .isInstanceOf(Answer.Missing.class);
        assertThat(linden.casework.tryingOnThePast().start(admin, "no-such", null, null))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aFaultyDraftIsToldWithItsPlaceAndNothingIsTried() throws IOException {
        handled(1);

        JobView<PastView> job = tried(draft("stage: intake", "stage: nowhere"));

        PastView result = job.result();
        assertThat(result).isNotNull();
        assertThat(result.problems())
                .anyMatch(problem -> problem.at().file().equals("linden/procedures/complaints.yaml"));
        assertThat(result.kinds()).isEmpty();
        assertThat(result.files()).isEqualTo(Figure.FEW);
    }

    @Test
    void onlySoManyOfTheLatestWhereFewerAreAskedFor() throws IOException {
        handled(12);

        JobView<PastView> begun = done(linden.casework.tryingOnThePast().start(admin, "complaints", null, 6));
        PastView past =
                done(linden.casework.tryingOnThePast().look(admin, begun.id())).result();

        assertThat(past).isNotNull();
        assertThat(past.files()).isEqualTo(new Figure(How.ABOUT, 5));
        assertThat(past.latestOnly()).isTrue();
    }

    /** A page holds two hundred: each file is gone through once. */
    @Test
    void moreThanAPageIsGoneThroughOnce() throws IOException {
        for (int i = 0; i < 405; i++) {
            linden.report("named", AN);
        }
        linden.pass(Duration.ofDays(4));

        PastView past = past(draft("length: 10 calendar days", "length: 3 calendar days"));

        assertThat(past.files()).isEqualTo(new Figure(How.ABOUT, 405));
        assertThat(of(past, Kind.LATE)).isEqualTo(new Figure(How.ALL_OR_ALL_BUT_FEW, 405));
    }

    @Test
    void whatIsErasedIsTriedAllTheSameAndNoTextIsNeeded() throws IOException {
        List<UUID> files = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            files.add(handled());
        }
        files.forEach(linden::eraseTexts);

        PastView past = past(draft("length: 10 calendar days", "length: 3 calendar days"));

        assertThat(of(past, Kind.LATE)).isEqualTo(FIVE_OF_SEVEN);
        assertThat(past.unfollowed()).isEqualTo(Figure.FEW);
    }

    @Test
    void whatWasDoneInManyWaysGoesTheSameUnderTheSameProcedure() {
        for (int i = 0; i < 7; i++) {
            UUID file = linden.report("named", AN).file();
            linden.act(linden.handler, file, "take", Map.of());
            linden.act(linden.handler, file, "note", Map.of("note", "looked at it"));
            linden.act(linden.handler, file, "assign", Map.of("assignee", "hugo"));
            linden.act(linden.handler, file, "add-provider", Map.of("provider-line", "cooks"));
            linden.act(linden.handler, file, "advise", Map.of("advice", "eat warm"));
            linden.pass(Duration.ofDays(9));
            linden.casework.timers().fireDue(100);
            linden.act(linden.handler, file, "raise-danger", Map.of());
            linden.pass(Duration.ofDays(9));
            linden.casework.timers().fireDue(100);
            linden.act(linden.handler, file, "move-to-dpo", Map.of());
        }

        PastView past = past(null);

        assertThat(past.files().atLeast()).isEqualTo(5);
        assertThat(past.different()).isEqualTo(Figure.FEW);
        assertThat(past.unfollowed()).isEqualTo(Figure.FEW);
    }

    @Test
    void aVerificationIsAJobAsWell() {
        Jobs.JobView<Verifying.VerifiedView> begun =
                done(linden.casework.verifying().start(admin, null));

        Verifying.VerifiedView view =
                done(linden.casework.verifying().look(admin, begun.id())).result();

        assertThat(view).isNotNull();
        assertThat(view.problems()).isEmpty();
        assertThat(view.procedures()).hasSizeGreaterThan(2);
        assertThat(view.procedures())
                .allSatisfy(each -> assertThat(each.promises()).isNotEmpty());
        assertThat(Linden.rules(linden.casework.verifying().look(admin, UUID.randomUUID())))
                .containsExactly("job");
    }
}
