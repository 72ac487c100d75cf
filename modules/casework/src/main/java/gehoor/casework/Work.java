package gehoor.casework;

import gehoor.casework.port.Lists;
import gehoor.casework.port.Notice;
import gehoor.engine.Change;
import gehoor.engine.Deadline;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Duty;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Lists of files. Every line is shown only if the engine says that this viewer may see that file. Staff only. */
public final class Work {
    /** A list goes on looking for lines that may be shown until it has looked at so many files. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final int CHUNK = 50;

    private static final int MOST_HELD = 100;

    /** Counting goes no further: each file is looked at, for what may not be seen may not be counted. */
    private static final int MOST_COUNTED = 25;

    private final Office office;

    Work(Office office) {
        this.office = office;
    }

    /** What waits for this person or for a role of theirs, most urgent first. */
    public Answer<Page<WorkItem>> worklist(Requester requester, WorkFilter filter) {
        Instant now = office.now();
        return pageFor(
                requester,
                filter.after(),
                filter.size(),
                now,
                (after, limit) -> office.ports()
                        .lists()
                        .worklist(requester.tenant(), waiting(requester, filter, now), after, limit),
                (dossier, sight) -> waits(dossier, filter.which(), now) ? item(requester, dossier, sight, now) : null);
    }

    /** How many files each part of what waits for this person has, within the same procedure and stage. */
    public Answer<List<WorkCount>> counts(Requester requester, WorkFilter filter) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        Instant now = office.now();
        return office.ports().transactions().reading(requester.tenant(), () -> {
            Map<UUID, Optional<Dossier>> looked = new HashMap<>();
            List<WorkCount> counts = new ArrayList<>();
            for (WorkFilter.Which which : WorkFilter.Which.values()) {
                WorkFilter part = new WorkFilter(which, filter.procedure(), filter.stage(), null, MOST_COUNTED);
                int waiting = counted(requester, part, now, looked);
                counts.add(new WorkCount(which.word(), Math.min(waiting, MOST_COUNTED), waiting > MOST_COUNTED));
            }
            return Answer.done(List.copyOf(counts));
        });
    }

    /** Where something is held back that this person may send: it leaves nowhere by itself, and somebody must not forget it. */
    public Answer<List<HeldBack>> heldBack(Requester requester) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        Instant now = office.now();
        return office.ports().transactions().reading(requester.tenant(), () -> {
            List<HeldBack> held = new ArrayList<>();
            List<UUID> files = office.ports().outbox().withHeld(requester.tenant(), MOST_HELD);
            for (Dossier dossier : office.cabinet().loadAll(requester.tenant(), files)) {
                Sight sight = dossier.sight(requester.actor(), now);
                int letters = sight.exists() ? held(requester, dossier, sight, now) : 0;
                if (letters > 0) {
                    Labels labels =
                            new Labels(dossier.engine(), office.language(requester.tenant(), requester.language()));
                    held.add(new HeldBack(
                            dossier.id(),
                            dossier.row().number(),
                            labels.in(labels.procedure().title()),
                            letters));
                }
            }
            held.sort(Comparator.comparing(HeldBack::number, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(HeldBack::file));
            return Answer.done(List.copyOf(held));
        });
    }

    private int held(Requester requester, Dossier dossier, Sight sight, Instant now) {
        Leaving leaving = new Leaving(office, dossier, requester.actor(), sight, now);
        return (int) office.ports().outbox().of(requester.tenant(), dossier.id()).stream()
                .filter(sent -> sent.state() == Notice.State.HELD && leaving.shows(sent))
                .filter(sent ->
                        Leaving.yours(dossier.history().get(sent.notice().seq() - 1), requester.actor()))
                .count();
    }

    /**
     * How many wait, until it is one more than is told. That there are others, which this person may not see, may not show in it:
     * it goes on behind them.
     *
     * @param looked files that were looked at already, empty where they may not be seen
     */
    private int counted(Requester requester, WorkFilter part, Instant now, Map<UUID, Optional<Dossier>> looked) {
        Lists.Waiting wanted = waiting(requester, part, now);
        Lists.Place after = null;
        int waiting = 0;
        for (int seen = 0; seen < MOST_LOOKED_AT; seen += MOST_COUNTED + 1) {
            List<Lists.Place> places =
                    office.ports().lists().worklist(requester.tenant(), wanted, after, MOST_COUNTED + 1);
            look(requester, places, now, looked);
            for (Lists.Place place : places) {
                after = place;
                boolean waits = looked.getOrDefault(place.file(), Optional.empty())
                        .filter(dossier -> waits(dossier, part.which(), now))
                        .isPresent();
                if (waits && ++waiting > MOST_COUNTED) {
                    return waiting;
                }
            }
            if (places.size() <= MOST_COUNTED) {
                return waiting;
            }
        }
        return waiting;
    }

    private void look(Requester requester, List<Lists.Place> places, Instant now, Map<UUID, Optional<Dossier>> looked) {
        List<UUID> fresh = places.stream()
                .map(Lists.Place::file)
                .filter(file -> !looked.containsKey(file))
                .toList();
        for (Dossier dossier : office.cabinet().loadAll(requester.tenant(), fresh)) {
            boolean exists = dossier.sight(requester.actor(), now).exists();
            looked.put(dossier.id(), exists ? Optional.of(dossier) : Optional.empty());
        }
    }

    private Lists.Waiting waiting(Requester requester, WorkFilter filter, Instant now) {
        Set<String> marks = new TreeSet<>();
        WorkFilter.Which which = filter.which();
        if (which != WorkFilter.Which.UNASSIGNED && which != WorkFilter.Which.TEAM) {
            marks.add(Projection.PERSON + requester.actor().place());
        }
        if (which != WorkFilter.Which.MINE) {
            String kind = which == WorkFilter.Which.UNASSIGNED ? Projection.FREE : Projection.ROLE;
            requester.actor().roles().forEach(role -> marks.add(kind + role));
        }
        LocalDate dueBy = null;
        if (which == WorkFilter.Which.OVERDUE) {
            Tenant tenant = office.library().tenant(requester.tenant()).orElseThrow();
            dueBy = now.atZone(tenant.zone()).toLocalDate();
        }
        return new Lists.Waiting(marks, filter.procedure(), filter.stage(), dueBy);
    }

    /** What is due today may still be in time. */
    private static boolean waits(Dossier dossier, WorkFilter.Which which, Instant now) {
        return !dossier.state().transferred()
                && (which != WorkFilter.Which.OVERDUE
                        || dossier.engine().dues(dossier.state(), now).stream()
                                .anyMatch(due -> due.state() == Deadline.State.MISSED));
    }

    /** Latest first. */
    public Answer<Page<RegisterLine>> register(Requester requester, RegisterFilter filter) {
        String about = filter.about();
        Lists.Criteria criteria = new Lists.Criteria(
                filter.procedure(),
                filter.kind(),
                filter.stage(),
                filter.outcome(),
                filter.channel(),
                filter.open(),
                filter.receivedFrom(),
                filter.receivedTo(),
                filter.number(),
                about == null ? Set.of() : Set.of(about));
        return pageFor(
                requester,
                filter.after(),
                filter.size(),
                office.now(),
                (after, limit) -> office.ports().lists().register(requester.tenant(), criteria, after, limit),
                (dossier, sight) -> {
                    RegisterLine line =
                            Views.line(dossier, sight, office.language(requester.tenant(), requester.language()));
                    return told(line, filter, dossier, sight) ? line : null;
                });
    }

    /** What is not told of a file cannot be asked about it either. */
    private static boolean told(RegisterLine line, RegisterFilter filter, Dossier dossier, Sight sight) {
        boolean kind = filter.kind() == null || filter.kind().equals(line.kind());
        boolean channel = filter.channel() == null || filter.channel().equals(line.channel());
        boolean outcome = filter.outcome() == null || filter.outcome().equals(line.outcome());
        boolean about =
                filter.about() == null || (Views.about(dossier, sight).contains(filter.about()) && line.kind() != null);
        return kind && channel && outcome && about;
    }

    private <T> Answer<Page<T>> pageFor(
            Requester requester,
            @Nullable String from,
            int wanted,
            Instant now,
            BiFunction<Lists.@Nullable Place, Integer, List<Lists.Place>> find,
            BiFunction<Dossier, Sight, @Nullable T> show) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        return office.ports()
                .transactions()
                .reading(requester.tenant(), () -> Answer.done(page(office, requester, from, wanted, now, find, show)));
    }

    /** Goes through what was found, and shows of it what this requester may see, until the page is full. */
    static <T> Page<T> page(
            Office office,
            Requester requester,
            @Nullable String from,
            int wanted,
            Instant now,
            BiFunction<Lists.@Nullable Place, Integer, List<Lists.Place>> find,
            BiFunction<Dossier, Sight, @Nullable T> show) {
        int size = Math.max(1, Math.min(100, wanted));
        List<T> lines = new ArrayList<>();
        Lists.Place after = cursor(from);
        int looked = 0;
        while (looked < MOST_LOOKED_AT) {
            List<Lists.Place> places = find.apply(after, CHUNK);
            Map<UUID, Dossier> dossiers = new HashMap<>();
            office.cabinet()
                    .loadAll(
                            requester.tenant(),
                            places.stream().map(Lists.Place::file).toList())
                    .forEach(dossier -> dossiers.put(dossier.id(), dossier));
            for (Lists.Place place : places) {
                after = place;
                looked++;
                Dossier dossier = dossiers.get(place.file());
                Sight sight = dossier == null ? Sight.NOTHING : dossier.sight(requester.actor(), now);
                T line = dossier != null && sight.exists() ? show.apply(dossier, sight) : null;
                if (line != null) {
                    lines.add(line);
                    if (lines.size() == size) {
                        return new Page<>(lines, written(place));
                    }
                }
            }
            if (places.size() < CHUNK) {
                return new Page<>(lines, null);
            }
        }
        return new Page<>(lines, after == null ? null : written(after));
    }

    private static String written(Lists.Place place) {
        LocalDate day = place.day();
        return (day == null ? "" : day.toString()) + "_" + place.file();
    }

    /** One that was not given out by us is taken as the start. */
    private static Lists.@Nullable Place cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int dash = text.indexOf('_');
        try {
            String day = text.substring(0, Math.max(0, dash));
            return new Lists.Place(
                    day.isEmpty() ? null : LocalDate.parse(day), UUID.fromString(text.substring(dash + 1)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private WorkItem item(Requester requester, Dossier dossier, Sight sight, Instant now) {
        FileState state = dossier.state();
        Labels labels = new Labels(dossier.engine(), office.language(requester.tenant(), requester.language()));
        Change.Reported reported = Projection.reported(state);
        Set<String> assigned = new TreeSet<>();
        state.assigned().values().forEach(assigned::addAll);
        Engine.@Nullable Due next = null;
        boolean missed = false;
        for (Engine.Due due : dossier.engine().dues(state, now)) {
            if (Projection.open(due.state())) {
                missed |= due.state() == Deadline.State.MISSED;
                next = next == null || due.due().isBefore(next.due()) ? due : next;
            }
        }
        return new WorkItem(
                dossier.id(),
                dossier.row().number(),
                dossier.row().procedure(),
                labels.in(labels.procedure().title()),
                reported.kind(),
                state.stage(),
                labels.stage(state.stage()),
                reported.received(),
                assigned.contains(requester.actor().place()),
                List.copyOf(assigned),
                next == null ? null : next.due(),
                next == null ? null : told(next, labels, sight),
                missed,
                duties(requester, state, labels),
                state.seq());
    }

    /** As in the file: an organisation's own norms are for who reads it. */
    private static @Nullable String told(Engine.Due due, Labels labels, Sight sight) {
        Clock clock = labels.procedure().clocks().get(due.clock());
        boolean published =
                clock != null && (clock.kind() == Clock.Kind.TERM || clock.kind() == Clock.Kind.EXPECTATION);
        return clock != null && (published || sight.sees(Compartment.FILE)) ? labels.in(clock.label()) : null;
    }

    private static List<String> duties(Requester requester, FileState state, Labels labels) {
        Set<String> roles = new HashSet<>(requester.actor().roles());
        List<String> duties = new ArrayList<>();
        state.duties().forEach((id, owed) -> {
            Duty duty = labels.procedure().duties().get(FileState.dutyOf(id));
            if (duty != null && owed.open() > 0 && roles.contains(duty.owedBy())) {
                duties.add(labels.in(duty.label()));
            }
        });
        return duties;
    }
}
