package gehoor.engine;

import gehoor.policy.Effect;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Pause;
import gehoor.policy.calendar.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a file stands: the fold of its history and nothing else.
 *
 * <p>A file begins with a report; while it is open it is in one stage, holds facts, parties, instruments,
 * duties and clocks; it closes with an outcome and may be reopened. What a person wrote is not here.
 *
 * @param seq number of the last entry; 0 before anything was reported
 * @param version the version of the procedure it runs under
 * @param reported how it began, as corrected; null before that
 * @param identity named, confidential or anonymous, as it is now
 * @param takenInBy account id of the member of staff who took it in, or in whose place that was done; empty where the public or another file did
 * @param contact whether contact data of the complainant are held in the vault
 * @param done action id (and {@code action@on} for instruments and parties) to the last day it was done
 * @param doneBy action id to the account ids of those of the staff who did it
 * @param assigned role to the account ids assigned in that role
 * @param handlers members of staff who acted in this file or were assigned to it
 * @param duties duty id (and {@code duty@on} where every instrument or party has its own) to how it stands
 * @param consents {@code <to>.<item>} (and {@code <to>.<item>@<party>} for that of a party) to the answer last given
 * @param ties account ids of staff with a recorded tie with the complainant or a party
 * @param links links that were opened from this file
 * @param invitations what somebody outside was asked by a link, by id, in the order in which it was asked
 */
