package gehoor.engine.verification;

import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.policy.Effect;
import gehoor.policy.Procedure;
import gehoor.policy.Value;
import gehoor.policy.calendar.DueDates;
import gehoor.policy.calendar.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A file in which only what is seen is left, brought to the one day on which all situations are looked at: everything in it happened
 * that day, but for clocks whose date has passed. Two files that do not differ in what is seen are the same situation.
 *
 * @param linked link id to how that file stands; none where it is not there
 */
record Situation(FileState file, Map<String, Circumstances.LinkedFile> linked) {
    /** So many instruments or parties of one kind are looked at in one file. */
    static final int MOST_OF_A_KIND = 2;

    /** Stands for any word that no condition names. */
    private static final String UNNAMED = "-";

    /** How long ago a clock began whose date has passed. */
    private static final int LONG_AGO = 30;

    /**
     * What all situations of one question have in common.
     *
     * @param reads of the whole procedure
     * @param day the one day
     * @param proper the outcomes with which a file properly ends
     * @param bound the people of whom it tells something whether they have a tie
     * @param remembered the facts and duties of which it tells something later how they were
     * @param named of what the report tells (kind, channel …) the words that conditions name
     */
    record Frame(
            Procedure procedure,
            Engine engine,
            Reads reads,
            HolidayCalendar calendar,
            Set<Aspect> seen,
            LocalDate day,
            Set<String> proper,
            Set<String> bound,
            Set<Aspect> remembered,
            Map<String, Set<String>> named) {
        Instant now() {
            return day.atTime(LocalTime.NOON).atZone(engine.tenant().zone()).toInstant();
        }

        boolean sees(Aspect aspect) {
            return seen.contains(aspect);
        }
    }

    /** Of all that levelling leaves different: every way that is gone asks for it, and what a record makes by itself takes several times as long. */
    @Override
    public int hashCode() {
        int hash = 31 * file.stage().hashCode() + file.identity().hashCode();
        hash = 31 * hash + Objects.hashCode(file.outcome());
        hash = 31 * hash + Objects.hashCode(file.reported());
        hash = 31 * hash + file.facts().hashCode();
        hash = 31 * hash + file.done().keySet().hashCode();
        hash = 31 * hash + file.assigned().hashCode();
        hash = 31 * hash + file.duties().hashCode();
        hash = 31 * hash + file.consents().hashCode();
        hash = 31 * hash + file.ties().hashCode();
        hash = 31 * hash + linked.hashCode();
        for (FileState.ClockRun run : file.runs().values()) {
            int stands = (run.open() ? 1 : 0)
                    + (run.pausedSince() == null ? 0 : 2)
                    + run.missed().size() * 4;
            hash = 31 * hash + run.id().hashCode() + stands + run.extensions().size() * 8;
        }
        for (FileState.InstrumentRun run : file.instruments().values()) {
            hash = 31 * hash
                    + run.id().hashCode()
                    + run.state().hashCode()
                    + run.facts().hashCode();
        }
        for (FileState.Party party : file.parties().values()) {
            hash = 31 * hash + party.id().hashCode() + party.facts().hashCode();
        }
        return hash;
    }

    boolean closed() {
        return file.closed();
    }

    /** Whether it ended, and not only because somebody asked to stop. */
    boolean ended(Set<String> proper) {
        return file.closed() && (file.transferred() || proper.contains(String.valueOf(file.outcome())));
    }

    static Situation level(FileState state, Map<String, Circumstances.LinkedFile> linked, Frame frame) {
        return new Leveller(state, frame).level(linked);
    }

    /** This, at the moment at which the date of one clock has passed; {@code run} is not yet told. */
    FileState atTheDateOf(FileState.ClockRun run, Frame frame) {
        Map<String, FileState.ClockRun> runs = new LinkedHashMap<>(file.runs());
        LocalDate longAgo = frame.day().minusDays(LONG_AGO);
        runs.put(run.id(), run(run, run.id(), run.on(), longAgo, frame, null, false, Set.of(), List.of()));
        return with(file, runs);
    }

