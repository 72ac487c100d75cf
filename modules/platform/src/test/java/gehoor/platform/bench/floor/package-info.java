/**
 * What the product is measured against: the rows of a reference case, as the product wrote them, written again by bare
 * statements; from a loop, and from a minimal REST resource with a checked token on a server of the same kind.
 *
 * <p>It decides nothing, seals nothing and checks no rule. It belongs to the benchmark and to no product.
 */
@NullMarked
package gehoor.platform.bench.floor;

import org.jspecify.annotations.NullMarked;
