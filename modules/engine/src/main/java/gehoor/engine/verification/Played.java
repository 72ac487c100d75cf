package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Sight;
import gehoor.policy.Example;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A story that was played by the engine of the whole procedure, and where it led.
 *
 * @param entries of all steps in order, at least one; those of acts that were put between two steps stand there too
 */
record Played(
        Engine engine,
        Cast cast,
        Example.Beginning beginning,
        List<Example.Step> steps,
        FileState file,
        Map<String, Circumstances.LinkedFile> linked,
        Instant now,
        List<Entry> entries) {

    /** That of the last step. */
    Entry last() {
        return entries.get(entries.size() - 1);
    }

    Circumstances circumstances() {
        return new Circumstances(now, false, cast.colleagues(), linked);
    }

    List<Offer> open(Actor actor) {
        return engine.offers(file, actor, circumstances()).stream()
                .filter(Offer::open)
                .toList();
    }

    Sight sight(Actor actor) {
        return engine.visible(file, actor, circumstances());
    }
}
