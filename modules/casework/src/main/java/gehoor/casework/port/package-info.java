/**
 * What the use cases need of the world: keeping and finding files, the outbox, receipts, people, and
 * configurations. Implemented by {@code store} and {@code notices}, and in memory by the tests.
 *
 * <p>Here belong interfaces and the rows they speak of, in plain Java. Here does not belong a decision:
 * what is written was decided before a port is called. Every method takes the tenant and answers for that
 * tenant only. All but {@link gehoor.casework.port.Transactions} are called within a transaction of that
 * tenant. The vault's own ports ({@code KeyStore}, {@code IdentityStore}, {@code DisclosureLog}) are called
 * in the same transaction.
 *
 * <p>No row may get a time by itself ({@code default now()}): what an anonymous complainant does is known to
 * the day only, and every moment worth keeping stands in the row.
 */
@NullMarked
package gehoor.casework.port;

import org.jspecify.annotations.NullMarked;
