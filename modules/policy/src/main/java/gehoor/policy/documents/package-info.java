/**
 * Documents about the language that are written from its vocabulary: the reference page for people and the
 * schema for editors.
 *
 * <p>Here belongs how they are written. Here does not belong what a word means: that is the vocabulary's.
 */
@NullMarked
package gehoor.policy.documents;

import org.jspecify.annotations.NullMarked;
