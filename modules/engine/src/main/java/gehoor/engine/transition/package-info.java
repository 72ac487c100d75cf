/**
 * An open file that goes over to another version of its procedure: what that changes for it, and what bars it.
 *
 * <p>Files stay under the version with which they began; going over is the exception, done for one file by somebody who was shown what
 * it changes. What was promised stays: nobody comes to read more, no published term gets longer, and nothing that was recorded loses its
 * meaning. Here belongs that comparison of one file under two versions, from its clear part alone. Here does not belong how two versions
 * differ by themselves ({@link gehoor.policy.comparing}), nor what a history would have been ({@link gehoor.engine.replay}).
 */
@NullMarked
package gehoor.engine.transition;

import org.jspecify.annotations.NullMarked;
