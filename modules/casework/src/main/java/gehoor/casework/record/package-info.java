/**
 * How an entry of a history stands in writing, for good: the form, the words, what an older or a later version
 * makes of it. Here does not belong what an entry means (that is the engine's), nor where it is kept.
 */
@NullMarked
package gehoor.casework.record;

import org.jspecify.annotations.NullMarked;
