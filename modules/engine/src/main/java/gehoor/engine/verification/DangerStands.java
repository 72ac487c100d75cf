package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Offer;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Who;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file that danger opened beside another one is not ended by who reported it, whatever they wish. */
record DangerStands(Subject subject) implements Promise {
    /** Where files of this procedure are opened by danger. */
    static Optional<DangerStands> of(Subject subject) {
        boolean opened = subject.tenant().procedures().values().stream()
                .flatMap(List::stream)
                .flatMap(procedure -> procedure.links().values().stream())
                .anyMatch(link -> link.id().equals(Danger.DANGER)
                        && link.procedure().equals(subject.procedure().id()));
        return opened ? Optional.of(new DangerStands(subject)) : Optional.empty();
    }

    @Override
    public Property property() {
        return Property.DANGER_STANDS;
    }

    @Override
    public Place at() {
        return subject.procedure().actions().values().stream()
                .filter(this::ends)
                .map(Action::at)
                .findFirst()
                .orElse(subject.procedure().at());
    }

    /** Whether who reported can end the file by it, or ask that it ends. */
    private boolean ends(Action action) {
        boolean theirs = action.by().stream().anyMatch(who -> who.role().equals(Who.COMPLAINANT));
        return subject.reads().closes(action) && (theirs || action.id().equals(Subject.STOP));
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of();
    }

    @Override
    public boolean asksAfter(Action action) {
        return ends(action);
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            kept.set(
                    at,
                    landscape.ways(at).stream()
                            .filter(way -> surely || way.sure())
                            .noneMatch(way -> way.move() instanceof Move.Acts acts && ends(acts.action())));
        }
        return kept;
    }

    private boolean ends(String action) {
        Action known = subject.procedure().actions().get(action);
        return known != null && ends(known);
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        return subject.procedure().actions().values().stream()
                .filter(this::ends)
                .toList();
    }

    private List<String> offered(Played played, Actor actor) {
        return played.open(actor).stream()
                .map(Offer::action)
                .filter(this::ends)
                .map(Action::id)
                .toList();
    }

    @Override
    public boolean shows() {
        return true;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !who(played).isEmpty();
    }

    private Map<Example.Person, List<String>> who(Played played) {
        Map<Example.Person, List<String>> who = new java.util.LinkedHashMap<>();
        java.util.stream.Stream.concat(java.util.stream.Stream.of(Actor.COMPLAINANT), subject.cast().firsts().stream())
                .forEach(actor -> {
                    List<String> actions = offered(played, actor);
                    if (!actions.isEmpty()) {
                        who.put(AsWritten.person(actor), actions);
                    }
                });
        return who;
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.offered(played, who(played));
    }
}
