package gehoor.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of something a condition can look at.
 *
 * @param family where it comes from
 * @param name within the family: field id, action id, clock id …
 * @param part a second name where the family needs one: the item of a consent, the fact of a linked file
 */
public record Fact(Family family, String name, @Nullable String part) {

    /** The families, with how they are written. */
    public enum Family {
        /** A field of this procedure, by its id. The latest recorded value; for {@code this.x} see THIS. */
        FIELD(""),
        /** One of {@link Known}. */
        KNOWN(""),
        /** {@code done.<action>}: yes or no; {@code done.<action>.on}: the day of the last time. */
        DONE("done."),
        /** {@code clock.<clock>}: not-started, running, paused, missed (due date passed unanswered), stopped, stopped-late; {@code clock.<clock>.due} and {@code clock.<clock>.started}: days. */
        CLOCK("clock."),
        /** {@code duty.<duty>}: none, open, met. */
        DUTY("duty."),
        /** {@code consent.<recipient>.<item>}: unknown, given, refused, withdrawn. */
        CONSENT("consent."),
        /** {@code linked.<link>}: none, open, closed. */
        LINKED("linked."),
        /** {@code actor.<relation>}: yes or no, of who is acting: assigned, of-the-service, of-the-facility, of-the-body, not-handled-linked, without-tie, with-tie, took-in; {@code actor.role}; {@code actor.did.<action>}: whether they did that in this file, which is known of members of staff only. */
        ACTOR("actor."),
        /** {@code assignee.<relation>}: the same of who is about to be assigned. */
        ASSIGNEE("assignee."),
        /** {@code asked.<field>}: the value given with this very action. */
        ASKED("asked."),
        /** {@code this.<field>}, {@code this.state}, {@code this.party}: of the party or instrument that is spoken of. */
        THIS("this."),
        /** {@code outer.…}: the same of what {@code this} spoke of outside the {@code that} of any, every or no. */
        OUTER("outer."),
        /** {@code assigned.<role>}: yes or no, whether somebody is; {@code assigned.<role>.number}: how many; {@code assigned.<role>.with-tie}: how many of them have a tie. */
        ASSIGNED("assigned."),
        /** {@code earlier.<field>}: how many earlier files of the tenant are about the same service, facility or body. */
        EARLIER("earlier.");

        private final String prefix;

        Family(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    /** What every file knows of itself. */
    public enum Known {
        /** id of the stage; {@code closed} when closed. */
        STAGE,
        /** kind of report: as the procedure lists them. */
        KIND,
        /** named, confidential, anonymous. */
        IDENTITY,
        /** person, organisation, on-behalf, helper. */
        REPORTER,
        /** in what quality somebody reports: as the procedure lists them (child, parent …). */
        CAPACITY,
        /** by which channel it came. */
        CHANNEL,
        /** the day it was received (may lie before the day it was registered). */
        RECEIVED,
        /** the day it was registered. */
        REGISTERED,
        /** the day of now, in the tenant's time zone. */
        TODAY,
        /** the outcome it was closed with. */
        OUTCOME,
        /** the day it was closed. */
        CLOSED,
        /** the language of the complainant. */
        LANGUAGE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** As it is written in a procedure. */
    @Override
    public String toString() {
        return family.prefix() + name + (part == null ? "" : "." + part);
    }

    public static Fact field(String id) {
        return new Fact(Family.FIELD, id, null);
    }

    public static Fact known(Known known) {
        return new Fact(Family.KNOWN, known.word(), null);
    }

    /** Whether a condition looks at a fact of that kind; asked often, so it makes nothing anew. */
    public static boolean any(Condition condition, Predicate<Fact> kind) {
        if (condition instanceof Condition.AllOf all) {
            return any(all.conditions(), kind);
        } else if (condition instanceof Condition.AnyOf any) {
            return any(any.conditions(), kind);
        } else if (condition instanceof Condition.Not not) {
            return any(not.condition(), kind);
        } else if (condition instanceof Condition.Compare c) {
            return kind.test(c.fact());
        } else if (condition instanceof Condition.CompareFacts c) {
            return kind.test(c.fact()) || kind.test(c.other());
        } else if (condition instanceof Condition.Elapsed e) {
            return kind.test(e.fact()) || kind.test(e.other());
        } else if (condition instanceof Condition.Quantified q) {
            return any(q.that(), kind);
        }
        return false;
    }

    private static boolean any(List<Condition> conditions, Predicate<Fact> kind) {
        for (Condition each : conditions) {
            if (any(each, kind)) {
                return true;
            }
        }
        return false;
    }

    /** Every fact that a condition looks at. */
    public static Stream<Fact> of(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return all.conditions().stream().flatMap(Fact::of);
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().flatMap(Fact::of);
        } else if (condition instanceof Condition.Not not) {
            return of(not.condition());
        } else if (condition instanceof Condition.Compare c) {
            return Stream.of(c.fact());
        } else if (condition instanceof Condition.CompareFacts c) {
            return Stream.of(c.fact(), c.other());
        } else if (condition instanceof Condition.Elapsed e) {
            return Stream.of(e.fact(), e.other());
        } else if (condition instanceof Condition.Quantified q) {
            return of(q.that());
        }
        return Stream.empty();
    }
}
