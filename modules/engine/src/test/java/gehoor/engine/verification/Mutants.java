package gehoor.engine.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The planted faults, each with what tells it: R reading, E worked examples, V verification. */
final class Mutants {
    private static final String SECTORS = "kind-en-gezin/procedures/sectors.yaml";
    private static final String LINE = "kind-en-gezin/procedures/line.yaml";
    private static final String OWN = "kind-en-gezin/procedures/own-services.yaml";
    private static final String DANGER = "kind-en-gezin/procedures/danger.yaml";
    private static final String HANDLING = "kind-en-gezin/procedures/handling.yaml";
    private static final String KG_DPO = "kind-en-gezin/procedures/data-protection.yaml";
    private static final String SO = "solidaris/procedures/complaint.yaml";
    private static final String SO_DPO = "solidaris/procedures/data-protection.yaml";
    private static final String CONFIDANT = "ik-ben-er-ook/procedures/confidant.yaml";
    private static final String COACH = "ik-ben-er-ook/procedures/coach.yaml";
    private static final String COMMITTEE = "ik-ben-er-ook/procedures/committee.yaml";
    private static final String MEDIATION = "bemiddelingsbureau/procedures/mediation.yaml";
    private static final String ADVICE = "bemiddelingsbureau/procedures/advice.yaml";

    private final Map<Mutant, String> all = new LinkedHashMap<>();

    private Mutants() {}

    static Map<Mutant, String> all() {
        Mutants mutants = new Mutants();
        mutants.danger();
        mutants.people();
        mutants.stages();
        mutants.clocks();
        mutants.rules();
        mutants.sight();
        mutants.words();
        mutants.mediation();
        return mutants.all;
    }

    static List<Mutant> list() {
        return new ArrayList<>(all().keySet());
    }

    private void plant(String caught, String name, String file, String after, String from, String to) {
        all.put(new Mutant(name, file, after, from, to), caught);
    }

    private void danger() {
        plant(
                "",
                "danger in the sectors only in the first stage",
                SECTORS,
                "action: raise-danger",
                "in: always",
                "in: [intake]");
        plant(
                "",
                "danger in the sectors not in closed files",
                SECTORS,
                "action: raise-danger",
                "in: always",
                "in: open");
        plant(
                "",
                "danger on the Line raised by the coordinator alone",
                LINE,
                "action: raise-danger",
                "by: [line-agent, expert, danger-coordinator]",
                "by: [danger-coordinator]");
        plant(
                "",
                "danger on the Line only where none was raised",
                LINE,
                "action: raise-danger",
                "    asks: [danger-what",
                "    when: linked.danger is none\n    asks: [danger-what");
        plant(
                "",
                "danger on the Line only in a complaint",
                LINE,
                "action: raise-danger",
                "    asks: [danger-what",
                "    when: kind is complaint\n    asks: [danger-what");
        plant(
                "",
                "danger in own services not for anonymous people",
                OWN,
                "action: raise-danger",
                "    asks: [danger-what",
                "    when: identity is-not anonymous\n    asks: [danger-what");
        plant(
                "",
                "danger with the confidant not after step 2",
                CONFIDANT,
                "action: raise-danger",
                "in: always",
                "in: [step-2]");
        plant(
                "",
                "danger with the confidant once in a file",
                CONFIDANT,
                "  - instrument: danger",
                "repeat: yes",
                "repeat: no");
        plant(
                "",
                "the danger procedure can be stopped",
                DANGER,
                "standard:",
                "  note:",
                "  stop-at-request: {by: [complainant], outcome: averted}\n  note:");
        plant(
                "",
                "the danger file opens with nobody told",
                DANGER,
                "stage: assessing",
                "    - tell: {who: [danger-coordinator], letter: danger-file-opened}",
                "    - set: {field: danger-now, to: yes}");
        plant(
                "",
                "children are not first with anonymous people",
                SECTORS,
                "rule: KG-22-children-first",
                "KG-34-anonymous, ",
                "");
        plant(
                "",
                "children are not first after a year",
                SECTORS,
                "rule: KG-22-children-first",
                ", older-than-a-year",
                "");
        plant(
                "",
                "danger open, and the file moves away",
                SECTORS,
                "rule: KG-23-danger-first",
                "is-not open",
                "is-not closed");
        plant(
                "",
                "a name is opened because it is easier",
                SECTORS,
                "rule: KG-25-danger-only",
                "child-at-risk, adult-at-risk",
                "child-at-risk, adult-at-risk, easier-handling");
    }

