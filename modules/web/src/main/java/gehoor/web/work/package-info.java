/**
 * The workbench: what members of staff see and do.
 *
 * <p>Here belongs what a browser shows to who is logged in. Here does not belong who may see or do what: pages are made of what
 * the use cases tell and offer, and what is not told is not there.
 */
@NullMarked
package gehoor.web.work;

import org.jspecify.annotations.NullMarked;
