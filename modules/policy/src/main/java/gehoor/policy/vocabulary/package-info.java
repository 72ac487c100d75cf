/**
 * The words of the procedure language, described once as data: what may be written, of which type it is,
 * whether it must be there, and what it means.
 *
 * <p>Here belong the words and their types. The reader judges files by them, the reference page and the
 * schema for editors are written from them. Here does not belong how a file is read, nor what a procedure
 * must be to make sense.
 */
@NullMarked
package gehoor.policy.vocabulary;

import org.jspecify.annotations.NullMarked;
