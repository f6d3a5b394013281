/// The independent second look: searches what is about to leave for the identity that came in. Knows `dicom`
/// and bytes.
@NullMarked
package org.elpis.check;

import org.jspecify.annotations.NullMarked;
