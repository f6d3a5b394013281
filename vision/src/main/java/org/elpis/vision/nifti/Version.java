package org.elpis.vision.nifti;

/// A version of the format.
///
/// Source: nifti1.h (NIfTI-1.1, 348 bytes) and nifti2.h (NIfTI-2, 540 bytes). Behind both stand four bytes
/// that say whether extensions follow.
enum Version {
    ONE(348),
    TWO(540);

    private final int headerBytes;

    Version(int headerBytes) {
        this.headerBytes = headerBytes;
    }

    int headerBytes() {
        return headerBytes;
    }

    /// Where voxels may start in a file that holds header and voxels.
    int leastDataStart() {
        return headerBytes + 4;
    }
}
