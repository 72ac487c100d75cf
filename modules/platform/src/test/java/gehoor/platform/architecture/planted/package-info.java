/** Violations planted for the rules to catch. Nothing else belongs here. */
@NullMarked
package gehoor.platform.architecture.planted;

import org.jspecify.annotations.NullMarked;
