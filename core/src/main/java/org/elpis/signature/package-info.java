/// DICOM Digital Signatures (PS3.15 Annex C): what they are of, writing them, judging them. The form is in
/// `docs/formats/dicom-signatures.md`.
@NullMarked
package org.elpis.signature;

import org.jspecify.annotations.NullMarked;
