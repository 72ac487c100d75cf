/**
 * A published complaint procedure as data: what an organisation promised, in a form that can be read,
 * checked, explained and decided by.
 *
 * <p>Here belong the records that a procedure consists of and the face by which it is read. Here does
 * not belong anything about one complaint (that is the engine's), nor a clock, a database or a web.
 */
@NullMarked
package gehoor.policy;

import org.jspecify.annotations.NullMarked;
