/** That every look is readable, small, and the house's alone. */
@NullMarked
package gehoor.web.style;

import org.jspecify.annotations.NullMarked;
