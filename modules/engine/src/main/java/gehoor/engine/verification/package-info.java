/**
 * Whether a procedure can be trusted before anybody meets it: every situation that it can lead to is looked at, and a promise
 * is proved for all of them, or refuted by the shortest story that breaks it.
 *
 * <p>Here belongs what must hold of a whole procedure and needs the engine to tell: the {@link gehoor.engine.Engine} decides every
 * step that is looked at. Here does not belong what the files say by themselves (that is {@code gehoor.policy.checking}), nor what one
 * worked example shows (that is {@code gehoor.engine.rehearsal}).
 */
@NullMarked
package gehoor.engine.verification;

import org.jspecify.annotations.NullMarked;
