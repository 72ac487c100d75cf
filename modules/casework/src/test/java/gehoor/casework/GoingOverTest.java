package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static gehoor.casework.Linden.rules;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoingOverTest {
    @TempDir
    Path scratch;

    private Linden linden;
    private Path complaints;

    @BeforeEach
    void open() {
        Path config = scratch.resolve("config");
        Linden.copy(Path.of("src/test/resources/tenant-config"), config);
        linden = new Linden(scratch, config);
        complaints = config.resolve("linden/procedures/complaints.yaml");
    }

    /** Another version is in force from now on. */
    private void version(String number, String... fromTo) throws IOException {
        String text = Files.readString(complaints).replaceFirst("version: \"\\d\"", "version: \"" + number + "\"");
        for (int i = 0; i < fromTo.length; i += 2) {
            assertThat(text).contains(fromTo[i]);
            text = text.replace(fromTo[i], fromTo[i + 1]);
        }
        Files.writeString(complaints, text);
        assertThat(linden.library.reloadIfChanged())
                .as(() -> linden.library.problems().toString())
                .isTrue();
    }

    private TransitionView look(UUID file) {
        return done(linden.casework.goingOver().look(linden.handler, file));
    }

    private Answer<WentOver> go(Requester who, UUID file, String reason) {
        return linden.casework
                .goingOver()
                .go(who, file, reason, linden.memory.file(TENANT, file).version());
    }

    @Test
    void whatItChangesIsToldBeforeAnythingIsDoneAndThenItIsDone() throws IOException {
        UUID file = linden.report("named", AN).file();
        version("2", "length: 10 calendar days", "length: 8 calendar days");

        assertThat(linden.open(linden.handler, file).movableTo()).isEqualTo("2");
        TransitionView view = look(file);
        assertThat(view.from()).isEqualTo("1");
        assertThat(view.to()).isEqualTo("2");
        assertThat(view.bars()).isEmpty();
        assertThat(view.terms())
                .filteredOn(TransitionView.TermView::moves)
                .extracting(term -> term.before() + " " + term.after())
                .containsExactly("2026-03-12 2026-03-10");
        assertThat(view.differences()).isNotEmpty();
        assertThat(linden.open(linden.handler, file).procedureVersion()).isEqualTo("1");

        long now = done(go(linden.handler, file, "  The shorter term is better for who complains.  "))
                .version();

        FileView after = linden.open(linden.handler, file);
        assertThat(after.version()).isEqualTo(now);
        assertThat(after.procedureVersion()).isEqualTo("2");
        assertThat(after.movableTo()).isNull();
        assertThat(after.clocks().get(0).due()).isEqualTo(LocalDate.of(2026, 3, 10));
        HistoryLine line =
                done(linden.casework.handling().history(linden.handler, file)).get(1);
        assertThat(line.label()).isEqualTo("Went over to another version of the procedure");
        assertThat(line.recorded())
                .extracting(FactView::text)
                .containsExactly("The shorter term is better for who complains.");
        linden.pass(Duration.ofDays(9));
        linden.casework.timers().fireDue(100);
        assertThat(linden.open(linden.handler, file).clocks().get(0).state()).isEqualTo("missed");
    }

    @Test
    void whatIsPromisedStaysAndNothingOfItIsDone() throws IOException {
        UUID file = linden.report("named", AN).file();
        version(
                "2",
                "length: 10 calendar days",
                "length: 20 calendar days",
                "who: [secretary], sees: [existence, messages]",
                "who: [secretary], sees: [existence, file, messages]");

        assertThat(look(file).bars()).extracting(Refusal::rule).contains("treatment-1", "V-secretary", "file");
        assertThat(rules(go(linden.handler, file, "Because."))).contains("treatment-1", "V-secretary", "file");
        assertThat(linden.open(linden.handler, file).procedureVersion()).isEqualTo("1");
        assertThat(linden.memory.file(TENANT, file).version()).isEqualTo(1);
    }

    @Test
    void onlyWhoMayAndReadsTheFile() throws IOException {
        UUID file = linden.report("named", AN).file();
        version("2", "length: 10 calendar days", "length: 8 calendar days");

        assertThat(linden.casework.goingOver().look(linden.visitor, file)).isInstanceOf(Answer.Missing.class);
        assertThat(linden.casework.goingOver().look(linden.coordinator, file))
                .as("who may not know that there is a file")
                .isInstanceOf(Answer.Missing.class);
        assertThat(rules(linden.casework.goingOver().look(linden.responsibleForMeals, file)))
                .containsExactly("files-moved-by");
        assertThat(rules(go(linden.secretary, file, "Because."))).containsExactly("files-moved-by");
        assertThat(linden.open(linden.responsibleForMeals, file).movableTo()).isNull();
        assertThat(linden.casework.goingOver().look(linden.handler, UUID.randomUUID()))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void somebodySaysWhyAndSawHowItStands() throws IOException {
        UUID file = linden.report("named", AN).file();
        version("2", "length: 10 calendar days", "length: 8 calendar days");

        assertThat(rules(go(linden.handler, file, "  "))).containsExactly("version");
        assertThat(rules(go(linden.handler, file, "x".repeat(GoingOver.LONGEST_REASON + 1))))
                .containsExactly("version");
        assertThat(linden.casework.goingOver().go(linden.handler, file, "Because.", 7L))
                .isInstanceOf(Answer.Stale.class);
        assertThat(linden.open(linden.handler, file).procedureVersion()).isEqualTo("1");
    }

    @Test
    void thereIsNowhereToGoFromTheVersionInForce() {
        UUID file = linden.report("named", AN).file();

        assertThat(linden.open(linden.handler, file).movableTo()).isNull();
        assertThat(rules(linden.casework.goingOver().look(linden.handler, file)))
                .containsExactly("version");
    }

    @Test
    void aLetterThatIsStillToLeaveMustBeThereThen() throws IOException {
        UUID file = linden.report("named", AN).file();
        Files.delete(linden.folder.resolve("linden/letters/new-complaint.yaml"));
        version("2", "    - tell: {who: [handler], letter: new-complaint}\n", "");

        assertThat(look(file).bars()).extracting(Refusal::rule).containsExactly("new-complaint");

        linden.casework.timers().deliver(100);
        assertThat(look(file).bars()).isEmpty();
    }

    /** What an act was called then it is called still, although the version that the file runs under has no such act. */
    @Test
    void theHistoryKeepsItsWords() throws IOException {
        UUID file = linden.report("named", AN).file();
        linden.act(linden.handler, file, "admit", Map.of("reason", "It is ours."));
        String admitted = done(linden.casework.handling().history(linden.handler, file))
                .get(1)
                .label();
        Path examples = linden.folder.resolve("linden/examples/all.yaml");
        Files.writeString(examples, Files.readString(examples).replace("does: admit", "does: take-up"));
        version("2", "- action: admit\n", "- action: take-up\n");

        done(go(linden.handler, file, "Because."));

        List<HistoryLine> history = done(linden.casework.handling().history(linden.handler, file));
        assertThat(history.get(1).action()).isEqualTo("admit");
        assertThat(history.get(1).label()).isEqualTo(admitted).isNotEqualTo("admit");
        assertThat(linden.open(linden.handler, file).stage()).isEqualTo("treatment");
    }

    @Test
    void itCanGoBackWhenWhatWasBeforeIsInForceAgain() throws IOException {
        UUID file = linden.report("named", AN).file();
        String before = Files.readString(complaints);
        version("2", "length: 10 calendar days", "length: 8 calendar days");
        done(go(linden.handler, file, "There."));
        Files.writeString(complaints, before);
        assertThat(linden.library.reloadIfChanged()).isTrue();

        TransitionView back = look(file);

        assertThat(back.from() + " " + back.to()).isEqualTo("2 1");
        assertThat(back.bars())
                .as("the shorter term was promised meanwhile")
                .extracting(Refusal::rule)
                .containsExactly("treatment-1");
    }

    @Test
    void whatWasPutToAnotherVersionIsTriedOnThePastAsFarAsTheFirstDecided() throws IOException {
        UUID file = linden.report("named", AN).file();
        version("2", "length: 10 calendar days", "length: 8 calendar days");
        done(go(linden.handler, file, "Because."));
        linden.act(linden.handler, file, "admit", Map.of("reason", "It is ours."));

        Requester admin = new Requester(
                TENANT,
                gehoor.engine.Actor.staff("root", java.util.Set.of("platform-admin"), java.util.Set.of()),
                "Root",
                "en");
        var begun = done(linden.casework.tryingOnThePast().start(admin, "complaints", null, null));
        PastView past =
                done(linden.casework.tryingOnThePast().look(admin, begun.id())).result();
        assertThat(past).isNotNull();
        assertThat(java.util.Objects.requireNonNull(past).problems()).isEmpty();
    }
}
