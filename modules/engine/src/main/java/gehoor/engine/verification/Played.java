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
 * @param last the entry of the last step
 */
record Played(
        Engine engine,
        Cast cast,
        Example.Beginning beginning,
        List<Example.Step> steps,
        FileState file,
        Map<String, Circumstances.LinkedFile> linked,
        Instant now,
        Entry last) {

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
