/**
 * Starts the whole product on one machine: PostgreSQL, Keycloak, a mail server and the application,
 * each our own or somebody else's by configuration.
 *
 * <p>Here belongs what is needed to start, to watch, to fill with demo people and to stop. It runs
 * beside the application, in a JVM of its own, and is not part of the WAR. Here does not belong
 * anything that the running application needs: whoever starts it in another way must miss nothing.
 */
@NullMarked
package gehoor.platform.launch;

import org.jspecify.annotations.NullMarked;
