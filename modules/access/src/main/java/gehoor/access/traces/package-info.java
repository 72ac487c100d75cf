/**
 * Spans of requests, for an operator who looks for where time goes.
 *
 * <p>Here belongs what a span tells: a route's template, a status, how long, how many statements. Here does not belong
 * anything of who asked or for what, nor any span of what is open to everyone.
 */
@NullMarked
package gehoor.access.traces;

import org.jspecify.annotations.NullMarked;
