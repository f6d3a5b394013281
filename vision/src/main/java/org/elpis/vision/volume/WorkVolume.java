package org.elpis.vision.volume;

/// The values of a series on a [WorkGrid], for looking at.
///
/// Values are rescaled: Hounsfield units of CT, counts of PET, whatever the scanner has of MR. `NaN` where
/// the series
/// has
/// no slice. Not thread-safe when written.
public final class WorkVolume {
    /// What made the series.
    public enum Kind {
        CT,
        MR,
        PET
    }

    private final WorkGrid grid;
    private final Kind kind;
    private final float[] values;

    /// @param values  one a voxel, kept and not copied
    public WorkVolume(WorkGrid grid, Kind kind, float[] values) {
        if (values.length != grid.voxels()) {
            throw new IllegalArgumentException("values must be one a voxel");
        }
        this.grid = grid;
        this.kind = kind;
        this.values = values;
    }

    public WorkGrid grid() {
        return grid;
    }

    public Kind kind() {
        return kind;
    }

    /// The array itself.
    public float[] values() {
        return values;
    }
}
