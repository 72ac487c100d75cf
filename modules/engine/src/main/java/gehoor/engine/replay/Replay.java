package gehoor.engine.replay;

import gehoor.engine.Engine;
import gehoor.engine.Entry;
import java.time.Instant;
import java.util.List;

/**
 * Goes through histories of files that ran under one version of a procedure as they would have gone under a draft of it. Pure; for
 * use by several threads.
 *
 * <p>How far it goes:
 *
 * <ul>
 *   <li>A clock that would have come to its date or a reminder when it did comes to it when it did, however late the platform was;
 *       one that would have at another moment does so at that moment.
 *   <li>An answer that the draft does not ask is left out. One that it demands and that was never given is told as such; where it is a
 *       text it is taken to be there, for no rule can look at what a text says; else it ends there.
 *   <li>After an act that would have been refused it goes on only where the act changed nothing and no rule of the draft looks at it;
 *       else what came after cannot be told. What is refused because the file stands elsewhere already is no reason of its own.
 * </ul>
 */
public final class Replay {
    private final Engine before;
    private final Engine draft;
    private final Otherwise otherwise;
    private final Onlookers onlookers;

    /**
     * @param before the version that the files ran under
     * @param draft the draft, of the same procedure of the same organisation
     */
    public Replay(Engine before, Engine draft) {
        if (!before.procedure().id().equals(draft.procedure().id())) {
            throw new IllegalArgumentException("another procedure is no draft of this one: "
                    + draft.procedure().reference());
        }
        this.before = before;
        this.draft = draft;
        this.otherwise = new Otherwise(before, draft);
        this.onlookers = new Onlookers(before, draft, otherwise);
    }

    /**
     * One file.
     *
     * @param history whole, oldest entry first; decided under {@code before}
     * @param now until when clocks that still run are followed
     */
    public Replayed of(List<Entry> history, Instant now) {
        return new Course(before, draft, otherwise, onlookers).follow(history, now);
    }
}
