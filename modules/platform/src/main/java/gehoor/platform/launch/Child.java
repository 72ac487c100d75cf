package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A program that we started and shall stop. Its process id stays in a file until then, so that a start
 * after a crash of ours finds what was left running.
 */
final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Path note;

    private Child(String name, Process process, Path log, Path note) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.note = note;
    }

    /** @param run the folder for the process id; a program of the same name left there is stopped first */
    static Child start(String name, List<String> command, Map<String, String> environment, Path log, Path run) {
        Path note = run.resolve(name + ".pid");
        stopLeftOver(note);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Files.writeString(note, signature(process.toHandle()));
            return new Child(name, process, log, note);
        } catch (IOException e) {
            throw new NotStarted("%s could not be started: %s.".formatted(name, e.getMessage()), e);
        }
    }

    boolean running() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitStatus() {
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    boolean said(String words) {
        return line(words).isPresent();
    }

    /** The first line of its log that holds these words. */
    Optional<String> line(String words) {
        return lines(words, Stream::findFirst);
    }

    /** The last one. */
    Optional<String> lastLine(String words) {
        return lines(words, found -> found.reduce((before, last) -> last));
    }

    private Optional<String> lines(String words, Function<Stream<String>, Optional<String>> which) {
        try (Stream<String> lines = Files.lines(log, ISO_8859_1)) {
            return which.apply(lines.filter(line -> line.contains(words)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void stop() {
        end(process.toHandle());
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new NotStarted("%s cannot be removed: %s.".formatted(note, e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Stops a program whose process id an earlier start of ours left behind. */
    static void stopLeftOver(Path note) {
        if (!Files.exists(note)) {
            return;
        }
        try {
            String left = Files.readString(note).strip();
            long pid = Long.parseLong(left.split(" ", -1)[0]);
            ProcessHandle.of(pid).filter(found -> signature(found).equals(left)).ifPresent(Child::end);
            Files.deleteIfExists(note);
        } catch (IOException | NumberFormatException e) {
            throw new NotStarted("%s cannot be read: %s.".formatted(note, e.getMessage()), e);
        }
    }

    /** Asks the program and what it started to end, and makes them when they do not. */
    private static void end(ProcessHandle parent) {
        List<ProcessHandle> all =
                Stream.concat(parent.descendants(), Stream.of(parent)).toList();
        all.forEach(ProcessHandle::destroy);
        Instant limit = Instant.now().plus(PATIENCE);
        for (ProcessHandle each : all) {
            long left = Math.max(1, Duration.between(Instant.now(), limit).toMillis());
            try {
                each.onExit().get(left, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                each.destroyForcibly();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                each.destroyForcibly();
            }
        }
    }

    /** Tells a process from a later one with the same id. */
    private static String signature(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
