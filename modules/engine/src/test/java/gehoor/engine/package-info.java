/** Tests of the engine: lives of complaints told as given / when / then, and properties over random ones. */
@NullMarked
package gehoor.engine;

import org.jspecify.annotations.NullMarked;
