/**
 * How an organisation begins: templates, what is asked of who begins one, and the files that come of both.
 *
 * <p>A template is data, in the resources beside this package: a procedure that somebody else published, made general. Three are derived from
 * organisations that come with the platform, by what {@code template.json} says is their own; where that does not do, a template has files of
 * its own. Here does not belong how the files come to be live (that is governance), nor accounts.
 */
@NullMarked
package gehoor.casework.founding;

import org.jspecify.annotations.NullMarked;
