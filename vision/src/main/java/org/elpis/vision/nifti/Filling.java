package org.elpis.vision.nifti;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/// Gives the voxels of a face other values, drawn from voxels of the same volume elsewhere.
///
/// Stored values are copied as they are, so that noise has the distribution that it has in this very volume,
/// whatever its type and scale; where each came from is decided by keyed bits, so that nothing of the order
/// of the originals stays.
final class Filling {
    /// Fewer would repeat themselves so often that a reader sees it.
    private static final int LEAST_SAMPLES = 64;

    /// Of the head that stays, from the dimmest to the brightest, what is taken for flesh: brighter than bone
    /// and the edge, darker than fat and vessels.
    private static final double FLESH_FROM = 0.5;

    private static final double FLESH_TO = 0.9;

    private final NiftiHeader header;
    private final BitSet gone;
    private final BitSet tissue;
    private final int[] air;
    private final int[] rest;
    private final KeyedBits bits;

    /// @param key  32 bytes, the same for the same volume
    /// @throws UnusableNiftiException when the volume has too little that values can be drawn from
    Filling(NiftiHeader header, VoxelMasks masks, byte[] key) throws UnusableNiftiException {
        this.header = header;
        this.gone = masks.gone();
        this.tissue = masks.tissue();
        this.air = masks.airSamples();
        this.rest = tissue.isEmpty() ? new int[0] : masks.restSamples();
        this.bits = new KeyedBits(key);
        if (air.length < LEAST_SAMPLES) {
            throw UnusableNiftiException.doubt("it has too little air from which noise could be drawn");
        }
        if (!tissue.isEmpty() && rest.length < LEAST_SAMPLES) {
            throw UnusableNiftiException.doubt("it has too little of a head from which an average could be made");
        }
    }

    /// Changes one volume.
    ///
    /// @param volume  the bytes of its voxels
    void fill(byte[] volume) {
        int bytes = header.type().bytes();
        byte[] original = new byte[air.length * bytes];
        gather(volume, air, original);
        byte[] flesh = tissue.isEmpty() ? new byte[0] : flesh(volume);
        int airMask = air.length - 1;
        int fleshMask = flesh.length / bytes - 1;
        for (int voxel = gone.nextSetBit(0); voxel >= 0; voxel = gone.nextSetBit(voxel + 1)) {
            int number = bits.next();
            if (tissue.get(voxel)) {
                System.arraycopy(flesh, (number & fleshMask) * bytes, volume, voxel * bytes, bytes);
            } else {
                System.arraycopy(original, (number & airMask) * bytes, volume, voxel * bytes, bytes);
            }
        }
    }

    private void gather(byte[] volume, int[] voxels, byte[] target) {
        int bytes = header.type().bytes();
        for (int i = 0; i < voxels.length; i++) {
            System.arraycopy(volume, voxels[i] * bytes, target, i * bytes, bytes);
        }
    }

    /// A power of two of stored values from the middle of what the rest of the head has.
    private byte[] flesh(byte[] volume) {
        ByteBuffer stored = ByteBuffer.wrap(volume).order(header.raw().order());
        int bytes = header.type().bytes();
        double[] values = new double[rest.length];
        for (int i = 0; i < rest.length; i++) {
            values[i] = header.type().real(stored, rest[i] * bytes);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (sorted.length * FLESH_FROM)];
        double high = sorted[(int) (sorted.length * FLESH_TO)];
        int[] voxels = new int[rest.length];
        int count = 0;
        for (int i = 0; i < rest.length; i++) {
            if (values[i] >= low && values[i] <= high) {
                voxels[count++] = rest[i];
            }
        }
        int[] taken = Arrays.copyOf(voxels, Integer.highestOneBit(Math.max(1, count)));
        byte[] flesh = new byte[taken.length * bytes];
        gather(volume, taken, flesh);
        return flesh;
    }
}
