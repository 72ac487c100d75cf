package gehoor.access;

import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in the log where the program failed, and never what it was handling: messages may quote what a person wrote. */
public final class Failures {
    private static final Logger LOG = Logger.getLogger("gehoor.failures");
    private static final int FRAMES = 40;

    /**
     * The database is away, coming, going, full, or overrun; what was held in it was given up; it cannot write yet; or others
     * were in the way too often. All was taken back, and the same may succeed in a moment.
     */
    private static final List<String> PASSING = List.of("08", "53", "57", "58", "40", "25P03", "25006", "55P03");

    private Failures() {}

    public static void log(Throwable failure) {
        LOG.log(Level.SEVERE, () -> described(failure));
    }

    /** What it is to whoever asked. */
    public static Trouble trouble(Throwable failure) {
        return passing(failure) ? Trouble.UNAVAILABLE : Trouble.FAILURE;
    }

    /** Whether it is a database that does not answer just now: the same may succeed in a moment. */
    static boolean passing(Throwable failure) {
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < 12; depth++, each = each.getCause()) {
            if (each instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || PASSING.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }

    static String described(Throwable failure) {
        StringBuilder text = new StringBuilder("failure");
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < 8; depth++, each = each.getCause()) {
            text.append(depth == 0 ? " " : "\n  because of ")
                    .append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
