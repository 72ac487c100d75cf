package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Field;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What can be chosen where something is named. */
class KnownTest {
    private static final String PROCEDURE = "procedures/complaints.yaml";

    private static Known known(String path, String text) {
        Map<String, String> own = new TreeMap<>();
        Map<String, String> shared = new TreeMap<>();
        Fixtures.yaml(Fixtures.GOOD).forEach((each, written) -> {
            if (each.startsWith("example-org/")) {
                own.put(each.substring("example-org/".length()), written);
            } else if (each.startsWith(Reading.SHARED + "/")) {
                shared.put(each, written);
            }
        });
        if (!path.isEmpty()) {
            own.put(path, text);
        }
        return Reading.known(Fixtures.read(Reading.read(Fixtures.GOOD)).book(), "example-org", own, shared);
    }

    private static List<String> choices(Known known, Type type) {
        return known.choices(PROCEDURE, null, null, type).orElseThrow();
    }

    @Test
    void whatIsDescribedInTheFileOrAroundItCanBeNamed() {
        Known known = known("", "");

        assertThat(known.languages()).containsExactly("nl", "fr", "en");
        assertThat(choices(known, new Type.Reference(Named.ROLE, List.of()))).contains("handler", "guard");
        assertThat(choices(known, new Type.Reference(Named.STAGE, List.of("open"))))
                .contains("intake", "open");
        assertThat(choices(known, new Type.Reference(Named.CALENDAR, List.of())))
                .contains("EX");
        assertThat(choices(known, new Type.Reference(Named.LETTER, List.of()))).contains("acknowledgement", "tips");
        assertThat(choices(known, new Type.Actor(true))).contains("public", "complainant", "anyone");
        assertThat(choices(known, new Type.Actor(false))).doesNotContain("public");
        assertThat(choices(known, new Type.Told())).contains("assigned handler", "body ombudsman");
        assertThat(choices(known, new Type.Triggered()))
                .contains("reported", "closed")
                .noneMatch(String::isBlank);
        assertThat(choices(known, new Type.Holder())).contains("complainant");
        assertThat(choices(known, new Type.FactName())).contains("received");
        assertThat(choices(known, new Type.FieldOf(List.of(Field.Type.OUTCOME))))
                .isNotEmpty()
                .isSubsetOf(choices(known, new Type.FieldOf(List.of())));
        assertThat(known.choices(PROCEDURE, null, null, new Type.Text(10))).isEmpty();
    }

    @Test
    void itHasTheNameThatPeopleRead() {
        Known known = known("", "");

        assertThat(known.label(new Type.Reference(Named.ROLE, List.of()), "handler"))
                .hasValueSatisfying(words -> assertThat(words.in("nl")).isEqualTo("Behandelaar"));
        assertThat(known.label(new Type.Reference(Named.ROLE, List.of()), "nobody"))
                .isEmpty();
        assertThat(known.label(new Type.YesNo(), "yes")).isEmpty();
    }

    @Test
    void whatIsNoProcedureYetHidesNothing() {
        assertThat(choices(known("procedures/new.yaml", ""), new Type.Reference(Named.ROLE, List.of())))
                .contains("handler");
        assertThat(choices(known("letters/new.yaml", "letter: [\n"), new Type.Reference(Named.LETTER, List.of())))
                .contains("acknowledgement");
        assertThat(choices(known("tenant.yaml", "- no tenant\n"), new Type.Reference(Named.ROLE, List.of())))
                .isEmpty();
    }
}
