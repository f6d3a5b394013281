/// Synthetic patients and DICOM objects with planted identifiers, and a leak checker that knows only bytes.
///
/// Nothing here imports anything of Elpis, so that what the tests hold the gate against was not written by the
/// gate.
@NullMarked
package org.elpis.testkit;

import org.jspecify.annotations.NullMarked;
