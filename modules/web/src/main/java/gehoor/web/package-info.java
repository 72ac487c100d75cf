/**
 * The pages, made on the server; they work without scripts.
 *
 * <p>Here belongs what a person sees in a browser. Here does not belong who may come in (that is {@link gehoor.access})
 * nor what a procedure allows: pages show what the engine offers.
 */
@NullMarked
package gehoor.web;

import org.jspecify.annotations.NullMarked;
