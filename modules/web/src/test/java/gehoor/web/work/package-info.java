/** Tests of the workbench's pages that need no server. */
@NullMarked
package gehoor.web.work;

import org.jspecify.annotations.NullMarked;
