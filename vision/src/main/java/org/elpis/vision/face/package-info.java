/// Faces in scans of heads: found, removed from a mask's worth of voxels, and looked for again.
@NullMarked
package org.elpis.vision.face;

import org.jspecify.annotations.NullMarked;
