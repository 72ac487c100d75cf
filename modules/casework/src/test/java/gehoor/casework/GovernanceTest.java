package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovernanceTest {
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

    private void write(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void aFolderThatDidNotChangeIsNotReadAgain() {
        assertThat(linden.library.reloadIfChanged()).isFalse();
        assertThat(linden.library.problems()).isEmpty();
    }

    @Test
    void aFaultyFolderNeverTakesThePlaceOfWhatIsLive() throws IOException {
        write(complaints, "stage: intake", "stage: nowhere");

        assertThat(linden.library.reloadIfChanged()).isFalse();
        assertThat(linden.library.problems()).isNotEmpty();
        assertThat(linden.report("named", AN).stage()).isEqualTo("intake");
        assertThat(done(linden.casework.governance().check(linden.handler, null))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void afterARestartWithAFaultyFolderWhatWasLiveGoesOn() throws IOException {
        write(complaints, "stage: intake", "stage: nowhere");

        Library restarted = new Library(linden.folder, linden.memory.ports(), () -> linden.now);

        assertThat(restarted.reloadIfChanged()).isTrue();
        assertThat(restarted.problems()).isNotEmpty();
        assertThat(restarted.current().tenant(TENANT)).isPresent();
        assertThat(new Library(scratch, linden.memory.ports(), () -> linden.now).reloadIfChanged())
                .isFalse();
    }

    @Test
    void aHolidayThatIsAddedMovesTheProjectionsOfRunningClocks() throws IOException {
        UUID file = linden.report("named", AN).file();
        linden.casework.timers().rederive();
        write(
                linden.folder.resolve("_calendars/XX.yaml"),
                "  - {date: 2027-01-01",
                "  - {date: 2026-03-05, name: {nl: Vrij, en: Free}, kind: public, basis: invented}\n  - {date: 2027-01-01");

        assertThat(linden.library.reloadIfChanged()).isTrue();
        assertThat(linden.casework.timers().rederive()).isEqualTo(1);
        assertThat(linden.casework.timers().rederive()).isZero();
        assertThat(linden.memory.file(TENANT, file).version()).isEqualTo(1);
    }

    @Test
    void aNewVersionIsForNewFilesAndRunningOnesKeepTheirs() throws IOException {
        UUID running = linden.report("named", AN).file();
        write(complaints, "version: \"1\"", "version: \"2\"");
        write(complaints, "length: 10 calendar days", "length: 20 calendar days");

        assertThat(linden.library.reloadIfChanged()).isTrue();

        UUID fresh = linden.report("named", AN).file();
        FileView old = linden.open(linden.handler, running);
        assertThat(old.procedureVersion()).isEqualTo("1");
        assertThat(old.clocks().get(0).explained()).contains("10");
        assertThat(linden.open(linden.handler, fresh).clocks().get(0).explained())
                .contains("20");
        assertThat(done(linden.casework.governance().versions(linden.handler)))
                .filteredOn(view -> view.procedure().equals("complaints"))
                .extracting(view -> view.version() + " " + view.inForce() + " " + view.inFolder() + " " + view.open())
                .containsExactlyInAnyOrder("2 true true 1", "1 false false 1");
        assertThat(done(linden.casework.governance().activations(linden.handler)))
                .extracting(Governance.ActivationView::live)
                .containsExactly(true, false);
    }

    @Test
    void aVersionUnderWhichFilesRunCannotChange() throws IOException {
        linden.report("named", AN);
        write(complaints, "length: 10 calendar days", "length: 20 calendar days");

        assertThat(linden.library.reloadIfChanged()).isFalse();
        assertThat(linden.library.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at().file()).isEqualTo("linden/procedures/complaints.yaml");
            assertThat(problem.what()).contains("version");
        });
    }

    @Test
    void aFolderMadeOfLinksIsReadAndOneThatLeadsOutOfItIsNot() throws IOException {
        Path mounted = scratch.resolve("mounted");
        Files.createSymbolicLink(mounted, linden.folder);
        Files.createSymbolicLink(
                linden.folder.resolve("linden/letters/again.yaml"),
                linden.folder.resolve("linden/letters/overdue.yaml"));

        Library library = new Library(mounted, linden.memory.ports(), () -> linden.now);
        library.reloadIfChanged();

        assertThat(library.problems()).as("a link within is read").isNotEmpty();
        Files.delete(linden.folder.resolve("linden/letters/again.yaml"));
        Path outside = Files.writeString(scratch.resolve("outside.yaml"), "letter: outside\n");
        Files.createSymbolicLink(linden.folder.resolve("linden/letters/outside.yaml"), outside);
        library.reloadIfChanged();
        assertThat(library.problems()).as("a link outwards is not").isEmpty();
    }

    @Test
    void aVersionUnderWhichNothingRunsMayStillChange() throws IOException {
        write(complaints, "length: 10 calendar days", "length: 20 calendar days");

        assertThat(linden.library.reloadIfChanged()).isTrue();
    }

    @Test
    void aNewOrganisationIsLiveAsSoonAsItsFolderIsThere() throws IOException {
        Path poplar = linden.folder.resolve("poplar");
        Linden.copy(linden.folder.resolve("linden"), poplar);
        write(poplar.resolve("tenant.yaml"), "tenant: linden", "tenant: poplar");

        assertThat(linden.library.reloadIfChanged()).isTrue();

        Requester visitor = Requester.visitor("poplar", "nl");
        assertThat(done(linden.casework.reporting().procedures(visitor))).hasSize(4);
        assertThat(linden.casework.reporting().report(visitor, Linden.complaint("named", AN, "x"), null))
                .isInstanceOf(Answer.Done.class);
        assertThat(linden.memory.files(TENANT)).isZero();
    }

    @Test
    void whoDidNotChangeIsTakenOverAndNotReadAnew() throws IOException {
        Path poplar = linden.folder.resolve("poplar");
        Linden.copy(linden.folder.resolve("linden"), poplar);
        write(poplar.resolve("tenant.yaml"), "tenant: linden", "tenant: poplar");
        linden.library.reloadIfChanged();
        var before = linden.library.current();
        write(complaints, "version: \"1\"", "version: \"2\"");

        assertThat(linden.library.reloadIfChanged()).isTrue();

        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isPresent();
        assertThat(linden.library.current().tenant("poplar").orElseThrow())
                .isSameAs(before.tenant("poplar").orElseThrow());
        write(
                linden.folder.resolve("_calendars/XX.yaml"),
                "2024-01-01, name: {nl: Nieuwjaar",
                "2024-01-01, name: {nl: Nieuwjaarsdag");
        assertThat(linden.library.reloadIfChanged()).isTrue();
        assertThat(linden.library.current().tenant("poplar").orElseThrow())
                .as("what all share changed")
                .isNotSameAs(before.tenant("poplar").orElseThrow());
        try (var all = Files.walk(poplar)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        assertThat(linden.library.reloadIfChanged()).isTrue();
        assertThat(linden.library.current().tenants()).containsOnlyKeys(TENANT);
    }

    @Test
    void whereTheLastFolderGoesWhatWasLiveStays() throws IOException {
        Files.move(linden.folder.resolve("linden"), scratch.resolve("gone"));

        assertThat(linden.library.reloadIfChanged()).isFalse();

        assertThat(linden.library.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("no tenant here"));
        assertThat(linden.library.current().tenants()).containsOnlyKeys(TENANT);
    }

    @Test
    void ofMoreFilesThanItTakesNotOnlyTheFirstGoLive() throws IOException {
        int files = 0;
        try (var all = Files.walk(linden.folder)) {
            files = (int) all.filter(file -> file.toString().endsWith(".yaml")).count();
        }
        Library library = new Library(linden.folder, linden.memory.ports(), () -> linden.now, files);
        assertThat(library.reloadIfChanged()).isTrue();
        Path poplar = linden.folder.resolve("poplar");
        Linden.copy(linden.folder.resolve("linden"), poplar);
        write(poplar.resolve("tenant.yaml"), "tenant: linden", "tenant: poplar");

        assertThat(library.reloadIfChanged()).isFalse();

        assertThat(library.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("more than a configuration may hold"));
        assertThat(library.current().tenants()).containsOnlyKeys(TENANT);
        assertThat(library.activate(TENANT, library.own(TENANT), "", any -> {}))
                .as("nobody else goes away by it")
                .isNotEmpty();
        assertThat(library.current().tenants()).containsOnlyKeys(TENANT);
    }

    @Test
    void whatIsMadeLiveTakesThePlaceOfAFolderThatCannotBeRead() throws IOException {
        Path poplar = linden.folder.resolve("poplar");
        Linden.copy(linden.folder.resolve("linden"), poplar);
        write(poplar.resolve("tenant.yaml"), "tenant: linden", "tenant: poplar");
        linden.library.reloadIfChanged();
        var before = linden.library.own(TENANT);
        Files.write(complaints, new byte[] {(byte) 0xff, 1});
        Files.write(poplar.resolve("procedures/complaints.yaml"), new byte[] {(byte) 0xff, 1});

        assertThat(linden.library.activate(TENANT, before, "", any -> {})).isEmpty();

        assertThat(linden.library.current().tenants()).containsOnlyKeys(TENANT, "poplar");
        assertThat(linden.library.current().version("poplar", "complaints", "1"))
                .as("nor does it go live without what cannot be read")
                .isPresent();
    }

    @Test
    void aFaultyTenantKeepsNobodyElseBack() throws IOException {
        Path poplar = linden.folder.resolve("poplar");
        Linden.copy(linden.folder.resolve("linden"), poplar);
        write(poplar.resolve("tenant.yaml"), "tenant: linden", "tenant: poplar");
        linden.library.reloadIfChanged();
        write(poplar.resolve("procedures/complaints.yaml"), "stage: intake", "stage: nowhere");
        Path oak = linden.folder.resolve("oak");
        Linden.copy(linden.folder.resolve("linden"), oak);
        write(oak.resolve("tenant.yaml"), "tenant: linden", "tenant: [oak");
        write(complaints, "version: \"1\"", "version: \"2\"");

        assertThat(linden.library.reloadIfChanged()).isTrue();

        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isPresent();
        assertThat(linden.library.current().version("poplar", "complaints", "1"))
                .as("stays as it was")
                .isPresent();
        assertThat(linden.library.tenant("oak")).as("was never live").isEmpty();
        assertThat(linden.library.problems())
                .extracting(problem -> problem.at().file())
                .contains("oak/tenant.yaml", "poplar/procedures/complaints.yaml")
                .noneMatch(file -> file.startsWith("linden/"));
        assertThat(done(linden.casework.governance().activate(linden.handler)).problems())
                .isEmpty();
        Library restarted = new Library(linden.folder, linden.memory.ports(), () -> linden.now);
        assertThat(restarted.reloadIfChanged()).isTrue();
        assertThat(restarted.current().version("poplar", "complaints", "1")).isPresent();
        assertThat(restarted.current().version(TENANT, "complaints", "2")).isPresent();
    }

    @Test
    void whatAllShareKeepsEverybodyBack() throws IOException {
        write(linden.folder.resolve("_calendars/XX.yaml"), "2027-01-01", "2027-13-01");
        write(complaints, "version: \"1\"", "version: \"2\"");

        assertThat(linden.library.reloadIfChanged()).isFalse();

        assertThat(linden.library.current().version(TENANT, "complaints", "2")).isEmpty();
        assertThat(linden.library.problems())
                .extracting(problem -> problem.at().file())
                .contains("_calendars/XX.yaml");
    }

    @Test
    void checkingADraftChangesNothing() throws IOException {
        Map<String, String> draft = new java.util.HashMap<>();
        try (var walk = Files.walk(linden.folder.resolve("linden"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                draft.put(linden.folder.resolve("linden").relativize(file).toString(), Files.readString(file));
            }
        }
        assertThat(done(linden.casework.governance().check(linden.handler, draft))
                        .problems())
                .isEmpty();
        draft.put("procedures/danger.yaml", "procedure: danger\nverzion: 1\n");
        assertThat(done(linden.casework.governance().check(linden.handler, draft))
                        .problems())
                .isNotEmpty();
        assertThat(linden.library.problems()).isEmpty();
    }

    @Test
    void countsAreCountsAndNothingElse() {
        linden.report("named", AN);
        linden.report("anonymous", null);

        List<Governance.CountView> counts = done(linden.casework.governance().counts(linden.handler));

        assertThat(counts).containsExactly(new Governance.CountView("complaints", "1", "intake", null, 2));
    }
}
