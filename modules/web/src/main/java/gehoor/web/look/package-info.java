/**
 * How pages look: what stands around each of them, how words, days and addresses are written for a reader, how a field, an
 * offer, a refusal and a clock are shown.
 *
 * <p>Here belongs what is the same wherever it appears. Here does not belong what a page is about.
 */
@NullMarked
package gehoor.web.look;

import org.jspecify.annotations.NullMarked;
