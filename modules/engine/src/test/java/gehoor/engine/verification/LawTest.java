package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Procedure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a law asks is held against every file to which it applies, and the article stands in what is told. */
class LawTest {
    private static final String HANDLING = "kind-en-gezin/procedures/handling.yaml";
    private static final String OWN_SERVICES = "kind-en-gezin/procedures/own-services.yaml";
    private static final String DATA_PROTECTION = "solidaris/procedures/data-protection.yaml";

    private static final String ONCE_MORE = """
              - action: extend-otherwise
                label: {nl: "Nog meer tijd", fr: "Encore plus de temps", en: "More time still"}
                basis: "invented for this test"
                in: [handling]
                by: [dpo]
                once: yes
                when: %s
                does:
                  - extend: {clock: answer, by: 2 months, at-most: 1}
              - action: send-answer
            """;

    /** The file of a tenant, changed and verified. */
    private static List<Finding> verified(String file, String... changes) {
        String tenant = file.substring(0, file.indexOf('/'));
        Map<String, String> texts = Tenants.texts(tenant);
        String text = texts.get(file);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        texts.put(file, text);
        Tenants.Whole whole = Tenants.Whole.of(texts);
        Procedure procedure = whole.procedures(tenant).stream()
                .filter(each -> file.endsWith("/" + each.id() + ".yaml"))
                .findFirst()
                .orElseThrow();
        return whole.verified(procedure).all();
    }

    private static List<Finding> of(Property property, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.property() == property)
                .toList();
    }

    private static void refuted(Property property, List<Finding> findings, String... says) {
        List<Finding> refuted = of(property, findings).stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.REFUTED)
                .toList();
        assertThat(refuted).isNotEmpty();
        assertThat(refuted.get(0).words().in("en") + refuted.get(0).story().orElse(""))
                .contains(says);
        assertThat(refuted.get(0).words().byLanguage()).containsOnlyKeys("nl", "fr", "en");
    }

    private static void proved(Property property, List<Finding> findings) {
        assertThat(of(property, findings))
                .isNotEmpty()
                .allMatch(finding -> finding.verdict() == Finding.Verdict.PROVED);
    }

    @Test
    void a_term_that_begins_in_some_files_only_is_told_with_the_article_and_such_a_file() {
        refuted(
                Property.TERM_RUNS,
                verified(
                        HANDLING,
                        "length: 45 calendar days\n    starts-on: [reported]",
                        "length: 45 calendar days\n    starts-when: kind is complaint\n    starts-on: [reported]"),
                "bestuursdecreet.handling",
                "art. II.83",
                "kind: concern");
    }

    @Test
    void to_files_to_which_the_law_does_not_apply_no_term_is_owed_but_where_a_correction_makes_it_apply() {
        String[] changes = {
            "laws: [bestuursdecreet]",
            "laws: [{law: bestuursdecreet, when: kind is complaint}]",
            "length: 45 calendar days\n    starts-on: [reported]",
            "length: 45 calendar days\n    starts-when: kind is complaint\n    starts-on: [reported]"
        };
        refuted(Property.TERM_RUNS, verified(HANDLING, changes), "art. II.83", "does: correct, with: {kind: complaint");

        changes[3] = changes[3].replace("[reported]", "[reported, did correct]");
        proved(Property.TERM_RUNS, verified(HANDLING, changes));
    }

    @Test
    void a_term_that_ends_with_an_act_that_tells_nobody_is_told_with_that_act() {
        refuted(
                Property.TERM_RUNS,
                verified(HANDLING, "stops-on: [did send-result]", "stops-on: [did send-result, did examine]"),
                "art. II.83",
                "does: examine");
    }

    @Test
    void another_clock_of_the_same_floor_is_enough() {
        String another = """
                  - clock: answer-still
                    label: {nl: "Nog te beantwoorden", fr: "Encore à répondre", en: "Still to answer"}
                    kind: term
                    length: 40 calendar days
                    starts-on: [reported]
                    counted-from: received
                    stops-on: [did send-result]
                    owner: team-lead
                    meets: [bestuursdecreet.handling]
                    basis: "invented for this test"
                  - clock: looked-at-again
                """;

        proved(
                Property.TERM_RUNS,
                verified(
                        HANDLING,
                        "stops-on: [did send-result]",
                        "stops-on: [did send-result, did examine]",
                        "  - clock: looked-at-again\n",
                        another));
    }

    @Test
    void two_extensions_that_never_meet_in_one_file_are_not_added_up() {
        String apart = ONCE_MORE.formatted("{all-of: [clock.answer is running, done.extend-answer is no]}");

        List<Finding> findings = verified(
                DATA_PROTECTION,
                "  - action: send-answer\n",
                apart,
                "        that: clock.answer is running\n",
                "        that: {all-of: [clock.answer is running, done.extend-otherwise is no]}\n");

        proved(Property.TERM_EXTENDED, findings);
    }

    @Test
    void two_extensions_on_one_path_are_told_with_the_article_and_both() {
        refuted(
                Property.TERM_EXTENDED,
                verified(DATA_PROTECTION, "  - action: send-answer\n", ONCE_MORE.formatted("clock.answer is running")),
                "gdpr.answer",
                "art. 12(3)",
                "does: extend-answer",
                "does: extend-otherwise");
    }

    @Test
    void what_is_owed_at_an_end_on_one_way_only_is_told_with_the_other() {
        refuted(
                Property.OWED_AT_END,
                verified(OWN_SERVICES, "arises-on: [reported, entered formal]", "arises-on: [entered formal]"),
                "bestuursdecreet.next-body",
                "art. II.84 and II.85");
    }

    @Test
    void a_result_is_no_refusal() {
        // of the regulation only a refusal must name the authority
        proved(
                Property.OWED_AT_END,
                verified(
                        DATA_PROTECTION,
                        "met-by: [did send-answer, did refuse-request]",
                        "met-by: [did refuse-request]"));
        refuted(
                Property.OWED_AT_END,
                verified(DATA_PROTECTION, "met-by: [did send-answer, did refuse-request]", "met-by: [did send-answer]"),
                "art. 12(4)",
                "does: refuse-request");
    }
}