    private void people() {
        plant("", "nobody assigns a coach", COACH, "standard:", "  assign: {by: [organisation], as: coach}\n", "");
        plant(
                "",
                "only an assigned mediator assigns one",
                MEDIATION,
                "action: assign-mediator",
                "by: [coordinator]",
                "by: [{role: mediator, only: [assigned]}]");
        plant(
                "",
                "the officer of another desk handles data",
                KG_DPO,
                "action: answer-request",
                "by: [dpo]",
                "by: [handler]");
        plant(
                "",
                "who is bound to a party mediates",
                MEDIATION,
                "rule: MB-07-neutral",
                "assignee.without-tie is yes",
                "assignee.without-tie is-known");
        plant(
                "",
                "who handled the first file handles the second",
                HANDLING,
                "action: send-result",
                "only: [not-handled-linked]",
                "only: [handled-linked]");
        plant(
                "",
                "only who handled the first file gives it on",
                HANDLING,
                "rule: KG-14-other-hands",
                "is yes",
                "is no");
        plant(
                "",
                "the organisation cannot say the form was sent",
                COMMITTEE,
                "action: form-sent",
                "by: [complainant, organisation]",
                "by: [complainant]");
        plant(
                "",
                "the measures are told by nobody of the house",
                COMMITTEE,
                "action: tell-measures",
                "by: [organisation]",
                "by: [complainant]");
        plant(
                "",
                "advice is given by who does not see it",
                ADVICE,
                "action: give-advice",
                "by: [mediator]",
                "by: [coordinator]");
        plant(
                "",
                "the service cannot answer",
                SO,
                "action: record-service-answer",
                "{role: service-responsible, only: [of-the-service], by-field: asked-service}, ombud",
                "ombud");
        plant(
                "",
                "only an assigned expert closes a call back",
                LINE,
                "action: record-call-back",
                "by: [expert, line-agent]",
                "by: [{role: expert, only: [assigned]}]");
        plant(
                "",
                "examination with nobody but the complainant",
                SO,
                "action: send-result",
                "by: [ombud]",
                "by: [complainant]");
    }

    private void stages() {
        plant("", "the danger file never acts", DANGER, "action: assess", "      - move: acting\n", "");
        plant("", "danger ends in the wrong stage", DANGER, "action: end-danger", "in: [acting]", "in: [assessing]");
        plant(
                "",
                "danger never ends",
                DANGER,
                "action: end-danger",
                "      - close: {outcome-from: danger-outcome}",
                "      - move: assessing");
        plant(
                "",
                "encouraged files go on for ever",
                SECTORS,
                "action: encourage",
                "      - close: encouraged",
                "      - move: first-line");
        plant(
                "",
                "a call back stays with the expert",
                LINE,
                "action: record-call-back",
                "      - close: answered-later",
                "      - move: with-expert");
        plant("", "reopened with the expert", LINE, "  reopen: {by: [line-agent]", "to: call", "to: with-expert");
        plant("", "reopened without a look", SO, "  reopen: {by: [ombud]", "to: examination", "to: intake");
        plant(
                "",
                "what is not solved stays where it is",
                CONFIDANT,
                "action: not-solved-here",
                "      - move: step-3",
                "      - move: step-2");
        plant(
                "",
                "the committee is left too early",
                COMMITTEE,
                "action: record-judgment",
                "move: after-judgment",
                "move: waiting");
        plant("", "no result is ever told", SO, "rule: SO-10-service-heard", "answered, unanswered", "asked");
        plant(
                "",
                "who is anonymous never gets an answer",
                HANDLING,
                "action: close-handling",
                "    asks: [handling-outcome]",
                "    when: identity is-not anonymous\n    asks: [handling-outcome]");
        plant(
                "",
                "a closed door for the confidential",
                KG_DPO,
                "action: take-in-hand",
                "    requires:",
                "    when: identity is-not confidential\n    requires:");
        plant(
                "",
                "closing waits for a duty that nobody meets when anonymous",
                HANDLING,
                "action: send-result",
                "    asks: [decree-finding",
                "    when: identity is-not anonymous\n    asks: [decree-finding");
        plant(
                "",
                "the talk is a trap",
                COACH,
                "action: record-talk",
                "    asks:",
                "    when: done.solved is yes\n    asks:");
    }

