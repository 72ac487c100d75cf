/**
 * What is different between two versions of a procedure, by meaning: a term, a role, a ground, not a line of a file.
 *
 * <p>Here belongs finding differences and saying them. Whether a version may take the place of another, and who must agree to that,
 * does not; nor what it changes for a file that exists.
 */
@NullMarked
package gehoor.policy.comparing;

import org.jspecify.annotations.NullMarked;
