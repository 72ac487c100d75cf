/**
 * The use cases: reporting, handling, the mailbox, lists, timers, notices, and governance. Each is one transaction:
 * load, ask the engine, keep what it said.
 *
 * <p>Here belong what is to be read and written for a use case, in which order, and who may read what of it (as the
 * engine says). Here does not belong a rule of a procedure (that is data, decided by the engine), SQL or a mail server
 * (those are behind {@link gehoor.casework.port}), nor HTTP. Every answer is a value; an exception means that a port failed.
 */
@NullMarked
package gehoor.casework;

import org.jspecify.annotations.NullMarked;
