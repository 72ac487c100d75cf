/**
 * What must be true of the house, checked over the compiled modules. Every rule here is also tried on a planted
 * violation that it must catch; a rule that catches nothing guards nothing.
 */
@NullMarked
package gehoor.platform.architecture;

import org.jspecify.annotations.NullMarked;
