package gehoor.access;

import java.util.List;
import java.util.Map;

/**
 * A form of the workbench that was sent when nobody was logged in any more. It carries what was written, so that it can be
 * given back.
 */
public final class LoginFirst extends NotServed {
    private final transient Map<String, List<String>> written;
    private final transient List<String> files;

    LoginFirst(ProblemDocument problem, Map<String, List<String>> written, List<String> files) {
        super(problem);
        this.written = Map.copyOf(written);
        this.files = List.copyOf(files);
    }

    /** By the names of the inputs. */
    public Map<String, List<String>> written() {
        return written;
    }

    /** The names of the files that came with it; what they hold is let go. */
    public List<String> files() {
        return files;
    }
}
