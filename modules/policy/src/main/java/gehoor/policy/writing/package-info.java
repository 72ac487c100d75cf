/**
 * Changing the text of a file of the procedure language in place: one value, entry or item at a time, and nothing else of it.
 *
 * <p>Here belongs where each part of a text stands, and how YAML spells what takes its place, so that comments, order, quotes and line
 * breaks of everything else stay as somebody wrote them. Here does not belong whether a file means anything: the reader judges that.
 */
@NullMarked
package gehoor.policy.writing;

import org.jspecify.annotations.NullMarked;
