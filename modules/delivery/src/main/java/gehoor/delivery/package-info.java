/**
 * What an installation gets: the image, built without a container engine, and the tests of the chart that runs it.
 *
 * <p>Here belongs how the platform is put into an image. Here does not belong anything that runs inside of it: nothing of
 * this module is on the platform's class path.
 */
@NullMarked
package gehoor.delivery;

import org.jspecify.annotations.NullMarked;
