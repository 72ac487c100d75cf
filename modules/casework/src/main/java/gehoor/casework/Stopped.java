package gehoor.casework;

import gehoor.engine.Refusal;
import java.util.List;

/** Unwinds a unit of work in which a linked file refused what the first one asked of it; becomes {@link Answer.Refused}. */
final class Stopped extends RuntimeException {
    private final List<Refusal> refusals;

    Stopped(List<Refusal> refusals) {
        super("refused", null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
