/**
 * How pages look: the one stylesheet, with each organisation's own colours after it, and its icon.
 *
 * <p>Here belongs what makes CSS of a theme and serves it. Here does not belong what a theme may be (that is {@link
 * gehoor.policy.Theme}) nor markup.
 */
@NullMarked
package gehoor.web.style;

import org.jspecify.annotations.NullMarked;
