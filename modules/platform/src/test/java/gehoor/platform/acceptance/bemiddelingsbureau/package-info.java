/**
 * The clauses MB, of the published text of the mediation bureau. Here belongs what these clauses say and nothing of another
 * tenant. All people, organisations and addresses are invented.
 */
@NullMarked
package gehoor.platform.acceptance.bemiddelingsbureau;

import org.jspecify.annotations.NullMarked;
