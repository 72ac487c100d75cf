package gehoor.casework;

import gehoor.casework.PastView.Kind;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.Lists;
import gehoor.casework.record.EntryCodec;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.replay.Reason;
import gehoor.engine.replay.Replay;
import gehoor.engine.replay.Replayed;
import gehoor.policy.Book;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trying a draft on the past: the histories of an organisation's files are gone through as they would have gone under it, within
 * the platform, and only figures and rules come out. Clear parts alone are read: no text is opened and no key asked for.
 *
 * <p>Files of a procedure that numbers none are not tried: they exist for those alone who handle them.
 */
public final class TryingOnThePast {
    /** So many of the latest files are gone through, unless fewer are asked for. */
    public static final int MOST_FILES = 20_000;

    private static final Jobs.Kind<PastView> KIND = new Jobs.Kind<>("past", PastView.class);
    private static final int PAGE = 200;
    private static final Logger LOG = System.getLogger(TryingOnThePast.class.getName());

    private final Office office;
    private final Jobs jobs;

    TryingOnThePast(Office office, Jobs jobs) {
        this.office = office;
        this.jobs = jobs;
    }

    /**
     * Begins it.
     *
     * @param procedure id of the procedure
     * @param files path relative to the tenant's folder to text; null: the folder as it is
     * @param latest only so many of the latest files; null: {@value #MOST_FILES}
     */
    public Answer<Jobs.JobView<PastView>> start(
            Requester requester, String procedure, @Nullable Map<String, String> files, @Nullable Integer latest) {
        String tenant = requester.tenant();
        if (office.unknown(tenant) || !tried(tenant, procedure)) {
            return new Answer.Missing<>();
        }
        int most = latest == null ? MOST_FILES : Math.max(1, Math.min(latest, MOST_FILES));
        Map<String, String> own = files == null ? null : Map.copyOf(files);
        LOG.log(
                Logger.Level.INFO,
                "{0} tries a draft of {1}/{2} on its past",
                requester.actor().id(),
                tenant,
                procedure);
        return jobs.start(tenant, KIND, progress -> run(tenant, procedure, own, most, progress));
    }

    /** The one that is under way for the organisation, at whichever node; empty where none is. */
    public Optional<UUID> underWay(Requester requester) {
        return jobs.underWay(requester.tenant(), KIND);
    }

    /** How it stands. */
    public Answer<Jobs.JobView<PastView>> look(Requester requester, UUID job) {
        return jobs.look(requester.tenant(), KIND, job);
    }

    public Answer<Jobs.JobView<PastView>> cancel(Requester requester, UUID job) {
        return jobs.cancel(requester.tenant(), KIND, job);
    }

    /** A procedure that the organisation has, and in no version keeps its files out of every count. */
    private boolean tried(String tenant, String procedure) {
        List<Procedure> versions = office.library()
                .tenant(tenant)
                .map(Tenant::procedures)
                .map(all -> all.getOrDefault(procedure, List.of()))
                .orElse(List.of());
        return !versions.isEmpty()
                && versions.stream().allMatch(version -> version.register().numbered());
    }

    private PastView run(
            String tenant, String procedure, @Nullable Map<String, String> own, int most, Jobs.Progress progress) {
        Instant now = office.now();
        Library.Candidate candidate = office.library().candidate(tenant, own);
        if (candidate.reading() instanceof Reading.Faulty faulty) {
            return untried(procedure, faulty.problems(), now);
        }
        Book book = ((Reading.Read) candidate.reading()).book();
        Optional<Engine> draft = draft(book, tenant, procedure);
        if (draft.isEmpty()) {
            return untried(
                    procedure, List.of(new Problem(Place.NOWHERE, Said.of("past.no-procedure", procedure))), now);
        }
        Counting counting = new Counting(tenant, draft.get(), now);
        Lists.Criteria criteria =
                new Lists.Criteria(procedure, null, null, null, null, null, null, null, null, Set.of());
        long known = Math.min(most, numbered(tenant, procedure));
        Lists.Place after = null;
        boolean more = true;
        while (more && counting.files < most) {
            progress.at(known == 0 ? 0 : (int) (100L * counting.files / known));
            Lists.Place from = after;
            Page page = office.ports().transactions().reading(tenant, () -> page(tenant, criteria, from));
            for (FileRecord record : page.records()) {
                if (counting.files < most) {
                    counting.add(record);
                } else {
                    counting.latestOnly = true;
                }
            }
            after = page.last();
            more = after != null;
        }
        counting.latestOnly |= more;
        return counting.view(procedure);
    }

