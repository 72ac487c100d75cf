package gehoor.engine.replay;

import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came of one file for others: letters, links, instruments and referrals. */
final class Consequences {
    private final Otherwise otherwise;
    private final Rules rules;
    private final Set<Reason> reasons;
    /** How often more under the draft than it was. */
    private final Map<Sent, Integer> sent = new LinkedHashMap<>();

    /**
     * @param where null: a letter
     * @param what a letter, link, instrument, or outside bodies
     * @param to who gets the letter
     */
    private record Sent(String rule, Reason.Routed.@Nullable Where where, String what, String to) {}

    /** @param reasons gets what is different */
    Consequences(Otherwise otherwise, Rules rules, Set<Reason> reasons) {
        this.otherwise = otherwise;
        this.rules = rules;
        this.reasons = reasons;
    }

    // ---------------------------------------------------------------- counting

    /** That was done as it was, and not the same under the draft. */
    void ofVersion(FileState after, Entry entry) {
        tally(after, entry, -1);
    }

    /** That would have been done under the draft, and was not the same as it was. */
    void ofDraft(FileState after, Entry entry) {
        tally(after, entry, 1);
    }

    /** That was done on both ways; of letters that go in both the draft may have other words. */
    void ofBoth(FileState after, Entry entry) {
        if (otherwise.letters.isEmpty()) {
            return;
        }
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            Sent one = sent(rule, change, after);
            if (one != null) {
                worded(one);
            }
        }
    }

    private void tally(FileState after, Entry entry, int sign) {
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            Sent one = sent(rule, change, after);
            if (one != null) {
                sent.merge(one, sign, Integer::sum);
                if (sign > 0) {
                    worded(one);
                }
            }
        }
    }

    private void worded(Sent one) {
        if (one.where() == null && otherwise.letters.contains(one.what())) {
            reasons.add(noticed(one, Reason.Noticed.How.WORDED_OTHERWISE));
        }
    }

    private Reason noticed(Sent one, Reason.Noticed.How how) {
        return new Reason.Noticed(one.rule(), rules.basis(one.rule()), one.what(), one.to(), how);
    }

    /** Tells what came of it on one way more often than on the other. */
    void compare() {
        sent.forEach((one, more) -> {
            if (more == 0) {
                return;
            }
            if (one.where() == null) {
                reasons.add(noticed(one, more > 0 ? Reason.Noticed.How.SENT : Reason.Noticed.How.NOT_SENT));
            } else {
                reasons.add(new Reason.Routed(
                        one.rule(),
                        rules.basis(one.rule()),
                        one.where(),
                        more > 0 ? "" : one.what(),
                        more > 0 ? one.what() : ""));
            }
        });
    }

    // ---------------------------------------------------------------- what others get

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
}
