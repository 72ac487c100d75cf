package gehoor.policy.reading;

import gehoor.policy.Place;
import gehoor.policy.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes the texts of a tenant-config folder, and no more of them than the limits allow. */
final class Folder {
    private static final int DEEPEST = 3;

    /** What tenants take has folders of its own, each as a tenant's. */
    private static final int DEEPEST_SHARED = 4;

    private final Path root;
    private final Limits limits;
    private final Problems problems;
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final SortedSet<String> refused = new TreeSet<>();
    private int files;
    private long bytes;

    /**
     * What was taken.
     *
     * @param texts path relative to the folder, with slashes, to what stands in the file
     * @param refused paths of files that were not taken, which was told
     */
    record Taken(SortedMap<String, String> texts, SortedSet<String> refused) {}

    private Folder(Path root, Limits limits, Problems problems) {
        this.root = root;
        this.limits = limits;
        this.problems = problems;
    }

    static Taken take(Path folder, Limits limits, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(new Place(folder.toString(), 1, 1), Said.of("folder.none"));
            return new Taken(new TreeMap<>(), new TreeSet<>());
        }
        try {
            Folder taken = new Folder(folder.toRealPath(), limits, problems);
            taken.walk(taken.root, "", 1);
            return new Taken(taken.texts, taken.refused);
        } catch (IOException e) {
            problems.add(
                    new Place(folder.toString(), 1, 1), Said.of("folder.unreadable", String.valueOf(e.getMessage())));
            return new Taken(new TreeMap<>(), new TreeSet<>());
        }
    }

    private void walk(Path folder, String prefix, int depth) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (++files > limits.files()) {
                    problems.add(
                            new Place(prefix.isEmpty() ? "." : prefix, 1, 1),
                            Said.of("folder.too-many", limits.files()));
                    return;
                }
                names.add(entry.getFileName().toString());
            }
        }
        for (String name : names) {
            Path entry = folder.resolve(name);
            String said = prefix + name;
            if (name.startsWith(".") || name.endsWith(".md")) {
                continue;
            }
            if (!entry.toRealPath().startsWith(root)) {
                problems.add(new Place(said, 1, 1), Said.of("folder.link-out"));
            } else if (Files.isDirectory(entry)) {
                if (depth >= (said.startsWith(BookMaking.SHARED + "/") ? DEEPEST_SHARED : DEEPEST)) {
                    problems.add(new Place(said, 1, 1), Said.of("folder.foreign"));
                } else {
                    walk(entry, said + "/", depth + 1);
                }
            } else if (files <= limits.files()) {
                take(entry, said);
            }
        }
    }

    private void take(Path file, String said) throws IOException {
        if (!Files.isRegularFile(file)) {
            problems.add(new Place(said, 1, 1), Said.of("file.not"));
            return;
        }
        if (!said.endsWith(".yaml")) {
            problems.add(new Place(said, 1, 1), Said.of("file.no-yaml"));
            return;
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(limits.fileBytes() + 1);
        }
        if (content.length > limits.fileBytes()) {
            problems.add(new Place(said, 1, 1), Said.of("file.too-large", limits.fileBytes()));
            refused.add(said);
            return;
        }
        bytes += content.length;
        if (bytes > limits.totalBytes()) {
            problems.add(new Place(said, 1, 1), Said.of("folder.too-large", limits.totalBytes()));
            refused.add(said);
            return;
        }
        text(content, said).ifPresent(text -> texts.put(said, text));
    }

    private Optional<String> text(byte[] content, String said) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add(new Place(said, 1, 1), Said.of("file.not-utf8"));
            refused.add(said);
            return Optional.empty();
        }
    }
}