    private void clocks() {
        plant(
                "",
                "a month more for the second line",
                SECTORS,
                "clock: treatment",
                "length: 3 months",
                "length: 4 months");
        plant(
                "",
                "two days more to tell the course",
                SECTORS,
                "clock: course\n",
                "length: 10 calendar days",
                "length: 12 calendar days");
        plant(
                "",
                "the law's 45 days are 60",
                HANDLING,
                "clock: answer\n",
                "length: 45 calendar days",
                "length: 60 calendar days");
        plant("", "the GDPR's month is two", SO_DPO, "clock: answer\n", "length: 1 month", "length: 2 months");
        plant("", "three months more under the GDPR", SO_DPO, "action: extend-answer", "by: 2 months", "by: 3 months");
        plant(
                "",
                "the law's month for measures is two",
                COMMITTEE,
                "clock: measures",
                "length: 1 month",
                "length: 2 months");
        plant(
                "",
                "no clock answers to the decree",
                OWN,
                "clock: formal\n",
                "    meets: [bestuursdecreet.handling]\n",
                "");
        plant(
                "",
                "the second line has no clock",
                SECTORS,
                "clock: treatment",
                "starts-on: [entered second-line]",
                "starts-on: [entered first-line]");
        plant(
                "",
                "a reopened complaint has no clock",
                SO,
                "clock: review",
                "starts-on: [reopened]",
                "starts-on: [did admit]");
        plant(
                "",
                "looking again has no clock",
                HANDLING,
                "clock: looked-at-again",
                "starts-on: [reopened]",
                "starts-on: [did give-to]");
        plant(
                "",
                "the clock of the first line never stops there",
                SECTORS,
                "clock: first-line-ended",
                "stops-on: [left first-line]",
                "stops-on: [left intake]");
        plant(
                "",
                "the reader of a reply waits for ever after a transfer",
                SO,
                "clock: recommendation-reply",
                ", did move-to-dpo]",
                "]");
        plant(
                "",
                "nothing stops the breach",
                SO_DPO,
                "clock: breach-notice",
                "stops-on: [did notify-authority, did decide-no-risk]",
                "stops-on: [did extend-answer]");
        plant(
                "",
                "the call back has no clock once it was handed over",
                LINE,
                "clock: call-back",
                "starts-on: [entered with-expert]",
                "starts-on: [entered call]");
        plant(
                "",
                "a follow-up becomes a promise that nothing keeps",
                MEDIATION,
                "clock: experience",
                "kind: follow-up",
                "kind: norm");
        plant(
                "",
                "danger followed only after reopening",
                DANGER,
                "clock: danger-followed",
                "starts-on: [reported, reopened]",
                "starts-on: [reopened]");
        plant(
                "",
                "a clock owned by who sees nothing",
                COMMITTEE,
                "clock: plan\n",
                "owner: organisation",
                "owner: coach");
        plant(
                "",
                "the norm of advice is heard by nobody",
                ADVICE,
                "clock: advice\n",
                "tell: {who: [coordinator, mediator], letter: advice-late}",
                "tell: {who: [complainant], letter: advice-late}");
        plant("", "ten days counted from nothing", OWN, "clock: course\n", "    counted-from: received\n", "");
        plant("", "two days by another calendar", COMMITTEE, "clock: committee-contact", "    calendar: NL\n", "");
        plant(
                "",
                "the wait for the committee starts at the report",
                COMMITTEE,
                "clock: committee-contact",
                "starts-on: [did form-sent]",
                "starts-on: [reported]");
    }

