package gehoor.policy.reading;

import gehoor.policy.Problem;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./gehoor check DIR} asks. */
public final class Check {
    private Check() {}

    /** Everything that is wrong with a tenant-config folder, in order of file and line; empty where nothing is. */
    public static List<Problem> check(Path tenantConfig) {
        return Reading.read(tenantConfig) instanceof Reading.Faulty faulty ? faulty.problems() : List.of();
    }
}
