package gehoor.engine;

import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The books that the tests of the engine play in: an invented organisation, and the project's own tenants. */
final class House {
    private static final Book BOOK = read(Path.of("src/test/resources/house"));

    private House() {}

    static Engine complaint() {
        Tenant tenant = BOOK.tenant("example-org").orElseThrow();
        Procedure procedure = tenant.procedures().get("complaint").get(0);
        return new Engine(tenant, procedure, BOOK.calendars());
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
        Reading reading = Reading.read(config);
        if (reading instanceof Reading.Faulty faulty) {
            throw new IllegalStateException("faulty: " + faulty.problems());
        }
        return ((Reading.Read) reading).book();
    }
}
