/** Tests of {@code gehoor.web.look}. */
@NullMarked
package gehoor.web.look;

import org.jspecify.annotations.NullMarked;
