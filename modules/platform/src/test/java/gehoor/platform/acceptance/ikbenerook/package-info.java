/**
 * The clauses IB, of the published four steps of Ik ben er ook!. Here belongs what these clauses say and nothing of another
 * tenant. All people and addresses are invented.
 */
@NullMarked
package gehoor.platform.acceptance.ikbenerook;

import org.jspecify.annotations.NullMarked;
