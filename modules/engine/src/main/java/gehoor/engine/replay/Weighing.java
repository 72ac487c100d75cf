package gehoor.engine.replay;

import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks the draft what was asked of the version, in every way in which the version does what it did. */
final class Weighing {
    private final Engine before;
    private final Engine draft;
    private final Otherwise otherwise;

    Weighing(Engine before, Engine draft, Otherwise otherwise) {
        this.before = before;
        this.draft = draft;
        this.otherwise = otherwise;
    }

    /**
     * One act.
     *
     * @param was the file as it was before
     * @param is the same under the draft
     * @param apart whether these two differ
     * @param entry what came of it
     * @param again what was asked
     */
    Weighed weigh(FileState was, FileState is, boolean apart, Entry entry, Again again, Instant at) {
        Surroundings around = new Surroundings(
                before.procedure(), was, again, entry.looked(), at, otherwise.earlier, assigns(entry, again));
        Surroundings.Way likely = around.likely();
        Posed posed = new Posed(draft, was, is, again);
        Decision likelyDrafted = posed.in(likely);
        boolean same = likelyDrafted instanceof Decision.Accepted yes && Alike.acts(yes.entry(), entry);
        Set<String> open = apart ? otherwise.readByDraft : otherwise.newlyRead(entry.action());
        if (same && open.isEmpty()) {
            return new Weighed.Decided(likelyDrafted);
        }
        List<Surroundings.Way> possible = possible(was, entry, again, around);
        if (possible.isEmpty()) {
            // The version itself cannot be made to do what it did: only where both then do the same nothing is
            // different.
            Decision once = before.decide(was, likely.actor(), again.command(), likely.circumstances());
            return !apart && outcome(once).equals(outcome(likelyDrafted))
                    ? new Weighed.Same()
                    : new Weighed.Unsaid(Set.of("circumstances"));
        }
        Map<Object, List<Surroundings.Way>> outcomes = new LinkedHashMap<>();
        Decision drafted = likelyDrafted;
        for (Surroundings.Way way : possible) {
            drafted = way.equals(likely) ? likelyDrafted : posed.in(way);
            outcomes.computeIfAbsent(outcome(drafted), none -> new ArrayList<>())
                    .add(way);
        }
        return outcomes.size() > 1 ? new Weighed.Unsaid(differing(possible, outcomes)) : new Weighed.Decided(drafted);
    }

    private Set<String> assigns(Entry entry, Again again) {
        return again.colleagues().isEmpty() ? Set.of() : Otherwise.assigns(draft.procedure(), entry.action());
    }

    /** The ways in which the version does what it did; of these those in which it looks at the same, where there are any. */
    private List<Surroundings.Way> possible(FileState was, Entry entry, Again again, Surroundings around) {
        Set<String> unknown = new TreeSet<>(otherwise.read);
        if (!again.colleagues().isEmpty()) {
            unknown.add(Surroundings.ASSIGNEE_ROLE);
        }
        List<Surroundings.Way> possible = new ArrayList<>();
        List<Surroundings.Way> exactly = new ArrayList<>();
        for (Surroundings.Way way : around.all(unknown)) {
            if (before.decide(was, way.actor(), again.command(), way.circumstances()) instanceof Decision.Accepted yes
                    && yes.entry().changes().equals(entry.changes())) {
                possible.add(way);
                if (yes.entry().looked().equals(entry.looked())) {
                    exactly.add(way);
                }
            }
        }
        return exactly.isEmpty() ? possible : exactly;
    }

    /** Those by which alone, all else being the same, the outcome is another. */
    private static Set<String> differing(
            List<Surroundings.Way> possible, Map<Object, List<Surroundings.Way>> outcomes) {
        Set<String> names = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        possible.forEach(way -> all.addAll(way.facts().keySet()));
        List<List<Surroundings.Way>> groups = List.copyOf(outcomes.values());
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                for (Surroundings.Way one : groups.get(i)) {
                    for (Surroundings.Way other : groups.get(j)) {
                        List<String> apart = all.stream()
                                .filter(name -> !Objects.equals(
                                        one.facts().get(name), other.facts().get(name)))
                                .toList();
                        if (apart.size() == 1) {
                            names.addAll(apart);
                        }
                    }
                }
            }
        }
        return names.isEmpty() ? all : names;
    }

    /** What tells two outcomes apart. */
    static Object outcome(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            return refused.refusals().stream()
                    .map(each -> List.of(each.reason(), each.rule(), String.valueOf(each.field())))
                    .collect(Collectors.toSet());
        }
        return decision instanceof Decision.Accepted yes ? yes.entry().changes() : List.of();
    }
}
