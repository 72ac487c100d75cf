/**
 * The pages of an organisation for who has no account: what can be brought here, how a procedure goes, the report page by
 * page, the mailbox by receipt, and what somebody outside is asked by a link.
 *
 * <p>Here belongs what the public sees. No page here sets a cookie, keeps anything before it is sent, or needs a script. Here
 * does not belong what a procedure asks or allows: pages are made of what the use cases tell.
 */
@NullMarked
package gehoor.web.portal;

import org.jspecify.annotations.NullMarked;