    private void rules() {
        plant(
                "",
                "the facility need not know",
                SECTORS,
                "rule: KG-19-first-line",
                "facility-knows is yes",
                "facility-knows is-known");
        plant(
                "",
                "one side is enough for a mediation",
                SECTORS,
                "rule: KG-32-both-willing",
                "{all-of: [this.reporter-willing is yes, this.facility-willing is yes]}",
                "this.reporter-willing is yes");
        plant(
                "",
                "a finding before the report",
                SECTORS,
                "rule: KG-30-after-report",
                "this.state is reported",
                "this.state is ordered");
        plant(
                "",
                "a finding without a reply",
                SECTORS,
                "rule: KG-29-after-reply",
                "clock.provider-reply is missed",
                "clock.provider-reply is running");
        plant("", "two years are not too old", SECTORS, "ground: older-than-a-year", "1 year", "2 years");
        plant("", "the mailbox does not tell", SECTORS, "duty: actions-told", "did tell-actions-in-mailbox, ", "");
        plant("", "two attempts are enough", LINE, "rule: KG-04-three-attempts", "at-least 3", "at-least 2");
        plant(
                "",
                "step 4 without step 3",
                CONFIDANT,
                "rule: IB-09-step-three",
                "step-three is unsolved",
                "step-one is tried");
        plant(
                "",
                "to others without talking it over",
                CONFIDANT,
                "rule: IB-06-consulted",
                "action-agreed is yes",
                "action-agreed is-known");
        plant(
                "",
                "alone before an attempt",
                CONFIDANT,
                "rule: IB-07-attempts",
                "this.state is tried",
                "this.state is raised");
        plant(
                "",
                "handed over without asking",
                CONFIDANT,
                "action: hand-over-generalist",
                "      - hand-over: {to: generalist, items-from: generalist-items, letter: to-generalist}\n",
                "");
        plant(
                "",
                "the way to a court is not named",
                SO,
                "ground: older-than-a-year",
                "refer: [control-office, labour-court]",
                "refer: []");
        plant(
                "",
                "an initiative lifts nothing",
                SO,
                "rule: SO-05-initiative",
                "when: initiative-since is yes",
                "when: initiative-since is no");
        plant(
                "",
                "an answer to who is not known",
                SO_DPO,
                "rule: SO-13-identity-checked",
                "identity-checked is yes",
                "identity-checked is-known");
        plant("", "moved, and still there", SO, "  - link: data-protection", "moves: yes", "moves: no");
        plant(
                "",
                "legal matters without the legal desk",
                ADVICE,
                "rule: MB-13-legal",
                "includes legal-desk",
                "includes-not legal-desk");
        plant(
                "",
                "what went wrong may stay unsaid",
                OWN,
                "duty: what-went-wrong-recorded",
                "bars: [send-result]",
                "bars: [close-formal]");
    }

    private void sight() {
        plant("", "the coach may see", CONFIDANT, "sight:", "who: [coach], never:", "who: [coach], sees:");
        plant(
                "",
                "the organisation may see",
                CONFIDANT,
                "rule: IB-05-organisation-never",
                "who: [organisation, office-admin], never:",
                "who: [organisation, office-admin], sees:");
        plant(
                "",
                "who handled the first file reads the second",
                HANDLING,
                "rule: KG-14-first-handler",
                "who: [{role: handler, only: [handled-linked]}, ",
                "who: [");
        plant(
                "",
                "the name of the confidential is read",
                SECTORS,
                "rule: V-handler-name",
                ", when: identity is named",
                "");
        plant(
                "",
                "every facility reads",
                SECTORS,
                "rule: V-facility",
                "[{role: facility-responsible, only: [of-the-facility]}]",
                "[facility-responsible]");
        plant(
                "",
                "the parent reads whatever the child says",
                SECTORS,
                "rule: V-representative-reads",
                ", when: child-agrees is yes",
                "");
        plant(
                "",
                "the service reads what is thought of it",
                SO,
                "rule: V-service,",
                "identity, exchange]",
                "identity, exchange, deliberation]");
        plant(
                "",
                "the ombuds staff read what is the officer's",
                SO_DPO,
                "rule: SO-13-not-ombud",
                "who: [ombud, service-responsible, office], never:",
                "who: [ombud, service-responsible, office], sees:");
        plant(
                "",
                "the other reads the file",
                MEDIATION,
                "rule: V-respondent",
                "sees: [existence, written, agreements]",
                "sees: [existence, file, written, agreements]");
        plant(
                "",
                "the mediator does not see the file",
                ADVICE,
                "rule: V-mediator",
                "sees: [existence, file, identity, messages]",
                "sees: [identity]");
    }

