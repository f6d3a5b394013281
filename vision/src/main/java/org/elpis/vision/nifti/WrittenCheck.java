package org.elpis.vision.nifti;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/// Reads what was written, and holds it against the original.
final class WrittenCheck {
    private WrittenCheck() {}

    /// Whether every voxel that should stay has stayed, bit by bit, and the header says what it should and no
    /// more.
    ///
    /// @param gone  voxels of each volume that may differ
    static boolean passes(NiftiFile original, NiftiFile written, BitSet gone) throws IOException {
        NiftiHeader header = original.header();
        byte[] expected = CleanHeader.of(header);
        byte[] start = new byte[expected.length];
        written.header().raw().get(0, start);
        if (!Arrays.equals(start, expected)) {
            return false;
        }
        byte[] before = new byte[header.volumeBytes()];
        byte[] after = new byte[header.volumeBytes()];
        int bytes = header.type().bytes();
        try (VoxelStream source = original.voxels();
                VoxelStream target = written.voxels()) {
            for (int i = 0; i < header.volumes(); i++) {
                source.read(before);
                target.read(after);
                if (!isSame(before, after, gone, bytes)) {
                    return false;
                }
            }
            target.end();
        }
        return true;
    }

    private static boolean isSame(byte[] before, byte[] after, BitSet gone, int bytes) {
        int voxels = before.length / bytes;
        int start = 0;
        while (start < voxels) {
            int end = gone.nextSetBit(start);
            end = end < 0 ? voxels : end;
            if (!Arrays.equals(before, start * bytes, end * bytes, after, start * bytes, end * bytes)) {
                return false;
            }
            int next = gone.nextClearBit(end);
            start = Math.min(next, voxels);
        }
        return true;
    }
}
