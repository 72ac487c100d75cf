/**
 * The signed record: what was committed is brought together under a Merkle root per tenant, signed, and kept outside the
 * database, so that whoever changes the record afterwards is found out, also where they rewrite every hash in it.
 *
 * <p>Here belong the tree, what a checkpoint is, when one is made and of what ({@link
 * gehoor.casework.checkpoint.Checkpointing}), and how a record is held against them ({@link
 * gehoor.casework.checkpoint.Verification}, a pure function of both). Here does not belong the chain of one file (that is
 * {@link gehoor.casework.Chain}), what an entry means, or SQL: what is to be covered comes through {@link
 * gehoor.casework.checkpoint.Coverage}.
 */
@NullMarked
package gehoor.casework.checkpoint;

import org.jspecify.annotations.NullMarked;
