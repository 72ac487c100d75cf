package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Clock;
import gehoor.policy.SightRule;
import gehoor.policy.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the role that hears when a clock is missed may know that there is a file. */
final class Heard {
    private Heard() {}

    /** What is wrong with that; empty where it is well. */
    static Optional<Finding> wrong(Inquiry inquiry, Clock clock) {
        Subject subject = inquiry.subject();
        if (maySee(subject, clock.owner())) {
            return Optional.empty();
        }
        List<Actor> people =
                subject.cast().people(clock.owner()).stream().limit(1).toList();
        Landscape landscape = inquiry.explore(Set.of(Aspect.clock(clock.id())), action -> false);
        for (int at = 0; at < landscape.size(); at++) {
            boolean runs =
                    landscape.situation(at).file().runs().values().stream().anyMatch(run -> run.open());
            Optional<Played> played = runs ? inquiry.storyteller().tell(landscape.story(at)) : Optional.empty();
            if (played.isPresent()
                    && people.stream().noneMatch(one -> played.get().sight(one).exists())) {
                var words = Inquiry.words(Property.HEARD, "refuted", List.of(clock.id()));
                return Optional.of(new Finding(
                        Property.HEARD,
                        Finding.Verdict.REFUTED,
                        words,
                        landscape.size(),
                        clock.at(),
                        inquiry.example(words, played.get(), Shown.sees(played.get(), people, List.of()))));
            }
        }
        return Optional.of(Inquiry.open(Property.HEARD, landscape.size(), clock.at(), List.of(clock.id())));
    }

    private static boolean maySee(Subject subject, String role) {
        for (SightRule rule : subject.procedure().sight().values()) {
            boolean meant = rule.who().stream()
                    .anyMatch(who -> who.role().equals(role) || who.role().equals(Who.ANYONE));
            if (meant && !rule.never() && !rule.compartments().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
