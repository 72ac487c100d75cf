package gehoor.platform.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.platform.launch.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** As many organisations as are wanted, each with the procedure of the reference case. */
final class Tenants {
    private Tenants() {}

    static String name(int number) {
        return "t%04d".formatted(number);
    }

    static String ombud(String tenant) {
        return "ombud-" + tenant;
    }

    /** The account's id, as the product gives it to invented people. */
    static String account(String tenant) {
        return UUID.nameUUIDFromBytes(("user:" + ombud(tenant)).getBytes(UTF_8)).toString();
    }

    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Tenants::name).toList();
    }

    /** Brings the folder to that many tenants; calendars and laws are the project's. */
    static void make(Path project, Path folder, int count) {
        Path reference = project.resolve("modules/platform/src/test/resources/bench/reference");
        try {
            Trees.delete(folder);
            Files.createDirectories(folder);
            for (String shared : List.of("_calendars", "_law")) {
                Trees.copy(project.resolve("tenant-config").resolve(shared), folder.resolve(shared));
            }
            for (String tenant : names(count)) {
                Path to = folder.resolve(tenant);
                Trees.copy(reference, to);
                try (Stream<Path> files = Files.walk(to)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.writeString(
                                file,
                                Files.readString(file)
                                        .replace("tenant: reference", "tenant: " + tenant)
                                        .replace("username: ref-ombud", "username: " + ombud(tenant)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
