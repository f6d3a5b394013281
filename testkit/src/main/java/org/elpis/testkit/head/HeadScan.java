package org.elpis.testkit.head;

import java.util.BitSet;

/// A scan of a head, and the truth beside it, on cubic voxels.
///
/// Voxel `(x, y, z)` has the index `(z * ny + y) * nx + x`. Arrays are the scan's own and are not copied.
@SuppressWarnings("ArrayRecordComponent") // scans are compared by their arrays
public record HeadScan(
        int nx,
        int ny,
        int nz,
        double mm,
        float[] values,
        byte[] labels,
        BitSet face,
        BitSet ears,
        BitSet skin,
        HeadTraits traits,
        Acquisition acquisition) {
    /// @param values  as of the modality: Hounsfield units, counts, or what MR has
    /// @param labels  [Tissue#label] a voxel
    /// @param face  voxels of the body that touch outer air and belong to the face, as `HeadShape` says
    /// @param ears  voxels of the body that touch outer air and belong to an ear
    /// @param skin  all voxels of the body that touch outer air, so `face` and `ears` are parts of it
    public HeadScan {
        if (values.length != nx * ny * nz || labels.length != values.length) {
            throw new IllegalArgumentException("values and labels must be one a voxel");
        }
    }

    public Tissue tissue(int index) {
        return Tissue.of(labels[index]);
    }
}
