package gehoor.engine.verification;

import gehoor.policy.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was gone through already, as long as it is small enough to be kept: what was asked for last stays longest. */
final class Explored {
    private final Subject subject;
    private final int most;
    private final Map<Drawing, Gone> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int situations;

    /**
     * What tells two drawings of one procedure apart.
     *
     * @param actions ids of those that are tried
     */
    private record Drawing(Set<Aspect> seen, Set<String> actions) {}

    /** @param partly where it is not whole, all was gone through that is kept of it */
    private record Gone(Landscape landscape, boolean partly) {
        boolean answers(int most, boolean partly) {
            return landscape.whole() || (landscape.size() >= most && (this.partly || !partly));
        }
    }

    /** @param most so many situations are kept of all together */
    Explored(Subject subject, int most) {
        this.subject = subject;
        this.most = most;
    }

    /**
     * The same as {@link Exploration#of}.
     *
     * @param wanted what is to be seen; what it hangs on is seen with it
     */
    Landscape of(Set<Aspect> wanted, Predicate<Action> also, int most, boolean partly) {
        Drawing drawing = drawing(wanted, also);
        Gone known = kept.get(drawing);
        if (known != null && known.answers(most, partly)) {
            return known.landscape();
        }
        Landscape landscape = Exploration.of(subject, drawing.seen(), also, most, partly);
        keep(drawing, new Gone(landscape, partly));
        return landscape;
    }

    private Drawing drawing(Set<Aspect> wanted, Predicate<Action> also) {
        Set<Aspect> seen = subject.reads().closed(wanted);
        Set<String> actions = new TreeSet<>();
        subject.procedure().actions().values().forEach(action -> {
            if (also.test(action) || subject.reads().matters(action, seen)) {
                actions.add(action.id());
            }
        });
        return new Drawing(seen, actions);
    }

    private void keep(Drawing drawing, Gone gone) {
        forget(kept.put(drawing, gone));
        situations += gone.landscape().size();
        while (situations > most) {
            forget(kept.remove(kept.keySet().iterator().next()));
        }
    }

    private void forget(@Nullable Gone gone) {
        situations -= gone == null ? 0 : gone.landscape().size();
    }
}
