package gehoor.casework;

import static gehoor.casework.Linden.AN;
import static gehoor.casework.Linden.TENANT;
import static gehoor.casework.Linden.complaint;
import static gehoor.casework.Linden.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody finds by what they may not read. */
class FindingTest {
    @TempDir
    Path scratch;

    private Linden linden;

    @BeforeEach
    void open() {
        linden = new Linden(scratch);
    }

    private UUID told(String identity, Contact contact, String story) {
        return done(linden.casework.reporting().report(linden.visitor, complaint(identity, contact, story), null))
                .file();
    }

    private static FindRequest text(String text) {
        return new FindRequest(text, null, null, null, null, 20);
    }

    private static FindRequest name(String name) {
        return new FindRequest(null, name, null, null, null, 20);
    }

    private List<UUID> found(Requester who, FindRequest asked) {
        return done(linden.casework.finding().find(who, asked)).items().stream()
                .map(found -> found.file().file())
                .toList();
    }

    @Test
    void whatWasWrittenIsFoundByWhoMayReadIt() {
        UUID soup = told("named", AN, "The soup was cold again.");
        told("named", AN, "The room was cold.");

        assertThat(found(linden.handler, text("cold soup"))).containsExactly(soup);
        assertThat(found(linden.handler, text("cold"))).hasSize(2);
        assertThat(found(linden.handler, text("cold tea"))).isEmpty();
        assertThat(found(linden.dpo, text("cold soup"))).as("another desk").isEmpty();
        assertThat(found(linden.secretary, text("soup")))
                .as("sees existence only")
                .isEmpty();
    }

    @Test
    void aPersonIsFoundByNameMailAndNumberByWhoMayReadWhoTheyAre() {
        Contact contact = new Contact(
                "Zoë van den Berg-Lacôte", "Zoe@Example.org", "+32 (0)470 12 34 56", List.of(), "", "", Map.of());
        UUID file = told("named", contact, "The soup was cold.");

        assertThat(found(linden.handler, name("lacote zoe"))).containsExactly(file);
        assertThat(found(linden.handler, new FindRequest(null, null, "zoe@example.ORG", null, null, 20)))
                .containsExactly(file);
        assertThat(found(linden.handler, new FindRequest(null, null, null, "0470/123456", null, 20)))
                .containsExactly(file);
        assertThat(found(linden.handler, name("Zoe Peeters"))).isEmpty();
        assertThat(found(linden.handler, text("Zoë")))
                .as("a name is no word of a text")
                .isEmpty();
        assertThat(found(linden.responsibleForMeals, text("soup")))
                .as("reads the file")
                .containsExactly(file);
        assertThat(found(linden.responsibleForMeals, name("zoe")))
                .as("reads the file, not who it is")
                .isEmpty();
    }

    @Test
    void whoIsConfidentialIsNotFoundByNameByWhoMayNotKnowThem() {
        told("confidential", AN, "The soup was cold.");

        assertThat(found(linden.handler, text("soup"))).hasSize(1);
        assertThat(found(linden.handler, name("Example"))).isEmpty();
    }

    @Test
    void nothingIsKeptToFindSomebodyAnonymousByTheirName() {
        UUID file = told("anonymous", null, "The soup was cold.");

        assertThat(linden.memory.searchTokens(TENANT, file, true)).isZero();
        assertThat(linden.memory.searchTokens(TENANT, file, false)).isPositive();
    }

    @Test
    void whatCannotBeLookedForIsRefusedWithTheField() {
        assertThat(Linden.rules(linden.casework.finding().find(linden.handler, text("de"))))
                .containsExactly("search");
        assertThat(Linden.rules(linden.casework
                        .finding()
                        .find(linden.handler, new FindRequest(null, null, null, null, null, 20))))
                .containsExactly("search");
        assertThat(Linden.rules(linden.casework
                        .finding()
                        .find(linden.handler, text("one two three four five six seven eight nine"))))
                .containsExactly("search");
        assertThat(linden.casework.finding().find(linden.visitor, text("soup"))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void theSameWordIsAnotherTokenForAnotherTenant() {
        var safe = Safe.of(linden.memory.ports());
        long here = safe.blindIndex()
                .of("linden", linden.now)
                .asOptional()
                .orElseThrow()
                .of("TEXT/file", "soup");
        long there = safe.blindIndex()
                .of("poplar", linden.now)
                .asOptional()
                .orElseThrow()
                .of("TEXT/file", "soup");

        assertThat(here).isNotEqualTo(there);
        assertThat(safe.blindIndex()
                        .of("linden", linden.now)
                        .asOptional()
                        .orElseThrow()
                        .of("TEXT/talk", "soup"))
                .isNotEqualTo(here);
    }
}
