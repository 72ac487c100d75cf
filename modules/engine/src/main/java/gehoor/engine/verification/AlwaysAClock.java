package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In every open situation a clock runs, published or internal, or has run out and is still to be answered; none of these stands
 * still. A follow-up that was reached asks nothing any more.
 *
 * @param clocks those that are looked at
 * @param covered stages in which one clock by itself was seen to run all the time
 */
record AlwaysAClock(Subject subject, Set<String> clocks, Set<String> covered) implements Promise {
    /** Of so many clocks so many are looked at together. */
    private static final int MOST = 5;

    private static final int TOGETHER = 3;
    /** So many situations where something is only tried. */
    private static final int FEW = 1_500;

    /** One clock that runs all through a stage is proof for that stage; where there is none, several are looked at together. */
    static Finding found(Inquiry inquiry) {
        Subject subject = inquiry.subject();
        Set<String> covered = new TreeSet<>();
        Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
        int looked = 0;
        for (Clock clock : subject.procedure().clocks().values()) {
            Landscape landscape = inquiry.explore(Set.of(Aspect.clock(clock.id())), action -> false);
            looked += landscape.size();
            Map<String, int[]> byStage = new LinkedHashMap<>();
            for (int at = 0; at < landscape.size(); at++) {
                FileState file = landscape.situation(at).file();
                int[] counted = byStage.computeIfAbsent(file.stage(), none -> new int[2]);
                counted[0]++;
                counted[1] += runs(subject, file) ? 1 : 0;
            }
            byStage.forEach((stage, counted) -> {
                if (counted[0] == counted[1] && landscape.whole()) {
                    covered.add(stage);
                } else if (counted[1] > 0) {
                    shares.computeIfAbsent(stage, none -> new LinkedHashMap<>())
                            .put(clock.id(), (double) counted[1] / counted[0]);
                }
            });
        }
        Set<String> together = new TreeSet<>();
        for (String stage : subject.procedure().stages().keySet()) {
            if (!covered.contains(stage)) {
                List<String> most = shares.getOrDefault(stage, Map.of()).entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
                if (together(most).anyMatch(clocks -> always(inquiry, stage, clocks))) {
                    covered.add(stage);
                } else {
                    most.stream().limit(TOGETHER).forEach(together::add);
                }
            }
        }
        Finding finding = inquiry.into(new AlwaysAClock(subject, together, covered));
        return finding.verdict() == Finding.Verdict.PROVED
                ? Inquiry.proved(Property.CLOCK, looked + finding.situations(), finding.at(), List.of())
                : finding;
    }

    /** By twos, then by threes. */
    private static Stream<Set<String>> together(List<String> clocks) {
        List<Set<String>> twos = new ArrayList<>();
        List<Set<String>> threes = new ArrayList<>();
        for (int i = 0; i < clocks.size(); i++) {
            for (int j = i + 1; j < clocks.size(); j++) {
                twos.add(Set.of(clocks.get(i), clocks.get(j)));
                for (int k = j + 1; k < clocks.size(); k++) {
                    threes.add(Set.of(clocks.get(i), clocks.get(j), clocks.get(k)));
                }
            }
        }
        return Stream.concat(twos.stream(), threes.stream());
    }

    /** Whether in that stage one of these always runs. */
    private static boolean always(Inquiry inquiry, String stage, Set<String> clocks) {
        Set<Aspect> wanted = new TreeSet<>();
        clocks.forEach(clock -> wanted.add(Aspect.clock(clock)));
        Landscape landscape = Exploration.of(inquiry.subject(), wanted, action -> false, FEW);
        boolean always = landscape.whole();
        for (int at = 0; always && at < landscape.size(); at++) {
            FileState file = landscape.situation(at).file();
            always = !file.stage().equals(stage) || runs(inquiry.subject(), file);
        }
        return always;
    }

    private static boolean runs(Subject subject, FileState file) {
        return file.runs().values().stream().anyMatch(run -> {
            Clock clock = subject.procedure().clocks().get(run.clock());
            boolean reached = clock != null
                    && clock.kind() == Clock.Kind.FOLLOW_UP
                    && !run.missed().isEmpty();
            return run.open() && run.pausedSince() == null && !reached;
        });
    }

    @Override
    public Property property() {
        return Property.CLOCK;
    }

    @Override
    public List<Object> about() {
        return List.of();
    }

    @Override
    public Place at() {
        return subject.procedure().stages().values().stream()
                .filter(stage -> !covered.contains(stage.id()))
                .map(stage -> stage.at())
                .findFirst()
                .orElse(subject.procedure().at());
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>();
        clocks.forEach(clock -> all.add(Aspect.clock(clock)));
        return all;
    }

    @Override
    public boolean asksAfter(Action action) {
        return false;
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            Situation here = landscape.situation(at);
            kept.set(at, here.closed() || covered.contains(here.file().stage()) || runs(subject, here.file()));
        }
        return kept;
    }

    /** The acts that led there: perhaps they cannot be done so. */
    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        List<Action> acts = new ArrayList<>();
        for (Move move : landscape.story(situation)) {
            if (move instanceof Move.Acts done) {
                acts.add(subject.procedure().actions().get(done.action()));
            }
        }
        return acts.stream().filter(Objects::nonNull).distinct().toList();
    }

    @Override
    public boolean shows() {
        return true;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !played.file().closed() && !runs(subject, played.file());
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.clocks(played);
    }
}
