package gehoor.platform.fire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What was acknowledged, as its receiver wrote it down: on the disk before it counts. */
final class Journal implements AutoCloseable {

    /**
     * @param file the file as it was named, or its number
     * @param seq the entry that it led to
     */
    record Acknowledged(String key, String file, int seq) {
        private String line() {
            return key + " " + file + " " + seq + "\n";
        }

        private static Acknowledged of(String line) {
            String[] parts = line.split(" ", -1);
            return new Acknowledged(parts[0], parts[1], Integer.parseInt(parts[2]));
        }
    }

    private final Path path;
    private final FileChannel channel;

    Journal(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(Acknowledged acknowledged) {
        try {
            channel.write(ByteBuffer.wrap(acknowledged.line().getBytes(UTF_8)));
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was written down. */
    List<Acknowledged> all() {
        try (Stream<String> lines = Files.lines(path, UTF_8)) {
            return lines.map(Acknowledged::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
