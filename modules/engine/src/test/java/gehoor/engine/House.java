package gehoor.engine;

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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The books that the tests of the engine play in: an invented organisation, and the project's own tenants. */
final class House {
    private static final Book BOOK = read(Path.of("src/test/resources/house"));

    private House() {}

    static Engine complaint() {
        Tenant tenant = BOOK.tenant("example-org").orElseThrow();
        Procedure procedure = tenant.procedures().get("complaint").get(0);
        return new Engine(tenant, procedure, BOOK.calendars());
    }

    /** The same with other words in its file, as a version of its own. */
    static Engine complaint(UnaryOperator<String> changed) {
        Map<String, String> files = files(Path.of("src/test/resources/house"));
        files.computeIfPresent("example-org/procedures/complaint.yaml", (path, text) -> {
            String other = changed.apply(text);
            if (other.equals(text)) {
                throw new IllegalArgumentException("nothing was changed");
            }
            return other.replace("version: \"1\"", "version: \"2\"");
        });
        files.computeIfPresent("example-org/examples/one.yaml", (path, text) -> changed.apply(text));
        Book book = book(Reading.read(files));
        Tenant tenant = book.tenant("example-org").orElseThrow();
        return new Engine(tenant, tenant.procedures().get("complaint").get(0), book.calendars());
    }

    private static Map<String, String> files(Path config) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(config)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                files.put(config.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** An engine for every procedure of every tenant in the project's tenant-config. */
    static List<Engine> everyProcedure() {
        Path config = Path.of("../../tenant-config");
        if (!Files.isDirectory(config)) {
            throw new IllegalStateException("the project's tenant-config is not beside the modules");
        }
        Book book = read(config);
        return book.tenants().values().stream()
                .flatMap(tenant -> tenant.procedures().values().stream()
                        .flatMap(List::stream)
                        .map(procedure -> new Engine(tenant, procedure, book.calendars())))
                .toList();
    }

    private static Book read(Path config) {
        return book(Reading.read(config));
    }

    private static Book book(Reading reading) {
        if (reading instanceof Reading.Faulty faulty) {
            throw new IllegalStateException("faulty: " + faulty.problems());
        }
        return ((Reading.Read) reading).book();
    }
}
