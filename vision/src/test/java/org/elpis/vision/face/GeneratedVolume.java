package org.elpis.vision.face;

import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A generated head as it is looked at.
final class GeneratedVolume {
    private GeneratedVolume() {}

    static WorkVolume of(HeadScan scan) {
        return of(scan, scan.values());
    }

    /// @param values  in place of those of the scan
    static WorkVolume of(HeadScan scan, float[] values) {
        Modality modality = scan.acquisition().modality();
        WorkVolume.Kind kind = modality.isMr()
                ? WorkVolume.Kind.MR
                : modality == Modality.CT ? WorkVolume.Kind.CT : WorkVolume.Kind.PET;
        WorkGrid grid = new WorkGrid(scan.nx(), scan.ny(), scan.nz(), scan.mm(), -100, -120, -130);
        return new WorkVolume(grid, kind, values);
    }
}
