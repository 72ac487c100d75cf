package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether an act asks how who reported can be reached, in a file that stays anonymous. */
final class Nameless {
    private static final String ANONYMOUS = "anonymous";
    private static final int STORIES = 12;

    private final Inquiry inquiry;
    private final Subject subject;

    Nameless(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.subject = inquiry.subject();
    }

    List<Finding> wrong() {
        List<Finding> wrong = new ArrayList<>();
        if (!subject.procedure().report().identities().contains(ANONYMOUS)) {
            return wrong;
        }
        for (Action action : subject.procedure().actions().values()) {
            boolean makesKnown = Effect.all(action.does()).stream().anyMatch(Effect.SetIdentity.class::isInstance);
            if (makesKnown || !Readers.could(action.when(), ANONYMOUS, true)) {
                continue;
            }
            for (Action.Ask ask : action.asks()) {
                Field field = subject.procedure().fields().get(ask.field());
                if (field != null
                        && field.type() == Field.Type.CONTACT
                        && field.compartment().equals(Compartment.IDENTITY)
                        && ofNoParty(field)
                        && Readers.could(ask.askedWhen(), ANONYMOUS, true)) {
                    wrong.add(finding(action, field));
                }
            }
        }
        return wrong;
    }

    private boolean ofNoParty(Field field) {
        return subject.procedure().parties().values().stream()
                .noneMatch(party -> party.fields().contains(field.id()));
    }

    private Finding finding(Action action, Field field) {
        List<Object> about = List.of(action.id(), field.id());
        int looked = 0;
        Set<Aspect> guards = new TreeSet<>(subject.reads().guards(action));
        guards.add(Aspect.IDENTITY);
        for (Set<Aspect> wanted : List.of(Set.of(Aspect.IDENTITY), guards)) {
            Landscape landscape = inquiry.explore(wanted, other -> other.id().equals(action.id()));
            looked = Math.max(looked, landscape.size());
            Optional<Played> played = played(landscape, action, field);
            if (played.isPresent()) {
                var words = Inquiry.words(Property.SECRETS, "nameless", about);
                return new Finding(
                        Property.SECRETS,
                        Finding.Verdict.REFUTED,
                        words,
                        looked,
                        action.at(),
                        inquiry.example(words, played.get(), Shown.stage(played.get())));
            }
        }
        return Inquiry.open(
                Inquiry.words(Property.SECRETS, "nameless-not", about), Property.SECRETS, looked, action.at());
    }

    private Optional<Played> played(Landscape landscape, Action action, Field field) {
        int tried = 0;
        for (int at = 0; at < landscape.size() && tried < STORIES; at++) {
            boolean anonymous = landscape.situation(at).file().identity().equals(ANONYMOUS);
            Move.Acts last = anonymous ? by(landscape, at, action) : null;
            if (last != null) {
                tried++;
                Map<String, Value> given = new LinkedHashMap<>(last.given());
                given.put(
                        field.id(),
                        subject.answering()
                                .values(field, landscape.situation(at).file(), List.of())
                                .get(0));
                List<Move> story = new ArrayList<>(landscape.story(at));
                story.add(new Move.Acts(last.action(), last.role(), last.person(), last.on(), given));
                Optional<Played> played = inquiry.storyteller().tell(story);
                if (played.isPresent() && played.get().file().identity().equals(ANONYMOUS)) {
                    return played;
                }
            }
        }
        return Optional.empty();
    }

    private static Move.@Nullable Acts by(Landscape landscape, int at, Action action) {
        for (Landscape.Way way : landscape.ways(at)) {
            if (way.move() instanceof Move.Acts acts && acts.action().equals(action.id())) {
                return acts;
            }
        }
        return null;
    }
}
