/**
 * How much the worked examples of a procedure say: it is changed a little, in every way that still is a procedure, and each change
 * must make an example come out differently. One that does not names the example that is missing.
 *
 * <p>Here belongs making the changes, playing the examples against them, and saying which example is missing. Here does not belong how
 * an example is played (that is {@code gehoor.engine.rehearsal}), nor whether a procedure is sound (that is
 * {@code gehoor.engine.verification}): a change that nobody notices is no fault of the procedure.
 */
@NullMarked
package gehoor.engine.mutation;

import org.jspecify.annotations.NullMarked;
