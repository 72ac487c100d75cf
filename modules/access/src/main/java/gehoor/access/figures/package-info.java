/**
 * What an operator may count of this platform, and the text in which it is told.
 *
 * <p>Here belongs each figure with its name, its labels and what it means. Here does not belong anything about a person, a
 * file or a tenant, nor a moment at which the public did something: a label is a code out of the program or the
 * configuration, never what somebody sent.
 */
@NullMarked
package gehoor.access.figures;

import org.jspecify.annotations.NullMarked;
