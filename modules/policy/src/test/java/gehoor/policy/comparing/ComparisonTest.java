package gehoor.policy.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Procedure;
import gehoor.policy.reading.Fixtures;
import gehoor.policy.reading.Reading;
import gehoor.policy.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String FILE = "example-org/procedures/complaints.yaml";
    private static final Procedure BEFORE = read("", "");

    /** The good procedure with one text in it put in the place of another; examples do not count here. */
    private static Procedure read(String text, String instead) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        String whole = files.getOrDefault(FILE, "");
        assertThat(whole).contains(text);
        files.put(
                FILE,
                text.isEmpty()
                        ? whole
                        : whole.replaceFirst(
                                java.util.regex.Pattern.quote(text),
                                java.util.regex.Matcher.quoteReplacement(instead)));
        return Fixtures.read(Reading.read(files))
                .book()
                .tenant("example-org")
                .orElseThrow()
                .procedures()
                .get("complaints")
                .get(0);
    }

    private static List<Difference> changed(String text, String instead) {
        return Comparison.of(BEFORE, read(text, instead));
    }

    private static List<String> sentences(List<Difference> differences) {
        return differences.stream().map(each -> each.sentence().in("en")).toList();
    }

    @Test
    void aTermThatIsMadeShorterIsOneDifferenceInATerm() {
        List<Difference> differences = changed("length: 45 calendar days", "length: 30 calendar days");

        assertThat(differences).singleElement().satisfies(one -> {
            assertThat(one.part()).isEqualTo(Part.CLOCK);
            assertThat(one.property()).isEqualTo("length");
            assertThat(one.before()).isEqualTo("45 calendar days");
            assertThat(one.after()).isEqualTo("30 calendar days");
            assertThat(one.matter()).isEqualTo(Matter.TERM);
            assertThat(one.widens()).isFalse();
        });
        assertThat(differences.get(0).sentence().in("nl"))
                .contains("termijn", "was 45 calendar days, wordt 30 calendar days");
        assertThat(differences.get(0).sentence().in("fr")).contains("délai", "devient 30 calendar days");
    }

    @Test
    void whatIsWrittenOtherwiseAndMeansTheSameIsNoDifference() {
        assertThat(Comparison.of(BEFORE, BEFORE)).isEmpty();
        assertThat(changed(
                        "who: [handler, guard], sees: [existence, file, messages, talk]",
                        "who: [guard, handler], sees: [talk, messages, file, existence]"))
                .isEmpty();
        assertThat(changed("    by: [handler]\n", "    # nobody else\n    by:\n      - handler\n"))
                .isEmpty();
    }

    @Test
    void aRoleMoreAndARoleLessAreTold() {
        assertThat(sentences(changed("    by: [handler, complainant]\n", "    by: [guard, complainant]\n")))
                .anySatisfy(sentence -> assertThat(sentence).contains("by no longer handler"))
                .anySatisfy(sentence -> assertThat(sentence).contains("by now also guard"))
                .hasSize(2);
    }

    @Test
    void whoMaySeeMoreIsToldToWidenAndWhoMaySeeLessIsNot() {
        assertThat(changed("sees: [existence, messages], basis", "sees: [existence, file, messages], basis"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.matter()).isEqualTo(Matter.SIGHT);
                    assertThat(one.widens()).isTrue();
                });
        assertThat(changed("sees: [existence, file], basis", "sees: [existence], basis"))
                .singleElement()
                .satisfies(one -> assertThat(one.widens()).isFalse());
        assertThat(changed(
                        "who: [guard], never: [identity], when: {not: safety is yes}",
                        "who: [guard], never: [identity, talk], when: {not: safety is yes}"))
                .singleElement()
                .satisfies(one -> assertThat(one.widens()).isFalse());
        assertThat(changed(
                        "when: {not: safety is yes}, basis: charter art. 12}",
                        "when: safety is yes, basis: charter art. 12}"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.before()).isEqualTo("not (safety is yes)");
                    assertThat(one.after()).isEqualTo("safety is yes");
                    assertThat(one.widens()).isTrue();
                });
    }

    @Test
    void ofATextOnlyWhatIsOtherIsToldInTheLanguageInWhichItIs() {
        assertThat(sentences(changed(
                        "explain: {nl: We zoeken uit., fr: Nous examinons., en: We look into it.}",
                        "explain: {nl: We zoeken uit., fr: Nous examinons., en: We look into it with care.}")))
                .containsExactly(
                        "stage “Treatment” (treatment): explain.en was “We look into it.”, becomes “We look into it with care.”.");
        String longer = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen ";
        assertThat(Comparison.of(
                        read("en: We look into it.", "en: \"" + longer + "here " + longer + "end\""),
                        read("en: We look into it.", "en: \"" + longer + "there " + longer + "end\"")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.before())
                            .contains("here")
                            .startsWith("“… ")
                            .endsWith(" …”")
                            .hasSizeLessThan(90);
                    assertThat(one.after()).contains("there").hasSizeLessThan(90);
                });
    }

    @Test
    void aRuleThatWentOrCameIsOneDifference() {
        String rule =
                "  - {rule: V-never, who: [guard], never: [identity], when: {not: safety is yes}, basis: charter art. 12}\n";
        List<Difference> gone = changed(rule, "");
        assertThat(sentences(gone)).containsExactly("No longer there: sight rule V-never.");
        assertThat(gone.get(0).widens()).isTrue();

        List<Difference> came = Comparison.of(read(rule, ""), BEFORE);
        assertThat(sentences(came)).containsExactly("New: sight rule V-never.");
        assertThat(came.get(0).widens()).isFalse();
    }

    @Test
    void whatIsToldIsWrittenAsTheLanguageWritesIt() {
        assertThat(sentences(changed(
                        "when: {any-of: [safety is yes, {any: instrument, of: inquiry, that: this.state is answered}]}",
                        "when: {any: party, of: provider, at-least: 2, that: this.willing is yes}")))
                .containsExactly(
                        "action “Disclose” (disclose-identity): when was any-of [safety is yes, {any: instrument, of: inquiry, that: this.state is answered}], becomes {any: party, of: provider, at-least: 2, that: this.willing is yes}.");
        assertThat(sentences(changed(
                        "{field: steps-taken, to: no}\n", "{field: steps-taken, to: yes}\n      - link: danger\n")))
                .containsExactly(
                        "action “Admit” (admit): does no longer set: {field: steps-taken, to: no}.",
                        "action “Admit” (admit): does now also set: {field: steps-taken, to: yes}.",
                        "action “Admit” (admit): does now also link: danger.");
        assertThat(sentences(changed("      - assign: {as: handler, who: actor}\n", "      - release: handler\n")))
                .containsExactly(
                        "action “Admit” (admit): does no longer assign: {as: handler, who: actor}.",
                        "action “Admit” (admit): does now also release: handler.");
        assertThat(sentences(changed("    bars: [closing]\n", "    bars: [closing, conclude]\n")))
                .containsExactly("duty “Tell the steps” (tell-steps): bars now also conclude.");
        assertThat(sentences(changed("    bars: [closing]\n", "    bars: [conclude]\n")))
                .containsExactlyInAnyOrder(
                        "duty “Tell the steps” (tell-steps): bars now also conclude.",
                        "duty “Tell the steps” (tell-steps): bars no longer closing.");
    }

    /** By the shapes of which a part of a procedure is written; what stands further in is told behind a dot. */
    private static final Map<Part, List<String>> WRITTEN = Map.ofEntries(
            Map.entry(Part.PROCEDURE, List.of("procedure")),
            Map.entry(Part.REPORT, List.of("report")),
            Map.entry(Part.COMPARTMENT, List.of("compartment")),
            Map.entry(Part.FIELD, List.of("field")),
            Map.entry(Part.PARTY, List.of("party")),
            Map.entry(Part.CONSENT, List.of("consent")),
            Map.entry(Part.STAGE, List.of("stage")),
            Map.entry(Part.ACTION, List.of("action", "instrument-action", "instrument")),
            Map.entry(Part.INSTRUMENT, List.of("instrument")),
            Map.entry(Part.CLOCK, List.of("clock")),
            Map.entry(Part.DUTY, List.of("duty")),
            Map.entry(Part.GROUND, List.of("ground")),
            Map.entry(Part.EXEMPTION, List.of("exemption")),
            Map.entry(Part.OUTCOME, List.of("outcome")),
            Map.entry(Part.SIGHT, List.of("sight")),
            Map.entry(Part.LINK, List.of("link")),
            Map.entry(Part.PROMISE, List.of("promise")));

    private static void toldInWordsOfTheLanguage(List<Difference> differences) {
        for (Difference each : differences) {
            if (!each.property().isEmpty()) {
                assertThat(WRITTEN.getOrDefault(each.part(), List.of()))
                        .as(each.sentence().in("en"))
                        .anyMatch(shape -> Vocabulary.shape(shape)
                                .word(each.property().split("\\.", -1)[0])
                                .isPresent());
            }
        }
    }

    @Test
    void everyProcedureOfEveryTenantIsTheSameAsItselfAndNotAsAnother() {
        var book = Fixtures.read(Reading.read(Path.of("../../tenant-config"))).book();
        List<Procedure> all = book.tenants().values().stream()
                .flatMap(tenant -> tenant.procedures().values().stream())
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSizeGreaterThan(10);
        for (Procedure one : all) {
            assertThat(Comparison.of(one, one)).as(one.reference()).isEmpty();
            for (Procedure other : all) {
                if (!one.id().equals(other.id())) {
                    List<Difference> differences = Comparison.of(one, other);
                    assertThat(differences).isNotEmpty();
                    toldInWordsOfTheLanguage(differences);
                    assertThat(sentences(differences))
                            .noneMatch(sentence -> sentence.contains("gehoor.") || sentence.contains("Place["));
                }
            }
        }
    }
}
