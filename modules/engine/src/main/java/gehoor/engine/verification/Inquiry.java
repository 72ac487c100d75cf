package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Bundle;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Proves a promise or refutes it: looks at little first, and at more where that does not tell. What holds surely in a wide drawing
 * holds; what does not even perhaps hold is refuted, if its story can be played.
 */
final class Inquiry {
    private static final Bundle SENTENCES = Bundle.beside(Inquiry.class, "findings");
    /** So many stories are tried for one refutation. */
    private static final int STORIES = 12;
    /** So many things are named that make most of what is too much. */
    private static final int VARIED = 3;

    private final Subject subject;
    private final Limits limits;
    private final Storyteller storyteller;
    private final Explored explored;

    Inquiry(Subject subject, Limits limits) {
        this.subject = subject;
        this.limits = limits;
        this.storyteller = new Storyteller(subject);
        this.explored = new Explored(subject, limits.situations());
    }

    Subject subject() {
        return subject;
    }

    Limits limits() {
        return limits;
    }

    Storyteller storyteller() {
        return storyteller;
    }

    /**
     * All that can be reached with this in sight. Many promises look at the same: what was gone through for one is kept for others.
     *
     * @param also actions that are tried though they change nothing that is seen
     */
    Landscape explore(Set<Aspect> wanted, Predicate<Action> also) {
        return explored.of(wanted, also, limits.situations(), true);
    }

    /** The same, where a part of it tells nothing. */
    Landscape exploreWhole(Set<Aspect> wanted, Predicate<Action> also, int most) {
        return explored.of(wanted, also, most, false);
    }

    Finding into(Promise promise) {
        return into(promise, limits.situations());
    }

    /** @param most so many situations are gone through at once */
    Finding into(Promise promise, int most) {
        Set<Aspect> wanted = new TreeSet<>(promise.looksAt());
        Set<String> asked = new HashSet<>();
        Landscape first = explored.of(wanted, promise::asksAfter, most, promise.shows());
        Landscape landscape = first;
        for (int round = 0; ; round++) {
            BitSet surely = promise.kept(landscape, true);
            if (landscape.whole() && surely.cardinality() == landscape.size()) {
                return proved(promise.property(), landscape.size(), promise.at(), promise.about());
            }
            // where something was left aside, what seems to lead nowhere may lead on there
            Optional<Finding> refuted = landscape.whole() || promise.shows()
                    ? refuted(promise, landscape, promise.kept(landscape, false))
                    : Optional.empty();
            if (refuted.isPresent()) {
                return refuted.get();
            }
            Optional<Action> next = round >= limits.rounds() || !landscape.whole()
                    ? Optional.empty()
                    : next(promise, landscape, surely, wanted, asked);
            if (next.isEmpty()) {
                Optional<Finding> shown =
                        promise.shows() ? refuted(promise, first, promise.kept(first, true)) : Optional.empty();
                if (shown.isPresent()) {
                    return shown.get();
                }
                return open(promise, landscape);
            }
            asked.add(next.get().id());
            wanted.addAll(subject.reads().guards(next.get()));
            landscape = explored.of(wanted, promise::asksAfter, most, promise.shows());
        }
    }

    /**
     * In how many situations it surely holds, once enough is in sight; empty where that is not told. Nothing is refuted.
     *
     * @param most so many situations are gone through at once
     */
    OptionalInt proves(Promise promise, int most) {
        Set<Aspect> wanted = new TreeSet<>(promise.looksAt());
        Set<String> asked = new HashSet<>();
        for (int round = 0; round <= limits.rounds(); round++) {
            Landscape landscape = exploreWhole(wanted, promise::asksAfter, most);
            if (!landscape.whole()) {
                return OptionalInt.empty();
            }
            BitSet surely = promise.kept(landscape, true);
            if (surely.cardinality() == landscape.size()) {
                return OptionalInt.of(landscape.size());
            }
            Optional<Action> next = next(promise, landscape, surely, wanted, asked);
            if (next.isEmpty()) {
                return OptionalInt.empty();
            }
            asked.add(next.get().id());
            wanted.addAll(subject.reads().guards(next.get()));
        }
        return OptionalInt.empty();
    }

