/**
 * An organisation's configuration as one signed file, to be kept, handed on, or taken in elsewhere.
 *
 * <p>Here belongs the form of that file: how it is packed, so that the same content always gives the same bytes, and how one that came from
 * anywhere is opened. Here does not belong what is done with it ({@link gehoor.casework.governance.Parcels}), nor whether its content is a
 * sound configuration: that the language says.
 */
@NullMarked
package gehoor.casework.parcel;

import org.jspecify.annotations.NullMarked;
