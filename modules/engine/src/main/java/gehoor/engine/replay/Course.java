package gehoor.engine.replay;

import gehoor.engine.Change;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One file on its two ways: as it was, and as it would have been. */
final class Course {
    private static final int MOST_WAKES = 1_000;

    private final Engine before;
    private final Engine draft;
    private final Otherwise otherwise;
    private final Onlookers onlookers;
    private final Weighing weighing;
    private final Clockwork clockwork;
    private final Rules rules;

    private final Set<Reason> reasons = new LinkedHashSet<>();
    private final Whereabouts whereabouts;
    private final Consequences consequences;

    private FileState was = FileState.empty();
    private FileState is = FileState.empty();
    /** The two do not stand the same; while they do they are one. */
    private boolean apart;
    /** Up to when it was followed. */
    private Instant last = Instant.EPOCH;

    Course(Engine before, Engine draft, Otherwise otherwise, Onlookers onlookers) {
        this.before = before;
        this.draft = draft;
        this.otherwise = otherwise;
        this.onlookers = onlookers;
        this.weighing = new Weighing(before, draft, otherwise);
        this.clockwork = new Clockwork(before, draft, otherwise);
        this.rules = new Rules(before, draft);
        this.whereabouts = new Whereabouts(rules, reasons);
        this.consequences = new Consequences(otherwise, rules, reasons);
    }

    Replayed follow(List<Entry> history, Instant now) {
        boolean followed = true;
        for (Entry entry : history) {
            // what an anonymous complainant did is known to the day: it was not before what is known to have been
            // before it
            Instant at = entry.at().isBefore(last) ? last : entry.at();
            if (was.begun()) {
                wake(at);
            }
            followed = next(entry, at);
            if (!followed) {
                break;
            }
            last = at;
            if (apart && Alike.toRules(was, is)) {
                apart = false;
                is = was;
            }
            look(at);
        }
        if (followed && (apart || !otherwise.clocks.isEmpty()) && now.isAfter(last)) {
            toTheEnd(now);
        }
        if (apart) {
            clockwork.compare(was, is, reasons);
        }
        consequences.compare();
        return new Replayed(reasons, followed);
    }

    /** Holds where the file stands, and who reads what of it, on the one way against the other. */
    private void look(Instant at) {
        whereabouts.compare(was, is);
        if (apart || !otherwise.sight.isEmpty() || !otherwise.moved.isEmpty()) {
            onlookers.look(was, is, at, apart, reasons);
        }
    }

    // ---------------------------------------------------------------- what was done

    /** @return whether it can be told how it would have gone on */
    private boolean next(Entry entry, Instant at) {
        if (entry.action().equals("clock") && was.begun()) {
            clocksCome(entry, at);
            return true;
        }
        if (entry.changes().stream().anyMatch(Change.WentOver.class::isInstance)) {
            // from here on another version decided
            return false;
        }
        if (entry.changes().stream().anyMatch(Change.Dispatched.class::isInstance)) {
            // who holds a letter back is not asked of the procedure
            onBoth(entry);
            return true;
        }
        Again again = Again.of(before, was, entry);
        Weighed weighed = weighing.weigh(was, is, apart, entry, again, at);
        if (weighed instanceof Weighed.Unsaid unsaid) {
            unsaid.what().forEach(what -> reasons.add(rules.unsaid(entry.action(), what)));
            return false;
        }
        if (weighed instanceof Weighed.Same) {
            onBoth(entry);
            return true;
        }
        Decision drafted = ((Weighed.Decided) weighed).decision();
        if (drafted instanceof Decision.Refused refused) {
            return refused(entry, again, refused.refusals());
        }
        accept(entry, at, drafted);
        return true;
    }

    /** @return whether it goes on without the act */
    private boolean refused(Entry entry, Again again, List<Refusal> refusals) {
        if (whereabouts.astray()) {
            // it follows from where the file stands, of which was told
            return false;
        }
        for (Refusal refusal : refusals) {
            reasons.add(rules.refused(entry, again, refusal));
        }
        if (!was.begun()
                || !entry.changes().isEmpty()
                || otherwise.matters(entry.action(), entry.recorded().keySet())) {
            return false;
        }
        was = was.after(entry);
        apart = true;
        return true;
    }

