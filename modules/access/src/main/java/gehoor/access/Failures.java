package gehoor.access;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in the log where the program failed, and never what it was handling: messages may quote what a person wrote. */
public final class Failures {
    private static final Logger LOG = Logger.getLogger("gehoor.failures");
    private static final int FRAMES = 40;

    private Failures() {}

    public static void log(Throwable failure) {
        LOG.log(Level.SEVERE, () -> described(failure));
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
