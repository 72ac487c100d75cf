/**
 * What {@code ./gehoor check}, {@code ./gehoor run} and {@code ./gehoor verify} say to whoever writes a procedure, in a plain JVM.
 *
 * <p>Here belongs the finding of a folder and the telling. Here does not belong a judgement of a procedure or an example:
 * that is the reader's, the rehearsal's, the mutation's and the verification's.
 */
@NullMarked
package gehoor.engine.terminal;

import org.jspecify.annotations.NullMarked;
