package gehoor.engine.verification;

import java.util.BitSet;
import java.util.Set;

/** A promise that from every situation a way leads to where all is well. */
interface Leading extends Promise {
    @Override
    default BitSet kept(Landscape landscape, boolean surely) {
        return kept(landscape, surely, Set.of());
    }

    /** @param settled stages from which a way is known to lead there */
    BitSet kept(Landscape landscape, boolean surely, Set<String> settled);
}
