package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of tenants in one file, for trying out and for the embedded default.
 *
 * <p><b>Who can read this file and the database can read everything in every tenant</b>, identities
 * included: the keys stand in it as they are. So can root on this machine, and whoever gets a backup
 * that holds both. Keep it out of the database's backup, and keep a copy of it somewhere else: without
 * it nothing that was sealed will ever open again. Where complaints are real, put a key management
 * service behind {@link KeyProvider} instead.
 *
 * <p>A destroyed key is gone from the file; the disk may hold its old blocks for a while, and a copy
 * made before holds it for good.
 *
 * <p>The file is made on first use, for its owner alone (0600), and refused when others may read it.
 * It is only ever replaced whole: written beside, flushed, renamed, and the folder flushed, so that a
 * key is on disk before it wraps anything. Several processes may share it: who adds or destroys a key
 * holds the lock file beside it, and the others see the change at their next call. That lock file also
 * remembers that there were keys: when they have vanished, the provider fails instead of starting
 * afresh over a database that it could then no longer read.
 *
 * <p>Keys are renewed by {@link KeyRenewal}: for a while there are two of a name.
 */
public final class FileKeyProvider implements KeyProvider {
    private static final String HEADER = "gehoor-keys 1";
    /** While some keys have younger ones beside them: a version that knew no such files must not take it for its own. */
    private static final String RENEWING = "gehoor-keys 2";

    private static final String CHECKSUM = "sha256 ";
    private static final String DESTROYED = "destroyed";
    /** File locks do not exclude threads of one process; this does. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;
    private final Path lock;
    private final Path draft;

    /** What the file held when it last changed; replaced whole. */
    private volatile @Nullable Keys known;

    /** By name from the oldest to the youngest, which alone wraps; none where it was destroyed. */
    private record Keys(Stamp stamp, Map<TenantKey, List<GcmKey>> byName) {}

    /** Tells one state of the file from another: each is a file of its own, renamed into place. */
    private record Stamp(@Nullable Object fileKey, long modifiedNanos, long size) {}

