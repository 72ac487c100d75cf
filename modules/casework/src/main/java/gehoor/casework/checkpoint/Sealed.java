package gehoor.casework.checkpoint;

import gehoor.casework.checkpoint.Fault.What;
import gehoor.vault.NotaryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one tenant, read from their first line to the last, each held against the one before, its own leaves and
 * the notaries that are known. What a line says counts only where the line is good.
 */
public final class Sealed {
    /** A checkpoint by what it is to be remembered by. */
    public record Last(int number, Instant at, String hash) {}

    private final String tenant;
    private final List<NotaryKey> notaries;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<UUID, List<Leaf>> leaves = new HashMap<>();
    private final List<String> hashes = new ArrayList<>();
    private final Set<String> signers = new HashSet<>();
    private final Set<Integer> bad = new HashSet<>();
    private @Nullable Last last;
    private @Nullable LastLine removed;
    private boolean halfALine;

    private Sealed(String tenant, List<NotaryKey> notaries) {
        this.tenant = tenant;
        this.notaries = List.copyOf(notaries);
    }

    /**
     * Reads all of them.
     *
     * @param notaries whose signatures count
     */
    public static Sealed read(CheckpointLog log, String tenant, List<NotaryKey> notaries) {
        Sealed sealed = new Sealed(tenant, notaries);
        sealed.halfALine = log.each(tenant, sealed::line);
        return sealed;
    }

    private void line(String line) {
        int number = hashes.size() + 1;
        String before = hashes.isEmpty() ? Checkpoint.NONE : hashes.get(hashes.size() - 1);
        Optional<Checkpoint> read = Checkpoint.of(line);
        Optional<LastLine> end = LastLine.of(line);
        if (end.isPresent()) {
            end(end.get(), number, before);
            return;
        }
        if (read.isEmpty()) {
            fault(What.LINE, number);
            hashes.add("");
            return;
        }
        Checkpoint checkpoint = read.get();
        hashes.add(checkpoint.hash());
        if (!checkpoint.tenant().equals(tenant)
                || checkpoint.number() != number
                || !checkpoint.previous().equals(before)
                || removed != null) {
            fault(What.PLACE, number);
        } else if (!checkpoint.rooted()) {
            fault(What.ROOT, number);
        } else if (notaries.stream().noneMatch(checkpoint::signedBy)) {
            fault(What.SIGNATURE, number);
        } else {
            checkpoint
                    .leaves()
                    .forEach(leaf -> leaves.computeIfAbsent(leaf.file(), file -> new ArrayList<>(2))
                            .add(leaf));
            signers.add(checkpoint.key());
            last = new Last(number, checkpoint.at(), checkpoint.hash());
        }
    }

    private void end(LastLine end, int number, String before) {
        hashes.add(end.hash());
        if (!end.tenant().equals(tenant)
                || end.number() != number
                || !end.previous().equals(before)
                || removed != null) {
            fault(What.PLACE, number);
        } else if (notaries.stream().noneMatch(end::signedBy)) {
            fault(What.SIGNATURE, number);
        } else {
            removed = end;
            signers.add(end.key());
        }
    }

    private void fault(What what, int number) {
        faults.add(Fault.of(what, number));
        bad.add(number);
    }

    String tenant() {
        return tenant;
    }

    List<Fault> faults() {
        return faults;
    }

    /** How many lines there are, good or not. */
    public int count() {
        return hashes.size();
    }

    /** Whether that one is there and good. */
    boolean good(int number) {
        return number <= hashes.size() && !bad.contains(number);
    }

    /** Hash of that one, from 1; empty where it cannot be read. */
    String hash(int number) {
        return hashes.get(number - 1);
    }

    /** The last good one, without what it lists of files. */
    public Optional<Last> latest() {
        return Optional.ofNullable(last);
    }

    /** The last line, where the tenant was removed. */
    public Optional<LastLine> removed() {
        return Optional.ofNullable(removed);
    }

    /** How many files are covered. */
    public int files() {
        return leaves.size() - (leaves.containsKey(Leaf.TRAIL) ? 1 : 0);
    }

    /** Fingerprints of the notaries that signed them. */
    public Set<String> signers() {
        return Set.copyOf(signers);
    }

    /** A crash left half a line at the end; the next checkpoint cuts it off. */
    public boolean halfALine() {
        return halfALine;
    }

    /** What was sealed of each file. */
    Map<UUID, List<Leaf>> leaves() {
        return leaves;
    }
}
