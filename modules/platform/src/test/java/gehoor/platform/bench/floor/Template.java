package gehoor.platform.bench.floor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the product wrote at each step of one reference case, row by row.
 *
 * @param series the name of the register's series, from which the first step draws a number
 * @param steps the first begins the file
 */
public record Template(String series, List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public record Step(List<Write> writes) {}

    /** Which kind of statement. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * One statement.
     *
     * @param table with its schema
     * @param columns those that are written; of a deletion and an update without the key's
     * @param key the columns that find the row of an update or a deletion
     * @param rows the values of {@code columns}, then of {@code key}; an update and a deletion have one
     */
    public record Write(
            Kind kind, String table, List<Column> columns, List<Column> key, List<List<@Nullable Object>> rows) {}

    /** @param type by PostgreSQL's name */
    public record Column(String name, String type) {}

    public void keep(Path file) {
        try {
            Files.write(file, JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Template of(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
