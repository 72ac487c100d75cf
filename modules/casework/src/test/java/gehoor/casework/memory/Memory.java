package gehoor.casework.memory;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Changeset;
import gehoor.casework.port.ClockRow;
import gehoor.casework.port.Configurations;
import gehoor.casework.port.Conflict;
import gehoor.casework.port.DraftRows;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.FileRecord;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.Files;
import gehoor.casework.port.JobRows;
import gehoor.casework.port.LinkRow;
import gehoor.casework.port.LinkedFile;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Mail;
import gehoor.casework.port.Notice;
import gehoor.casework.port.Openings;
import gehoor.casework.port.Outbox;
import gehoor.casework.port.People;
import gehoor.casework.port.Ports;
import gehoor.casework.port.ProposalRows;
import gehoor.casework.port.ReceiptRow;
import gehoor.casework.port.ReceiptRows;
import gehoor.casework.port.Remembered;
import gehoor.casework.port.RemovalRows;
import gehoor.casework.port.Requests;
import gehoor.casework.port.SearchToken;
import gehoor.casework.port.StandInRows;
import gehoor.casework.port.SuspensionRows;
import gehoor.casework.port.TakenRows;
import gehoor.casework.port.TicketRow;
import gehoor.casework.port.TicketRows;
import gehoor.casework.port.Transactions;
import gehoor.vault.Disclosure;
import gehoor.vault.DisclosureLog;
import gehoor.vault.FileKey;
import gehoor.vault.IdentityStore;
import gehoor.vault.KeyProvider;
import gehoor.vault.KeyStore;
import gehoor.vault.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All ports in memory: one tenant's rows apart from another's, and a transaction that fails leaves nothing. For tests of
 * the use cases, here and elsewhere.
 */
public final class Memory {
    /** Everything of one tenant. Values are never changed in place, so that a copy of the maps is a copy of all. */
    private static final class Rows {
        Map<UUID, FileRow> files = new LinkedHashMap<>();
        Map<UUID, List<EntryRow>> entries = new HashMap<>();
        Map<UUID, Map<String, ClockRow>> clocks = new HashMap<>();
        List<LinkRow> links = new ArrayList<>();
        List<ReceiptRow> receipts = new ArrayList<>();
        List<TicketRow> tickets = new ArrayList<>();
        Map<String, Remembered> requests = new HashMap<>();
        Map<UUID, Outbox.Sent> notices = new LinkedHashMap<>();
        Map<UUID, Changeset.Attached> attachments = new LinkedHashMap<>();
        Map<List<String>, DraftRows.Row> drafts = new HashMap<>();
        Set<SearchToken> searchTokens = new LinkedHashSet<>();
        List<Openings.Opening> openings = new ArrayList<>();
        List<Openings.Telling> tellings = new ArrayList<>();
        List<TakenRows.Taken> taken = new ArrayList<>();
        Map<String, People.Person> people = new HashMap<>();
        Map<String, List<People.KeptView>> views = new HashMap<>();
        Map<UUID, StandInRows.Row> standIns = new LinkedHashMap<>();
        List<Configurations.Configuration> configurations = new ArrayList<>();
        Map<String, String> standing = new HashMap<>();
        Map<String, UUID> begun = new LinkedHashMap<>();
        Map<UUID, ProposalRows.Row> proposals = new LinkedHashMap<>();
        Map<UUID, ProposalRows.Plan> plans = new LinkedHashMap<>();
        List<ProposalRows.Act> acts = new ArrayList<>();

        @Nullable
        Instant suspended;

        RemovalRows.@Nullable Removal removal;
        Map<String, Instant> removed = new TreeMap<>();
        Map<UUID, KeptJob> jobs = new LinkedHashMap<>();

        Map<String, Long> numbers = new HashMap<>();
        Map<FileKey, byte[]> keys = new HashMap<>();
        Map<Party, byte[]> identities = new HashMap<>();
        List<Disclosure> disclosures = new ArrayList<>();

        Rows copy() {
            Rows copy = new Rows();
            copy.files = new LinkedHashMap<>(files);
            entries.forEach((id, list) -> copy.entries.put(id, new ArrayList<>(list)));
            clocks.forEach((id, map) -> copy.clocks.put(id, new LinkedHashMap<>(map)));
            copy.links = new ArrayList<>(links);
            copy.receipts = new ArrayList<>(receipts);
            copy.tickets = new ArrayList<>(tickets);
            copy.requests = new HashMap<>(requests);
            copy.notices = new LinkedHashMap<>(notices);
            copy.attachments = new LinkedHashMap<>(attachments);
            copy.drafts = new HashMap<>(drafts);
            copy.searchTokens = new LinkedHashSet<>(searchTokens);
            copy.openings = new ArrayList<>(openings);
            copy.tellings = new ArrayList<>(tellings);
            copy.taken = new ArrayList<>(taken);
            copy.people = new HashMap<>(people);
            copy.views = new HashMap<>(views);
            copy.standIns = new LinkedHashMap<>(standIns);
            copy.configurations = new ArrayList<>(configurations);
            copy.standing = new HashMap<>(standing);
            copy.proposals = new LinkedHashMap<>(proposals);
            copy.plans = new LinkedHashMap<>(plans);
            copy.acts = new ArrayList<>(acts);
            copy.suspended = suspended;
            copy.removal = removal;
            copy.removed = new TreeMap<>(removed);
            copy.jobs = new LinkedHashMap<>(jobs);
            copy.numbers = new HashMap<>(numbers);
            copy.keys = new HashMap<>(keys);
            copy.identities = new HashMap<>(identities);
            copy.disclosures = new ArrayList<>(disclosures);
            return copy;
        }
    }

