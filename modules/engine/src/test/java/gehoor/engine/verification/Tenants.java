package gehoor.engine.verification;

import gehoor.engine.rehearsal.Rehearsals;
import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tenant-config of the project, as texts that a test may change. */
final class Tenants {
    private static final Path CONFIG =
            Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config");
    private static final Map<String, String> TEXTS = read(CONFIG);

    private Tenants() {}

    private static Map<String, String> read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> each.toString().endsWith(".yaml"))
                    .toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** One tenant with the laws, calendars and sets that it stands on: path to text. */
    static Map<String, String> texts(String tenant) {
        Map<String, String> texts = new TreeMap<>();
        TEXTS.forEach((path, text) -> {
            if (path.startsWith("_") || path.startsWith(tenant + "/")) {
                texts.put(path, text);
            }
        });
        return texts;
    }

    /** One that is no tenant of the project, from a folder of the tests, with the same beside it. */
    static Map<String, String> strange(String folder) {
        Map<String, String> texts = read(Path.of("src/test/resources", folder));
        TEXTS.forEach((path, text) -> {
            if (path.startsWith("_")) {
                texts.put(path, text);
            }
        });
        return texts;
    }

    static List<String> ids() {
        return TEXTS.keySet().stream()
                .filter(path -> path.endsWith("/tenant.yaml"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .toList();
    }

    /** A folder that was read, and its examples, run. */
    record Whole(Book book, Rehearsals rehearsals) {
        static Whole of(Map<String, String> texts) {
            Reading reading = Reading.read(texts);
            if (reading instanceof Reading.Faulty faulty) {
                throw new IllegalStateException("faulty: " + faulty.problems());
            }
            Reading.Read read = (Reading.Read) reading;
            return new Whole(read.book(), Rehearsals.run(read.book(), read.examples()));
        }

        List<Procedure> procedures(String tenant) {
            return book.tenants().get(tenant).procedures().values().stream()
                    .flatMap(List::stream)
                    .toList();
        }

        Findings verified(Procedure procedure) {
            return verified(procedure, Limits.USUAL);
        }

        Findings verified(Procedure procedure, Limits limits) {
            Tenant tenant = book.tenants().get(procedure.tenant());
            return Verification.of(tenant, procedure, book, rehearsals.shown(procedure), limits);
        }
    }
}