    private static Optional<Engine> draft(Book book, String tenant, String procedure) {
        return book.tenant(tenant).flatMap(of -> {
            List<Procedure> versions = of.procedures().getOrDefault(procedure, List.of());
            return versions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Engine(of, versions.get(versions.size() - 1), book.calendars()));
        });
    }

    private static PastView untried(String procedure, List<Problem> problems, Instant now) {
        return new PastView(
                procedure,
                ProblemView.of(problems),
                now,
                Figure.FEW,
                false,
                Figure.FEW,
                Figure.FEW,
                List.of(),
                List.of());
    }

    private long numbered(String tenant, String procedure) {
        return office.ports()
                .transactions()
                .reading(
                        tenant,
                        () -> office.ports().lists().counts(tenant).stream()
                                .filter(count -> count.procedure().equals(procedure))
                                .mapToLong(Lists.Count::numbered)
                                .sum());
    }

    /** @param last null: there are no more */
    private record Page(List<FileRecord> records, Lists.@Nullable Place last) {}

    private Page page(String tenant, Lists.Criteria criteria, Lists.@Nullable Place after) {
        List<Lists.Place> places = office.ports().lists().register(tenant, criteria, after, PAGE);
        List<FileRecord> records = places.isEmpty()
                ? List.of()
                : office
                        .ports()
                        .files()
                        .loadAll(tenant, places.stream().map(Lists.Place::file).toList())
                        .stream()
                        .filter(record -> record.row().number() != null)
                        .toList();
        return new Page(records, places.size() < PAGE ? null : places.get(places.size() - 1));
    }

    /** What adds up over the files. It holds counts and rules, and nothing of any file. */
    private final class Counting {
        private final String tenant;
        private final Engine draft;
        private final Instant now;
        private final Map<String, Replay> replays = new HashMap<>();
        private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        private final Map<Reason, Integer> reasons = new HashMap<>();
        private int files;
        private int different;
        private int unfollowed;
        private boolean latestOnly;

        Counting(String tenant, Engine draft, Instant now) {
            this.tenant = tenant;
            this.draft = draft;
            this.now = now;
        }

        void add(FileRecord record) {
            List<Entry> history = new ArrayList<>(record.history().size());
            record.history().forEach(row -> history.add(EntryCodec.read(row.clear())));
            // one that went over to a later version is followed as far as the first decided
            Replay replay = replays.computeIfAbsent(
                    history.get(0).version(),
                    version -> new Replay(engine(record.row().procedure(), version), draft));
            Replayed replayed;
            try {
                replayed = replay.of(history, now);
            } catch (IllegalStateException | IllegalArgumentException stuck) {
                // one file that the draft cannot be followed in leaves the figures of all others as they are
                LOG.log(
                        Logger.Level.ERROR,
                        "a file of {0}/{1} could not be gone through: {2}",
                        tenant,
                        record.row().procedure(),
                        stuck.getClass().getName());
                replayed = new Replayed(Set.of(), false);
            }
            add(replayed);
        }

        /** One that is live no longer is read from what was kept. */
        private Engine engine(String procedure, String version) {
            return office.ports()
                    .transactions()
                    .reading(tenant, () -> office.library().engine(tenant, procedure, version));
        }

        private void add(Replayed replayed) {
            files++;
            different += replayed.reasons().isEmpty() ? 0 : 1;
            unfollowed += replayed.followed() ? 0 : 1;
            Set<Kind> seen = EnumSet.noneOf(Kind.class);
            for (Reason reason : new HashSet<>(replayed.reasons())) {
                reasons.merge(reason, 1, Integer::sum);
                seen.add(kind(reason));
            }
            seen.forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        }

        PastView view(String procedure) {
            List<PastView.KindView> told = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                told.add(new PastView.KindView(kind, Figure.of(kinds.getOrDefault(kind, 0), files)));
            }
            List<PastView.ReasonView> rules = reasons.entrySet().stream()
                    .filter(each -> each.getValue() >= Figure.CROWD)
                    .map(each -> told(each.getKey(), Figure.of(each.getValue(), files)))
                    // by what is told alone: the order must not tell more than the figures
                    .sorted(Comparator.comparing(
                                    (PastView.ReasonView each) -> -each.files().atLeast())
                            .thenComparing(PastView.ReasonView::kind)
                            .thenComparing(PastView.ReasonView::rule)
                            .thenComparing(PastView.ReasonView::about)
                            .thenComparing(each -> String.valueOf(each.was()))
                            .thenComparing(each -> String.valueOf(each.wouldBe())))
                    .toList();
            return new PastView(
                    procedure,
                    List.of(),
                    now,
                    Figure.whole(files),
                    latestOnly,
                    Figure.of(different, files),
                    Figure.of(unfollowed, files),
                    List.copyOf(told),
                    rules);
        }
    }

    private static Kind kind(Reason reason) {
        if (reason instanceof Reason.Refused) {
            return Kind.REFUSED;
        } else if (reason instanceof Reason.Late late) {
            return late.missed() ? Kind.LATE : Kind.IN_TIME;
        } else if (reason instanceof Reason.Routed) {
            return Kind.ROUTED;
        } else if (reason instanceof Reason.Disclosed disclosed) {
            return disclosed.wider() ? Kind.DISCLOSED_WIDER : Kind.DISCLOSED_NARROWER;
        }
        return reason instanceof Reason.Noticed ? Kind.NOTICED : Kind.UNSAID;
    }

    private static PastView.ReasonView told(Reason reason, Figure files) {
        String about = "";
        String was = null;
        String wouldBe = null;
        if (reason instanceof Reason.Refused refused) {
            about = refused.action();
            was = "done";
            wouldBe = refused.gone() ? "gone" : "refused";
        } else if (reason instanceof Reason.Late late) {
            about = late.rule();
            was = late.term();
            wouldBe = late.wouldBe();
        } else if (reason instanceof Reason.Routed routed) {
            about = routed.where().name().toLowerCase(Locale.ROOT);
            was = routed.was().isEmpty() ? null : routed.was();
            wouldBe = routed.wouldBe().isEmpty() ? null : routed.wouldBe();
        } else if (reason instanceof Reason.Disclosed disclosed) {
            about = disclosed.viewer();
            was = disclosed.wider() ? null : disclosed.compartment();
            wouldBe = disclosed.wider() ? disclosed.compartment() : null;
        } else if (reason instanceof Reason.Noticed noticed) {
            about = noticed.letter() + " to " + noticed.to();
            was = noticed.how() == Reason.Noticed.How.SENT ? "not sent" : "sent";
            wouldBe = switch (noticed.how()) {
                case SENT -> "sent";
                case NOT_SENT -> "not sent";
                case WORDED_OTHERWISE -> "sent with other words";
            };
        } else if (reason instanceof Reason.Unsaid unsaid) {
            about = unsaid.what();
        }
        return new PastView.ReasonView(kind(reason), reason.rule(), reason.basis(), about, was, wouldBe, files);
    }
}