    private void accept(Entry entry, Instant at, Decision drafted) {
        if (!(drafted instanceof Decision.Accepted yes)) {
            was = was.after(entry);
            consequences.ofVersion(was, entry);
            apart = true;
            return;
        }
        if (Alike.acts(yes.entry(), entry)) {
            boolean together = !apart;
            // where both stood the same they do so still, and it was worked out already
            boolean sameMoment =
                    yes.entry().at().equals(entry.at()) && yes.entry().day().equals(entry.day());
            was = together && sameMoment ? yes.after() : was.after(entry);
            is = together ? was : yes.after();
            consequences.ofBoth(was, entry);
            whereabouts.ofVersion(entry, at);
            whereabouts.ofDraft(yes.entry(), at);
        } else {
            Set<String> added = new TreeSet<>(yes.entry().recorded().keySet());
            added.removeAll(entry.recorded().keySet());
            added.forEach(field -> reasons.add(rules.unsaid(entry.action(), "answer " + field)));
            apart = true;
            asItWas(was.after(entry), entry, at);
            asItWouldHaveBeen(yes, at);
        }
    }

    // ---------------------------------------------------------------- how it goes on

    /** What happened, and happens the same under the draft. */
    private void onBoth(Entry entry) {
        was = was.after(entry);
        is = apart ? is.after(entry) : was;
    }

    /** What happened, and does not happen the same under the draft. */
    private void asItWas(FileState after, Entry entry, Instant at) {
        was = after;
        consequences.ofVersion(was, entry);
        whereabouts.ofVersion(entry, at);
    }

    /** What would have happened under the draft, and did not happen the same. */
    private void asItWouldHaveBeen(Decision.Accepted drafted, Instant at) {
        is = drafted.after();
        consequences.ofDraft(is, drafted.entry());
        whereabouts.ofDraft(drafted.entry(), at);
    }

    // ---------------------------------------------------------------- clocks

    /** What the platform did when a clock came to something: the draft is asked at the same moment. */
    private void clocksCome(Entry entry, Instant at) {
        Decision drafted = clockwork.fire(draft, is, at, entry.looked());
        if (drafted instanceof Decision.Accepted yes && yes.entry().changes().equals(entry.changes())) {
            accept(entry, at, drafted);
            return;
        }
        if (!apart) {
            Decision once = clockwork.fire(before, was, at, entry.looked());
            if (Weighing.outcome(once).equals(Weighing.outcome(drafted))) {
                onBoth(entry);
                return;
            }
        }
        apart = true;
        asItWas(was.after(entry), entry, at);
        if (drafted instanceof Decision.Accepted yes) {
            asItWouldHaveBeen(yes, at);
        }
    }

    /** Lets happen under the draft what would have happened on its clocks up to that moment, and did not happen then. */
    private void wake(Instant until) {
        for (int i = 0; i < MOST_WAKES; i++) {
            Clockwork.Woken woken = clockwork.nextBesides(was, is, apart, last, until);
            if (woken == null) {
                return;
            }
            apart = true;
            asItWouldHaveBeen(woken.decision(), woken.at());
            last = woken.at();
            look(last);
        }
    }

    /** What still runs comes to something on both ways, each by its own clocks. */
    private void toTheEnd(Instant now) {
        Instant from = last;
        for (int i = 0; i < MOST_WAKES; i++) {
            Clockwork.Woken woken = clockwork.next(before, was, from, now);
            if (woken == null) {
                break;
            }
            asItWas(woken.decision().after(), woken.decision().entry(), woken.at());
            from = woken.at();
        }
        from = last;
        for (int i = 0; i < MOST_WAKES; i++) {
            Clockwork.Woken woken = clockwork.next(draft, is, from, now);
            if (woken == null) {
                break;
            }
            asItWouldHaveBeen(woken.decision(), woken.at());
            from = woken.at();
        }
        apart = !Alike.toRules(was, is);
        last = now;
        look(now);
    }
}
