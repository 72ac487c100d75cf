package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checkpoints in a folder, {@code <tenant>.jsonl}, for its owner alone. Where several replicas seal, they share the folder;
 * that no two write at once is the caller's care.
 */
public final class CheckpointFolder implements CheckpointLog {
    private static final String ENDING = ".jsonl";
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int PIECE = 64 * 1024;

    private final Path folder;

    /** @param folder made when the first line is written */
    public CheckpointFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public List<String> last(String tenant, int most) {
        Path file = file(tenant);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            long end = wholeLinesEnd(channel);
            Deque<String> lines = new ArrayDeque<>();
            while (end > 0 && lines.size() < most) {
                long begin = lastNewline(channel, end - 1) + 1;
                lines.addFirst(new String(bytes(channel, begin, end - 1), UTF_8));
                end = begin;
            }
            return List.copyOf(lines);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public boolean each(String tenant, Consumer<String> line) {
        Path file = file(tenant);
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int one = in.read(); one >= 0; one = in.read()) {
                if (one == '\n') {
                    line.accept(bytes.toString(UTF_8));
                    bytes.reset();
                } else {
                    bytes.write(one);
                }
            }
            return bytes.size() > 0;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void append(String tenant, String line) {
        Path file = file(tenant);
        try {
            boolean begins = !Files.exists(file);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, allowed("rwx------"));
            }
            try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), allowed("rw-------"))) {
                long end = wholeLinesEnd(channel);
                channel.truncate(end);
                channel.position(end);
                ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (begins) {
                try (FileChannel directory = FileChannel.open(folder, READ)) {
                    directory.force(true);
                }
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public List<String> tenants() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> TENANT.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Path file(String tenant) {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("not a name of a tenant that a file could have");
        }
        return folder.resolve(tenant + ENDING);
    }

    /** Where the last whole line ends, behind its line break. */
    private static long wholeLinesEnd(FileChannel channel) throws IOException {
        return lastNewline(channel, channel.size()) + 1;
    }

    /** Where the last line break before that place is; -1 where there is none. */
    private static long lastNewline(FileChannel channel, long before) throws IOException {
        long end = before;
        while (end > 0) {
            long begin = Math.max(0, end - PIECE);
            byte[] piece = bytes(channel, begin, end);
            for (int i = piece.length - 1; i >= 0; i--) {
                if (piece[i] == '\n') {
                    return begin + i;
                }
            }
            end = begin;
        }
        return -1;
    }

    private static byte[] bytes(FileChannel channel, long begin, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(end - begin));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, begin + buffer.position()) < 0) {
                return Arrays.copyOf(buffer.array(), buffer.position());
            }
        }
        return buffer.array();
    }

    private FileAttribute<?>[] allowed(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private UncheckedIOException unreachable(IOException e) {
        return new UncheckedIOException("checkpoints in " + folder + " cannot be read or written", e);
    }

    @Override
    public String toString() {
        return "CheckpointFolder[" + folder + "]";
    }
}