    private record KeptJob(JobRows.Job row, boolean stopping, Instant seen) {
        boolean over() {
            return row.over() != null;
        }
    }

    private final Map<String, Rows> tenants = new HashMap<>();
    private final KeyProvider provider;
    /** What the next commit does before it writes: for tests that break it. */
    public Runnable beforeCommit = () -> {};

    /** Looks at what each commit writes, before it does. */
    public Consumer<Changeset> beforeWriting = changes -> {};

    /** What happens when somebody looks for what is due in a tenant. */
    public Consumer<String> beforeLooking = tenant -> {};

    /** What the next transaction does before anything else. */
    public Runnable beforeWork = () -> {};

    public Memory(KeyProvider provider) {
        this.provider = provider;
    }

    public Ports ports() {
        return new Ports(
                transactions,
                files,
                lists,
                receipts,
                tickets,
                requests,
                outbox,
                attachments,
                drafts,
                openings,
                people,
                standIns,
                configurations,
                proposals,
                suspensions,
                taken,
                removals,
                jobs,
                Memory::words,
                provider,
                keys,
                identities,
                disclosures);
    }

    /** Words as they stand, in small letters; those of two letters say nothing. */
    private static List<Set<String>> words(String text, Collection<String> languages) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() > 2)
                .map(Set::of)
                .toList();
    }

    /** How many tokens a file is found by. */
    public long searchTokens(String tenant, UUID file, boolean person) {
        return rows(tenant).searchTokens.stream()
                .filter(token -> token.file().equals(file) && token.person() == person)
                .count();
    }

    private Rows rows(String tenant) {
        return tenants.computeIfAbsent(tenant, none -> new Rows());
    }

    public List<EntryRow> entries(String tenant, UUID file) {
        return rows(tenant).entries.getOrDefault(file, List.of());
    }

    /** Changes what lies sealed in a file. */
    public void tamper(String tenant, UUID file, UnaryOperator<byte[]> change) {
        rows(tenant).entries.get(file).replaceAll(row -> {
            byte[] sealed = row.sealed();
            return sealed == null
                    ? row
                    : new EntryRow(row.seq(), row.at(), row.clear(), change.apply(sealed), row.previous(), row.hash());
        });
    }

    /** Makes the history of a file unreadable. */
    public void garble(String tenant, UUID file) {
        rows(tenant)
                .entries
                .get(file)
                .replaceAll(
                        row -> new EntryRow(row.seq(), row.at(), "no entry", row.sealed(), row.previous(), row.hash()));
    }

    public FileRow file(String tenant, UUID file) {
        return rows(tenant).files.get(file);
    }

    public Map<String, ClockRow> clocks(String tenant, UUID file) {
        return rows(tenant).clocks.get(file);
    }

    public List<Outbox.Sent> notices(String tenant) {
        return List.copyOf(rows(tenant).notices.values());
    }

    /** Puts a notice into the outbox as if an entry had brought it about. */
    public void alsoWaiting(String tenant, Notice notice) {
        rows(tenant).notices.put(notice.id(), new Outbox.Sent(notice, Notice.State.WAITING, null, null));
    }

    /** Has a file stand as one that is closed, with nothing that runs and nothing that waits. */
    public void closes(String tenant, UUID file) {
        Rows rows = rows(tenant);
        FileRow open = rows.files.get(file);
        rows.files.put(
                file,
                new FileRow(
                        open.id(),
                        open.tenant(),
                        open.procedure(),
                        open.procedureVersion(),
                        open.number(),
                        open.kind(),
                        "closed",
                        "resolved",
                        open.identity(),
                        open.channel(),
                        open.language(),
                        open.received(),
                        open.registered(),
                        open.registered(),
                        null,
                        null,
                        open.handlers(),
                        Set.of(),
                        open.version(),
                        open.chain()));
        rows.clocks.remove(file);
        rows.notices.values().removeIf(sent -> sent.notice().file().equals(file));
    }

    public List<Remembered> remembered(String tenant) {
        return List.copyOf(rows(tenant).requests.values());
    }

    public List<Disclosure> disclosures(String tenant) {
        return rows(tenant).disclosures;
    }

    public List<Openings.Opening> openings(String tenant) {
        return rows(tenant).openings;
    }

    public int files(String tenant) {
        return rows(tenant).files.size();
    }

    public int keys(String tenant) {
        return rows(tenant).keys.size();
    }

    public int identities(String tenant) {
        return rows(tenant).identities.size();
    }

    public List<ReceiptRow> receipts(String tenant) {
        return rows(tenant).receipts;
    }

    /** Everything that is kept, as bytes would stand in a dump: for tests that look for what must not be there. */
    public String dump(String tenant) {
        Rows rows = rows(tenant);
        StringBuilder dump = new StringBuilder();
        rows.files.values().forEach(row -> dump.append(row).append('\n'));
        rows.entries
                .values()
                .forEach(list -> list.forEach(row -> {
                    dump.append(row.at()).append(row.clear()).append('\n');
                    dump.append(bytes(row.sealed())).append('\n');
                }));
        rows.clocks.values().forEach(map -> dump.append(map.values()).append('\n'));
        rows.notices
                .values()
                .forEach(sent -> dump.append(sent)
                        .append(bytes(sent.notice().enclosed()))
                        .append('\n'));
        rows.receipts.forEach(
                row -> dump.append(row).append(bytes(row.lookup())).append('\n'));
        rows.requests
                .values()
                .forEach(row -> dump.append(row).append(bytes(row.key())).append(bytes(row.fingerprint())));
        rows.attachments.values().forEach(attached -> {
            dump.append(attached.row()).append(bytes(attached.row().label()));
            attached.chunks().forEach(chunk -> dump.append(bytes(chunk)));
        });
        dump.append(rows.openings);
        rows.identities.values().forEach(locked -> dump.append(bytes(locked)));
        return dump.toString();
    }

    private static String bytes(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    // ---------------------------------------------------------------- ports

    /** As in the database, a transaction holds none within it. */
    private boolean within;

    private final Transactions transactions = new Transactions() {
        @Override
        public <T> T within(String tenant, Supplier<T> work) {
            synchronized (Memory.this) {
                if (within) {
                    throw new IllegalStateException("already within a transaction");
                }
                beforeWork.run();
                Rows before = rows(tenant).copy();
                boolean done = false;
                within = true;
                try {
                    T result = work.get();
                    done = true;
                    return result;
                } finally {
                    within = false;
                    if (!done) {
                        tenants.put(tenant, before);
                    }
                }
            }
        }

        @Override
        public <T> T reading(String tenant, Supplier<T> work) {
            return within(tenant, work);
        }
    };

    private final Files files = new Files() {
        @Override
        public Optional<FileRecord> load(String tenant, UUID file) {
            Rows rows = rows(tenant);
            FileRow row = rows.files.get(file);
            if (row == null) {
                return Optional.empty();
            }
            List<LinkedFile> linked = new ArrayList<>();
            for (LinkRow link : rows.links) {
                if (link.from().equals(file)) {
                    linked.add(new LinkedFile(link.link(), rows.files.get(link.to())));
                } else if (link.to().equals(file)) {
                    linked.add(new LinkedFile("origin", rows.files.get(link.from())));
                }
            }
            return Optional.of(new FileRecord(row, List.copyOf(rows.entries.get(file)), linked));
        }

        @Override
        public Optional<FileRecord> lock(String tenant, UUID file) {
            return load(tenant, file);
        }

        @Override
        public List<FileRecord> claim(String tenant, Collection<UUID> files) {
            return loadAll(tenant, files);
        }

        @Override
        public List<FileRecord> loadAll(String tenant, Collection<UUID> ids) {
            return ids.stream()
                    .distinct()
                    .map(id -> load(tenant, id))
                    .flatMap(Optional::stream)
                    .toList();
        }

        @Override
        public Map<UUID, String> commit(Changeset changes) {
            beforeCommit.run();
            beforeWriting.accept(changes);
            Rows rows = rows(changes.tenant());
            Map<UUID, String> numbers = new HashMap<>();
            for (Changeset.FileChange change : changes.files()) {
                write(rows, change, numbers);
            }
            rows.links.addAll(changes.links());
            rows.receipts.addAll(changes.receipts());
            for (Changeset.ReceiptCopy copy : changes.receiptCopies()) {
                for (ReceiptRow row : List.copyOf(rows.receipts)) {
                    boolean there = rows.receipts.stream()
                            .anyMatch(other ->
                                    other.file().equals(copy.to()) && Arrays.equals(other.lookup(), row.lookup()));
                    if (row.file().equals(copy.from())) {
                        if (!there) {
                            rows.receipts.add(new ReceiptRow(
                                    row.lookup(), copy.to(), row.holder(), row.provisional(), row.replaces()));
                        }
                        if (copy.moves()) {
                            rows.receipts.remove(row);
                        }
                    }
                }
            }
            for (Notice notice : changes.notices()) {
                rows.notices.put(notice.id(), new Outbox.Sent(notice, Notice.State.WAITING, null, null));
            }
            for (Changeset.Attached attached : changes.attachments()) {
                rows.attachments.put(attached.row().id(), attached);
            }
            rows.searchTokens.removeIf(
                    token -> token.person() && changes.nameless().contains(token.file()));
            rows.searchTokens.addAll(changes.searchTokens());
            Remembered request = changes.idempotency();
            if (request != null && rows.requests.putIfAbsent(hex(request.key()), request) != null) {
                throw new Conflict(Conflict.What.KEY);
            }
            return numbers;
        }

        private void write(Rows rows, Changeset.FileChange change, Map<UUID, String> numbers) {
            FileRow row = change.row();
            FileRow old = rows.files.get(row.id());
            if ((old == null ? 0 : old.version()) != change.expectedVersion()) {
                throw new Conflict(Conflict.What.VERSION);
            }
            Changeset.Numbering numbering = change.numbered();
            if (numbering != null) {
                long number = rows.numbers.merge(numbering.series() + numbering.year(), 1L, Long::sum);
                numbers.put(row.id(), numbering.format(number));
                row = row.withNumber(numbering.format(number));
            }
            rows.files.put(row.id(), row);
            rows.entries.computeIfAbsent(row.id(), none -> new ArrayList<>()).addAll(change.entries());
            Map<String, ClockRow> clocks = rows.clocks.computeIfAbsent(row.id(), none -> new LinkedHashMap<>());
            change.clocks().forEach(clock -> clocks.put(clock.run(), clock));
        }

        @Override
        public List<Due> due(String tenant, Instant now, Due after, int limit) {
            beforeLooking.accept(tenant);
            return rows(tenant).files.values().stream()
                    .filter(row -> row.wakeAt() != null && !row.wakeAt().isAfter(now))
                    .map(row -> new Due(row.wakeAt(), row.id()))
                    .sorted(Comparator.comparing(Due::wakeAt).thenComparing(Due::file))
                    .filter(due -> after == null
                            || due.wakeAt().isAfter(after.wakeAt())
                            || (due.wakeAt().equals(after.wakeAt())
                                    && due.file().compareTo(after.file()) > 0))
                    .limit(limit)
                    .toList();
        }
    };

    private final Lists lists = new Lists() {
        @Override
        public List<Place> worklist(String tenant, Waiting waiting, Place after, int limit) {
            return after(
                    rows(tenant).files.values().stream()
                            .filter(row -> row.marks().stream().anyMatch(waiting.marks()::contains))
                            .filter(row -> waiting.procedure() == null
                                    || waiting.procedure().equals(row.procedure()))
                            .filter(row ->
                                    waiting.stage() == null || waiting.stage().equals(row.stage()))
                            .filter(row -> waiting.dueBy() == null
                                    || (row.nextDue() != null && !row.nextDue().isAfter(waiting.dueBy())))
                            .map(row -> new Place(row.nextDue(), row.id()))
                            .sorted(Comparator.comparing(
                                            Place::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                                    .thenComparing(Place::file))
                            .toList(),
                    after,
                    limit);
        }

        @Override
        public List<Place> register(String tenant, Criteria c, Place after, int limit) {
            return after(
                    rows(tenant).files.values().stream()
                            .filter(row -> fits(row, c))
                            .sorted(Comparator.comparing(FileRow::registered)
                                    .reversed()
                                    .thenComparing(FileRow::id))
                            .map(row -> new Place(row.registered(), row.id()))
                            .toList(),
                    after,
                    limit);
        }

        private boolean fits(FileRow row, Criteria c) {
            return (c.procedure() == null || c.procedure().equals(row.procedure()))
                    && (c.kind() == null || c.kind().equals(row.kind()))
                    && (c.stage() == null || c.stage().equals(row.stage()))
                    && (c.outcome() == null || c.outcome().equals(row.outcome()))
                    && (c.channel() == null || c.channel().equals(row.channel()))
                    && (c.open() == null || c.open() != row.closed())
                    && (c.receivedFrom() == null || !row.received().isBefore(c.receivedFrom()))
                    && (c.receivedTo() == null || !row.received().isAfter(c.receivedTo()))
                    && (c.number() == null
                            || (row.number() != null && row.number().startsWith(c.number())))
                    && row.marks().containsAll(c.marks());
        }

        private List<Place> after(List<Place> all, Place after, int limit) {
            int from = after == null ? 0 : all.indexOf(after) + 1;
            return all.subList(from, Math.min(all.size(), from + limit));
        }

        @Override
        public Map<String, Integer> marked(String tenant, Set<String> marks, Place before) {
            Map<String, Integer> marked = new LinkedHashMap<>();
            rows(tenant).files.values().stream()
                    .filter(row -> before == null
                            || row.registered().isBefore(before.day())
                            || (row.registered().equals(before.day())
                                    && row.id().compareTo(before.file()) < 0))
                    .flatMap(row -> row.marks().stream())
                    .filter(marks::contains)
                    .forEach(mark -> marked.merge(mark, 1, Integer::sum));
            return marked;
        }

        @Override
        public List<Place> having(String tenant, List<Set<Long>> each, Place after, int limit) {
            return after(
                    rows(tenant).files.values().stream()
                            .filter(row -> each.stream()
                                    .allMatch(tokens -> rows(tenant).searchTokens.stream()
                                            .anyMatch(token ->
                                                    token.file().equals(row.id()) && tokens.contains(token.token()))))
                            .sorted(Comparator.comparing(FileRow::registered)
                                    .reversed()
                                    .thenComparing(FileRow::id))
                            .map(row -> new Place(row.registered(), row.id()))
                            .toList(),
                    after,
                    limit);
        }

        @Override
        public Map<UUID, Set<Long>> tokens(String tenant, Collection<UUID> files, Set<Long> tokens) {
            Map<UUID, Set<Long>> found = new HashMap<>();
            rows(tenant).searchTokens.stream()
                    .filter(token -> files.contains(token.file()) && tokens.contains(token.token()))
                    .forEach(token -> found.computeIfAbsent(token.file(), file -> new HashSet<>())
                            .add(token.token()));
            return found;
        }

        @Override
        public List<Count> counts(String tenant) {
            Map<List<String>, Long> counts = new LinkedHashMap<>();
            Map<List<String>, Long> numbered = new LinkedHashMap<>();
            rows(tenant).files.values().forEach(row -> {
                List<String> of = Arrays.asList(row.procedure(), row.procedureVersion(), row.stage(), row.outcome());
                counts.merge(of, 1L, Long::sum);
                numbered.merge(of, row.number() == null ? 0L : 1L, Long::sum);
            });
            return counts.entrySet().stream()
                    .map(each -> new Count(
                            each.getKey().get(0),
                            each.getKey().get(1),
                            each.getKey().get(2),
                            each.getKey().get(3),
                            each.getValue(),
                            numbered.getOrDefault(each.getKey(), 0L)))
                    .toList();
        }
    };

    private final ReceiptRows receipts = new ReceiptRows() {
        @Override
        public List<ReceiptRow> find(String tenant, byte[] lookup) {
            return rows(tenant).receipts.stream()
                    .filter(row -> Arrays.equals(row.lookup(), lookup))
                    .toList();
        }

        @Override
        public void replace(String tenant, byte[] provisional, List<ReceiptRow> replacements) {
            List<ReceiptRow> rows = rows(tenant).receipts;
            rows.removeIf(row -> row.replaces() != null && Arrays.equals(row.replaces(), provisional));
            rows.addAll(replacements);
        }

        @Override
        public void renew(String tenant, UUID file, String holder, byte[] lookup, boolean provisional) {
            List<ReceiptRow> rows = rows(tenant).receipts;
            List<ReceiptRow> ended = rows.stream()
                    .filter(row -> rows.stream()
                            .anyMatch(own -> own.file().equals(file)
                                    && own.holder().equals(holder)
                                    && Arrays.equals(own.lookup(), row.lookup())))
                    .toList();
            rows.removeAll(ended);
            Set<UUID> files = new LinkedHashSet<>(List.of(file));
            ended.forEach(row -> {
                if (files.add(row.file())) {
                    rows.add(new ReceiptRow(lookup, row.file(), row.holder(), provisional, null));
                }
            });
            rows.add(new ReceiptRow(lookup, file, holder, provisional, null));
        }

        @Override
        public void settle(String tenant, byte[] replacement, byte[] provisional) {
            List<ReceiptRow> rows = rows(tenant).receipts;
            rows.removeIf(row -> Arrays.equals(row.lookup(), provisional));
            rows.replaceAll(row -> Arrays.equals(row.lookup(), replacement)
                    ? new ReceiptRow(row.lookup(), row.file(), row.holder(), false, null)
                    : row);
        }
    };

    private final TicketRows tickets = new TicketRows() {
        @Override
        public Optional<TicketRow> find(String tenant, byte[] lookup) {
            return rows(tenant).tickets.stream()
                    .filter(row -> Arrays.equals(row.lookup(), lookup))
                    .findFirst();
        }

        @Override
        public void add(String tenant, TicketRow ticket) {
            rows(tenant).tickets.add(ticket);
        }

        @Override
        public void drop(String tenant, UUID file, String opens) {
            rows(tenant)
                    .tickets
                    .removeIf(row -> row.file().equals(file) && row.opens().equals(opens));
        }

        @Override
        public void forget(String tenant, Instant before) {
            rows(tenant).tickets.removeIf(row -> row.until().isBefore(before));
        }
    };

    private final Requests requests = new Requests() {
        @Override
        public Optional<Remembered> find(String tenant, byte[] key) {
            return Optional.ofNullable(rows(tenant).requests.get(hex(key)));
        }

        @Override
        public void forget(String tenant, LocalDate before) {
            rows(tenant).requests.values().removeIf(row -> row.day().isBefore(before));
        }
    };

    private final DraftRows drafts = new DraftRows() {
        @Override
        public void put(String tenant, DraftRows.Row row) {
            rows(tenant).drafts.put(List.of(row.person(), row.form(), row.part()), row);
        }

        @Override
        public Optional<DraftRows.Row> find(String tenant, String person, String form, String part) {
            return Optional.ofNullable(rows(tenant).drafts.get(List.of(person, form, part)));
        }

        @Override
        public List<DraftRows.Row> texts(String tenant, String person, String beginning, int most) {
            return rows(tenant).drafts.values().stream()
                    .filter(row -> row.person().equals(person)
                            && row.part().equals("text")
                            && row.file() == null
                            && row.form().startsWith(beginning))
                    .sorted(Comparator.comparing(DraftRows.Row::day).reversed().thenComparing(DraftRows.Row::form))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<String> forms(String tenant, String person, String beginning, int most) {
            return texts(tenant, person, beginning, most).stream()
                    .map(DraftRows.Row::form)
                    .toList();
        }

        @Override
        public void remove(String tenant, String person, String form) {
            rows(tenant)
                    .drafts
                    .keySet()
                    .removeIf(key -> key.get(0).equals(person) && key.get(1).equals(form));
        }

        @Override
        public void forget(String tenant, LocalDate before) {
            rows(tenant).drafts.values().removeIf(row -> row.day().isBefore(before));
        }
    };

    private final Outbox outbox = new Outbox() {
        @Override
        public List<UUID> waiting(String tenant, Instant now, int limit) {
            return rows(tenant).notices.values().stream()
                    .filter(sent -> sent.state() == Notice.State.WAITING
                            && !sent.notice().notBefore().isAfter(now))
                    .map(sent -> sent.notice().id())
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Notice> claim(String tenant, UUID notice) {
            return Optional.ofNullable(rows(tenant).notices.get(notice))
                    .filter(sent -> sent.state() == Notice.State.WAITING)
                    .map(Sent::notice);
        }

        @Override
        public void settle(String tenant, UUID notice, Notice.State state, LocalDate day, String language) {
            rows(tenant)
                    .notices
                    .computeIfPresent(
                            notice,
                            (id, sent) -> new Sent(
                                    with(
                                            sent.notice(),
                                            sent.notice().attempts(),
                                            sent.notice().notBefore(),
                                            null),
                                    state,
                                    day,
                                    language));
        }

        @Override
        public void again(String tenant, UUID notice, int attempts, Instant notBefore) {
            rows(tenant)
                    .notices
                    .computeIfPresent(
                            notice,
                            (id, sent) -> new Sent(
                                    with(
                                            sent.notice(),
                                            attempts,
                                            notBefore,
                                            sent.notice().enclosed()),
                                    Notice.State.WAITING,
                                    null,
                                    null));
        }

        private Notice with(Notice n, int attempts, Instant notBefore, byte[] enclosed) {
            return new Notice(
                    n.id(),
                    n.file(),
                    n.seq(),
                    n.place(),
                    n.recipient(),
                    n.name(),
                    n.letter(),
                    n.daily(),
                    notBefore,
                    attempts,
                    enclosed);
        }

        @Override
        public void hold(String tenant, UUID notice) {
            rows(tenant)
                    .notices
                    .computeIfPresent(notice, (id, sent) -> new Sent(sent.notice(), Notice.State.HELD, null, null));
        }

        @Override
        public List<UUID> withHeld(String tenant, int limit) {
            return rows(tenant).notices.values().stream()
                    .filter(sent -> sent.state() == Notice.State.HELD)
                    .map(sent -> sent.notice().file())
                    .distinct()
                    .limit(limit)
                    .toList();
        }

        @Override
        public void release(String tenant, UUID notice, Instant notBefore) {
            again(tenant, notice, 0, notBefore);
        }

        @Override
        public List<Sent> of(String tenant, UUID file) {
            return rows(tenant).notices.values().stream()
                    .filter(sent -> sent.notice().file().equals(file))
                    .toList();
        }
    };

    private final AttachmentRows attachments = new AttachmentRows() {
        @Override
        public List<Row> of(String tenant, UUID file) {
            return rows(tenant).attachments.values().stream()
                    .map(Changeset.Attached::row)
                    .filter(row -> row.file().equals(file))
                    .toList();
        }

        @Override
        public Optional<Row> find(String tenant, UUID file, UUID attachment) {
            return of(tenant, file).stream()
                    .filter(row -> row.id().equals(attachment))
                    .findFirst();
        }

        @Override
        public byte[] chunk(String tenant, UUID attachment, int number) {
            return rows(tenant).attachments.get(attachment).chunks().get(number);
        }
    };

    private final Openings openings = new Openings() {
        @Override
        public void write(String tenant, Opening opening) {
            rows(tenant).openings.add(opening);
        }

        @Override
        public List<Opening> of(String tenant, UUID file) {
            return rows(tenant).openings.stream()
                    .filter(opening -> opening.file().equals(file))
                    .toList();
        }

        @Override
        public List<Telling> tellings(String tenant, UUID file) {
            return rows(tenant).tellings.stream()
                    .filter(telling -> telling.file().equals(file))
                    .toList();
        }
    };

    private final People people = new People() {
        @Override
        public List<Person> find(String tenant, Collection<String> ids) {
            return ids.stream()
                    .map(rows(tenant).people::get)
                    .filter(person -> person != null)
                    .toList();
        }

        @Override
        public List<Person> all(String tenant) {
            return rows(tenant).people.values().stream()
                    .sorted(Comparator.comparing(Person::name))
                    .toList();
        }

        @Override
        public void seen(String tenant, Person person) {
            rows(tenant).people.put(person.id(), person);
        }

        @Override
        public List<KeptView> views(String tenant, String person) {
            return List.copyOf(rows(tenant).views.getOrDefault(person, List.of()));
        }

        @Override
        public void keep(String tenant, String person, KeptView view) {
            List<KeptView> views = new ArrayList<>(views(tenant, person));
            views.add(view);
            rows(tenant).views.put(person, views);
        }

        @Override
        public void drop(String tenant, String person, UUID view) {
            List<KeptView> views = new ArrayList<>(views(tenant, person));
            views.removeIf(each -> each.id().equals(view));
            rows(tenant).views.put(person, views);
        }
    };

    private final StandInRows standIns = new StandInRows() {
        @Override
        public void add(String tenant, StandInRows.Row row) {
            rows(tenant).standIns.put(row.id(), row);
        }

        @Override
        public void end(String tenant, UUID id, Instant at, String by) {
            rows(tenant)
                    .standIns
                    .replaceAll((key, row) -> row.endedAt() == null && (key.equals(id) || id.equals(row.of()))
                            ? new StandInRows.Row(
                                    row.id(),
                                    row.person(),
                                    row.deputy(),
                                    row.roles(),
                                    row.from(),
                                    row.until(),
                                    row.of(),
                                    row.namedBy(),
                                    row.namedAt(),
                                    at,
                                    by)
                            : row);
        }

        @Override
        public Optional<StandInRows.Row> find(String tenant, UUID id) {
            return Optional.ofNullable(rows(tenant).standIns.get(id));
        }

        @Override
        public List<StandInRows.Row> since(String tenant, LocalDate day) {
            List<StandInRows.Row> rows = new ArrayList<>(rows(tenant).standIns.values());
            Collections.reverse(rows);
            return rows.stream()
                    .filter(row -> row.until() == null || !row.until().isBefore(day))
                    .filter(row -> row.endedAt() == null
                            || !row.endedAt()
                                    .isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .toList();
        }
    };

    private final Configurations configurations = new Configurations() {
        @Override
        public void activate(String tenant, Configuration configuration) {
            rows(tenant).configurations.removeIf(other -> other.fingerprint().equals(configuration.fingerprint()));
            rows(tenant).configurations.add(0, configuration);
        }

        @Override
        public Optional<Configuration> live(String tenant) {
            return rows(tenant).configurations.stream().findFirst();
        }

        @Override
        public Optional<Configuration> holding(String tenant, String procedure, String version) {
            return rows(tenant).configurations.stream()
                    .filter(each -> each.procedures().containsKey(procedure + "@" + version))
                    .findFirst();
        }

        @Override
        public List<Configuration> all(String tenant) {
            return rows(tenant).configurations.stream()
                    .map(each -> new Configuration(
                            each.fingerprint(), Map.of(), each.procedures(), each.at(), each.by(), each.folder()))
                    .toList();
        }

        @Override
        public Optional<Configuration> kept(String tenant, String fingerprint) {
            return rows(tenant).configurations.stream()
                    .filter(each -> each.fingerprint().equals(fingerprint))
                    .findFirst();
        }

        @Override
        public Map<String, String> standing() {
            return Map.copyOf(rows(PLATFORM).standing);
        }

        @Override
        public Map<String, UUID> begun() {
            return Map.copyOf(rows(PLATFORM).begun);
        }

        @Override
        public void begin(String organisation, UUID proposal) {
            rows(PLATFORM).begun.put(organisation, proposal);
        }

        @Override
        public void stands(String organisation, String fingerprint) {
            rows(PLATFORM).standing.put(organisation, fingerprint);
        }
    };

    private final SuspensionRows suspensions = new SuspensionRows() {
        @Override
        public Optional<Instant> since(String tenant) {
            return Optional.ofNullable(rows(tenant).suspended);
        }

        @Override
        public boolean suspend(String tenant, Instant at) {
            if (rows(tenant).suspended != null) {
                return false;
            }
            rows(tenant).suspended = at;
            return true;
        }

        @Override
        public boolean takeUp(String tenant) {
            boolean was = rows(tenant).suspended != null;
            rows(tenant).suspended = null;
            return was;
        }
    };

    private final TakenRows taken = new TakenRows() {
        @Override
        public void write(String tenant, Taken one) {
            if (!rows(tenant).files.containsKey(one.file())) {
                throw new IllegalStateException("no such file");
            }
            rows(tenant).taken.add(one);
        }

        @Override
        public Map<UUID, Set<Set<String>>> present(String tenant, Map<UUID, Long> present) {
            return rows(tenant).taken.stream()
                    .filter(one -> present.containsKey(one.file()) && present.get(one.file()) == one.seq())
                    .collect(Collectors.groupingBy(
                            Taken::file, Collectors.mapping(Taken::compartments, Collectors.toSet())));
        }

        @Override
        public List<Lists.Place> notTakenBy(String tenant, String person, Lists.@Nullable Place after, int limit) {
            Rows rows = rows(tenant);
            return lists.register(tenant, Lists.Criteria.ALL, after, rows.files.size()).stream()
                    .filter(place -> rows.taken.stream()
                            .noneMatch(one -> one.file().equals(place.file())
                                    && one.person().equals(person)
                                    && one.seq() == rows.files.get(place.file()).version()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Instant> last(String tenant, String person) {
            return rows(tenant).taken.stream()
                    .filter(one -> one.person().equals(person))
                    .map(Taken::at)
                    .max(Comparator.naturalOrder());
        }
    };

    private final RemovalRows removals = new RemovalRows() {
        @Override
        public long open(String tenant) {
            Rows rows = rows(tenant);
            Set<UUID> waiting = new HashSet<>();
            rows.notices.values().stream()
                    .filter(sent -> sent.state() == Notice.State.WAITING || sent.state() == Notice.State.HELD)
                    .forEach(sent -> waiting.add(sent.notice().file()));
            return rows.files.values().stream()
                    .filter(file -> !file.closed()
                            || file.wakeAt() != null
                            || waiting.contains(file.id())
                            || rows.clocks.getOrDefault(file.id(), Map.of()).values().stream()
                                    .anyMatch(
                                            clock -> Set.of("running", "paused").contains(clock.state())))
                    .count();
        }

        @Override
        public Optional<Removal> of(String tenant) {
            return Optional.ofNullable(rows(tenant).removal);
        }

        @Override
        public boolean ask(String tenant, Removal asked) {
            if (rows(tenant).removal != null) {
                return false;
            }
            rows(tenant).removal = asked;
            return true;
        }

        @Override
        public boolean agree(String tenant, Instant askedAt, Instant at, String by) {
            Removal asked = rows(tenant).removal;
            if (asked == null || asked.agreed() || !asked.askedAt().equals(askedAt)) {
                return false;
            }
            rows(tenant).removal =
                    new Removal(askedAt, asked.askedBy(), asked.askedName(), asked.day(), asked.unread(), at, by);
            return true;
        }

        @Override
        public boolean callOff(String tenant) {
            boolean was = rows(tenant).removal != null;
            rows(tenant).removal = null;
            return was;
        }

        @Override
        public Map<String, Instant> removed() {
            return Map.copyOf(rows(Configurations.PLATFORM).removed);
        }
    };

    private final JobRows jobs = new JobRows() {
        @Override
        public boolean begin(String tenant, UUID id, String kind, Instant at) {
            Map<UUID, KeptJob> jobs = rows(tenant).jobs;
            if (jobs.values().stream()
                    .anyMatch(job -> !job.over() && job.row().kind().equals(kind))) {
                return false;
            }
            jobs.put(id, new KeptJob(new Job(id, kind, WAITING, 0, false, null, null), false, at));
            return true;
        }

        @Override
        public Optional<Job> find(String tenant, UUID id) {
            return Optional.ofNullable(rows(tenant).jobs.get(id)).map(KeptJob::row);
        }

        @Override
        public Optional<UUID> underWay(String tenant, String kind) {
            return rows(tenant).jobs.values().stream()
                    .filter(job -> !job.over() && job.row().kind().equals(kind))
                    .map(job -> job.row().id())
                    .findFirst();
        }

        private Optional<KeptJob> underWay(String tenant, UUID id) {
            return Optional.ofNullable(rows(tenant).jobs.get(id)).filter(job -> !job.over());
        }

        private KeptJob ended(KeptJob job, End end) {
            Job row = job.row();
            return new KeptJob(
                    new Job(row.id(), row.kind(), end.state(), end.percent(), end.brokenOff(), end.at(), end.result()),
                    job.stopping(),
                    job.seen());
        }

        @Override
        public Optional<Boolean> sign(String tenant, UUID id, String state, int percent, Instant at) {
            return underWay(tenant, id).map(job -> {
                Job row = new Job(id, job.row().kind(), state, percent, false, null, null);
                rows(tenant).jobs.put(id, new KeptJob(row, job.stopping(), at));
                return job.stopping();
            });
        }

        @Override
        public void stop(String tenant, UUID id, Instant at) {
            underWay(tenant, id).ifPresent(job -> {
                KeptJob stopping = new KeptJob(job.row(), true, job.seen());
                rows(tenant)
                        .jobs
                        .put(
                                id,
                                job.row().state().equals(WAITING)
                                        ? ended(stopping, new End(CANCELLED, 0, false, null, at))
                                        : stopping);
            });
        }

        @Override
        public boolean end(String tenant, UUID id, End end) {
            Optional<KeptJob> job = underWay(tenant, id);
            job.ifPresent(one -> rows(tenant).jobs.put(id, ended(one, end)));
            return job.isPresent();
        }

        @Override
        public void breakOff(String tenant, Instant since, Instant at) {
            rows(tenant)
                    .jobs
                    .replaceAll((id, job) -> job.over() || !job.seen().isBefore(since)
                            ? job
                            : ended(job, new End(FAILED, job.row().percent(), true, null, at)));
        }

        @Override
        public void forget(String tenant, Instant before, int most) {
            List<Job> over = rows(tenant).jobs.values().stream()
                    .filter(KeptJob::over)
                    .map(KeptJob::row)
                    .sorted(Comparator.comparing(Job::over).reversed())
                    .toList();
            for (int i = 0; i < over.size(); i++) {
                if (i >= most || over.get(i).over().isBefore(before)) {
                    rows(tenant).jobs.remove(over.get(i).id());
                }
            }
        }
    };

    /** How many jobs are kept, whether or not anybody may still be told of them. */
    public int jobs(String tenant) {
        return rows(tenant).jobs.size();
    }

    /** As the owner of the database says it of one that was removed. */
    public void removed(String organisation, Instant at) {
        rows(Configurations.PLATFORM).removed.put(organisation, at);
    }

    private final ProposalRows proposals = new ProposalRows() {
        @Override
        public void add(String tenant, ProposalRows.Row row) {
            rows(tenant).proposals.put(row.id(), row);
        }

        @Override
        public boolean change(String tenant, ProposalRows.Row row, int before) {
            ProposalRows.Row now = rows(tenant).proposals.get(row.id());
            if (now == null || now.revision() != before) {
                return false;
            }
            rows(tenant).proposals.put(row.id(), row);
            return true;
        }

        @Override
        public Optional<ProposalRows.Row> find(String tenant, UUID id) {
            return Optional.ofNullable(rows(tenant).proposals.get(id));
        }

        @Override
        public List<ProposalRows.Row> all(String tenant) {
            List<ProposalRows.Row> rows = new ArrayList<>(rows(tenant).proposals.values());
            rows.sort(Comparator.comparing(ProposalRows.Row::changedAt).reversed());
            return rows;
        }

        @Override
        public void plan(String tenant, ProposalRows.Plan plan) {
            rows(tenant).plans.put(plan.proposal(), plan);
        }

        @Override
        public Optional<ProposalRows.Plan> planned(String tenant, UUID proposal) {
            return Optional.ofNullable(rows(tenant).plans.get(proposal));
        }

        @Override
        public List<ProposalRows.Plan> due(String tenant, LocalDate day) {
            return rows(tenant).plans.values().stream()
                    .filter(plan -> !plan.day().isAfter(day))
                    .filter(plan -> find(tenant, plan.proposal())
                            .filter(row -> row.state().equals("put-forward"))
                            .isPresent())
                    .toList();
        }

        @Override
        public boolean callOff(String tenant, UUID proposal) {
            return rows(tenant).plans.remove(proposal) != null;
        }

        @Override
        public Optional<Act> hold(String tenant) {
            return rows(tenant).acts.stream().findFirst();
        }

        @Override
        public void add(String tenant, Act act) {
            rows(tenant).acts.add(0, act);
        }

        @Override
        public List<Act> acts(String tenant, int before, int limit) {
            return rows(tenant).acts.stream()
                    .filter(act -> act.seq() < before)
                    .limit(limit)
                    .toList();
        }
    };

    private final KeyStore keys = new KeyStore() {
        @Override
        public boolean insert(FileKey name, byte[] wrapped) {
            return rows(name.tenant()).keys.putIfAbsent(name, wrapped) == null;
        }

        @Override
        public Optional<byte[]> load(FileKey name) {
            return Optional.ofNullable(rows(name.tenant()).keys.get(name));
        }

        @Override
        public boolean delete(FileKey name) {
            return rows(name.tenant()).keys.remove(name) != null;
        }
    };

    private final IdentityStore identities = new IdentityStore() {
        private Map<Party, byte[]> of(Party party) {
            return rows(party.key().tenant()).identities;
        }

        @Override
        public boolean insert(Party party, byte[] sealed) {
            return of(party).putIfAbsent(party, sealed) == null;
        }

        @Override
        public boolean replace(Party party, byte[] sealed) {
            return of(party).replace(party, sealed) != null;
        }

        @Override
        public Optional<byte[]> load(Party party) {
            return Optional.ofNullable(of(party).get(party));
        }

        @Override
        public boolean delete(Party party) {
            return of(party).remove(party) != null;
        }
    };

    private final DisclosureLog disclosures = (party, disclosure, at) -> {
        Rows rows = rows(party.key().tenant());
        rows.disclosures.add(disclosure);
        rows.tellings.add(new Openings.Telling(
                UUID.fromString(party.key().file()),
                party.id(),
                disclosure.to(),
                disclosure.role(),
                disclosure.purpose(),
                at));
    };

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A post office that keeps what was sent, and does as it is told. */
    public static final class PostOffice implements Mail {
        public final List<Letter> sent = new ArrayList<>();
        public Outcome outcome = new Outcome.Sent();

        @Override
        public Outcome send(Letter letter) {
            if (outcome instanceof Outcome.Sent) {
                sent.add(letter);
            }
            return outcome;
        }
    }
}
