/// A small DICOM writer of the test kit's own: it writes every encoding, also the odd ones, and reads nothing.
@NullMarked
package org.elpis.testkit.dicom;

import org.jspecify.annotations.NullMarked;
