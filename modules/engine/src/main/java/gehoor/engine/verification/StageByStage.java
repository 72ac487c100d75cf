package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * That a way leads to where all is well, for a procedure too large to be looked at in one piece: from every situation of one stage a way
 * leads there, or to a stage of which that is known already. Of each stage only what decides there must be in sight.
 */
final class StageByStage {
    private final Inquiry inquiry;
    private final Leading promise;
    private final int most;
    private final Set<String> settled = new TreeSet<>();
    private int looked;

    private StageByStage(Inquiry inquiry, Leading promise, int most) {
        this.inquiry = inquiry;
        this.promise = promise;
        this.most = most;
    }

    /**
     * Empty where it cannot be told so either.
     *
     * @param most so many situations are gone through at once
     */
    static Optional<Finding> proved(Inquiry inquiry, Leading promise, int most) {
        return new StageByStage(inquiry, promise, most).proved();
    }

    private Optional<Finding> proved() {
        List<String> todo =
                new ArrayList<>(inquiry.subject().procedure().stages().keySet());
        todo.add(FileState.CLOSED);
        // the last are nearest to the end
        Collections.reverse(todo);
        boolean more = true;
        while (more && !todo.isEmpty()) {
            more = todo.removeIf(this::settles);
        }
        return todo.isEmpty()
                ? Optional.of(Inquiry.proved(promise.property(), looked, promise.at(), promise.about()))
                : Optional.empty();
    }

    private boolean settles(String stage) {
        OptionalInt situations = inquiry.proves(new LeadsOn(promise, stage, Set.copyOf(settled)), most);
        if (situations.isEmpty()) {
            return false;
        }
        looked += situations.getAsInt();
        settled.add(stage);
        return true;
    }

    /**
     * A way leads on from one stage.
     *
     * @param settled the stages from which a way is known to lead to an end
     */
    private record LeadsOn(Leading end, String stage, Set<String> settled) implements Promise {
        @Override
        public Property property() {
            return end.property();
        }

        @Override
        public Place at() {
            return end.at();
        }

        @Override
        public Set<Aspect> looksAt() {
            return end.looksAt();
        }

        @Override
        public boolean asksAfter(Action action) {
            return end.asksAfter(action);
        }

        @Override
        public BitSet kept(Landscape landscape, boolean surely) {
            BitSet kept = end.kept(landscape, surely, settled);
            for (int at = 0; at < landscape.size(); at++) {
                if (!landscape.situation(at).file().stage().equals(stage)) {
                    kept.set(at);
                }
            }
            return kept;
        }

        @Override
        public List<Action> decisive(Landscape landscape, int situation) {
            return end.decisive(landscape, situation);
        }

        /** Only what holds is told: a story is another's to find. */
        @Override
        public boolean broken(Played played, Landscape landscape) {
            return false;
        }

        @Override
        public Example.Then then(Played played) {
            return end.then(played);
        }
    }
}
