package gehoor.engine;

import gehoor.policy.Clock;
import gehoor.policy.Fact;
import gehoor.policy.Value;
import gehoor.policy.Words;
import gehoor.policy.calendar.DueDates;
import gehoor.policy.calendar.HolidayCalendar;
import gehoor.policy.calendar.Pause;
import gehoor.policy.calendar.Period;
import gehoor.policy.calendar.Reckoning;
import gehoor.policy.calendar.Sentences;
import gehoor.policy.calendar.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Derives the dates of clocks from history, rule and calendar, each time anew: a correction of the fact
 * that a clock counts from moves it, and so does a holiday that is added.
 */
final class Ledger {
    /** Where one run of a clock stands; the sentence that explains it is made only when asked for. */
    record Dates(
            FileState.ClockRun run,
            Clock clock,
            LocalDate anchor,
            LocalDate due,
            Instant dueAt,
            Deadline.State state,
            @Nullable Instant wakeAt,
            int reminder,
            @Nullable Reckoning reckoning) {}

    private Ledger() {}

    static Dates dates(Engine engine, FileState state, FileState.ClockRun run, Instant now) {
        Clock clock = engine.clock(run.clock());
        ZoneId zone = engine.zone();
        HolidayCalendar calendar = engine.calendar(clock.calendar());
        LocalDate anchor = anchor(engine, state, clock, run);
        Reckoning reckoning = null;
        LocalDate due;
        Instant dueAt;
        if (clock.length().unit() == Period.Unit.HOURS) {
            Instant from = clock.countedFrom() == null
                    ? run.startedAt()
                    : anchor.atStartOfDay(zone).toInstant();
            dueAt = DueDates.dueInstant(from, clock.length());
            due = dueAt.atZone(zone).toLocalDate();
        } else {
            List<Pause> pauses = run.pauses();
            LocalDate today = now.atZone(zone).toLocalDate();
            LocalDate since = run.pausedSince();
            if (since != null && since.isBefore(today)) {
                pauses = new ArrayList<>(pauses);
                pauses.add(new Pause(since, today));
            }
            reckoning = DueDates.due(term(clock, run, anchor, pauses), calendar);
            due = reckoning.date();
            dueAt = DueDates.end(due, zone);
        }
        Deadline.State at = stateOf(run, dueAt, now);
        Instant wakeAt = null;
        int reminder = -1;
        if (at == Deadline.State.RUNNING || at == Deadline.State.MISSED) {
            if (!run.missed().contains(due)) {
                wakeAt = dueAt;
            }
            if (clock.kind() != Clock.Kind.FOLLOW_UP || at == Deadline.State.RUNNING) {
                for (int i = 0; i < clock.remind().size(); i++) {
                    boolean before = !clock.remind().get(i).after();
                    if (run.reminded().contains(i + "@" + due) || (before && at == Deadline.State.MISSED)) {
                        continue;
                    }
                    Instant when = reminderAt(clock.remind().get(i), due, dueAt, calendar, zone);
                    // A reminder whose moment lay before the start (a correction, a short term) says nothing new.
                    if (when.isAfter(run.startedAt()) && (wakeAt == null || when.isBefore(wakeAt))) {
                        wakeAt = when;
                        reminder = i;
                    }
                }
            }
        }
        return new Dates(run, clock, anchor, due, dueAt, at, wakeAt, reminder, reckoning);
    }

    private static Instant reminderAt(
            Clock.Reminder reminder, LocalDate due, Instant dueAt, HolidayCalendar calendar, ZoneId zone) {
        Period distance = reminder.distance();
        if (distance.unit() == Period.Unit.HOURS) {
            Duration hours = Duration.ofHours(distance.amount());
            return reminder.after() ? dueAt.plus(hours) : dueAt.minus(hours);
        }
        LocalDate day = reminder.after()
                ? DueDates.after(due, distance, calendar)
                : DueDates.before(due, distance, calendar).date();
        return day.atStartOfDay(zone).toInstant();
    }

    /** From the last day that was agreed on, where there is one: what was counted until then gave way to it. */
    private static Term term(Clock clock, FileState.ClockRun run, LocalDate anchor, List<Pause> pauses) {
        List<Period> extensions = new ArrayList<>();
        Term.Agreed agreed = null;
        for (FileState.Extension extension : run.extensions()) {
            LocalDate until = extension.until();
            Period by = extension.by();
            if (until != null) {
                extensions.clear();
                agreed = new Term.Agreed(until, extension.on());
            } else if (by != null) {
                extensions.add(by);
            }
        }
        return new Term(anchor, clock.length(), extensions, pauses, clock.roll(), agreed);
    }

    private static Deadline.State stateOf(FileState.ClockRun run, Instant dueAt, Instant now) {
        if (!run.open()) {
            return run.stoppedLate() ? Deadline.State.STOPPED_LATE : Deadline.State.STOPPED;
        }
        if (run.pausedSince() != null) {
            return Deadline.State.PAUSED;
        }
        return now.isBefore(dueAt) ? Deadline.State.RUNNING : Deadline.State.MISSED;
    }

    private static LocalDate anchor(Engine engine, FileState state, Clock clock, FileState.ClockRun run) {
        Fact from = clock.countedFrom();
        if (from != null) {
            Scene scene = new Scene(
                    engine,
                    state,
                    Actor.SYSTEM,
                    Circumstances.at(run.startedAt()),
                    run.started(),
                    Map.of(),
                    run.on(),
                    null);
            if (scene.value(from) instanceof Value.Day day) {
                return day.date();
            }
        }
        return run.started();
    }

    static Deadline deadline(Engine engine, Dates d) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String language : engine.tenant().languages()) {
            Sentences in = Sentences.in(language);
            Reckoning reckoning = d.reckoning();
            sentences.put(
                    language,
                    reckoning == null
                            ? in.explain(
                                    d.dueAt()
                                            .minus(java.time.Duration.ofHours(
                                                    d.clock().length().amount())),
                                    d.clock().length(),
                                    engine.zone())
                            : in.explain(reckoning));
        }
        return new Deadline(
                d.run().id(),
                d.clock(),
                d.run().on(),
                d.anchor(),
                d.due(),
                d.dueAt(),
                d.state(),
                d.wakeAt(),
                new Words(sentences));
    }
}
