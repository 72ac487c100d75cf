/** What worked examples notice of small changes, on planted procedures and on the tenants of the project. */
@NullMarked
package gehoor.engine.mutation;

import org.jspecify.annotations.NullMarked;
