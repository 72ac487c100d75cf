package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Procedure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a law asks is held against every file to which it applies, and the article stands in what is told. */
class LawTest {
    private static final String HANDLING = "kind-en-gezin/procedures/handling.yaml";
    private static final String OWN_SERVICES = "kind-en-gezin/procedures/own-services.yaml";
    private static final String DATA_PROTECTION = "solidaris/procedures/data-protection.yaml";
    private static final String OUTCOMES = "kind-en-gezin/procedures/data-protection.yaml";

    /** An act of somebody of the staff, put before another. */
    private static String act(String id, String in, String by, String more, String before) {
        return """
                  - action: %s
                    label: {nl: "Verzonnen", fr: "Inventé", en: "Invented"}
                    basis: "invented for this test"
                    in: %s
                    by: [%s]
                %s  - action: %s
                """.formatted(id, in, by, more, before);
    }

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

    /** As the law would ask it if what stands first stood otherwise in it: invented. */
    private record Invented(String law, String as, String instead) {}

    private static final Invented AT_A_RESULT = new Invented("_law/gdpr.yaml", "owed-at: refusal", "owed-at: result");
    private static final Invented BY_CONSENT =
            new Invented("_law/gdpr.yaml", "extension: 2 months", "extension: 2 months\n    further-by-consent: yes");

    /** The file of a tenant, changed and verified. */
    private static List<Finding> verified(String file, String... changes) {
        return verified(null, file, changes);
    }

