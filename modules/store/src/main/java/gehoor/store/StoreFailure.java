package gehoor.store;

import java.io.Serial;
import java.sql.SQLException;

/**
 * The database did not do its work. Not a refusal but a failure: nothing of the unit of work was kept.
 * The message names the condition (SQLSTATE), never what stood in a row.
 */
public final class StoreFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    StoreFailure(String message, Throwable cause) {
        super(cause instanceof SQLException sql ? message + " (" + sql.getSQLState() + ")" : message, cause);
    }
}
