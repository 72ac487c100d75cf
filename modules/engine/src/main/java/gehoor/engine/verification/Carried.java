package gehoor.engine.verification;

import gehoor.engine.Change;
import gehoor.policy.Action;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what goes along into a linked file is read there by somebody from whom it is kept here: by a role that a rule with
 * {@code never} keeps from it; by the complainant whose code opens that file, where the staff wrote it down in a part that they do
 * not read; and who it is that reported by a role that {@code never} keeps from it or, where it was in confidence, that does not
 * read it here.
 */
final class Carried {
    private static final String CONFIDENTIAL = "confidential";
    private static final String NAMED = "named";
    private static final int STORIES = 12;

    private final Inquiry inquiry;
    private final Subject subject;
    private final Readers here;

    Carried(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.subject = inquiry.subject();
        this.here = new Readers(subject.tenant(), subject.procedure());
    }

    List<Finding> wrong() {
        List<Finding> wrong = new ArrayList<>();
        for (Link link : subject.procedure().links().values()) {
            subject.tenant()
                    .procedures()
                    .getOrDefault(link.procedure(), List.of())
                    .forEach(other -> wrong(link, other, wrong));
        }
        return wrong;
    }

    private void wrong(Link link, Procedure other, List<Finding> wrong) {
        Readers there = new Readers(subject.tenant(), other);
        Set<String> fields = new LinkedHashSet<>(link.carry());
        link.parties().forEach(kind -> {
            var party = subject.procedure().parties().get(kind);
            fields.addAll(party == null ? List.of() : party.fields());
        });
        for (String id : fields) {
            Field field = subject.procedure().fields().get(id);
            Field carried = other.fields().get(id);
            if (field == null || carried == null) {
                continue;
            }
            for (String role : here.roles()) {
                boolean kept = here.barred(role, field.compartment())
                        || (role.equals(Who.COMPLAINANT) && link.receipt() && keptFromWhoReported(field));
                if (kept && there.may(role, carried.compartment(), null, true)) {
                    wrong.add(finding("carried", link, List.of(link.id(), role, id), null));
                }
            }
        }
        // in danger who must act at once has what is needed, whatever was promised
        if (link.identity() && !link.id().equals(Danger.DANGER)) {
            who(link, other, there, wrong);
        }
    }

    /** Who it was that reported. */
    private void who(Link link, Procedure other, Readers there, List<Finding> wrong) {
        Set<String> both = new LinkedHashSet<>(subject.procedure().report().identities());
        both.retainAll(other.report().identities());
        for (String role : subject.tenant().roles().keySet()) {
            boolean confided = both.contains(CONFIDENTIAL)
                    && !here.may(role, Compartment.IDENTITY, CONFIDENTIAL, false)
                    && there.may(role, Compartment.IDENTITY, CONFIDENTIAL, false);
            boolean named = both.contains(NAMED)
                    && here.barred(role, Compartment.IDENTITY)
                    && there.may(role, Compartment.IDENTITY, NAMED, false);
            if (confided) {
                wrong.add(finding("confided", link, List.of(link.id(), role), CONFIDENTIAL));
            } else if (named) {
                wrong.add(finding("named", link, List.of(link.id(), role), NAMED));
            }
        }
    }

    /** In a part that they do not read, and not told by themselves. */
    private boolean keptFromWhoReported(Field field) {
        return !here.may(Who.COMPLAINANT, field.compartment(), null, false)
                && Stream.concat(
                                Stream.of(subject.procedure().report().action()),
                                subject.procedure().actions().values().stream()
                                        .filter(action -> action.by().stream()
                                                .anyMatch(who -> who.role().equals(Who.COMPLAINANT))))
                        .flatMap(action -> action.asks().stream())
                        .noneMatch(ask -> ask.field().equals(field.id()));
    }

    /** @param identity how who reported must be known in the story; null: in any way */
    private Finding finding(String sentence, Link link, List<Object> about, @Nullable String identity) {
        int looked = 0;
        for (Action action : openers(link)) {
            for (Set<Aspect> wanted : List.of(Set.of(Aspect.IDENTITY), with(action))) {
                Landscape landscape =
                        inquiry.explore(wanted, other -> other.id().equals(action.id()));
                looked = Math.max(looked, landscape.size());
                Optional<Played> played = played(landscape, action, link, identity);
                if (played.isPresent()) {
                    var words = Inquiry.words(Property.SECRETS, sentence, about);
                    return new Finding(
                            Property.SECRETS,
                            Finding.Verdict.REFUTED,
                            words,
                            looked,
                            link.at(),
                            inquiry.example(words, played.get(), Shown.stage(played.get())));
                }
            }
        }
        var promise = Inquiry.words(Property.SECRETS, sentence + "-not", about);
        return Inquiry.open(promise, Property.SECRETS, looked, link.at());
    }

    private Set<Aspect> with(Action action) {
        Set<Aspect> wanted = new LinkedHashSet<>(subject.reads().guards(action));
        wanted.add(Aspect.IDENTITY);
        return wanted;
    }

    private List<Action> openers(Link link) {
        Predicate<Effect> opens = effect ->
                effect instanceof Effect.OpenLinked open && open.link().equals(link.id());
        return subject.procedure().actions().values().stream()
                .filter(action -> Effect.all(action.does()).stream().anyMatch(opens))
                .toList();
    }

    private Optional<Played> played(Landscape landscape, Action action, Link link, @Nullable String identity) {
        int tried = 0;
        for (int at = 0; at < landscape.size() && tried < STORIES; at++) {
            if (identity != null && !landscape.situation(at).file().identity().equals(identity)) {
                continue;
            }
            Optional<Move> last = landscape.ways(at).stream()
                    .map(Landscape.Way::move)
                    .filter(move ->
                            move instanceof Move.Acts acts && acts.action().equals(action.id()))
                    .findFirst();
            if (last.isPresent()) {
                tried++;
                List<Move> story = new ArrayList<>(landscape.story(at));
                story.add(last.get());
                Optional<Played> played = inquiry.storyteller().tell(story);
                if (played.isPresent() && opened(played.get(), link)) {
                    return played;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean opened(Played played, Link link) {
        return played.last().changes().stream()
                .anyMatch(change -> change instanceof Change.LinkOpened opened
                        && opened.link().equals(link.id()));
    }
}
