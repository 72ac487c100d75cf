/** Tests of {@code gehoor.policy.vocabulary}. */
@NullMarked
package gehoor.policy.vocabulary;

import org.jspecify.annotations.NullMarked;
