/// Reads and writes DICOM: data sets, tags, value representations, transfer syntaxes, character sets, the
/// dictionary.
@NullMarked
package org.elpis.dicom;

import org.jspecify.annotations.NullMarked;
