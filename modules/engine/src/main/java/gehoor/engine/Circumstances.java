package gehoor.engine;

import java.time.Instant;
import java.util.Map;

/**
 * What is not in the file but matters to a decision. What a decision looked at of this is copied into its
 * entry, so that replay needs nothing else.
 *
 * @param now the moment of the decision
 * @param handledLinked whether who acts has handled any file this one is linked to
 * @param colleagues members of staff that the command names (who is to be assigned), by account id
 * @param earlier how many earlier files of the tenant are about the same service, facility or body: {@code <type>:<id>} to number
 * @param linked link id ({@code origin} for the file this one came from) to how that file stands
 */
public record Circumstances(
        Instant now,
        boolean handledLinked,
        Map<String, Colleague> colleagues,
        Map<String, LinkedFile> linked,
        Map<String, Integer> earlier) {

    public Circumstances {
        colleagues = Map.copyOf(colleagues);
        linked = Map.copyOf(linked);
        earlier = Map.copyOf(earlier);
    }

    public Circumstances(
            Instant now, boolean handledLinked, Map<String, Colleague> colleagues, Map<String, LinkedFile> linked) {
        this(now, handledLinked, colleagues, linked, Map.of());
    }

    /** These, with the numbers of earlier files. */
    public Circumstances withEarlier(Map<String, Integer> numbers) {
        return new Circumstances(now, handledLinked, colleagues, linked, numbers);
    }

    public static Circumstances at(Instant now) {
        return new Circumstances(now, false, Map.of(), Map.of());
    }

    /** @param handledLinked whether they have handled any file this one is linked to */
    public record Colleague(Actor actor, boolean handledLinked) {}

    public enum LinkedFile {
        OPEN,
        CLOSED
    }
}
