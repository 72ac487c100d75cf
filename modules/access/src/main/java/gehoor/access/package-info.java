/**
 * Who is asking, and what they are answered when it cannot be: once, for the interface and for the pages.
 *
 * <p>Here belong tokens and logins, the tenant of an address held against the tenant of a token, limits on what the
 * public may do how often, and the form of every answer that is not a success. Here does not belong what a procedure
 * allows (the engine says), nor what a single route does.
 */
@NullMarked
package gehoor.access;

import org.jspecify.annotations.NullMarked;
