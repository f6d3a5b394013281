/// NIfTI-1 and NIfTI-2: volumes of research, read, freed of faces and of what their headers tell, and written
/// again.
@NullMarked
package org.elpis.vision.nifti;

import org.jspecify.annotations.NullMarked;
