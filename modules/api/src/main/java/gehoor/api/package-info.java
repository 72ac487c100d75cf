/**
 * The interface for programs, under {@code /api}: routes, the JSON they take and give, and the description of it all.
 *
 * <p>Here belongs how a use case is asked for over HTTP. Here does not belong who may ask (that is
 * {@link gehoor.access}), what is allowed (the engine says), nor anything that another face needs too.
 */
@NullMarked
package gehoor.api;

import org.jspecify.annotations.NullMarked;
