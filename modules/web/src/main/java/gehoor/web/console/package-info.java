/**
 * Where procedures are decided about, by who runs the platform (the console) and by who decides for an organisation (at its workbench): what
 * is live, proposals and what they would change, the trail.
 *
 * <p>Here belong pages over {@code gehoor.casework.governance}, one set for both: they differ in frame and address only. Here does not
 * belong anything of a file, nor a count of files on an organisation's own pages: its people know of files only what a procedure lets them.
 */
@NullMarked
package gehoor.web.console;

import org.jspecify.annotations.NullMarked;
