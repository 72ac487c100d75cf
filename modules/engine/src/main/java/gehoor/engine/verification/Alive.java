package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Outcome;
import gehoor.policy.Place;
import gehoor.policy.Stage;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which actions, clocks, duties, grounds, stages and outcomes can come about: those that a worked example shows, and those to which a story can be played. */
final class Alive {
    private static final int STORIES = 8;

    private final Inquiry inquiry;
    private final Subject subject;
    private final Happening happening;
    private int looked;

    Alive(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.subject = inquiry.subject();
        this.happening = new Happening(subject);
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
        for (Ground ground : subject.procedure().grounds().values()) {
            if (!shown.contains(ground.id())) {
                ground(ground).ifPresent(wrong::add);
            }
        }
        stages(wrong);
        outcomes(wrong);
        Conditions conditions = new Conditions(subject);
        wrong.addAll(conditions.wrong());
        looked += conditions.looked();
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

    /** Whether some act can be done on that ground. */
    private Optional<Finding> ground(Ground ground) {
        boolean cut = false;
        int situations = 0;
        for (Action action : subject.procedure().actions().values()) {
            boolean asks = action.asks().stream()
                    .map(ask -> subject.procedure().fields().get(ask.field()))
                    .anyMatch(field -> field != null && field.type() == Field.Type.GROUND);
            if (!asks) {
                continue;
            }
            Landscape landscape = inquiry.explore(
                    subject.reads().guards(action), other -> other.id().equals(action.id()));
            situations += landscape.size();
            int tried = 0;
            for (int at = 0; at < landscape.size() && tried < STORIES; at++) {
                Optional<Move> move = landscape.ways(at).stream()
                        .map(Landscape.Way::move)
                        .filter(way ->
                                way instanceof Move.Acts acts && acts.given().containsValue(Value.code(ground.id())))
                        .findFirst();
                if (move.isPresent()) {
                    tried++;
                    List<Move> story = new ArrayList<>(landscape.story(at));
                    story.add(move.get());
                    if (inquiry.storyteller().tell(story).isPresent()) {
                        looked += situations;
                        return Optional.empty();
                    }
                }
            }
            cut |= tried > 0 || !landscape.whole();
        }
        return Optional.of(
                cut
                        ? Inquiry.open(Property.NOTHING_DEAD, situations, ground.at(), List.of(ground.id()))
                        : dead(ground.id(), ground.at(), situations));
    }

    private void stages(List<Finding> wrong) {
        Set<String> missing = new TreeSet<>(subject.procedure().stages().keySet());
        boolean all = Exploration.exhausts(subject, Set.of(), inquiry.limits().situations(), (situation, frame) -> {
            missing.remove(situation.file().stage());
            return missing.isEmpty();
        });
        for (Stage stage : subject.procedure().stages().values()) {
            if (all && missing.contains(stage.id())) {
                wrong.add(dead(stage.id(), stage.at(), 0));
            }
        }
    }

    private void outcomes(List<Finding> wrong) {
        Set<String> missing = new TreeSet<>(subject.procedure().outcomes().keySet());
        boolean all = Exploration.exhausts(
                subject, Set.of(Aspect.OUTCOME), inquiry.limits().situations(), (situation, frame) -> {
                    missing.remove(String.valueOf(situation.file().outcome()));
                    return missing.isEmpty();
                });
        for (Outcome outcome : subject.procedure().outcomes().values()) {
            if (all && missing.contains(outcome.id())) {
                wrong.add(dead(outcome.id(), outcome.at(), 0));
            }
        }
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
                        .anyMatch(trigger -> trigger.on() == Trigger.On.MISSED
                                || trigger.on() == Trigger.On.REPORTED
                                || happening.brings(trigger, here, way.move(), landscape.situation(way.to())))) {
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
