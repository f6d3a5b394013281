/// DICOM file-sets: how files are named on a medium, and the DICOMDIR that lists them.
///
/// Source: PS3.10 section 8, PS3.3 annex F.
@NullMarked
package org.elpis.media;

import org.jspecify.annotations.NullMarked;
