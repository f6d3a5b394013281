/// Heads that nobody has, scanned by scanners that nobody built: the answer key of what removes faces.
///
/// Every voxel has a true tissue beside its value, and every point of the face's surface is known.
/// Nothing here imports
/// anything of Elpis. Lengths are millimetres, axes those of DICOM: x grows to the left, y to the back,
/// z to the head.
@NullMarked
package org.elpis.testkit.head;

import org.jspecify.annotations.NullMarked;
