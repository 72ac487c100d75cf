/**
 * Sealing and opening. What belongs here: the keys of tenants and files, sealing what a person wrote
 * under them, erasing by destroying them, who a complainant is, the receipt that lets someone
 * without a name come back, and the notary that signs.
 *
 * <p>What does not: who may open what. The vault asks for a {@link gehoor.vault.Disclosure} and has
 * it written down before it answers, but whether that disclosure is lawful is decided by the
 * procedure, in casework. Nor storage: keys and identities leave through ports ({@link
 * gehoor.vault.KeyProvider}, {@link gehoor.vault.KeyStore}, {@link gehoor.vault.IdentityStore},
 * {@link gehoor.vault.DisclosureLog}), and the vault knows no database, no Jakarta and no clock.
 *
 * <p>Two rules hold throughout. A refusal that the record can lead to (erased, tampered with, lapsed)
 * is a value; an exception means that a port failed. And neither ever carries a secret: no message
 * and no {@code toString} tells a key, a receipt or a name.
 *
 * <p><b>What sealing protects, said honestly.</b> Against who holds a copy of the database: they
 * have lengths, times and codes, no text and no name. Not against who holds the database <i>and</i>
 * the key provider, nor against who controls the running server: both can read.
 */
@NullMarked
package gehoor.vault;

import org.jspecify.annotations.NullMarked;
