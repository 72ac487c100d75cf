/**
 * How notices leave the house: mail by SMTP; and how a mail that somebody saved is read. What a letter says and to whom it may
 * go was decided before, in casework.
 *
 * <p>Here belongs what a mail must look like, what one says, and what a mail server answered. Here does not belong an address book, nor
 * anything about a complaint.
 */
@NullMarked
package gehoor.notices;

import org.jspecify.annotations.NullMarked;
