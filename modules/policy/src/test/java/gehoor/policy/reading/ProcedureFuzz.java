package gehoor.policy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the file of a procedure is read, or told as problems with their places. */
class ProcedureFuzz {
    private static final String FILE = "example-org/procedures/danger.yaml";
    private static final SortedMap<String, String> GOOD = small();

    private static long runs;

    /** One procedure with what it needs: the less is read besides, the more is tried. */
    private static SortedMap<String, String> small() {
        SortedMap<String, String> files = Fixtures.yaml(Fixtures.GOOD);
        files.keySet().removeIf(file -> file.contains("/procedures/") || file.contains("/letters/"));
        // The questions of the tenant lead to the one procedure that is left.
        files.computeIfPresent("example-org/tenant.yaml", (file, text) -> text.replace("complaints", "danger"));
        files.put(FILE, """
                procedure: danger
                version: "1"
                in-force-from: 2026-01-01
                title: {nl: Gevaar, fr: Danger, en: Danger}
                summary: {nl: Bij gevaar., fr: En cas de danger., en: In danger.}
                basis: Charter 2026, art. 8
                desk: ombuds
                register: none
                fields:
                  - {field: story, type: long-text, label: {nl: Wat, fr: Quoi, en: What}}
                  - {field: step, type: long-text, label: {nl: Stap, fr: Étape, en: Step}}
                outcomes:
                  - {outcome: safe, label: {nl: Veilig, fr: Sûr, en: Safe}, explain: {nl: A., fr: B., en: C.}, basis: art. 8}
                report:
                  kinds: {concern: {nl: Zorg, fr: Souci, en: Concern}}
                  reporters: [person]
                  identities: [anonymous, named]
                  identity-told: {nl: Anoniem kan., fr: Anonyme possible., en: You can stay anonymous.}
                  channels:
                    - {channel: phone, label: {nl: Telefoon, fr: Téléphone, en: Phone}, by: [guard], basis: art. 8}
                  asks: [{field: story, required: no}]
                  stage: open-danger
                  basis: art. 8
                stages:
                  - {stage: open-danger, label: {nl: A, fr: B, en: C}, explain: {nl: A., fr: B., en: C.}, lead: guard, basis: art. 8}
                actions:
                  - action: take-step
                    label: {nl: Stap, fr: Étape, en: Step}
                    basis: art. 8
                    by: [guard]
                    asks: [step]
                  - action: end-danger
                    label: {nl: Einde, fr: Fin, en: End}
                    basis: art. 8
                    in: [open-danger]
                    by: [guard]
                    when: [story is-known]
                    does: [{close: safe}]
                clocks:
                  - clock: help
                    label: {nl: Hulp, fr: Aide, en: Help}
                    kind: norm
                    length: 3 working days
                    starts-on: [reported]
                    counted-from: received
                    stops-on: [did take-step]
                    owner: guard
                    basis: art. 8
                sight:
                  - {rule: D-guard, who: [guard], sees: [existence, file, identity, messages], basis: art. 8}
                """);
        files.keySet().removeIf(file -> file.contains("/examples/"));
        files.put("example-org/examples/danger.yaml", """
                - example: Danger ends
                  procedure: danger
                  report: {at: 2026-03-02T09:00, by: guard cis, channel: phone, kind: concern, reporter: person, identity: named, with: {story: x, contact: no}}
                  steps:
                    - {at: 2026-03-02T10:00, by: guard cis, does: take-step, with: {step: "Called."}}
                    - {at: 2026-03-02T11:00, by: guard cis, does: end-danger}
                  then: {stage: closed, outcome: safe}
                """);
        return files;
    }

    static Stream<byte[]> procedures() {
        SortedMap<String, String> all = Fixtures.yaml(Fixtures.GOOD);
        return Stream.of(
                GOOD.get(FILE).getBytes(UTF_8),
                withOddLanguage().getBytes(UTF_8),
                all.get("example-org/procedures/neighbours.yaml").getBytes(UTF_8),
                "procedure: danger\nactions: [{action: a, when: [any-of: [story is present, {not: b}]]}]\n"
                        .getBytes(UTF_8));
    }

    /** The name of a language is quoted in what is told of it, and no more than printed. */
    private static String withOddLanguage() {
        return GOOD.get(FILE).replaceFirst("en: In danger\\.", "\"en:\\\\t\\\\x01\": \"\"");
    }

    @MethodSource("procedures")
    @FuzzTest
    void read(byte[] content) {
        runs++;
        Told.inPlaceOf(GOOD, FILE, content);
    }

    @AfterAll
    static void itRan() {
        assertThat(Reading.read(GOOD)).isInstanceOf(Reading.Read.class);
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
    }
}
