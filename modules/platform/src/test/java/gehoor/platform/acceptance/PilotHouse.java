package gehoor.platform.acceptance;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * An invented organisation that joins while the platform runs, with one procedure that is proved, a keeper who handles, and a head who
 * decides about procedures. Each test that changes what is live has one of its own.
 */
public final class PilotHouse {
    private static final Path FROM = Path.of("src/test/resources/newcomer/vuurtoren");

    private PilotHouse() {}

    /**
     * Its folder lies there, it is live, and its people can log in.
     *
     * @param id of the organisation
     * @param before what its people's usernames begin with: {@code <before>keeper}, {@code <before>head}
     */
    public static void joins(String id, String before) {
        joins(id, before, UnaryOperator.identity());
    }

    /** @param otherwise what else is changed in the text of each file */
    public static void joins(String id, String before, UnaryOperator<String> otherwise) {
        Newcomer.joins(
                id,
                FROM,
                file -> !file.endsWith("neighbours.yaml"),
                text -> otherwise.apply(text.replace("vuurtoren", id)
                        .replace("Vuurtoren", "Loodshuis")
                        .replace("Lighthouse", "Pilot house")
                        .replace("vt-", before)
                        .replace("bodies:\n", "governed-by: [head]\nfiles-moved-by: [keeper]\nbodies:\n")));
    }
}
