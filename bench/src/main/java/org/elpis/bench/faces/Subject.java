package org.elpis.bench.faces;

import java.util.BitSet;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.testkit.head.Tissue;
import org.elpis.vision.face.HeadView;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// A generated head as the gate sees it, and its truth.
///
/// @param inner  points of the face's surface that lie more than 10 mm from skin that is no face, so
///     that where exactly a face
///     ends decides nothing
/// @param level  of a body's darkest voxel
/// @param found  share of those points that an attacker finds by their values before anything is removed
record Subject(HeadScan scan, WorkVolume volume, BitSet inner, float level, double found) {
    private static final double EDGE_MM = 10;

    static Subject of(HeadScan scan) {
        // Somewhere in the scanner, so that nothing counts on a middle.
        WorkGrid grid = new WorkGrid(
                scan.nx(), scan.ny(), scan.nz(), scan.mm(), -scan.nx() * scan.mm() / 2 + 11, -140 + 7, -160 + 31);
        WorkVolume.Kind kind = scan.acquisition().modality().isMr()
                ? WorkVolume.Kind.MR
                : scan.acquisition().modality() == Modality.CT ? WorkVolume.Kind.CT : WorkVolume.Kind.PET;
        BitSet others = (BitSet) scan.skin().clone();
        others.andNot(scan.face());
        Nearby edge = new Nearby(others, grid, EDGE_MM);
        BitSet inner = new BitSet();
        for (int at = scan.face().nextSetBit(0); at >= 0; at = scan.face().nextSetBit(at + 1)) {
            inner.set(at, !Float.isNaN(scan.values()[at]) && !edge.has(at));
        }
        WorkVolume volume = new WorkVolume(grid, kind, scan.values());
        float level = HeadView.level(volume);
        return new Subject(scan, volume, inner, level, Residual.byValues(volume, inner, level));
    }

    Mask brain() {
        Mask brain = new Mask(volume.grid());
        byte[] labels = scan.labels();
        for (int i = 0; i < labels.length; i++) {
            if (Tissue.of(labels[i]).isBrain()) {
                brain.add(i);
            }
        }
        return brain;
    }
}
