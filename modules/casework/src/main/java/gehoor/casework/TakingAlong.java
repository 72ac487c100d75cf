package gehoor.casework;

import gehoor.casework.port.Lists;
import gehoor.casework.port.Ports;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.casework.port.TakenRows;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.vault.FileKey;
import gehoor.vault.Opening;
import gehoor.vault.Purpose;
import gehoor.vault.Seal;
import gehoor.vault.Sealer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What each member of staff takes along from an organisation that leaves: under their own login all that they may read, and nothing that they
 * may not, not even as a number. From the moment a removal is asked for until it happens.
 *
 * <p>In their own place only: who stands in for somebody reads along for some days, and does not carry an archive off.
 *
 * <p>Safe for use by several threads.
 */
public final class TakingAlong {
    /** Counting goes no further, as in {@link Work#counts}. */
    static final int MOST_COUNTED = 25;

    private static final int MOST_LOOKED_AT = 1_000;
    private static final int CHUNK = 50;

    /** Whoever has not gone on for so long has gone away; their place is free again. */
    static final Duration GONE = Duration.ofMinutes(10);

    private static final Logger LOG = System.getLogger(TakingAlong.class.getName());

    private final Office office;
    private final Handling handling;
    private final LongSupplier nanos;
    /** Who takes along now, on this node. */
    private final Map<Person, UnderWay> busy = new ConcurrentHashMap<>();

    private record Person(String tenant, String account) {}

    TakingAlong(Office office, Handling handling) {
        this(office, handling, System::nanoTime);
    }

    /** @param nanos the processor's own time */
    TakingAlong(Office office, Handling handling, LongSupplier nanos) {
        this.office = office;
        this.handling = handling;
        this.nanos = nanos;
    }

    /** The same, with nobody in it, by another time: for tests. */
    TakingAlong timedBy(LongSupplier other) {
        return new TakingAlong(office, handling, other);
    }

    /**
     * How it stands for one person.
     *
     * @param day the first on which the organisation may be removed
     * @param agreed whether who runs the platform agreed
     * @param unread whether what nobody took along may be destroyed too
     * @param waiting how many files of those that this person may read nobody took along as they are now, with all of what this person may
     *     read; not counted further than {@value #MOST_COUNTED}
     * @param more there are more than that
     * @param last when this person last took something along; null: never
     */
    public record Standing(
            LocalDate day,
            boolean agreed,
            boolean unread,
            int waiting,
            boolean more,
            @Nullable Instant last) {}

    public Answer<Standing> standing(Requester requester) {
        return allowed(requester).then(removal -> {
            Instant now = office.now();
            return reading(requester, () -> {
                int waiting = waiting(requester, now);
                return Answer.done(new Standing(
                        removal.day(),
                        removal.agreed(),
                        removal.unread(),
                        Math.min(waiting, MOST_COUNTED),
                        waiting > MOST_COUNTED,
                        ports().taken()
                                .last(requester.tenant(), requester.actor().id())
                                .orElse(null)));
            });
        });
    }

    /**
     * Begins. One at a time for a person; doing it again later is allowed, and is logged again.
     *
     * @param keptSafe that they keep it where only those read it who may
     */
    public Answer<Taking> begin(Requester requester, boolean keptSafe) {
        return allowed(requester).then(removal -> {
            if (!keptSafe) {
                return new Answer.Refused<>(List.of(Wording.takingAlongSafe()));
            }
            Person person = new Person(requester.tenant(), requester.actor().id());
            UnderWay taking = new UnderWay(requester, person);
            UnderWay before = busy.compute(person, (who, now) -> now == null || now.gone() ? taking : now);
            return before == taking ? Answer.done(taking) : new Answer.Refused<>(List.of(Wording.takingAlongAlready()));
        });
    }

