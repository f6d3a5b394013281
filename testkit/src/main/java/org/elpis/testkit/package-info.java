/// Synthetic patients and DICOM objects with planted identifiers, and a leak checker that knows only bytes.
@NullMarked
package org.elpis.testkit;

import org.jspecify.annotations.NullMarked;
