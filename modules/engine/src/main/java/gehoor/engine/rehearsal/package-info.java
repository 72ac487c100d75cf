/**
 * Worked examples, run: each is a complaint that never was, taken from report to end by the real engine,
 * and held against what its author says must then be so. Also which rules the examples fire.
 *
 * <p>Here does not belong how an example is written down (that is the reader's), nor anything about a file
 * that exists.
 */
@NullMarked
package gehoor.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