    /** The removal that is asked for, where this person may take along. */
    private Answer<Removal> allowed(Requester requester) {
        if (office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        if (!requester.staff()) {
            return refused(Wording.notAStaffMatter());
        }
        if (requester.actor().standsFor() != null) {
            return refused(Wording.standInOwnPlace());
        }
        return reading(requester, () -> ports().removals().of(requester.tenant()))
                .<Answer<Removal>>map(Answer::done)
                .orElseGet(() -> refused(Wording.takingAlongNotAsked()));
    }

    private static <T> Answer<T> refused(Refusal why) {
        return new Answer.Refused<>(List.of(why));
    }

    private Ports ports() {
        return office.ports();
    }

    private <T> T reading(Requester requester, Supplier<T> work) {
        return ports().transactions().reading(requester.tenant(), work);
    }

    /** Whether there is anything to read: not only that there is a file. */
    private static boolean reads(Sight sight) {
        return sight.exists()
                && !(sight.compartments().equals(Set.of(Compartment.EXISTENCE))
                        && sight.own().isEmpty());
    }

    /**
     * As {@link Work} counts: what may not be seen is passed over, and shows in no way. What this person took as it is now is not looked at
     * again, though their role may let them read more of it since.
     */
    private int waiting(Requester requester, Instant now) {
        int waiting = 0;
        Lists.Place after = null;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
            List<Lists.Place> places = ports().taken()
                    .notTakenBy(requester.tenant(), requester.actor().id(), after, CHUNK);
            Map<UUID, Set<String>> reads = new HashMap<>();
            Map<UUID, Long> present = new HashMap<>();
            for (Dossier dossier : readable(requester, places)) {
                Sight sight = dossier.sight(requester.actor(), now);
                if (reads(sight)) {
                    Set<String> all = new HashSet<>(sight.compartments());
                    all.addAll(sight.own());
                    reads.put(dossier.id(), all);
                    present.put(dossier.id(), dossier.row().version());
                }
            }
            Map<UUID, Set<Set<String>>> taken = ports().taken().present(requester.tenant(), present);
            for (Map.Entry<UUID, Set<String>> file : reads.entrySet()) {
                boolean kept = taken.getOrDefault(file.getKey(), Set.of()).stream()
                        .anyMatch(compartments -> compartments.containsAll(file.getValue()));
                if (!kept && ++waiting > MOST_COUNTED) {
                    return waiting;
                }
            }
            if (places.size() < CHUNK) {
                return waiting;
            }
            after = places.get(places.size() - 1);
        }
        return waiting;
    }

    /** Without those whose history cannot be read: of these nobody can say who may know of them. */
    private List<Dossier> readable(Requester requester, List<Lists.Place> places) {
        List<UUID> files = places.stream().map(Lists.Place::file).toList();
        try {
            return office.cabinet().loadAll(requester.tenant(), files);
        } catch (RuntimeException oneIsBroken) {
            List<Dossier> readable = new ArrayList<>();
            for (UUID file : files) {
                try {
                    office.cabinet().load(requester.tenant(), file).ifPresent(readable::add);
                } catch (RuntimeException broken) {
                    LOG.log(Level.WARNING, "file " + file + " cannot be read", broken);
                }
            }
            return readable;
        }
    }

    /** Whether nothing is missing of what they read but what was erased: where there is a key, all that lies under it opens. */
    private boolean sound(Dossier dossier, Sight sight, WholeFile whole) {
        FileView file = whole.file();
        Sealer sealer = office.safe().sealer();
        FileKey identity = new FileKey(dossier.tenant(), dossier.id().toString(), Purpose.IDENTITY);
        if (sight.sees(Compartment.IDENTITY) && sealer.take(identity) instanceof Opening.Tampered) {
            return false;
        }
        Opening<Seal> texts = sealer.take(Texts.key(dossier));
        boolean missing = file.facts().stream().anyMatch(fact -> fact.text() == null)
                || file.messages().stream().anyMatch(message -> message.text() == null)
                || file.attachments().stream().anyMatch(attachment -> attachment.name() == null);
        return texts instanceof Opening.Erased || (texts instanceof Opening.Opened && !missing);
    }

    /** What became of one file. */
    public enum State {
        /** All that this person may read of it is there. */
        WHOLE,
        /** Some of it cannot be opened, though it was not erased. */
        PARTLY,
        /** Nothing of it can be opened. */
        UNREADABLE,
        /** They may know that there is such a file, and no more. */
        EXISTS
    }

    /**
     * A file that this person may know of.
     *
     * @param line as in the register
     * @param file null where there is nothing to read, or nothing can be
     * @param seq of its last entry
     * @param compartments what this person reads of it
     */
    public record Reached(
            RegisterLine line, State state, @Nullable WholeFile file, long seq, Set<String> compartments) {
        @Override
        public String toString() {
            return "Reached[" + line.file() + ", " + state + "]";
        }
    }

    /** One person's taking along, file by file, in the order of the register. Not safe for use by several threads. */
    public interface Taking extends AutoCloseable {
        Requester requester();

        Instant begun();

        /**
         * The next file that they may know of, as it is now; empty at the end. Each is read in a transaction of its own, in which it is
         * logged that they opened it.
         */
        Optional<Reached> next();

        /** An attachment of that file; empty where it was erased, or cannot be opened. */
        Optional<OpenedAttachment> attachment(Reached of, UUID attachment);

