package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Law;
import gehoor.policy.Place;
import gehoor.policy.calendar.Lengths;
import gehoor.policy.calendar.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All extensions that a clock gets in one file to which the law applies are together no longer than its floor allows. Two by acts that
 * never meet in one file are not added up; an agreed day counts, as the longest that it may be, in every file.
 */
record TermExtended(Subject subject, LegalFloor floor, Clock clock) implements Promise {
    /** Only of clocks that could be extended by too much if all acts met in one file; the others need not be looked at. */
    static Stream<TermExtended> of(Subject subject, Map<String, Law> laws) {
        List<TermExtended> all = new ArrayList<>();
        for (LegalFloor floor : LegalFloor.of(subject, laws)) {
            for (Clock clock : subject.procedure().clocks().values()) {
                if (floor.floor().extension() != null && clock.meets().contains(floor.named())) {
                    TermExtended extended = new TermExtended(subject, floor, clock);
                    if (Lengths.longer(extended.whatever(false), extended.allowed())) {
                        all.add(extended);
                    }
                }
            }
        }
        return all.stream();
    }

    private Period allowed() {
        return Objects.requireNonNull(floor.floor().extension());
    }

    /**
     * Every extension of the clock as often as its act may make it.
     *
     * @param agreed only those until an agreed day
     */
    private List<Period> whatever(boolean agreed) {
        List<Period> all = new ArrayList<>();
        Subject.effects(subject.procedure()).stream()
                .filter(Effect.Extend.class::isInstance)
                .map(Effect.Extend.class::cast)
                .filter(this::counts)
                .filter(extend -> !agreed || extend.by() == null)
                .forEach(extend -> {
                    Period each = extend.by() == null ? extend.within() : extend.by();
                    if (each != null) {
                        all.addAll(Collections.nCopies(extend.atMost(), each));
                    }
                });
        return all;
    }

    private boolean counts(Effect.Extend extend) {
        return extend.clock().equals(clock.id())
                && !(extend.byConsent() && floor.floor().byConsent());
    }

    /** Whether what this act extends is counted: not where it only does so by the consent that the law names. */
    private boolean counts(String action) {
        Action known = subject.procedure().actions().get(action);
        List<Effect> does = known == null ? List.of() : Effect.all(known.does());
        List<Effect.Extend> extend = does.stream()
                .filter(Effect.Extend.class::isInstance)
                .map(Effect.Extend.class::cast)
                .filter(each -> each.clock().equals(clock.id()))
                .toList();
        return extend.isEmpty() || extend.stream().anyMatch(this::counts);
    }

    /** @param besides what counts in every file */
    private boolean tooLong(FileState file, List<Period> besides) {
        return file.runs().values().stream()
                .filter(run -> run.clock().equals(clock.id()))
                .anyMatch(run -> {
                    List<Period> all = new ArrayList<>(besides);
                    run.extensions().stream()
                            .filter(each -> counts(each.action()))
                            .map(FileState.Extension::by)
                            .filter(Objects::nonNull)
                            .forEach(all::add);
                    return Lengths.longer(all, allowed());
                });
    }

    @Override
    public Property property() {
        return Property.TERM_EXTENDED;
    }

    @Override
    public List<Object> about() {
        return List.of(floor.named(), floor.floor().article(), clock.id());
    }

    @Override
    public Place at() {
        return clock.at();
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(floor.looksAt());
        all.add(Aspect.clock(clock.id()));
        return all;
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        List<Period> agreed = whatever(true);
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            kept.set(at, !tooLong(landscape.situation(at).file(), agreed) || !floor.applies(landscape, at, surely));
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        return subject.done(landscape.story(situation));
    }

    @Override
    public boolean shows() {
        return true;
    }

    /** Of agreed days none is in the story: what only they make too long is not refuted by it. */
    @Override
    public boolean broken(Played played, Landscape landscape) {
        return tooLong(played.file(), List.of()) && floor.applies(played);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.clocks(played);
    }
}
