package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Chain;
import gehoor.casework.Trail;
import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record of one tenant in memory, with what the database remembers of checkpoints; it can be tampered with. */
final class Ledger implements Coverage, Transactions {
    /** A file, open to whoever wants to change it. */
    static final class Kept {
        final UUID id;
        final boolean anonymous;
        long version;
        byte[] head = new byte[32];
        List<EntryRow> history = new ArrayList<>();
        List<AttachmentRows.Row> attachments = new ArrayList<>();
        int covered;
        int coveredBy;

        Kept(UUID id, boolean anonymous) {
            this.id = id;
            this.anonymous = anonymous;
        }

        Kept copy() {
            Kept copy = new Kept(id, anonymous);
            copy.version = version;
            copy.head = head;
            copy.history = new ArrayList<>(history);
            copy.attachments = new ArrayList<>(attachments);
            copy.covered = covered;
            copy.coveredBy = coveredBy;
            return copy;
        }

        /** As somebody would who knows how hashes are made: numbers, hashes and head are right again. */
        void rewrite(String tenant) {
            byte[] previous = new byte[32];
            for (int i = 0; i < history.size(); i++) {
                EntryRow row = history.get(i);
                byte[] hash = Chain.hash(tenant, id, i + 1, row.clear(), row.sealed(), previous);
                history.set(i, new EntryRow(i + 1, row.at(), row.clear(), row.sealed(), previous, hash));
                previous = hash;
            }
            version = history.size();
            head = previous;
        }
    }

    final String tenant;
    Map<UUID, Kept> files = new LinkedHashMap<>();
    TreeMap<Integer, Noted> noted = new TreeMap<>();
    List<Act> trail = new ArrayList<>();
    int trailCovered;

    /** Thrown once, when the next transaction is committed. */
    @Nullable
    RuntimeException dies;

    Ledger(String tenant) {
        this.tenant = tenant;
    }

    Ledger copy() {
        Ledger copy = new Ledger(tenant);
        files.forEach((id, file) -> copy.files.put(id, file.copy()));
        copy.noted.putAll(noted);
        copy.trail.addAll(trail);
        copy.trailCovered = trailCovered;
        return copy;
    }

    UUID begin(boolean anonymous, Instant at) {
        UUID id = UUID.randomUUID();
        files.put(id, new Kept(id, anonymous));
        act(id, at);
        return id;
    }

    void act(UUID file, Instant at) {
        Kept kept = file(file);
        int seq = kept.history.size() + 1;
        String clear = "{\"seq\":" + seq + ",\"at\":\"" + at + "\",\"action\":\"message\"}";
        byte[] sealed = seq % 3 == 0 ? null : (seq + " of " + file).getBytes(UTF_8);
        byte[] hash = Chain.hash(tenant, file, seq, clear, sealed, kept.head);
        kept.history.add(new EntryRow(seq, at, clear, sealed, kept.head, hash));
        kept.head = hash;
        kept.version = seq;
    }

    /** Something was done about what is live. */
    void govern(String name, Instant at) {
        Act last = trail.isEmpty() ? null : trail.get(trail.size() - 1);
        trail.add(Trail.after(last, tenant, at, name, name, "live", null, "fingerprint"));
    }

    void attach(UUID file) {
        Kept kept = file(file);
        kept.attachments.add(new AttachmentRows.Row(
                UUID.randomUUID(), file, kept.history.size(), "photo", new byte[] {1, 2, 3}, 1000, 2));
    }

    Kept file(UUID id) {
        return Optional.ofNullable(files.get(id)).orElseThrow();
    }

    Verification.Result held(Sealed sealed) {
        return looked(sealed).result();
    }

    /** All looked at, before what was found is told. */
    Verification looked(Sealed sealed) {
        Map<Integer, String> hashes = new TreeMap<>();
        noted.forEach((number, each) -> hashes.put(number, each.hash()));
        Verification verification = new Verification(sealed);
        verification.noted(hashes, hashes);
        files.values()
                .forEach(file -> verification.file(new Recorded(
                        file.id,
                        file.anonymous,
                        file.version,
                        file.head,
                        file.history,
                        file.attachments,
                        file.covered,
                        file.coveredBy)));
        verification.trail(trail);
        return verification;
    }

    // ---- as the store does it

    @Override
    public void alone(String of) {}

    @Override
    public Optional<Noted> latest(String of) {
        return noted.isEmpty()
                ? Optional.empty()
                : Optional.of(noted.lastEntry().getValue());
    }

    @Override
    public List<Leaf> pending(String of, @Nullable Instant anonymousBefore, int limit) {
        List<Leaf> leaves = new ArrayList<>();
        for (Kept file : files.values()) {
            int until = 0;
            for (EntryRow row : file.history) {
                if (file.anonymous && (anonymousBefore == null || !row.at().isBefore(anonymousBefore))) {
                    break;
                }
                until = row.seq();
            }
            if (until > file.covered && leaves.size() < limit) {
                leaves.add(new Leaf(
                        file.id,
                        until,
                        HexFormat.of().formatHex(file.history.get(until - 1).hash()),
                        Leaf.attached(file.attachments, until)));
            }
        }
        return leaves;
    }

    @Override
    public List<Leaf> pendingSince(String of, Instant since, int limit) {
        return pending(of, null, Integer.MAX_VALUE).stream()
                .filter(leaf -> file(leaf.file()).history.stream()
                        .anyMatch(row -> !row.at().isBefore(since)))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Leaf> trail(String of) {
        return trail.size() > trailCovered
                ? Optional.of(new Leaf(
                        Leaf.TRAIL, trail.size(), trail.get(trail.size() - 1).hash()))
                : Optional.empty();
    }

    @Override
    public boolean has(String of, List<Leaf> leaves) {
        return leaves.stream().allMatch(leaf -> {
            if (leaf.ofTrail()) {
                return trail.size() >= leaf.seq()
                        && trail.get(leaf.seq() - 1).hash().equals(leaf.chain());
            }
            Kept file = files.get(leaf.file());
            return file != null
                    && file.history.size() >= leaf.seq()
                    && Arrays.equals(
                            file.history.get(leaf.seq() - 1).hash(),
                            HexFormat.of().parseHex(leaf.chain()));
        });
    }

    @Override
    public void note(Checkpoint checkpoint) {
        LocalDate through = checkpoint.through();
        noted.put(checkpoint.number(), new Noted(checkpoint.number(), checkpoint.hash(), through));
        for (Leaf leaf : checkpoint.leaves()) {
            if (leaf.ofTrail()) {
                trailCovered = leaf.seq();
                continue;
            }
            file(leaf.file()).covered = leaf.seq();
            file(leaf.file()).coveredBy = checkpoint.number();
        }
    }

    @Override
    public <T> T within(String of, Supplier<T> work) {
        Ledger before = copy();
        try {
            T result = work.get();
            RuntimeException death = dies;
            dies = null;
            if (death != null) {
                throw death;
            }
            return result;
        } catch (RuntimeException e) {
            files = before.files;
            noted = before.noted;
            throw e;
        }
    }

    @Override
    public <T> T reading(String of, Supplier<T> work) {
        return work.get();
    }
}
