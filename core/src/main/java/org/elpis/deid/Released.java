package org.elpis.deid;

import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;

/// An object after its plan was applied, ready to be checked and written.
///
/// @param instance  the new object; its regions still lie in the original's source
/// @param bytes  its bytes
/// @param metadataDigest  SHA-256 over everything but pixel data and other long values, see
///     docs/formats/release.md
public record Released(Instance instance, EncodedInstance bytes, String metadataDigest) {}
