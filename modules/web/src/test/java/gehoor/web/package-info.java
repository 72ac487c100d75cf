/** Tests of the pages that need no server. */
@NullMarked
package gehoor.web;

import org.jspecify.annotations.NullMarked;
