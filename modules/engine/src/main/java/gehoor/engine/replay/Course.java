package gehoor.engine.replay;

import gehoor.engine.Change;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    /** What came of it for others: how often more under the draft than it was. */
    private final Map<Sent, Integer> sent = new LinkedHashMap<>();

    private FileState was = FileState.empty();
    private FileState is = FileState.empty();
    /** The two do not stand the same; while they do they are one. */
    private boolean apart;
    /** They do not stand in the same stage, or ended otherwise. */
    private boolean astray;

    private Instant last = Instant.EPOCH;
    private @Nullable Move movedBefore;
    private @Nullable Move movedDraft;

    /** By which rule the file last came to its stage. */
    private record Move(String rule, Instant at) {}

    /**
     * @param where null: a letter
     * @param what a letter, link, instrument, or outside bodies
     * @param to who gets the letter
     */
    private record Sent(String rule, Reason.Routed.@Nullable Where where, String what, String to) {}

    Course(Engine before, Engine draft, Otherwise otherwise, Onlookers onlookers) {
        this.before = before;
        this.draft = draft;
        this.otherwise = otherwise;
        this.onlookers = onlookers;
        this.weighing = new Weighing(before, draft, otherwise);
        this.clockwork = new Clockwork(before, draft, otherwise);
        this.rules = new Rules(before, draft);
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
            compareStage();
            look(at);
        }
        if (followed && (apart || !otherwise.clocks.isEmpty()) && now.isAfter(last)) {
            toTheEnd(now);
        }
        if (apart) {
            clockwork.compare(was, is, reasons);
        }
        compareSent();
        return new Replayed(reasons, followed);
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
            boolean together = !apart;
            was = was.after(entry);
            is = together ? was : is.after(entry);
            return true;
        }
        Again again = Again.of(before, was, entry);
        Weighed weighed = weighing.weigh(was, is, apart, entry, again, at);
        if (weighed instanceof Weighed.Unsaid unsaid) {
            unsaid.what().forEach(what -> unsaid(entry.action(), what));
            return false;
        }
        if (weighed instanceof Weighed.Same) {
            was = was.after(entry);
            is = was;
            return true;
        }
        Decision drafted = ((Weighed.Decided) weighed).decision();
        if (drafted instanceof Decision.Refused refused) {
            return refused(entry, again, refused.refusals());
        }
        accept(entry, at, drafted);
        return true;
    }

    private void accept(Entry entry, Instant at, Decision drafted) {
        if (!(drafted instanceof Decision.Accepted yes)) {
            was = was.after(entry);
            tally(was, entry, -1);
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
            worded(entry);
        } else {
            was = was.after(entry);
            Set<String> added = new TreeSet<>(yes.entry().recorded().keySet());
            added.removeAll(entry.recorded().keySet());
            added.forEach(field -> unsaid(entry.action(), "answer " + field));
            is = yes.after();
            apart = true;
            tally(was, entry, -1);
            tally(is, yes.entry(), 1);
        }
        movedBefore = moved(entry, at, movedBefore);
        movedDraft = moved(yes.entry(), at, movedDraft);
    }

    // ---------------------------------------------------------------- refused

    private boolean refused(Entry entry, Again again, List<Refusal> refusals) {
        if (astray) {
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

    private void unsaid(String action, String what) {
        reasons.add(rules.unsaid(action, what));
    }

    // ---------------------------------------------------------------- clocks

    /** What the platform did when a clock came to something: the draft is asked at the same moment. */
    private void clocksCome(Entry entry, Instant at) {
        Decision drafted = clockwork.fire(draft, is, at, entry.looked());
        if (drafted instanceof Decision.Accepted yes && yes.entry().changes().equals(entry.changes())) {
            accept(entry, at, drafted);
            return;
        }
        boolean together = !apart;
        if (together) {
            Decision once = clockwork.fire(before, was, at, entry.looked());
            if (Weighing.outcome(once).equals(Weighing.outcome(drafted))) {
                was = was.after(entry);
                is = was;
                return;
            }
        }
        was = was.after(entry);
        tally(was, entry, -1);
        movedBefore = moved(entry, at, movedBefore);
        apart = true;
        take(drafted, at);
    }

    private void take(Decision drafted, Instant at) {
        if (drafted instanceof Decision.Accepted yes) {
            is = yes.after();
            tally(is, yes.entry(), 1);
            movedDraft = moved(yes.entry(), at, movedDraft);
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
            take(woken.decision(), woken.at());
            last = woken.at();
            compareStage();
            look(last);
        }
    }

    private void toTheEnd(Instant now) {
        Instant from = last;
        for (int i = 0; i < MOST_WAKES; i++) {
            Clockwork.Woken woken = clockwork.next(before, was, from, now);
            if (woken == null) {
                break;
            }
            was = woken.decision().after();
            tally(was, woken.decision().entry(), -1);
            movedBefore = moved(woken.decision().entry(), woken.at(), movedBefore);
            from = woken.at();
        }
        from = last;
        for (int i = 0; i < MOST_WAKES; i++) {
            Clockwork.Woken woken = clockwork.next(draft, is, from, now);
            if (woken == null) {
                break;
            }
            take(woken.decision(), woken.at());
            from = woken.at();
        }
        apart = !Alike.toRules(was, is);
        last = now;
        compareStage();
        look(now);
    }

    // ---------------------------------------------------------------- where it stands

    private static @Nullable Move moved(Entry entry, Instant at, @Nullable Move earlier) {
        Move move = earlier;
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            if (change instanceof Change.Moved
                    || change instanceof Change.Closed
                    || change instanceof Change.Reopened) {
                move = new Move(rule, at);
            }
        }
        return move;
    }

    private void compareStage() {
        if (!apart || (was.stage().equals(is.stage()) && Objects.equals(was.outcome(), is.outcome()))) {
            astray = false;
            return;
        }
        if (astray) {
            return;
        }
        astray = true;
        Move one = movedBefore;
        Move other = movedDraft;
        // whichever of the two moved last did so alone, or otherwise than the other
        Move by = one == null || (other != null && !other.at().isBefore(one.at())) ? other : one;
        String rule = by == null ? "" : by.rule();
        reasons.add(new Reason.Routed(rule, rules.basis(rule), Reason.Routed.Where.STAGE, stage(was), stage(is)));
    }

    private static String stage(FileState state) {
        return state.outcome() == null ? state.stage() : state.stage() + ": " + state.outcome();
    }

    private void look(Instant at) {
        if (apart || !otherwise.sight.isEmpty() || !otherwise.moved.isEmpty()) {
            onlookers.look(was, is, at, apart, reasons);
        }
    }

    // ---------------------------------------------------------------- what others get

    private void tally(FileState after, Entry entry, int sign) {
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            Sent one = sent(rule, change, after);
            if (one != null) {
                sent.merge(one, sign, Integer::sum);
                if (sign > 0 && one.where() == null) {
                    worded(rule, one.what(), one.to());
                }
            }
        }
    }

    /** Letters that go in both, with other words in the draft. */
    private void worded(Entry entry) {
        if (otherwise.letters.isEmpty()) {
            return;
        }
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            Sent one = sent(rule, change, was);
            if (one != null && one.where() == null) {
                worded(rule, one.what(), one.to());
            }
        }
    }

    private void worded(String rule, String letter, String to) {
        if (otherwise.letters.contains(letter)) {
            reasons.add(new Reason.Noticed(rule, rules.basis(rule), letter, to, Reason.Noticed.How.WORDED_OTHERWISE));
        }
    }

    private static @Nullable Sent sent(String rule, Change change, FileState after) {
        if (change instanceof Change.Told told) {
            return new Sent(rule, null, told.letter(), recipient(told, after));
        } else if (change instanceof Change.HandedOver handed && handed.letter() != null) {
            return new Sent(rule, null, handed.letter(), handed.to());
        } else if (change instanceof Change.LinkOpened opened) {
            return new Sent(rule, Reason.Routed.Where.LINK, opened.link(), "");
        } else if (change instanceof Change.InstrumentOpened opened) {
            return new Sent(rule, Reason.Routed.Where.INSTRUMENT, opened.instrument(), "");
        } else if (change instanceof Change.Referred referred
                && !referred.bodies().isEmpty()) {
            return new Sent(
                    rule, Reason.Routed.Where.REFERRAL, String.join(", ", new TreeSet<>(referred.bodies())), "");
        }
        return null;
    }

    private static String recipient(Change.Told told, FileState state) {
        return switch (told.kind()) {
            case COMPLAINANT -> "complainant";
            case ROLE -> told.name();
            case ASSIGNED ->
                state.assigned().entrySet().stream()
                        .filter(each -> each.getValue().contains(told.name()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .orElse("assigned");
            case PARTY -> {
                FileState.Party party = state.parties().get(told.name());
                yield "party:" + (party == null ? "" : party.kind());
            }
            case BODY, BODY_FROM -> "body";
            case SERVICE_FROM -> "service";
            case FACILITY_FROM -> "facility";
        };
    }

    private void compareSent() {
        sent.forEach((one, more) -> {
            if (more == 0) {
                return;
            }
            String basis = rules.basis(one.rule());
            if (one.where() == null) {
                reasons.add(new Reason.Noticed(
                        one.rule(),
                        basis,
                        one.what(),
                        one.to(),
                        more > 0 ? Reason.Noticed.How.SENT : Reason.Noticed.How.NOT_SENT));
            } else {
                reasons.add(new Reason.Routed(
                        one.rule(), basis, one.where(), more > 0 ? "" : one.what(), more > 0 ? one.what() : ""));
            }
        });
    }
}
