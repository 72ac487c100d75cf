/**
 * PostgreSQL behind the ports of casework and vault: the migrations, the wall between tenants, and the
 * rows. {@link gehoor.store.Migrations} runs first and as the owner; {@link gehoor.store.Store} then serves
 * the ports as the runtime role.
 *
 * <p>Three things hold for every statement: it names its tenant, it runs in a transaction that began by
 * telling PostgreSQL the tenant (row-level security refuses what a statement forgot), and it runs on the one
 * connection of its {@link gehoor.store.Units unit of work}. Rows are mapped and read by EclipseLink, without
 * any cache that outlives a read; what an action writes, and what is looked up by sealed or hashed bytes,
 * goes in sets by SQL on the same connection.
 *
 * <p>Here does not belong a decision, nor opening what is sealed: rows come in as they are kept and go out
 * as they lie there.
 */
@NullMarked
package gehoor.store;

import org.jspecify.annotations.NullMarked;
