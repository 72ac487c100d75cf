/**
 * The whole: what wires the modules into one application. Here belongs only what no module can say of itself.
 */
@NullMarked
package gehoor.platform;

import org.jspecify.annotations.NullMarked;
