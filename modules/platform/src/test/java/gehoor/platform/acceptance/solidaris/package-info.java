/**
 * The clauses SO, of the published text of Solidaris Brabant. Here belongs what these clauses say and nothing of another
 * tenant. All people and addresses are invented.
 */
@NullMarked
package gehoor.platform.acceptance.solidaris;

import org.jspecify.annotations.NullMarked;
