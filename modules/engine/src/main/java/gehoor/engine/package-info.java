/**
 * The life of a complaint: from its history to where it stands, what may be done in it and by whom, its
 * deadlines, and who may see what.
 *
 * <p>Everything here is pure: a {@link gehoor.engine.FileState} is the fold of the history, time comes in
 * with the {@link gehoor.engine.Circumstances}, refusals are values. Here does not belong what a person
 * wrote (only that it is there), nor a database, a clock, or the web.
 */
@NullMarked
package gehoor.engine;

import org.jspecify.annotations.NullMarked;
