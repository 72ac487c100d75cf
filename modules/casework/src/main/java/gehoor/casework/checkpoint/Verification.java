package gehoor.casework.checkpoint;

import gehoor.casework.Chain;
import gehoor.casework.Trail;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.port.EntryRow;
import gehoor.casework.port.ProposalRows.Act;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the record of one tenant against its checkpoints: every file, and the trail of what was done about what is live, against its own
 * chain, against what was sealed of it, and the other way round. It needs no key, for what is hashed is what lies there, sealed: where a key was destroyed the
 * record is still whole.
 *
 * <p>How to read, so that nothing that happens meanwhile is taken for a fault: first what the database knows of checkpoints,
 * then the checkpoints, then the record in one snapshot, with what the database knows of checkpoints by then.
 */
public final class Verification {
    /** {@link gehoor.casework.record.EntryCodec} always begins so. */
    private static final Pattern MOMENT = Pattern.compile("\\{\"seq\":\\d+,\"at\":\"([^\"]+)\"");

    /**
     * What no checkpoint covers yet: a change to it is found where the chain of its file breaks, and not else.
     *
     * @param waiting how many of the entries are in anonymous files, which wait for their day to be over
     * @param from moment of the earliest; null where there is none
     * @param until moment of the latest
     * @param acts how many of the trail
     */
    public record Unsealed(
            int files,
            int entries,
            int waiting,
            @Nullable Instant from,
            @Nullable Instant until,
            int acts) {}

    /** What was found. Faults in the checkpoints come first, then those of files. */
    public record Result(
            String tenant, int files, int entries, int acts, List<Fault> faults, Sealed sealed, Unsealed unsealed) {
        /** Whether nothing is wrong. */
        public boolean whole() {
            return faults.isEmpty();
        }
    }

    private final Sealed sealed;
    private final List<Fault> ofCheckpoints = new ArrayList<>();
    private final List<Fault> ofFiles = new ArrayList<>();
    private final Map<UUID, List<Leaf>> expected;
    private int files;
    private int entries;
    private int unsealedFiles;
    private int unsealedEntries;
    private int waiting;
    private int acts;
    private int unsealedActs;
    private @Nullable Instant from;
    private @Nullable Instant until;
    private boolean end;

    public Verification(Sealed sealed) {
        this.sealed = sealed;
        this.ofCheckpoints.addAll(sealed.faults());
        this.expected = new HashMap<>(sealed.leaves());
    }

    /**
     * Holds the checkpoints against what the database knows of them.
     *
     * @param before hash by number, read before the checkpoints were
     * @param after the same, read with the record
     */
    public void noted(Map<Integer, String> before, Map<Integer, String> after) {
        if (sealed.removed().isPresent()) {
            return; // what the database knew went with the rest
        }
        int there = sealed.count();
        before.keySet().stream()
                .filter(number -> number > there)
                .sorted()
                .forEach(number -> ofCheckpoints.add(Fault.of(What.FOLDER_BEHIND, number)));
        for (int number = 1; number <= there; number++) {
            String hash = after.get(number);
            // The last may have been written a moment ago, or its writer died before the database heard of it.
            if (hash == null && number < there) {
                ofCheckpoints.add(Fault.of(What.DATABASE_BEHIND, number));
            } else if (hash != null && !hash.equals(sealed.hash(number))) {
                ofCheckpoints.add(Fault.of(What.DIFFERENT, number));
            }
        }
    }

    /** Looks at a file; each comes once. */
    public void file(Recorded file) {
        files++;
        entries += file.history().size();
        List<Leaf> leaves = expected.remove(file.id());
        int last =
                leaves == null ? 0 : leaves.stream().mapToInt(Leaf::seq).max().orElse(0);
        if (!chained(file) || !timed(file) || (leaves != null && !asSealed(file, leaves))) {
            return;
        }
        if (file.covered() > last && (file.coveredBy() <= 0 || sealed.good(file.coveredBy()))) {
            ofFiles.add(Fault.of(file.id(), What.COVERED, file.covered()));
        }
        if (file.history().size() > last) {
            unsealed(file, file.history().subList(last, file.history().size()));
        }
    }

    private boolean chained(Recorded file) {
        List<EntryRow> history = file.history();
        OptionalInt broken = Chain.broken(sealed.tenant(), file.id(), history);
        if (broken.isPresent()) {
            ofFiles.add(Fault.of(file.id(), What.CHAIN, broken.getAsInt()));
            return false;
        }
        if (history.isEmpty()
                || history.size() != file.version()
                || !Arrays.equals(history.get(history.size() - 1).hash(), file.head())) {
            ofFiles.add(Fault.of(file.id(), What.CHAIN, history.size() + 1));
            return false;
        }
        return true;
    }

