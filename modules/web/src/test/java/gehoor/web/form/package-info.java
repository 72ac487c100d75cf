/** Tests of forms: how each kind of field is asked, shown again and read. */
@NullMarked
package gehoor.web.form;

import org.jspecify.annotations.NullMarked;
