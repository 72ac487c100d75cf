/**
 * The clauses KG-01 to KG-35, of the two published texts of Kind en Gezin. Here belongs what these clauses say and nothing
 * of another tenant. All people, facilities and addresses are invented.
 */
@NullMarked
package gehoor.platform.acceptance.kindengezin;

import org.jspecify.annotations.NullMarked;
