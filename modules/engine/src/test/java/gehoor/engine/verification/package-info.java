/** Whether what is proved is so: the tenants verified, planted faults told, stories replayed. */
@NullMarked
package gehoor.engine.verification;

import org.jspecify.annotations.NullMarked;
