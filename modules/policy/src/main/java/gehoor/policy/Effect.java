package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an action does besides recording what it asked. Effects happen in the order written. */
public sealed interface Effect {

    /** {@code move: treatment}. From {@code closed} this reopens the file. */
    record Move(String stage) implements Effect {}

    /**
     * {@code close: resolved} or {@code close: {outcome-from: finding}}.
     *
     * @param outcome an outcome id; null where a field says it
     * @param outcomeFrom a field of type outcome that the action asks
     */
    record Close(@Nullable String outcome, @Nullable String outcomeFrom) implements Effect {}

    /**
     * {@code extend: {clock: treatment, by: 2 months, at-most: 1}}: refused where the clock does not run or is past its date.
     *
     * @param by how much; null where {@code untilFrom} says until when
     * @param untilFrom a date field: the day that was agreed
     * @param within how much later than the clock's date that day may be; null: as late as they agree
     * @param atMost how many times by the action whose effect it is
     * @param byConsent those whose consent the law asks agreed: not counted among what it allows besides
     */
    record Extend(
            String clock,
            @Nullable Period by,
            @Nullable String untilFrom,
            @Nullable Period within,
            int atMost,
            boolean byConsent)
            implements Effect {}

    /** {@code tell: {who: [complainant], letter: acknowledgement}}. */
    record Tell(List<Recipient> who, String letter) implements Effect {}

    /** {@code refer: {to: [consumer-ombudsman], letter: …}} or {@code to-from: <field of type body/bodies/ground>}: given to the complainant as where to go. */
    record Refer(
            List<String> bodies,
            @Nullable String bodiesFrom,
            @Nullable String letter) implements Effect {}

    /** {@code assign: {as: handler, who-from: <staff field>}}, or {@code assign: {as: handler, who: actor}} (then {@code whoFrom} is null). */
    record Assign(String role, @Nullable String whoFrom) implements Effect {}

    /**
     * {@code release: handler} or {@code release: {as: handler, who-from: <staff field>}}.
     *
     * @param whoFrom the field that says who; null: everybody assigned in that role
     */
    record Release(String role, @Nullable String whoFrom) implements Effect {}

    /** {@code remove-party: provider}: the party that the act is about is no party any more; what was recorded stays in the history. */
    record RemoveParty(String kind) implements Effect {}

    /** {@code {move: treatment, when: urgent is yes}}: only if that holds when the act is decided. */
    record When(Condition when, Effect then) implements Effect {}

    /** Effects with those that depend on something taken out of their condition: all that may happen. */
    static List<Effect> all(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect instanceof When when ? when.then() : effect)
                .toList();
    }

    /**
     * {@code consent: {to: generalist, items: [story], answer: given}}.
     *
     * @param itemsFrom a field of type items instead of {@code items}
     * @param answerFrom a yes-no field: yes = given, no = refused; instead of {@code answer}
     */
    record Consent(
            String to,
            List<String> items,
            @Nullable String itemsFrom,
            @Nullable Answer answer,
            @Nullable String answerFrom)
            implements Effect {}

    enum Answer {
        GIVEN,
        REFUSED,
        WITHDRAWN,
        /** It was given, and a hand-over used it up. */
        USED
    }

    /** {@code hand-over: {to: generalist, items-from: items, letter: …}}: refused while any of these items lacks consent to that recipient. */
    record HandOver(
            String to,
            List<String> items,
            @Nullable String itemsFrom,
            @Nullable String letter) implements Effect {}

    /**
     * {@code disclose: {to: [handler], ground: danger, until-from: until, tell: identity-disclosed}}:
     * these may read the compartment identity until that day.
     *
     * @param groundFrom a choice field instead of {@code ground}
     * @param untilFrom a date field; null = until the file closes
     * @param tell letter to the complainant
     * @param tellUnless a yes-no field: where yes, telling waits (a named person recorded that telling endangers someone)
     */
    record Disclose(
            List<Who> to,
            @Nullable String ground,
            @Nullable String groundFrom,
            @Nullable String untilFrom,
            @Nullable String tell,
            @Nullable String tellUnless)
            implements Effect {}

    /** {@code link: danger}: opens a linked file, as the procedure describes it. */
    record OpenLinked(String link) implements Effect {}

    /** {@code identity: named} or {@code identity-from: <choice field with those words>}. */
    record SetIdentity(@Nullable String identity, @Nullable String identityFrom) implements Effect {}

    /**
     * {@code set: {field: step-one, to: yes}}, or {@code to: today} / {@code to: received} for a field of type date.
     *
     * @param value null where {@code from} says it
     * @param from a known fact of the same type as the field
     */
    record SetFact(
            String field, @Nullable Value value, @Nullable Fact from) implements Effect {}

    /** {@code add-party: provider}: a party of this kind; those of the asked fields that the kind names are recorded with it. */
    record AddParty(String kind) implements Effect {}

    /** {@code give-receipt: party:provider} or {@code complainant}: a fresh receipt, shown once to who acts. */
    record GiveReceipt(String to) implements Effect {}

    /** The standard act {@code new-code}: the complainant's receipt ends, and they are told how they come by another. */
    record RenewReceipt() implements Effect {}

    /** {@code signal: {link: origin, name: danger-step}}: triggers {@code signal danger-step} in the linked file. */
    record Signal(String link, String name) implements Effect {}

    /**
     * {@code message: <long-text field>} or {@code message: {from: <field>, to: party:provider}}: into the mailbox of the
     * complainant or of a party, and a notice by their preferred way.
     *
     * @param party the kind of party it goes to; null: the complainant
     */
    record Message(String textFrom, @Nullable String party) implements Effect {}

    /** {@code raise-duty: inform}. */
    record RaiseDuty(String duty) implements Effect {}

    /** {@code correct: yes}: the action may overwrite any fact of the report; what was stays in the history. */
    record Correct() implements Effect {}

    /** {@code declare-tie: {who-from: <staff field>, with-from: <party field>}}. */
    record DeclareTie(String whoFrom, @Nullable String withFrom) implements Effect {
        /** The field of the standard act: a party, or {@code complainant}. */
        public static final String WITH = "tie-with";
    }

    /**
     * Who is told: a role (the role's own address), {@code complainant}, {@code assigned <role>},
     * {@code party:<kind>}, {@code body <id>}, {@code body-from <field>}, {@code service-from <field>} (the
     * responsible of that service), {@code facility-from <field>}.
     */
    record Recipient(Kind kind, String name) {
        public enum Kind {
            ROLE,
            COMPLAINANT,
            ASSIGNED,
            PARTY,
            BODY,
            BODY_FROM,
            SERVICE_FROM,
            FACILITY_FROM
        }
    }
}
