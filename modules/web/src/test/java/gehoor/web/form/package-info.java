/** Tests of {@code gehoor.web.form}. */
@NullMarked
package gehoor.web.form;

import org.jspecify.annotations.NullMarked;
