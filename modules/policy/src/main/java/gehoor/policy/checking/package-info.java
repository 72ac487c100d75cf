/**
 * Whether a procedure that was read makes sense: what can be told only when all of it is there.
 *
 * <p>Here belong checks that look at records, each with a plain sentence about what is wrong. Here does not
 * belong what a single file can be told to be wrong in (that is reading's), nor what only running a
 * procedure can show.
 */
@NullMarked
package gehoor.policy.checking;

import org.jspecify.annotations.NullMarked;