    private static FileState with(FileState f, Map<String, FileState.ClockRun> runs) {
        return new FileState(
                f.seq(),
                f.version(),
                f.stage(),
                f.outcome(),
                f.closedOn(),
                f.reported(),
                f.identity(),
                f.registered(),
                f.takenInBy(),
                f.contact(),
                f.facts(),
                f.done(),
                f.doneBy(),
                f.assigned(),
                f.handlers(),
                f.instruments(),
                f.parties(),
                runs,
                f.duties(),
                f.consents(),
                f.disclosures(),
                f.ties(),
                f.links(),
                f.invitations());
    }

    private static FileState.ClockRun run(
            FileState.ClockRun run,
            String id,
            @Nullable String on,
            LocalDate started,
            Frame frame,
            @Nullable LocalDate stopped,
            boolean paused,
            Set<LocalDate> missed,
            List<FileState.Extension> extensions) {
        return new FileState.ClockRun(
                id,
                run.clock(),
                on,
                started.atStartOfDay(frame.engine().tenant().zone()).toInstant(),
                started,
                List.of(),
                paused ? frame.day() : null,
                extensions,
                stopped,
                stopped != null && run.stoppedLate(),
                missed,
                Set.of());
    }

    /** The work of one levelling. */
    private static final class Leveller {
        private final FileState file;
        private final Frame frame;
        private final Map<String, String> renamed = new HashMap<>();

        Leveller(FileState file, Frame frame) {
            this.file = file;
            this.frame = frame;
        }

        Situation level(Map<String, Circumstances.LinkedFile> linked) {
            Map<String, FileState.InstrumentRun> instruments = instruments();
            Map<String, FileState.Party> parties = parties();
            Map<String, Circumstances.LinkedFile> seenLinks = new TreeMap<>(linked);
            seenLinks.keySet().removeIf(link -> !frame.sees(Aspect.link(link)));
            LocalDate day = frame.day();
            FileState level = new FileState(
                    1,
                    frame.procedure().version(),
                    file.stage(),
                    outcome(),
                    file.closed() ? day : null,
                    reported(),
                    frame.sees(Aspect.IDENTITY) ? file.identity() : "named",
                    day,
                    "",
                    !frame.sees(Aspect.IDENTITY) || !file.identity().equals("anonymous"),
                    facts(file.facts()),
                    done(),
                    Map.of(),
                    assigned(),
                    Set.of(),
                    instruments,
                    parties,
                    runs(),
                    duties(),
                    consents(),
                    List.of(),
                    ties(),
                    Set.of(),
                    Map.of());
            return new Situation(level, seenLinks);
        }

        private @Nullable String outcome() {
            String outcome = file.outcome();
            if (outcome == null || file.transferred() || frame.sees(Aspect.OUTCOME)) {
                return outcome;
            }
            // whether it ended properly is always seen
            boolean proper = frame.proper().contains(outcome);
            return frame.procedure().outcomes().keySet().stream()
                    .filter(each -> frame.proper().contains(each) == proper)
                    .findFirst()
                    .orElse(outcome);
        }

        private Change.@Nullable Reported reported() {
            Change.Reported was = file.reported();
            if (was == null) {
                return null;
            }
            var report = frame.procedure().report();
            boolean capacity = sees("capacity");
            return new Change.Reported(
                    sees("kind")
                            ? alike("kind", was.kind())
                            : first(report.kinds().keySet()),
                    sees("reporter") ? alike("reporter", was.reporter()) : first(report.reporters()),
                    capacity && was.capacity() != null ? alike("capacity", was.capacity()) : null,
                    frame.sees(Aspect.IDENTITY) ? was.identity() : "named",
                    sees("channel") ? alike("channel", was.channel()) : "",
                    frame.day(),
                    sees("language")
                            ? was.language()
                            : frame.engine().tenant().languages().get(0),
                    false,
                    null);
        }

