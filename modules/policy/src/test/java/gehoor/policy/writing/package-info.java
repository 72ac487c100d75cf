/** Tests of {@code gehoor.policy.writing}. */
@NullMarked
package gehoor.policy.writing;

import org.jspecify.annotations.NullMarked;
