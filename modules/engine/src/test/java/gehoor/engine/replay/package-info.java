/** Histories of all worked examples, gone through again under the same procedure and under planted changes. */
@NullMarked
package gehoor.engine.replay;

import org.jspecify.annotations.NullMarked;