        /** What no condition tells from others of its kind counts as one of them. */
        private String alike(String known, String told) {
            Set<String> named = frame.named().get(known);
            return named == null || named.contains(told) ? told : UNNAMED;
        }

        private boolean sees(String known) {
            return frame.sees(new Aspect(Aspect.Kind.KNOWN, known));
        }

        private static String first(Set<String> all) {
            return all.isEmpty() ? "" : all.iterator().next();
        }

        private Map<String, Value> facts(Map<String, Value> facts) {
            Map<String, Value> kept = new TreeMap<>();
            facts.forEach((field, value) -> {
                if (frame.sees(Aspect.fact(field)) && frame.remembered().contains(Aspect.fact(field))) {
                    kept.put(field, value instanceof Value.Code code ? new Value.Code(name(code.code())) : value);
                }
            });
            return kept;
        }

        /** Instruments that are alike have no order, so that it tells nothing in which they were opened. */
        private Map<String, FileState.InstrumentRun> instruments() {
            Map<String, List<FileState.InstrumentRun>> byKind = new TreeMap<>();
            file.instruments().values().forEach(run -> {
                if (frame.sees(Aspect.instrument(run.instrument()))) {
                    byKind.computeIfAbsent(run.instrument(), none -> new ArrayList<>())
                            .add(run);
                }
            });
            Map<String, FileState.InstrumentRun> level = new LinkedHashMap<>();
            byKind.forEach((kind, runs) -> {
                runs.sort(Comparator.comparing(
                        run -> run.state() + facts(run.facts()) + ownOf(run.id()), Comparator.naturalOrder()));
                for (int i = 0; i < runs.size(); i++) {
                    FileState.InstrumentRun run = runs.get(i);
                    String id = kind + "-" + (i + 1);
                    renamed.put(run.id(), id);
                    level.put(
                            id,
                            new FileState.InstrumentRun(
                                    id, kind, run.state(), run.ended(), frame.day(), facts(run.facts())));
                }
            });
            return level;
        }

        private Map<String, FileState.Party> parties() {
            Map<String, List<FileState.Party>> byKind = new TreeMap<>();
            file.parties().values().forEach(party -> {
                if (frame.sees(Aspect.party(party.kind()))) {
                    byKind.computeIfAbsent(party.kind(), none -> new ArrayList<>())
                            .add(party);
                }
            });
            Map<String, FileState.Party> level = new LinkedHashMap<>();
            byKind.forEach((kind, all) -> {
                all.sort(Comparator.comparing(
                        party -> facts(party.facts()) + ownOf(party.id()), Comparator.naturalOrder()));
                for (int i = 0; i < all.size(); i++) {
                    String id = kind + "-" + (i + 1);
                    renamed.put(all.get(i).id(), id);
                    level.put(id, new FileState.Party(id, kind, facts(all.get(i).facts())));
                }
            });
            return level;
        }

        /** What clocks, duties and consents say of one instrument or party. */
        private String ownOf(String id) {
            List<String> own = new ArrayList<>();
            file.runs().values().forEach(run -> {
                if (id.equals(run.on())) {
                    own.add(run.clock() + run.open() + run.missed().isEmpty());
                }
            });
            file.duties().forEach((key, duty) -> {
                if (id.equals(FileState.onOf(key))) {
                    own.add(key.substring(0, key.indexOf('@')) + (duty.open() > 0));
                }
            });
            file.consents().forEach((key, answer) -> {
                if (id.equals(FileState.onOf(key))) {
                    own.add(key.substring(0, key.indexOf('@')) + answer);
                }
            });
            own.sort(Comparator.naturalOrder());
            return own.toString();
        }

        private String name(String id) {
            return renamed.getOrDefault(id, id);
        }

        private @Nullable String key(String key) {
            String on = FileState.onOf(key);
            if (on == null) {
                return key;
            }
            String now = renamed.get(on);
            return now == null ? null : FileState.dutyOf(key) + "@" + now;
        }