    private boolean timed(Recorded file) {
        for (EntryRow entry : file.history()) {
            Matcher begins = MOMENT.matcher(entry.clear());
            if (begins.lookingAt() && !isMoment(begins.group(1), entry.at())) {
                ofFiles.add(Fault.of(file.id(), What.MOMENT, entry.seq()));
                return false;
            }
        }
        return true;
    }

    private static boolean isMoment(String text, Instant moment) {
        try {
            return Instant.parse(text).equals(moment);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean asSealed(Recorded file, List<Leaf> leaves) {
        List<Leaf> inOrder =
                leaves.stream().sorted(Comparator.comparingInt(Leaf::seq)).toList();
        for (Leaf leaf : inOrder) {
            if (leaf.seq() > file.history().size()) {
                ofFiles.add(Fault.of(file.id(), What.CUT, leaf.seq()));
                return false;
            }
            byte[] hash = file.history().get(leaf.seq() - 1).hash();
            if (!HexFormat.of().formatHex(hash).equals(leaf.chain())) {
                ofFiles.add(Fault.of(file.id(), What.SEALED, leaf.seq()));
                return false;
            }
            if (!Leaf.attached(file.attachments(), leaf.seq()).equals(leaf.attached())) {
                ofFiles.add(Fault.of(file.id(), What.ATTACHED, leaf.seq()));
                return false;
            }
        }
        return true;
    }

    private void unsealed(Recorded file, List<EntryRow> tail) {
        unsealedFiles++;
        unsealedEntries += tail.size();
        if (file.anonymous()) {
            waiting += tail.size();
        }
        for (EntryRow entry : tail) {
            Instant at = entry.at();
            if (from == null || at.isBefore(from)) {
                from = at;
            }
            if (until == null || at.isAfter(until)) {
                until = at;
            }
        }
    }

    /**
     * Looks at the trail of what was done about what is live; once.
     *
     * @param trail oldest first
     */
    public void trail(List<Act> trail) {
        acts = trail.size();
        List<Leaf> leaves = Optional.ofNullable(expected.remove(Leaf.TRAIL)).orElse(List.of());
        OptionalInt broken = Trail.broken(sealed.tenant(), trail);
        if (broken.isPresent()) {
            ofFiles.add(Fault.of(Leaf.TRAIL, What.CHAIN, broken.getAsInt()));
            return;
        }
        for (Leaf leaf :
                leaves.stream().sorted(Comparator.comparingInt(Leaf::seq)).toList()) {
            if (leaf.seq() > trail.size()) {
                ofFiles.add(Fault.of(Leaf.TRAIL, What.CUT, leaf.seq()));
                return;
            }
            if (!trail.get(leaf.seq() - 1).hash().equals(leaf.chain())) {
                ofFiles.add(Fault.of(Leaf.TRAIL, What.SEALED, leaf.seq()));
                return;
            }
        }
        unsealedActs = trail.size() - leaves.stream().mapToInt(Leaf::seq).max().orElse(0);
    }

    /**
     * Holds the last line against what is there, once every file and the trail were looked at.
     *
     * @param saidSo whether the database says that the tenant was removed
     * @param rows how many of its rows there are, of whatever kind
     */
    public void removal(boolean saidSo, long rows) {
        end = saidSo || sealed.removed().isPresent();
        Optional<Integer> line = sealed.removed().map(LastLine::number);
        if (saidSo && line.isEmpty()) {
            ofCheckpoints.add(Fault.of(What.NO_LAST_LINE, sealed.count()));
        }
        if (!saidSo) {
            line.ifPresent(number -> ofCheckpoints.add(Fault.of(rows > 0 ? What.BACK : What.NOT_SAID, number)));
        } else if (rows > 0) {
            ofCheckpoints.add(Fault.of(What.REMAINS, (int) Math.min(rows, Integer.MAX_VALUE)));
        }
    }

    /** What was found, once every file and the trail were looked at. */
    public Result result() {
        List<Fault> all = new ArrayList<>(ofCheckpoints);
        if (end) {
            expected.clear(); // it is meant to be gone; what is there yet is told as such
            ofFiles.clear();
        }
        all.addAll(ofFiles);
        expected.forEach((file, leaves) -> all.add(Fault.of(
                file, What.GONE, leaves.stream().mapToInt(Leaf::seq).max().orElse(0))));
        return new Result(
                sealed.tenant(),
                files,
                entries,
                acts,
                List.copyOf(all),
                sealed,
                new Unsealed(unsealedFiles, unsealedEntries, waiting, from, until, unsealedActs));
    }
}