    private static List<Finding> verified(@Nullable Invented invented, String file, String... changes) {
        String tenant = file.substring(0, file.indexOf('/'));
        Map<String, String> texts = Tenants.texts(tenant);
        String text = texts.get(file);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        texts.put(file, text);
        if (invented != null) {
            String law = texts.get(invented.law());
            assertThat(law).containsOnlyOnce(invented.as());
            texts.put(invented.law(), law.replace(invented.as(), invented.instead()));
        }
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
    void an_outcome_can_be_a_refusal_as_an_act_can() {
        // of the regulation only a refusal must name the authority: by an act that asks a ground, or with an outcome
        // that is one
        refuted(
                Property.OWED_AT_END,
                verified(DATA_PROTECTION, "met-by: [did send-answer, did refuse-request]", "met-by: [did send-answer]"),
                "art. 12(4)",
                "does: refuse-request");
        refuted(
                Property.OWED_AT_END,
                verified(
                        DATA_PROTECTION,
                        "met-by: [did send-answer, did refuse-request]",
                        "met-by: [did refuse-request]"),
                "art. 12(4)",
                "result: rejected");
        refuted(
                Property.OWED_AT_END,
                verified(
                        OUTCOMES,
                        "arises-on: [reported]\n    met-by: [did answer",
                        "arises-on: [reopened]\n    met-by: [did answer"),
                "art. 12(4)",
                "dp-outcome: refused");
    }

    @Test
    void a_result_is_no_refusal() {
        proved(
                Property.OWED_AT_END,
                verified(
                        AT_A_RESULT,
                        DATA_PROTECTION,
                        "met-by: [did send-answer, did refuse-request]",
                        "met-by: [did send-answer]"));
        refuted(
                Property.OWED_AT_END,
                verified(
                        AT_A_RESULT,
                        DATA_PROTECTION,
                        "met-by: [did send-answer, did refuse-request]",
                        "met-by: [did refuse-request]"),
                "art. 12(4)",
                "result: granted");
    }

    @Test
    void an_act_that_may_give_a_ground_is_a_result_where_it_gives_none() {
        refuted(
                Property.OWED_AT_END,
                verified(
                        AT_A_RESULT,
                        DATA_PROTECTION,
                        "met-by: [did send-answer, did refuse-request]",
                        "met-by: [did refuse-request]",
                        "{field: result-documents, required: no}]",
                        "{field: result-documents, required: no}, {field: ground, required: no}]"),
                "art. 12(4)",
                "result: granted");
    }

    @Test
    void a_file_that_staff_end_with_the_outcome_of_a_stop_is_no_stop_at_request() {
        refuted(
                Property.OWED_AT_END,
                verified(
                        HANDLING,
                        "  - action: make-known\n",
                        act("let-rest", "open", "team-lead", "    does:\n      - close: stopped\n", "make-known")),
                "art. II.84 and II.85",
                "does: let-rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dp-subject is objection", "asked.dp-subject is objection"})
    void a_file_that_its_report_ends_is_looked_at(String when) {
        String told = "    - tell: {who: [complainant], letter: dp-received}\n";

        refuted(
                Property.OWED_AT_END,
                verified(OUTCOMES, told, told + "    - close: refused\n      when: " + when + "\n"),
                "art. 12(4)",
                "dp-subject: objection");
    }

    @Test
    void a_term_that_begins_and_stops_in_one_step_was_not_answered() {
        refuted(
                Property.TERM_RUNS,
                verified(
                        OWN_SERVICES,
                        "stops-on: [did explain-course]",
                        "stops-on: [did explain-course, entered intake]"),
                "bestuursdecreet.acknowledgement");
    }

    @Test
    void a_term_whose_answer_stands_between_two_steps_was_answered() {
        // filing it away stops the term, and can only be done once it was answered
        proved(
                Property.TERM_RUNS,
                verified(
                        OUTCOMES,
                        "  - action: close-request\n",
                        act("file-away", "[treatment]", "dpo", """
                                    requires:
                                      - {rule: answered-first, that: done.answer-request is yes, otherwise: {nl: "Eerst antwoorden.", fr: "Répondez d'abord.", en: "Answer first."}, basis: "invented for this test"}
                                """, "close-request"),
                        "stops-on: [did answer-request]\n    remind",
                        "stops-on: [did answer-request, did file-away]\n    remind"));
    }

    @Test
    void what_may_be_extended_by_consent_beyond_is_not_counted() {
        String consent = """
                  - action: extend-agreed
                    label: {nl: "In overleg langer", fr: "Plus long de commun accord", en: "Longer by agreement"}
                    basis: "invented for this test"
                    in: [handling]
                    by: [dpo]
                    once: yes
                    does:
                      - extend: {clock: answer, by: 2 months, at-most: 1, by-consent: yes}
                """;
        String[] changes = {
            "  - action: send-answer\n",
            consent + ONCE_MORE.formatted("{all-of: [clock.answer is running, done.extend-answer is no]}"),
            "        that: clock.answer is running\n",
            "        that: {all-of: [clock.answer is running, done.extend-otherwise is no]}\n"
        };

        proved(Property.TERM_EXTENDED, verified(BY_CONSENT, DATA_PROTECTION, changes));
        refuted(Property.TERM_EXTENDED, verified(DATA_PROTECTION, changes), "art. 12(3)", "does: extend-agreed");
    }

    @Test
    void what_a_clock_extends_when_its_date_passes_is_added_up() {
        String later = """
                  - clock: much-later
                    label: {nl: "Later", fr: "Plus tard", en: "Later"}
                    kind: follow-up
                    length: 20 calendar days
                    starts-on: [reported]
                    on-due:
                      - extend: {clock: answer, by: 2 months, at-most: 1}
                    owner: dpo
                    basis: "invented for this test"
                  - clock: second-look
                """;

        refuted(
                Property.TERM_EXTENDED,
                verified(DATA_PROTECTION, "  - clock: second-look\n", later),
                "gdpr.answer",
                "does: extend-answer");
    }

    @Test
    void an_agreed_day_that_makes_it_too_long_with_the_rest_is_left_open() {
        String agreed = """
                  - action: agree-on-a-day
                    label: {nl: "Een dag afspreken", fr: "Convenir d'un jour", en: "Agree on a day"}
                    basis: "invented for this test"
                    in: [handling]
                    by: [dpo]
                    asks: [agreed-day]
                    does:
                      - extend: {clock: answer, until-from: agreed-day, within: 1 month, at-most: 1}
                  - action: send-answer
                """;

        List<Finding> findings =
                verified(DATA_PROTECTION, "  - field: breach-no-risk\n", """
                  - field: agreed-day
                    type: date
                    label: {nl: "Afgesproken dag", fr: "Jour convenu", en: "Agreed day"}
                  - field: breach-no-risk
                """, "  - action: send-answer\n", agreed);

        assertThat(of(Property.TERM_EXTENDED, findings))
                .extracting(Finding::verdict)
                .containsExactly(Finding.Verdict.OPEN);
    }

    @Test
    void a_law_that_applies_to_no_file_is_told() {
        String never = "[{law: bestuursdecreet, when: {all-of: [kind is complaint, kind is concern]}}]";

        List<Finding> dead = of(Property.NOTHING_DEAD, verified(HANDLING, "[bestuursdecreet]\ndesk", never + "\ndesk"));

        assertThat(dead).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.REFUTED);
            assertThat(finding.words().in("en")).contains("bestuursdecreet", "kind is concern");
        });
    }
}