        private Map<String, LocalDate> done() {
            Map<String, LocalDate> done = new TreeMap<>();
            file.done().keySet().forEach(key -> {
                String now = key(key);
                if (now != null && frame.sees(Aspect.done(FileState.dutyOf(key)))) {
                    done.put(now, frame.day());
                }
            });
            return done;
        }

        private Map<String, Set<String>> assigned() {
            Map<String, Set<String>> assigned = new TreeMap<>();
            file.assigned().forEach((role, people) -> {
                if (frame.sees(Aspect.assigned(role))) {
                    assigned.put(role, new TreeSet<>(people));
                }
            });
            return assigned;
        }

        private Set<String> ties() {
            Set<String> ties = new TreeSet<>(frame.sees(Aspect.TIES) ? file.ties() : Set.of());
            ties.retainAll(frame.bound());
            return ties;
        }

        /** Of each clock, or of each of its instruments or parties, the latest run tells all that is looked at. */
        private Map<String, FileState.ClockRun> runs() {
            Map<String, FileState.ClockRun> latest = new LinkedHashMap<>();
            file.runs().values().forEach(run -> {
                String on = run.on();
                if (frame.sees(Aspect.clock(run.clock())) && (on == null || renamed.containsKey(on))) {
                    latest.put(run.clock() + "@" + (on == null ? "" : name(on)), run);
                }
            });
            Map<String, FileState.ClockRun> level = new LinkedHashMap<>();
            for (Map.Entry<String, FileState.ClockRun> each : new TreeMap<>(latest).entrySet()) {
                FileState.ClockRun run = each.getValue();
                long before = level.values().stream()
                        .filter(other -> other.clock().equals(run.clock()))
                        .count();
                String id = run.clock() + "-" + (before + 1);
                String on = run.on() == null ? null : name(run.on());
                boolean missed = run.open() && !run.missed().isEmpty();
                LocalDate started = missed ? frame.day().minusDays(LONG_AGO) : frame.day();
                level.put(
                        id,
                        run(
                                run,
                                id,
                                on,
                                started,
                                frame,
                                run.open() ? null : frame.day(),
                                run.pausedSince() != null,
                                missed ? Set.of(date(started)) : Set.of(),
                                missed || !run.open() ? List.of() : extensions(run)));
            }
            return level;
        }

        private List<FileState.Extension> extensions(FileState.ClockRun run) {
            return run.extensions().stream()
                    .map(each -> new FileState.Extension(each.by(), null, frame.day(), each.action()))
                    .toList();
        }

        private LocalDate date(LocalDate started) {
            return DueDates.after(started, Outline.LENGTH, frame.calendar());
        }

        private Map<String, FileState.DutyState> duties() {
            Map<String, FileState.DutyState> duties = new TreeMap<>();
            file.duties().forEach((key, duty) -> {
                String now = key(key);
                Aspect aspect = Aspect.duty(FileState.dutyOf(key));
                boolean tells = frame.remembered().contains(aspect) || frame.sees(Aspect.met(FileState.dutyOf(key)));
                int met = tells ? Math.min(duty.met(), 1) : 0;
                if (now != null && frame.sees(aspect) && duty.open() + met > 0) {
                    duties.put(now, new FileState.DutyState(Math.min(duty.open(), 1), met));
                }
            });
            return duties;
        }

        private Map<String, Effect.Answer> consents() {
            Map<String, Effect.Answer> consents = new TreeMap<>();
            file.consents().forEach((key, answer) -> {
                String now = key(key);
                String to = FileState.dutyOf(key);
                String recipient = to.substring(0, Math.max(0, to.lastIndexOf('.')));
                if (now != null && frame.sees(new Aspect(Aspect.Kind.CONSENT, recipient))) {
                    consents.put(now, answer);
                }
            });
            return consents;
        }
    }
}
