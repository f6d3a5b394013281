/// What the images of a device have in common: where words stand in them, learned once and filled from then
/// on, also
/// where nobody sees them in a single image.
@NullMarked
package org.elpis.device;

import org.jspecify.annotations.NullMarked;
