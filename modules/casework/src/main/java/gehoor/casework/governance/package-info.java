/**
 * What is live at an organisation, and how it comes to be: proposals, what they would change and for whom, what is proved of them, who
 * approved, what was made live and rolled back; and trying out what is live or proposed, with an invented file ({@code TryOut}; a walk under way
 * is a {@code Walk}, what is told of it a {@code Scene}).
 *
 * <p>Here belong the acts of those who run the platform and of those who decide for an organisation. Here does not belong anything of a
 * file: nobody here opens one, and figures are counts. What a procedure may say is the language's ({@code gehoor.policy}); what is proved of
 * it, the engine's ({@code gehoor.engine.verification}); the live book and its versions, {@link gehoor.casework.Library}'s.
 */
@NullMarked
package gehoor.casework.governance;

import org.jspecify.annotations.NullMarked;
