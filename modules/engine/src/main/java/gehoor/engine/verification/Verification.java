package gehoor.engine.verification;

import gehoor.policy.Book;
import gehoor.policy.Clock;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * No procedure goes live that could fail somebody: what it promises is held against every situation that it can lead to. It looks
 * at drawings of the procedure in which only some things are seen, so that there are few situations, and decides by the real engine
 * in each.
 */
public final class Verification {
    /** A so many times smaller part of what may be gone through at once is gone through first. */
    private static final int FIRST = 4;

    private Verification() {}

    /**
     * Verifies one procedure that was read and checked.
     *
     * @param book where its laws and calendars are
     * @param shown ids of the rules that its worked examples fire: what an example shows to be possible is not proved again
     */
    public static Findings of(Tenant tenant, Procedure procedure, Book book, Set<String> shown, Limits limits) {
        Inquiry inquiry = new Inquiry(new Subject(tenant, procedure, book.calendars()), limits);
        Subject subject = inquiry.subject();
        List<Finding> all = new ArrayList<>();
        all.add(into(inquiry, new ProperEnd(subject)));
        all.addAll(new Alive(inquiry).found(shown));
        all.add(inquiry.into(new Someone(subject)));
        all.add(AlwaysAClock.found(inquiry));
        together(inquiry, Property.CLOCK_STOPS, ClockStops.of(subject), all);
        heard(inquiry, all);
        together(inquiry, Property.DANGER, Danger.of(subject).stream(), all);
        all.addAll(sent(inquiry));
        all.addAll(dangerStands(inquiry));
        together(inquiry, Property.OWED, DutyMet.of(subject), all);
        together(inquiry, Property.NO_TRAP, NoPlaceToWrite.of(subject), all);
        together(
                inquiry,
                Property.PROMISED,
                Stream.concat(Stream.concat(Ordered.of(subject), OnlyOnce.of(subject)), StillPossible.of(subject)),
                all);
        together(inquiry, Property.TERM_RUNS, TermRuns.of(subject, book.laws()), all);
        together(inquiry, Property.TERM_EXTENDED, TermExtended.of(subject, book.laws()), all);
        together(inquiry, Property.OWED_AT_END, OwedAtEnd.of(subject, book.laws()), all);
        for (Property read : List.of(Property.LEGAL_FLOOR, Property.WORDS)) {
            all.add(Inquiry.proved(read, 0, procedure.at(), List.of()));
        }
        return new Findings(procedure.reference(), List.copyOf(all));
    }

    /** Of a large procedure the whole is soon too much, and a stage is not: so little is gone through first, by either, before all that may be. */
    private static Finding into(Inquiry inquiry, Promise promise) {
        if (!(promise instanceof Leading leading)) {
            return inquiry.into(promise);
        }
        int all = inquiry.limits().situations();
        Finding finding = into(inquiry, leading, all / FIRST);
        return finding.verdict() == Finding.Verdict.OPEN ? into(inquiry, leading, all) : finding;
    }

    /** What cannot be told in one piece is tried stage by stage. */
    private static Finding into(Inquiry inquiry, Leading promise, int most) {
        Finding finding = inquiry.into(promise, most);
        return finding.verdict() == Finding.Verdict.OPEN
                ? StageByStage.proved(inquiry, promise, most).orElse(finding)
                : finding;
    }

    /** One sentence where all hold; else what was found of each that does not. */
    private static void together(
            Inquiry inquiry, Property property, Stream<? extends Promise> promises, List<Finding> all) {
        int looked = 0;
        List<String> held = new ArrayList<>();
        Place at = inquiry.subject().procedure().at();
        for (Promise promise : promises.toList()) {
            Finding finding = into(inquiry, promise);
            if (finding.verdict() == Finding.Verdict.PROVED) {
                looked += finding.situations();
                String about = String.valueOf(promise.about().get(0));
                if (!held.contains(about)) {
                    held.add(about);
                }
            } else {
                all.add(finding);
            }
        }
        if (!held.isEmpty()) {
            all.add(Inquiry.proved(property, looked, at, List.of(String.join(", ", held))));
        }
    }

    private static void heard(Inquiry inquiry, List<Finding> all) {
        List<Finding> wrong = new ArrayList<>();
        for (Clock clock : inquiry.subject().procedure().clocks().values()) {
            Heard.wrong(inquiry, clock).ifPresent(wrong::add);
        }
        if (wrong.isEmpty()) {
            Place at = inquiry.subject().procedure().at();
            all.add(Inquiry.proved(Property.HEARD, 0, at, List.of()));
        }
        all.addAll(wrong);
    }

    private static List<Finding> dangerStands(Inquiry inquiry) {
        return DangerStands.of(inquiry.subject())
                .map(promise -> List.of(inquiry.into(promise)))
                .orElse(List.of());
    }

    private static List<Finding> sent(Inquiry inquiry) {
        List<Finding> wrong = new ArrayList<>(new Sendings(inquiry).wrong());
        wrong.addAll(new Carried(inquiry).wrong());
        wrong.addAll(new Nameless(inquiry).wrong());
        return wrong.isEmpty()
                ? List.of(Inquiry.proved(
                        Property.SECRETS, 0, inquiry.subject().procedure().at(), List.of()))
                : wrong;
    }
}
