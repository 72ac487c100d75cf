package gehoor.engine.mutation;

import gehoor.policy.Place;
import gehoor.policy.Procedure;

/**
 * A procedure with one small change in it.
 *
 * @param kind what kind of change
 * @param changed where and what was changed, close to how a procedure writes it; tells mutants of one procedure apart
 * @param missing which example is missing where none tells it
 * @param at the rule in which it was changed
 */
public record Mutant(Mutation kind, Procedure procedure, String changed, String missing, Place at) {
    @Override
    public String toString() {
        return at + "  " + changed;
    }
}