        /** All that this person may read of that file was written out. */
        void handedOut(Reached file);

        /** The whole was written out: only now are its files taken. What broke off before is of no use to anybody. */
        void complete();

        /** They can begin again. */
        @Override
        void close();
    }

    private final class UnderWay implements Taking {
        private final Requester requester;
        private final Person person;
        private final ArrayDeque<Lists.Place> ahead = new ArrayDeque<>();
        private final ArrayList<TakenRows.Taken> handedOut = new ArrayList<>();
        private Lists.@Nullable Place after;
        private boolean end;
        private final Instant begun = office.now();
        private volatile long wentOn;

        UnderWay(Requester requester, Person person) {
            this.requester = requester;
            this.person = person;
            this.wentOn = nanos.getAsLong();
        }

        private boolean gone() {
            return nanos.getAsLong() - wentOn > GONE.toNanos();
        }

        @Override
        public Requester requester() {
            return requester;
        }

        @Override
        public Instant begun() {
            return begun;
        }

        @Override
        public Optional<Reached> next() {
            while (true) {
                wentOn = nanos.getAsLong();
                Lists.Place place = place();
                if (place == null) {
                    return Optional.empty();
                }
                Optional<Reached> reached = reach(place.file());
                if (reached.isPresent()) {
                    return reached;
                }
            }
        }

        private Lists.@Nullable Place place() {
            if (ahead.isEmpty() && !end) {
                List<Lists.Place> more = reading(
                        requester,
                        () -> ports().lists().register(requester.tenant(), Lists.Criteria.ALL, after, CHUNK));
                ahead.addAll(more);
                end = more.size() < CHUNK;
                after = more.isEmpty() ? after : more.get(more.size() - 1);
            }
            return ahead.poll();
        }

        private Optional<Reached> reach(UUID file) {
            try {
                return looked(file, true);
            } catch (RuntimeException broken) {
                answers();
                LOG.log(Level.ERROR, "file " + file + " cannot be read", broken);
            }
            try {
                return looked(file, false);
            } catch (RuntimeException untold) {
                // Who may know of it stands in what cannot be read: it is told to nobody but who reads the log.
                answers();
                return Optional.empty();
            }
        }

        /** @throws RuntimeException where the database gives no answer: then it is not the file that is broken */
        private void answers() {
            reading(requester, () -> ports().taken().last(requester.tenant(), person.account()));
        }

        private Optional<Reached> looked(UUID file, boolean opens) {
            Answer<Reached> answer = office.seen(requester, file, (dossier, sight, now) -> {
                RegisterLine line =
                        Views.line(dossier, sight, office.language(requester.tenant(), requester.language()));
                Set<String> compartments = sight.compartments();
                long seq = dossier.row().version();
                if (!reads(sight)) {
                    return Answer.done(new Reached(line, State.EXISTS, null, seq, compartments));
                }
                if (!opens) {
                    return Answer.done(new Reached(line, State.UNREADABLE, null, seq, compartments));
                }
                WholeFile whole = handling.whole(requester, dossier, sight, now);
                boolean sound = sound(dossier, sight, whole);
                return Answer.done(new Reached(line, sound ? State.WHOLE : State.PARTLY, whole, seq, compartments));
            });
            return answer instanceof Answer.Done<Reached> done ? Optional.of(done.value()) : Optional.empty();
        }

        @Override
        public Optional<OpenedAttachment> attachment(Reached of, UUID attachment) {
            wentOn = nanos.getAsLong();
            try {
                return handling.attachment(requester, of.line().file(), attachment)
                                instanceof Answer.Done<OpenedAttachment> done
                        ? Optional.of(done.value())
                        : Optional.empty();
            } catch (RuntimeException broken) {
                answers();
                LOG.log(Level.ERROR, "an attachment of file " + of.line().file() + " cannot be read", broken);
                return Optional.empty();
            }
        }

        @Override
        public void handedOut(Reached file) {
            handedOut.add(new TakenRows.Taken(
                    file.line().file(), file.seq(), person.account(), file.compartments(), office.now()));
        }

        @Override
        public void complete() {
            for (int from = 0; from < handedOut.size(); from += CHUNK) {
                List<TakenRows.Taken> some = handedOut.subList(from, Math.min(handedOut.size(), from + CHUNK));
                ports().transactions().within(requester.tenant(), () -> {
                    some.forEach(taken -> ports().taken().write(requester.tenant(), taken));
                    return some.size();
                });
            }
            handedOut.clear();
        }

        @Override
        public void close() {
            busy.remove(person, this);
        }
    }
}
