/**
 * Forms that are made of what the engine asks: how a typed field becomes a question on a page, and how what somebody typed
 * becomes an answer again.
 *
 * <p>Here belongs what is the same for a report, a message in the mailbox and an act on the workbench. Here does not belong
 * whether an answer is allowed: that the engine says, and it is shown beside the question.
 */
@NullMarked
package gehoor.web.form;

import org.jspecify.annotations.NullMarked;
