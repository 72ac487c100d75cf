package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Place;
import gehoor.policy.Trigger;
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
        for (Clock clock : subject.procedure().clocks().values()) {
            if (!clock.stopsOn().isEmpty()) {
                stop(clock).ifPresent(wrong::add);
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
        for (Set<Aspect> wanted :
                List.of(Set.of(Aspect.IDENTITY), subject.reads().guards(action))) {
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

    /** Whether what is to stop a clock can happen while it runs. */
    private Optional<Finding> stop(Clock clock) {
        Landscape landscape = inquiry.explore(Set.of(Aspect.clock(clock.id())), action -> false);
        looked += landscape.size();
        for (int at = 0; at < landscape.size(); at++) {
            Situation here = landscape.situation(at);
            boolean runs = here.file().runs().values().stream()
                    .anyMatch(run -> run.clock().equals(clock.id()) && run.open());
            for (Landscape.Way way : runs ? landscape.ways(at) : List.<Landscape.Way>of()) {
                if (clock.stopsOn().stream()
                        .anyMatch(trigger -> heard(trigger, here, way.move(), landscape.situation(way.to())))) {
                    return Optional.empty();
                }
            }
        }
        return landscape.whole()
                ? Optional.of(new Finding(
                        Property.NOTHING_DEAD,
                        Finding.Verdict.REFUTED,
                        Inquiry.words(Property.NOTHING_DEAD, "stop", List.of(clock.id())),
                        landscape.size(),
                        clock.at(),
                        null))
                : Optional.of(Inquiry.open(Property.NOTHING_DEAD, landscape.size(), clock.at(), List.of(clock.id())));
    }

    private boolean heard(Trigger trigger, Situation from, Move move, Situation to) {
        String left = from.file().stage();
        String entered = to.file().stage();
        Action done =
                move instanceof Move.Acts acts ? subject.procedure().actions().get(acts.action()) : null;
        return switch (trigger.on()) {
            case DID -> done != null && done.id().equals(trigger.name());
            case ENDED ->
                done != null
                        && trigger.name().equals(done.instrument())
                        && subject.reads().ends(done);
            case LEFT -> left.equals(trigger.name()) && !entered.equals(left);
            case ENTERED -> entered.equals(trigger.name()) && !entered.equals(left);
            case CLOSED -> to.closed() && !from.closed();
            case REOPENED -> from.closed() && !to.closed();
            case SIGNAL -> move instanceof Move.Hears hears && hears.signal().equals(trigger.name());
            case MISSED, REPORTED -> true;
        };
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
