/** Tests of the chart, read as Kubernetes would read it, and of the image, unpacked and started. */
@NullMarked
package gehoor.delivery;

import org.jspecify.annotations.NullMarked;
