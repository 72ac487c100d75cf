/**
 * What people attach: what it really is, and freed of what it tells besides. All parsers of foreign bytes are here, apart from
 * everything that has keys or a database at hand.
 *
 * <p>Here does not belong who may attach what and how much (that is the procedure's and casework's), nor how it is kept.
 */
@NullMarked
package gehoor.attachments;

import org.jspecify.annotations.NullMarked;
