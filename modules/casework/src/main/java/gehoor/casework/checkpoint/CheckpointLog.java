package gehoor.casework.checkpoint;

import java.util.List;
import java.util.function.Consumer;

/**
 * Port: where checkpoints are kept, outside the database, a line each, by tenant. Lines are added and never changed.
 *
 * <p>Each method throws {@link java.io.UncheckedIOException} when it cannot be reached.
 */
public interface CheckpointLog {

    /** The last whole lines of a tenant, at most that many, oldest first. */
    List<String> last(String tenant, int most);

    /**
     * Hands over every whole line of a tenant, oldest first.
     *
     * @return whether half a line stands behind them, as a crash leaves it
     */
    boolean each(String tenant, Consumer<String> line);

    /** Adds a line; when it returns, the line outlives a loss of power. Half a line at the end is cut off first. */
    void append(String tenant, String line);

    /** Tenants that have lines. */
    List<String> tenants();
}
