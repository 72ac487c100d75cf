package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which actions, clocks and duties can come about: those that a worked example shows, and those to which a story can be played. */
final class Alive {
    private static final int STORIES = 8;

    private final Inquiry inquiry;
    private final Subject subject;
    private int looked;

    Alive(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.subject = inquiry.subject();
    }

    /** @param shown ids of rules that a worked example fires */
    List<Finding> found(Set<String> shown) {
        List<Finding> wrong = new ArrayList<>();
        for (Action action : subject.procedure().actions().values()) {
            if (!shown.contains(action.id())) {
                action(action).ifPresent(wrong::add);
            }
        }
        for (Clock clock : subject.procedure().clocks().values()) {
            if (!shown.contains(clock.id())) {
                part(Aspect.clock(clock.id()), clock.at(), file -> !file.runs().isEmpty())
                        .ifPresent(wrong::add);
            }
        }
        for (Duty duty : subject.procedure().duties().values()) {
            if (!shown.contains(duty.id())) {
                part(Aspect.duty(duty.id()), duty.at(), file -> !file.duties().isEmpty())
                        .ifPresent(wrong::add);
            }
        }
        if (wrong.isEmpty()) {
            wrong.add(Inquiry.proved(
                    Property.NOTHING_DEAD, looked, subject.procedure().at(), List.of(String.valueOf(shown.size()))));
        }
        return wrong;
    }

    private Optional<Finding> action(Action action) {
        Predicate<Move> does =
                move -> move instanceof Move.Acts acts && acts.action().equals(action.id());
        boolean cut = false;
        for (Set<Aspect> wanted : List.of(Set.<Aspect>of(), subject.reads().guards(action))) {
            Landscape landscape = inquiry.explore(wanted, other -> other.id().equals(action.id()));
            looked += landscape.size();
            int tried = 0;
            boolean possible = false;
            for (int at = 0; at < landscape.size() && tried < STORIES; at++) {
                Optional<Move> move = landscape.ways(at).stream()
                        .map(Landscape.Way::move)
                        .filter(does)
                        .findFirst();
                if (move.isPresent()) {
                    possible = true;
                    tried++;
                    List<Move> story = new ArrayList<>(landscape.story(at));
                    story.add(move.get());
                    if (inquiry.storyteller().tell(story).isPresent()) {
                        return Optional.empty();
                    }
                }
            }
            if (!possible && landscape.whole()) {
                return Optional.of(dead(action.id(), action.at(), landscape.size()));
            }
            cut |= !landscape.whole();
        }
        return Optional.of(Inquiry.open(
                Property.NOTHING_DEAD,
                cut ? inquiry.limits().situations() : looked,
                action.at(),
                List.of(action.id())));
    }

    private Optional<Finding> part(Aspect aspect, Place at, Predicate<FileState> there) {
        Landscape landscape = inquiry.explore(Set.of(aspect), action -> false);
        looked += landscape.size();
        int tried = 0;
        for (int i = 0; i < landscape.size() && tried < STORIES; i++) {
            if (there.test(landscape.situation(i).file())) {
                tried++;
                if (inquiry.storyteller().tell(landscape.story(i)).isPresent()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(
                tried == 0 && landscape.whole()
                        ? dead(aspect.name(), at, landscape.size())
                        : Inquiry.open(Property.NOTHING_DEAD, landscape.size(), at, List.of(aspect.name())));
    }

    /** There is no story to what cannot come about. */
    private static Finding dead(String id, Place at, int situations) {
        return new Finding(
                Property.NOTHING_DEAD,
                Finding.Verdict.REFUTED,
                Inquiry.words(Property.NOTHING_DEAD, "refuted", List.of(id)),
                situations,
                at,
                null);
    }
}
