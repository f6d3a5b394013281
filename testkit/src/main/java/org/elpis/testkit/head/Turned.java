package org.elpis.testkit.head;

import java.util.BitSet;

/// Scans cut down or put the wrong way round.
final class Turned {
    private Turned() {}

    /// All but the brain is zero, as brain extraction leaves it. There is no skin, and so no face.
    static HeadScan stripped(HeadScan head) {
        float[] values = head.values().clone();
        byte[] labels = head.labels().clone();
        float nothing = head.acquisition().modality() == Modality.CT ? -1024 : 0;
        for (int i = 0; i < values.length; i++) {
            if (!head.tissue(i).isBrain()) {
                values[i] = nothing;
                labels[i] = Tissue.AIR.label();
            }
        }
        BitSet none = new BitSet();
        return new HeadScan(
                head.nx(),
                head.ny(),
                head.nz(),
                head.mm(),
                values,
                labels,
                none,
                none,
                none,
                head.traits(),
                head.acquisition());
    }

    /// What lies above the highest point of the face and a little more.
    static HeadScan slab(HeadScan head, double thickMm) {
        int slice = head.nx() * head.ny();
        int from = Math.min(head.nz() - 4, (head.face().length() - 1) / slice + (int) (6 / head.mm()));
        int slices = Math.clamp((long) (thickMm / head.mm()), 3, head.nz() - from);
        float[] values = new float[slices * slice];
        byte[] labels = new byte[slices * slice];
        System.arraycopy(head.values(), from * slice, values, 0, values.length);
        System.arraycopy(head.labels(), from * slice, labels, 0, labels.length);
        BitSet skin = head.skin().get(from * slice, (from + slices) * slice);
        return new HeadScan(
                head.nx(),
                head.ny(),
                slices,
                head.mm(),
                values,
                labels,
                new BitSet(),
                new BitSet(),
                skin,
                head.traits(),
                head.acquisition());
    }

    /// @param axes  which axis of the head lies along x, y and z
    /// @param flipped  axis of the result that runs backwards
    static HeadScan of(HeadScan head, int[] axes, int flipped) {
        int[] size = {head.nx(), head.ny(), head.nz()};
        int nx = size[axes[0]];
        int ny = size[axes[1]];
        int nz = size[axes[2]];
        float[] values = new float[head.values().length];
        byte[] labels = new byte[values.length];
        BitSet face = new BitSet();
        BitSet ears = new BitSet();
        BitSet skin = new BitSet();
        int[] from = new int[3];
        for (int at = 0; at < values.length; at++) {
            int[] to = {at % nx, at / nx % ny, at / nx / ny};
            int[] lengths = {nx, ny, nz};
            to[flipped] = lengths[flipped] - 1 - to[flipped];
            for (int axis = 0; axis < 3; axis++) {
                from[axes[axis]] = to[axis];
            }
            int source = (from[2] * head.ny() + from[1]) * head.nx() + from[0];
            values[at] = head.values()[source];
            labels[at] = head.labels()[source];
            face.set(at, head.face().get(source));
            ears.set(at, head.ears().get(source));
            skin.set(at, head.skin().get(source));
        }
        return new HeadScan(nx, ny, nz, head.mm(), values, labels, face, ears, skin, head.traits(), head.acquisition());
    }
}
