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
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

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
        Map<String, Set<String>> nearest = new LinkedHashMap<>();
        for (String stage : subject.procedure().stages().keySet()) {
            if (!covered.contains(stage)) {
                List<String> most = shares.getOrDefault(stage, Map.of()).entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
                Nearest found = nearest(inquiry, stage, most);
                if (found.share() == 1) {
                    covered.add(stage);
                } else {
                    nearest.put(stage, found.clocks());
                    most.stream().limit(TOGETHER).forEach(together::add);
                }
            }
        }
        Finding finding = inquiry.into(new AlwaysAClock(subject, together, covered));
        OptionalInt proved = switch (finding.verdict()) {
            case PROVED -> OptionalInt.of(finding.situations());
            case REFUTED -> OptionalInt.empty();
            case OPEN -> stageByStage(inquiry, nearest);
        };
        return proved.isPresent()
                ? Inquiry.proved(Property.CLOCK, looked + proved.getAsInt(), finding.at(), List.of())
                : finding;
    }

    /**
     * Clocks of which one runs in most situations of a stage.
     *
     * @param share of the situations; 1: in all of them
     */
    private record Nearest(Set<String> clocks, double share) {}

    private static Nearest nearest(Inquiry inquiry, String stage, List<String> most) {
        Nearest nearest = new Nearest(Set.of(), 0);
        for (Set<String> clocks : together(most)) {
            AlwaysAClock together = new AlwaysAClock(inquiry.subject(), clocks, Set.of());
            Landscape landscape = inquiry.exploreWhole(together.looksAt(), together::asksAfter, FEW);
            double share = landscape.whole() ? share(inquiry.subject(), landscape, stage) : 0;
            if (share > nearest.share()) {
                nearest = new Nearest(clocks, share);
            }
            if (share == 1) {
                break;
            }
        }
        return nearest;
    }

    /** By twos, then by threes. */
    private static List<Set<String>> together(List<String> clocks) {
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
        twos.addAll(threes);
        return twos;
    }

    /** 1 where there is no situation of that stage. */
    private static double share(Subject subject, Landscape landscape, String stage) {
        int all = 0;
        int running = 0;
        for (int at = 0; at < landscape.size(); at++) {
            FileState file = landscape.situation(at).file();
            if (file.stage().equals(stage)) {
                all++;
                running += runs(subject, file) ? 1 : 0;
            }
        }
        return all == running ? 1 : (double) running / all;
    }

    /**
     * In how many situations one of the nearest clocks of each stage runs, with all in sight that decides there; empty where that is not
     * told of each of these stages.
     */
    private static OptionalInt stageByStage(Inquiry inquiry, Map<String, Set<String>> nearest) {
        int looked = 0;
        for (Map.Entry<String, Set<String>> each : nearest.entrySet()) {
            Set<String> others =
                    new TreeSet<>(inquiry.subject().procedure().stages().keySet());
            others.remove(each.getKey());
            AlwaysAClock here = new AlwaysAClock(inquiry.subject(), each.getValue(), others);
            OptionalInt told = each.getValue().isEmpty()
                    ? OptionalInt.empty()
                    : inquiry.proves(here, inquiry.limits().situations());
            if (told.isEmpty()) {
                return told;
            }
            looked += told.getAsInt();
        }
        return OptionalInt.of(looked);
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