    /**
     * Opens the file, or makes it where there is none.
     *
     * @throws KeysUnavailable when it cannot be made, is not whole, others may read it, or it has
     *     vanished
     */
    public FileKeyProvider(Path file) {
        this.file = file.toAbsolutePath();
        this.lock = this.file.resolveSibling(this.file.getFileName() + ".lock");
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".draft");
        makeIfMissing();
        keys();
    }

    @Override
    public Optional<byte[]> wrap(TenantKey name, byte[] key, byte[] bound) {
        List<GcmKey> tenantKeys = keys().byName().get(name);
        if (tenantKeys == null) {
            tenantKeys = make(name);
        }
        return youngest(tenantKeys).map(found -> found.seal(key, bound));
    }

    @Override
    public Opening<byte[]> unwrap(TenantKey name, byte[] wrapped, byte[] bound) {
        List<GcmKey> tenantKeys = known(name);
        if (tenantKeys.isEmpty()) {
            return new Opening.Erased<>();
        }
        for (int i = tenantKeys.size() - 1; i >= 0; i--) {
            Optional<byte[]> key = tenantKeys.get(i).open(wrapped, bound);
            if (key.isPresent()) {
                return new Opening.Opened<>(key.get());
            }
        }
        return new Opening.Tampered<>();
    }

    private List<GcmKey> known(TenantKey name) {
        List<GcmKey> tenantKeys = keys().byName().get(name);
        if (tenantKeys == null) {
            throw new KeysUnavailable(file + " has no key " + name + "; is it the key file of this database?");
        }
        return tenantKeys;
    }

    private static Optional<GcmKey> youngest(List<GcmKey> keys) {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    // ---- renewing, for KeyRenewal

    /** The tenants that have keys here, in order. */
    SortedSet<String> tenants() {
        SortedSet<String> tenants = new TreeSet<>();
        keys().byName().keySet().forEach(name -> tenants.add(name.tenant()));
        return tenants;
    }

    /**
     * Gives each key that was not destroyed a younger one beside it, which wraps from now on, in every process that shares the
     * file; those of before still unwrap. A key that has one already, as after a renewal that was broken off, gets no other.
     *
     * @return how many keys have a younger one beside them
     */
    int renew() {
        changing(lines -> {
            List<String> more = new ArrayList<>(lines);
            Map<String, Long> times = lines.stream()
                    .filter(line -> !line.endsWith("\t" + DESTROYED))
                    .collect(Collectors.groupingBy(FileKeyProvider::name, Collectors.counting()));
            new TreeMap<>(times).forEach((name, count) -> {
                if (count == 1) {
                    byte[] fresh = GcmKey.freshKey();
                    more.add(name + Base64.getEncoder().encodeToString(fresh));
                    Arrays.fill(fresh, (byte) 0);
                }
            });
            return more;
        });
        return (int) keys().byName().values().stream()
                .filter(each -> each.size() > 1)
                .count();
    }

    /** Whether the youngest key of that name is the one it was wrapped under. */
    boolean isUnderYoungest(TenantKey name, byte[] wrapped, byte[] bound) {
        return youngest(known(name))
                .flatMap(youngest -> youngest.open(wrapped, bound))
                .map(key -> {
                    Arrays.fill(key, (byte) 0);
                    return true;
                })
                .orElse(false);
    }

    /** Destroys all keys but the youngest of each name. What was wrapped under others opens no more, here or anywhere. */
    void forgetOlder() {
        changing(lines -> {
            Map<String, String> last = new LinkedHashMap<>();
            lines.forEach(line -> last.put(name(line), line));
            return List.copyOf(last.values());
        });
    }

    /** The beginning of a line, which names the key. */
    private static String name(String line) {
        return line.substring(0, line.lastIndexOf('\t') + 1);
    }

    @Override
    public void destroy(TenantKey name) {
        changing(lines -> {
            List<String> kept = new ArrayList<>(lines);
            kept.removeIf(line -> line.startsWith(prefix(name)));
            kept.add(prefix(name) + DESTROYED);
            return kept;
        });
    }

    /**
     * Destroys every key of a tenant: what was sealed under them opens no more, and none is made again under those names.
     *
     * @return how many there were
     */
    public int destroyAll(String tenant) {
        int[] destroyed = {0};
        changing(lines -> {
            List<String> kept = new ArrayList<>();
            Set<String> names = new TreeSet<>();
            for (String line : lines) {
                if (line.startsWith(tenant + '\t')) {
                    names.add(name(line));
                    destroyed[0] += line.endsWith("\t" + DESTROYED) ? 0 : 1;
                } else {
                    kept.add(line);
                }
            }
            names.forEach(name -> kept.add(name + DESTROYED));
            return destroyed[0] == 0 ? lines : kept;
        });
        return destroyed[0];
    }

    private List<GcmKey> make(TenantKey name) {
        changing(lines -> {
            if (lines.stream().anyMatch(line -> line.startsWith(prefix(name)))) {
                return lines; // another process was first, or it was destroyed meanwhile
            }
            byte[] fresh = GcmKey.freshKey();
            List<String> more = new ArrayList<>(lines);
            more.add(prefix(name) + Base64.getEncoder().encodeToString(fresh));
            Arrays.fill(fresh, (byte) 0);
            return more;
        });
        List<GcmKey> made = keys().byName().get(name);
        if (made == null) {
            throw new KeysUnavailable(file + " lost the key " + name + " that was just written to it");
        }
        return made;
    }

    private static String prefix(TenantKey name) {
        return name.tenant() + '\t' + name.purpose().name() + '\t';
    }

    // ---- reading

    /** The keys as the file holds them now: a look at its attributes, and a reading when it changed. */
    private Keys keys() {
        try {
            Stamp now = stamp(); // before reading: if the file changes in between, the next call reads again
            Keys last = known;
            if (last != null && last.stamp().equals(now)) {
                return last;
            }
            Keys read = new Keys(now, parse(readLines()));
            known = read;
            return read;
        } catch (NoSuchFileException e) {
            throw vanished();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(seen.fileKey(), seen.lastModifiedTime().to(NANOSECONDS), seen.size());
    }

    private List<String> readLines() throws IOException {
        OwnersFile.refuseWhenOthersMayRead(file);
        List<String> lines = Files.readAllLines(file, UTF_8);
        int last = lines.size() - 1;
        if (last < 1
                || !List.of(HEADER, RENEWING).contains(lines.get(0))
                || !lines.get(last).equals(CHECKSUM + sha256(lines.subList(0, last)))) {
            throw new KeysUnavailable(file + " is not a whole key file: restore it from its copy");
        }
        return lines.subList(1, last);
    }

    private Map<TenantKey, List<GcmKey>> parse(List<String> lines) {
        Map<TenantKey, List<GcmKey>> byName = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            List<GcmKey> keys =
                    byName.computeIfAbsent(new TenantKey(parts[0], new Purpose(parts[1])), fresh -> new ArrayList<>());
            if (!parts[2].equals(DESTROYED)) {
                byte[] key = Base64.getDecoder().decode(parts[2]);
                keys.add(GcmKey.of(key));
                Arrays.fill(key, (byte) 0);
            }
        }
        byName.replaceAll((name, keys) -> List.copyOf(keys));
        return Map.copyOf(byName);
    }

    // ---- writing

    private void makeIfMissing() {
        try {
            Path folder = folder();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnersFile.allowed(file, "rwx------"));
            }
        } catch (IOException e) {
            throw new KeysUnavailable("the folder of " + file + " cannot be made", e);
        }
        if (!Files.exists(file)) {
            underLock(lockChannel -> {
                if (!Files.exists(file)) {
                    if (lockChannel.size() > 0) {
                        throw vanished();
                    }
                    replace(List.of());
                }
                lockChannel.write(ByteBuffer.wrap(new byte[] {'1'}), 0);
                lockChannel.force(true);
            });
        }
    }

    private void changing(Function<List<String>, List<String>> change) {
        underLock(lockChannel -> {
            List<String> before = readLines();
            List<String> after = change.apply(before);
            if (!after.equals(before)) {
                replace(after);
            }
        });
    }

    private void replace(List<String> lines) throws IOException {
        List<String> all = new ArrayList<>();
        boolean renewing = lines.stream().map(FileKeyProvider::name).distinct().count() < lines.size();
        all.add(renewing ? RENEWING : HEADER);
        all.addAll(lines);
        all.add(CHECKSUM + sha256(all));

        Files.deleteIfExists(draft); // of a process that died here; it may hold keys since destroyed
        try (FileChannel out =
                FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OwnersFile.allowed(file, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", all) + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(folder(), READ)) {
            folder.force(true);
        }
    }

    @FunctionalInterface
    private interface Work {
        void doWith(FileChannel lockChannel) throws IOException;
    }

    private void underLock(Work work) {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel =
                    FileChannel.open(lock, Set.of(CREATE, READ, WRITE), OwnersFile.allowed(file, "rw-------"))) {
                OwnersFile.obtain(channel, lock); // closing the channel lets it go
                work.doWith(channel);
            } catch (NoSuchFileException e) {
                throw vanished();
            } catch (IOException e) {
                throw new KeysUnavailable(file + " cannot be written", e);
            }
        }
    }

    // ---- small things

    private Path folder() {
        Path parent = file.getParent();
        if (parent == null) {
            throw new KeysUnavailable(file + " is not the name of a file");
        }
        return parent;
    }

    private KeysUnavailable vanished() {
        return new KeysUnavailable(file + " has vanished: restore it from its copy, for without it nothing opens."
                + " (To start afresh with an empty database, remove " + lock + " as well.)");
    }

    private KeysUnavailable unreadable(IOException e) {
        return new KeysUnavailable(file + " cannot be read", e);
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("\n", lines).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java knows no SHA-256", e);
        }
    }

    /** Names the file; tells nothing of the keys. */
    @Override
    public String toString() {
        return "FileKeyProvider[" + file + "]";
    }
}
