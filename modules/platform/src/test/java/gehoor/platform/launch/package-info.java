/** Tests of the launcher: what it writes, and what it starts. */
@NullMarked
package gehoor.platform.launch;

import org.jspecify.annotations.NullMarked;