    /** Of the actions that may decide it where it does not surely hold, the one that brings the least into sight. */
    private Optional<Action> next(
            Promise promise, Landscape landscape, BitSet surely, Set<Aspect> wanted, Set<String> asked) {
        Optional<Action> decisive = next(at -> promise.decisive(landscape, at), landscape, surely, wanted, asked);
        return decisive.isPresent() ? decisive : next(at -> unsure(landscape, at), landscape, surely, wanted, asked);
    }

    /** What may be done there, and perhaps not. */
    private List<Action> unsure(Landscape landscape, int at) {
        List<Action> unsure = new ArrayList<>();
        for (Landscape.Way way : landscape.ways(at)) {
            Action action = way.move() instanceof Move.Acts acts && !way.sure()
                    ? subject.procedure().actions().get(acts.action())
                    : null;
            if (action != null) {
                unsure.add(action);
            }
        }
        return unsure;
    }

    private Optional<Action> next(
            IntFunction<List<Action>> which,
            Landscape landscape,
            BitSet surely,
            Set<Aspect> wanted,
            Set<String> asked) {
        for (int at = surely.nextClearBit(0); at < landscape.size(); at = surely.nextClearBit(at + 1)) {
            Optional<Action> least = which.apply(at).stream()
                    .filter(action -> !asked.contains(action.id()))
                    .filter(action -> !wanted.containsAll(subject.reads().guards(action)))
                    .min(Comparator.comparingInt(action -> added(action, wanted)));
            if (least.isPresent()) {
                return least;
            }
        }
        return Optional.empty();
    }

    private int added(Action action, Set<Aspect> wanted) {
        Set<Aspect> all = new TreeSet<>(wanted);
        all.addAll(subject.reads().guards(action));
        return subject.reads().closed(all).size();
    }

    /** @param perhaps where it may hold */
    private Optional<Finding> refuted(Promise promise, Landscape landscape, BitSet perhaps) {
        int tried = 0;
        for (int at = perhaps.nextClearBit(0);
                at < landscape.size() && tried < STORIES;
                at = perhaps.nextClearBit(at + 1)) {
            tried++;
            Optional<Played> played = storyteller.tell(promise.story(landscape, at));
            if (played.isPresent() && promise.broken(played.get(), landscape)) {
                Words words = words(promise.property(), "refuted", promise.about());
                return Optional.of(new Finding(
                        promise.property(),
                        Finding.Verdict.REFUTED,
                        words,
                        landscape.size(),
                        promise.at(),
                        example(words, played.get(), promise.then(played.get()))));
            }
        }
        return Optional.empty();
    }

    Example example(Words words, Played played, Example.Then then) {
        return new Example(
                words.in("en"),
                subject.tenant().id(),
                subject.procedure().id(),
                List.of(),
                played.beginning(),
                played.steps(),
                then,
                Place.NOWHERE);
    }

    static Finding proved(Property property, int situations, Place at, List<Object> about) {
        return new Finding(property, Finding.Verdict.PROVED, words(property, "proved", about), situations, at, null);
    }

    /** Where it was too much to be looked at, what makes it so much is said. */
    private static Finding open(Promise promise, Landscape landscape) {
        Words words = words(promise.property(), "promise", promise.about());
        List<String> varied = landscape.whole() ? List.of() : landscape.varied(VARIED);
        return open(words, promise.property(), landscape.size(), promise.at(), varied);
    }

    static Finding open(Property property, int situations, Place at, List<Object> about) {
        return open(words(property, "promise", about), property, situations, at);
    }

    static Finding open(Words promise, Property property, int situations, Place at) {
        return open(promise, property, situations, at, List.of());
    }

    private static Finding open(Words promise, Property property, int situations, Place at, List<String> varied) {
        String key = varied.isEmpty() ? "open" : "open.varied";
        Words words = SENTENCES.words(key, promise, String.valueOf(situations), varied);
        return new Finding(property, Finding.Verdict.OPEN, words, situations, at, null);
    }

    static Words words(Property property, String verdict, List<Object> about) {
        return SENTENCES.words(property.key() + "." + verdict, about.toArray());
    }
}
