package gehoor.platform.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One reference case on its way: one creation and seven actions, each a request or a transaction. */
interface Case {
    int STEPS = 8;

    /** @param number from 0; in order */
    void step(int number) throws IOException, SQLException;

    /** Begins cases; one for each client, used by it alone. */
    interface Client extends AutoCloseable {
        Case begin();

        @Override
        default void close() throws SQLException {}
    }
}
