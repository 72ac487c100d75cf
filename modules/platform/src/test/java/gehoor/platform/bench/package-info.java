/**
 * The figures: how fast the running product is against the floor, which is the same rows written by hand on the same
 * PostgreSQL in the same run. {@code ./gehoor bench} starts {@link gehoor.platform.bench.Bench}.
 *
 * <p>Here belongs what measures and what is measured against. Nothing here is a test: a figure is printed beside its goal,
 * never asserted.
 */
@NullMarked
package gehoor.platform.bench;

import org.jspecify.annotations.NullMarked;
