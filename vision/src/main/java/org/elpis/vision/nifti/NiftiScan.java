package org.elpis.vision.nifti;

import java.io.IOException;
import java.nio.file.Path;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A NIfTI file read as a face is looked for in it: the mean of its volumes, on a grid along the patient's axes.
public final class NiftiScan {
    /// Bytes of memory for each cell of the grid: its value, and what a search for a face needs beside it.
    private static final long GRID_BYTES = 16;

    static final String NO_MEMORY = "it takes more memory than there is";

    private final NiftiHeader header;
    private final Affine place;
    private final WorkGrid grid;
    private final MeanVolume mean;

    private NiftiScan(NiftiHeader header, Affine place, WorkGrid grid, MeanVolume mean) {
        this.header = header;
        this.place = place;
        this.grid = grid;
        this.mean = mean;
    }

    /// Reads a file as it would be looked at when it is to be released.
    ///
    /// @throws IOException when it cannot be read, or is none that is read here
    public static WorkVolume read(Path file, WorkVolume.Kind kind) throws IOException {
        return of(NiftiFile.open(file)).onGrid(kind);
    }

    static NiftiScan of(NiftiFile file) throws IOException {
        NiftiHeader header = file.header();
        Affine place = Placement.of(header);
        WorkGrid grid = GridView.grid(header, place);
        requireMemory(header, grid);
        return new NiftiScan(header, place, grid, MeanVolume.of(file));
    }

    private static void requireMemory(NiftiHeader header, WorkGrid grid) throws UnusableNiftiException {
        long needed = 4L * header.voxels() + header.volumeBytes() + GRID_BYTES * grid.voxels();
        if (needed > Runtime.getRuntime().maxMemory() / 10 * 9) {
            throw new UnusableNiftiException(NO_MEMORY);
        }
    }

    /// Takes indices of voxels to millimetres in the axes of DICOM.
    Affine place() {
        return place;
    }

    MeanVolume mean() {
        return mean;
    }

    WorkVolume onGrid(WorkVolume.Kind kind) {
        return new WorkVolume(grid, kind, GridView.values(header, mean.values(), place, grid));
    }
}
