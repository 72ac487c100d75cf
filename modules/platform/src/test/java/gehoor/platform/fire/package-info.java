/**
 * What must hold when things break: real processes are killed and frozen, the database is broken off, mail and the identity
 * server go away, the disk is full; and who looks from outside finds nothing lost, nothing twice, nothing half.
 *
 * <p>Here belong the breaking, the looking, and what each look must find that was planted.
 */
@NullMarked
package gehoor.platform.fire;

import org.jspecify.annotations.NullMarked;
