@NullMarked
package gehoor.engine.terminal;

import org.jspecify.annotations.NullMarked;