public record FileState(
        int seq,
        String version,
        String stage,
        @Nullable String outcome,
        @Nullable LocalDate closedOn,
        Change.@Nullable Reported reported,
        String identity,
        @Nullable LocalDate registered,
        String takenInBy,
        boolean contact,
        Map<String, Value> facts,
        Map<String, LocalDate> done,
        Map<String, Set<String>> doneBy,
        Map<String, Set<String>> assigned,
        Set<String> handlers,
        Map<String, InstrumentRun> instruments,
        Map<String, Party> parties,
        Map<String, ClockRun> runs,
        Map<String, DutyState> duties,
        Map<String, Effect.Answer> consents,
        List<Disclosure> disclosures,
        Set<String> ties,
        Set<String> links,
        Map<String, Invitation> invitations) {
    /** The stage of a file that is closed. */
    public static final String CLOSED = "closed";
    /** The outcome of a file that moved to another procedure. */
    public static final String TRANSFERRED = "transferred";

    /** @param until null: until the file closes */
    public record Disclosure(
            List<Who> to, String ground, @Nullable LocalDate until, boolean told) {}

    /** Whether a disclosure still opens something: to the end of its last day, or until the file is closed. */
    public boolean discloses(@Nullable LocalDate until, LocalDate today) {
        return until == null ? !closed() : !today.isAfter(until);
    }

    /**
     * @param state one of the instrument's states
     * @param ended it is over
     */
    public record InstrumentRun(
            String id, String instrument, String state, boolean ended, LocalDate opened, Map<String, Value> facts) {}

    public record Party(String id, String kind, Map<String, Value> facts) {}

    /**
     * A clock was given a later date.
     *
     * @param by by how much; null where {@code until} says until when
     * @param until the day that was agreed on
     * @param on the day on which that was done
     * @param action by which action
     */
    public record Extension(@Nullable Period by, @Nullable LocalDate until, LocalDate on, String action) {}

    /**
     * One run of a clock. Its dates are the ledger's to derive.
     *
     * @param pauses closed intervals [from, to) in days
     * @param pausedSince null: not paused
     * @param missed due dates that passed unanswered while they were the date
     * @param reminded {@code <index>@<due>} of reminders that went out
     */
    public record ClockRun(
            String id,
            String clock,
            @Nullable String on,
            Instant startedAt,
            LocalDate started,
            List<Pause> pauses,
            @Nullable LocalDate pausedSince,
            List<Extension> extensions,
            @Nullable LocalDate stopped,
            boolean stoppedLate,
            Set<LocalDate> missed,
            Set<String> reminded) {
        static ClockRun start(String id, String clock, @Nullable String on, Instant at, LocalDate day) {
            return new ClockRun(id, clock, on, at, day, List.of(), null, List.of(), null, false, Set.of(), Set.of());
        }

        public boolean open() {
            return stopped == null;
        }

        ClockRun stop(LocalDate day, boolean late) {
            return new ClockRun(
                    id, clock, on, startedAt, started, pauses, pausedSince, extensions, day, late, missed, reminded);
        }

        ClockRun pause(LocalDate day) {
            return new ClockRun(
                    id, clock, on, startedAt, started, pauses, day, extensions, stopped, stoppedLate, missed, reminded);
        }

        ClockRun resume(LocalDate day) {
            LocalDate since = pausedSince;
            List<Pause> all = new ArrayList<>(pauses);
            if (since != null && since.isBefore(day)) {
                all.add(new Pause(since, day));
            }
            return new ClockRun(
                    id,
                    clock,
                    on,
                    startedAt,
                    started,
                    List.copyOf(all),
                    null,
                    extensions,
                    stopped,
                    stoppedLate,
                    missed,
                    reminded);
        }

        ClockRun extend(Extension extension) {
            List<Extension> all = new ArrayList<>(extensions);
            all.add(extension);
            return new ClockRun(
                    id,
                    clock,
                    on,
                    startedAt,
                    started,
                    pauses,
                    pausedSince,
                    List.copyOf(all),
                    stopped,
                    stoppedLate,
                    missed,
                    reminded);
        }

        ClockRun miss(LocalDate due) {
            Set<LocalDate> all = new HashSet<>(missed);
            all.add(due);
            return new ClockRun(
                    id,
                    clock,
                    on,
                    startedAt,
                    started,
                    pauses,
                    pausedSince,
                    extensions,
                    stopped,
                    stoppedLate,
                    Set.copyOf(all),
                    reminded);
        }

        ClockRun remind(int reminder, LocalDate due) {
            Set<String> all = new HashSet<>(reminded);
            all.add(reminder + "@" + due);
            return new ClockRun(
                    id,
                    clock,
                    on,
                    startedAt,
                    started,
                    pauses,
                    pausedSince,
                    extensions,
                    stopped,
                    stoppedLate,
                    missed,
                    Set.copyOf(all));
        }
    }

    /**
     * @param open how many are owed
     * @param met how often one was met
     */
    public record DutyState(int open, int met) {
        static final DutyState NONE = new DutyState(0, 0);
    }

    /**
     * One action that somebody outside was asked for.
     *
     * @param seq the entry that asked
     * @param as the role, or the party's id
     * @param on the instrument instance or party that the action is about
     * @param of the services, facilities and bodies they speak for
     * @param until the last day on which the link opens
     * @param opened the day it was first opened; null: not yet
     * @param used the day it was done; null: not yet
     * @param withdrawn the day it was withdrawn; null: it was not
     */
    public record Invitation(
            String id,
            int seq,
            String as,
            String action,
            @Nullable String on,
            List<String> of,
            LocalDate until,
            @Nullable LocalDate opened,
            @Nullable LocalDate used,
            @Nullable LocalDate withdrawn) {

        /** Whether the link opens on that day. */
        public boolean open(LocalDate day) {
            return used == null && withdrawn == null && !day.isAfter(until);
        }

        Invitation opened(LocalDate day) {
            return new Invitation(id, seq, as, action, on, of, until, opened == null ? day : opened, used, withdrawn);
        }

        Invitation used(LocalDate day) {
            return new Invitation(id, seq, as, action, on, of, until, opened, day, withdrawn);
        }

        Invitation withdrawn(LocalDate day) {
            return new Invitation(id, seq, as, action, on, of, until, opened, used, day);
        }
    }

    private static final FileState EMPTY = new Draft().freeze();

    /** Before anything was reported. */
    public static FileState empty() {
        return EMPTY;
    }

    /** The fold of a history, oldest entry first. */
    public static FileState fold(List<Entry> history) {
        Draft draft = new Draft();
        for (Entry entry : history) {
            draft.take(entry);
        }
        return draft.freeze();
    }

    /** This with one more entry. */
    public FileState after(Entry entry) {
        Draft draft = new Draft(this);
        draft.take(entry);
        return draft.freeze();
    }

    public boolean begun() {
        return seq > 0;
    }

    public boolean closed() {
        return stage.equals(CLOSED);
    }

    /** It moved to another procedure and shows nobody more than that. */
    public boolean transferred() {
        return TRANSFERRED.equals(outcome);
    }

    /** The kind of report, as corrected; empty before there is one. */
    public String kind() {
        return reported == null ? "" : reported.kind();
    }

    /** The day it was received, as corrected; null before there is a report. */
    public @Nullable LocalDate received() {
        return reported == null ? null : reported.received();
    }

    /** The language of the complainant; empty before there is a report. */
    public String language() {
        return reported == null ? "" : reported.language();
    }

    /** How a duty stands: of one instrument or party, or of all together. */
    public DutyState duty(String duty, @Nullable String on) {
        if (on != null) {
            return duties.getOrDefault(key(duty, on), DutyState.NONE);
        }
        DutyState all = DutyState.NONE;
        for (Map.Entry<String, DutyState> each : duties.entrySet()) {
            if (dutyOf(each.getKey()).equals(duty)) {
                all = new DutyState(
                        all.open() + each.getValue().open(),
                        all.met() + each.getValue().met());
            }
        }
        return all;
    }

    /** The duty that a key of {@link #duties} is about. */
    public static String dutyOf(String key) {
        int at = key.indexOf('@');
        return at < 0 ? key : key.substring(0, at);
    }

    /** The instrument or party that a key of {@link #duties} is about; null: the file. */
    public static @Nullable String onOf(String key) {
        int at = key.indexOf('@');
        return at < 0 ? null : key.substring(at + 1);
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> both = new HashSet<>(some);
        both.addAll(more);
        return Set.copyOf(both);
    }

    static String key(String id, @Nullable String on) {
        return on == null ? id : id + "@" + on;
    }

    @Override
    public String toString() {
        return "FileState[" + seq + ", " + stage + (outcome == null ? "" : ", " + outcome) + "]";
    }

    /** A state in the making: copied once, then written to while one entry after another is taken in. */
    static final class Draft {
        int seq;
        String version = "";
        String stage = "";

        @Nullable
        String outcome;

        @Nullable
        LocalDate closedOn;

        Change.@Nullable Reported reported;
        String identity = "";

        @Nullable
        LocalDate registered;

        String takenInBy = "";
        boolean contact;
        final Map<String, Value> facts;
        final Map<String, LocalDate> done;
        final Map<String, Set<String>> doneBy;
        final Map<String, Set<String>> assigned;
        final Set<String> handlers;
        final Map<String, InstrumentRun> instruments;
        final Map<String, Party> parties;
        final Map<String, ClockRun> runs;
        final Map<String, DutyState> duties;
        final Map<String, Effect.Answer> consents;
        final List<Disclosure> disclosures;
        final Set<String> ties;
        final Set<String> links;
        final Map<String, Invitation> invitations;

        Draft() {
            facts = new LinkedHashMap<>();
            done = new LinkedHashMap<>();
            doneBy = new LinkedHashMap<>();
            assigned = new LinkedHashMap<>();
            handlers = new HashSet<>();
            instruments = new LinkedHashMap<>();
            parties = new LinkedHashMap<>();
            runs = new LinkedHashMap<>();
            duties = new LinkedHashMap<>();
            consents = new LinkedHashMap<>();
            disclosures = new ArrayList<>();
            ties = new HashSet<>();
            links = new HashSet<>();
            invitations = new LinkedHashMap<>();
        }

        Draft(FileState from) {
            seq = from.seq;
            version = from.version;
            stage = from.stage;
            outcome = from.outcome;
            closedOn = from.closedOn;
            reported = from.reported;
            identity = from.identity;
            registered = from.registered;
            takenInBy = from.takenInBy;
            contact = from.contact;
            facts = new LinkedHashMap<>(from.facts);
            done = new LinkedHashMap<>(from.done);
            doneBy = new LinkedHashMap<>(from.doneBy);
            assigned = new LinkedHashMap<>(from.assigned);
            handlers = new HashSet<>(from.handlers);
            instruments = new LinkedHashMap<>(from.instruments);
            parties = new LinkedHashMap<>(from.parties);
            runs = new LinkedHashMap<>(from.runs);
            duties = new LinkedHashMap<>(from.duties);
            consents = new LinkedHashMap<>(from.consents);
            disclosures = new ArrayList<>(from.disclosures);
            ties = new HashSet<>(from.ties);
            links = new HashSet<>(from.links);
            invitations = new LinkedHashMap<>(from.invitations);
        }

        FileState freeze() {
            return new FileState(
                    seq,
                    version,
                    stage,
                    outcome,
                    closedOn,
                    reported,
                    identity,
                    registered,
                    takenInBy,
                    contact,
                    Collections.unmodifiableMap(facts),
                    Collections.unmodifiableMap(done),
                    Collections.unmodifiableMap(doneBy),
                    Collections.unmodifiableMap(assigned),
                    Collections.unmodifiableSet(handlers),
                    Collections.unmodifiableMap(instruments),
                    Collections.unmodifiableMap(parties),
                    Collections.unmodifiableMap(runs),
                    Collections.unmodifiableMap(duties),
                    Collections.unmodifiableMap(consents),
                    Collections.unmodifiableList(disclosures),
                    Collections.unmodifiableSet(ties),
                    Collections.unmodifiableSet(links),
                    Collections.unmodifiableMap(invitations));
        }

        void take(Entry entry) {
            begin(entry);
            for (Change change : entry.changes()) {
                apply(change, entry);
            }
        }

        /** The part of an entry that stands before its changes: who did what, and what was recorded. */
        void begin(Entry entry) {
            seq = entry.seq();
            version = entry.version();
            if (entry.by().kind() == Actor.Kind.STAFF) {
                // What was done in somebody's place counts for both: it bars both, and the one whose place it is finds
                // it again.
                Set<String> people = entry.by().people();
                handlers.addAll(people);
                doneBy.merge(entry.action(), people, FileState::both);
                if (seq == 1) {
                    takenInBy = entry.by().place();
                }
            }
            if (registered == null) {
                registered = entry.day();
            }
            done.put(entry.action(), entry.day());
            String on = entry.on();
            if (on != null) {
                done.put(entry.action() + "@" + on, entry.day());
            }
            record(on, entry.recorded());
        }

        /** Facts of an instrument or party go with it; all others are the file's. */
        void record(@Nullable String on, Map<String, Value> recorded) {
            if (recorded.isEmpty()) {
                return;
            }
            InstrumentRun instrument = on == null ? null : instruments.get(on);
            Party party = on == null ? null : parties.get(on);
            if (instrument != null) {
                instruments.put(
                        instrument.id(),
                        new InstrumentRun(
                                instrument.id(),
                                instrument.instrument(),
                                instrument.state(),
                                instrument.ended(),
                                instrument.opened(),
                                merged(instrument.facts(), recorded)));
            } else if (party != null) {
                parties.put(party.id(), new Party(party.id(), party.kind(), merged(party.facts(), recorded)));
                return;
            }
            facts.putAll(recorded);
        }

        private static Map<String, Value> merged(Map<String, Value> old, Map<String, Value> more) {
            Map<String, Value> all = new LinkedHashMap<>(old);
            all.putAll(more);
            return Collections.unmodifiableMap(all);
        }

        void apply(Change change, Entry entry) {
            LocalDate day = entry.day();
            if (change instanceof Change.Reported c) {
                reported = c;
                identity = c.identity();
                contact = c.contact();
            } else if (change instanceof Change.Moved c) {
                stage = c.to();
            } else if (change instanceof Change.Closed c) {
                stage = CLOSED;
                outcome = c.outcome();
                closedOn = day;
            } else if (change instanceof Change.Reopened c) {
                stage = c.to();
                outcome = null;
                closedOn = null;
            } else if (change instanceof Change.FactSet c) {
                record(c.on(), Map.of(c.field(), c.value()));
            } else if (change instanceof Change.Corrected c) {
                correct(c);
            } else if (change instanceof Change.ClockStarted c) {
                runs.put(c.run(), ClockRun.start(c.run(), c.clock(), c.on(), entry.at(), day));
            } else if (change instanceof Change.ClockStopped c) {
                runs.put(c.run(), run(c.run()).stop(day, c.late()));
            } else if (change instanceof Change.ClockPaused c) {
                runs.put(c.run(), run(c.run()).pause(day));
            } else if (change instanceof Change.ClockResumed c) {
                runs.put(c.run(), run(c.run()).resume(day));
            } else if (change instanceof Change.ClockExtended c) {
                runs.put(c.run(), run(c.run()).extend(new Extension(c.by(), c.until(), day, entry.action())));
            } else if (change instanceof Change.ClockMissed c) {
                runs.put(c.run(), run(c.run()).miss(c.due()));
            } else if (change instanceof Change.Reminded c) {
                runs.put(c.run(), run(c.run()).remind(c.reminder(), c.due()));
            } else if (change instanceof Change.InstrumentOpened c) {
                instruments.put(c.on(), new InstrumentRun(c.on(), c.instrument(), c.state(), false, day, Map.of()));
                done.put(entry.action() + "@" + c.on(), day);
                record(c.on(), entry.recorded());
            } else if (change instanceof Change.InstrumentMoved c) {
                InstrumentRun i = instruments.get(c.on());
                if (i != null) {
                    instruments.put(
                            c.on(),
                            new InstrumentRun(i.id(), i.instrument(), c.state(), c.ended(), i.opened(), i.facts()));
                }
            } else if (change instanceof Change.PartyAdded c) {
                parties.put(c.party(), new Party(c.party(), c.kind(), Map.of()));
            } else if (change instanceof Change.PartyRecorded c) {
                Party party = parties.get(c.party());
                if (party != null) {
                    parties.put(party.id(), new Party(party.id(), party.kind(), merged(party.facts(), c.facts())));
                }
            } else if (change instanceof Change.Assigned c) {
                Set<String> people = new HashSet<>(assigned.getOrDefault(c.role(), Set.of()));
                people.add(c.person());
                assigned.put(c.role(), Set.copyOf(people));
                handlers.add(c.person());
            } else if (change instanceof Change.Released c) {
                String person = c.person();
                Set<String> left = new HashSet<>(assigned.getOrDefault(c.role(), Set.of()));
                left.removeIf(one -> person == null || one.equals(person));
                if (left.isEmpty()) {
                    assigned.remove(c.role());
                } else {
                    assigned.put(c.role(), Set.copyOf(left));
                }
            } else if (change instanceof Change.PartyRemoved c) {
                parties.remove(c.party());
                duties.keySet().removeIf(key -> c.party().equals(onOf(key)));
                consents.keySet().removeIf(key -> c.party().equals(onOf(key)));
            } else if (change instanceof Change.Consented c) {
                consents.put(key(c.to() + "." + c.item(), c.party()), c.answer());
            } else if (change instanceof Change.IdentitySet c) {
                identity = c.identity();
                contact = contact || c.contact();
            } else if (change instanceof Change.DutyRaised c) {
                DutyState d = duties.getOrDefault(key(c.duty(), c.on()), DutyState.NONE);
                duties.put(key(c.duty(), c.on()), new DutyState(d.open() + 1, d.met()));
            } else if (change instanceof Change.DutyMet c) {
                DutyState d = duties.getOrDefault(key(c.duty(), c.on()), DutyState.NONE);
                duties.put(key(c.duty(), c.on()), new DutyState(0, d.met() + d.open()));
            } else if (change instanceof Change.TieDeclared c) {
                ties.add(c.person());
            } else if (change instanceof Change.Disclosed c) {
                disclosures.add(new Disclosure(c.to(), c.ground(), c.until(), c.told()));
            } else if (change instanceof Change.LinkOpened c) {
                links.add(c.link());
            } else if (change instanceof Change.Invited c) {
                invitations.put(
                        c.invitation(),
                        new Invitation(
                                c.invitation(),
                                entry.seq(),
                                c.as(),
                                c.action(),
                                c.on(),
                                c.of(),
                                c.until(),
                                null,
                                null,
                                null));
            } else if (change instanceof Change.InvitationOpened c) {
                invitations.computeIfPresent(c.invitation(), (id, was) -> was.opened(day));
            } else if (change instanceof Change.InvitationUsed c) {
                invitations.computeIfPresent(c.invitation(), (id, was) -> was.used(day));
            } else if (change instanceof Change.InvitationWithdrawn c) {
                invitations.computeIfPresent(c.invitation(), (id, was) -> was.withdrawn(day));
            }
            // Notices, referrals, messages, receipts and signals are carried out by others; the state needs nothing of
            // them.
        }

        /** A correction of something the report itself carries changes the report; anything else is a fact. */
        private void correct(Change.Corrected c) {
            Change.Reported r = reported;
            if (r == null) {
                return;
            }
            if (Change.Reported.corrects(c.field())) {
                reported = r.corrected(c.field(), c.now());
            } else {
                facts.put(c.field(), c.now());
            }
        }

        private ClockRun run(String id) {
            ClockRun run = runs.get(id);
            if (run == null) {
                throw new IllegalStateException("history speaks of a clock that never started: " + id);
            }
            return run;
        }
    }
}
