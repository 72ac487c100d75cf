/**
 * From a tenant-config folder to a checked {@link gehoor.policy.Book}, or to a list of everything that is
 * wrong with it.
 *
 * <p>The way of a file: its size is looked at ({@link gehoor.policy.reading.Limits}), it is composed into
 * nodes that know their line and column, judged by the vocabulary, and only then made into records. Here
 * belongs what a single file can be told to be wrong in, names of things elsewhere included. Whether a
 * procedure makes sense as a whole is the business of {@code gehoor.policy.checking}.
 */
@NullMarked
package gehoor.policy.reading;

import org.jspecify.annotations.NullMarked;