    private void words() {
        plant(
                "",
                "a letter without French",
                "kind-en-gezin/letters/note-to-facility.yaml",
                "body:",
                "  fr: |",
                "  it: |");
        plant("", "a subject without Dutch", "solidaris/letters/result.yaml", "subject:", "nl:", "de:");
        plant("", "a gap that nothing fills", "ik-ben-er-ook/letters/step-two.yaml", "body:", "{{", "{{the-");
        plant("", "a stage without an English name", SECTORS, "stage: intake, label:", ", en: \"Intake\"", "");
        plant(
                "",
                "the facility reads the story's teller",
                "kind-en-gezin/letters/note-to-facility.yaml",
                "  en: |",
                "{{text.note-text}}",
                "{{text.note-text}} {{text.representative-name}}");
        plant(
                "",
                "the complainant reads what the team concluded",
                "kind-en-gezin/letters/step-news.yaml",
                "  en: |",
                "{{",
                "{{text.team-conclusion}} {{");
        plant(
                "",
                "the account manager reads the story",
                "kind-en-gezin/letters/finding-to-account-manager.yaml",
                "  en: |",
                "{{",
                "{{text.story}} {{");
        plant(
                "",
                "the complainant reads the ombud's notes",
                "solidaris/letters/result.yaml",
                "  en: |",
                "{{",
                "{{text.without-answer-reason}} {{");
        plant(
                "",
                "the officer's letter has no body to go to",
                SO_DPO,
                "action: refuse-request",
                "      - refer: {to: [data-protection-authority, first-instance-court], letter: dpo-refused}",
                "      - tell: {who: [complainant], letter: dpo-refused}");
    }

    private void mediation() {
        plant(
                "",
                "notes of the talk",
                MEDIATION,
                "standard:\n  note:",
                "in: [intake, choosing, written]",
                "in: [intake, choosing, written, mediation]");
        plant(
                "",
                "messages about the talk",
                MEDIATION,
                "standard:",
                "message: {by: [coordinator, {role: mediator, only: [assigned, without-tie]}], in: [intake, choosing, written]}",
                "message: {by: [coordinator, {role: mediator, only: [assigned, without-tie]}], in: open}");
        plant(
                "",
                "whoever answers writes about the talk",
                MEDIATION,
                "standard:",
                "answer: {by: [complainant], in: [intake, choosing, written]}",
                "answer: {by: [complainant], in: open}");
        plant(
                "",
                "no withdrawing before the day is set",
                MEDIATION,
                "action: withdraw-consent",
                "from: [asked, planned]",
                "from: [planned]");
        plant("", "asked twice how it was", MEDIATION, "action: record-experience", "    once: yes\n", "");
        plant(
                "",
                "asked how it was however often it closes",
                MEDIATION,
                "clock: experience",
                "{all-of: [\"outcome is-one-of agreement, solved, not-solved, no-way-together\", {not: done.record-experience is yes}]}",
                "\"outcome is-one-of agreement, solved, not-solved, no-way-together\"");
        plant(
                "",
                "a talk that only one side wants",
                MEDIATION,
                "rule: MB-06-consent",
                "{all-of: [this.complainant-consents is yes, {every: party, of: respondent, that: this.respondent-consents is yes}]}",
                "this.complainant-consents is yes");
        plant(
                "",
                "a talk about a calamity",
                MEDIATION,
                "rule: MB-08-no-mediation",
                "matter is ordinary",
                "matter is-known");
        plant(
                "",
                "the clock after the talk starts with the talk",
                MEDIATION,
                "clock: afterwards",
                "starts-on: [entered afterwards]",
                "starts-on: [did hold-talk]");
        plant(
                "",
                "agreements that nobody assented to",
                MEDIATION,
                "rule: MB-09-assent",
                "{all-of: [this.complainant-assents is yes, {every: party, of: respondent, that: this.respondent-assents is yes}]}",
                "this.complainant-assents is yes");
        plant(
                "",
                "choosing has no clock",
                MEDIATION,
                "clock: choosing",
                "starts-on: [entered choosing]",
                "starts-on: [did record-talk]");
    }
}
