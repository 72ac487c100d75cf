package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Place;
import gehoor.policy.Promised;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What the procedure itself promises, in the words of the organisation. */
interface ByWord extends Promise {
    Subject subject();

    Promised promised();

    @Override
    default Property property() {
        return Property.PROMISED;
    }

    @Override
    default List<Object> about() {
        return List.of(promised().rule(), promised().says());
    }

    @Override
    default Place at() {
        return promised().at();
    }

    @Override
    default boolean shows() {
        return true;
    }

    /** What is done on such a way, each once. */
    default List<Action> done(Collection<Move> moves) {
        return moves.stream()
                .map(move -> move instanceof Move.Acts acts
                        ? subject().procedure().actions().get(acts.action())
                        : null)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
