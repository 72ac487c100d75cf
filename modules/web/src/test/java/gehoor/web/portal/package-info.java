/** Tests of {@code gehoor.web.portal}. */
@NullMarked
package gehoor.web.portal;

import org.jspecify.annotations.NullMarked;
