package gehoor.engine.verification;

import gehoor.policy.Place;
import gehoor.policy.Promised;
import java.util.List;

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
}
