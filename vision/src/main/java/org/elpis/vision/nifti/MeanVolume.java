package org.elpis.vision.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.elpis.dicom.Sha256;
import org.elpis.vision.volume.WorkVolume.Kind;

/// The mean of all volumes of a file, in which a face is looked for.
///
/// @param values  rescaled, one a voxel; where a value is no number, the least of all
/// @param digest  SHA-256 of the bytes of all voxels
@SuppressWarnings("ArrayRecordComponent") // not compared
record MeanVolume(float[] values, byte[] digest) {
    /// Reads all volumes, one at a time.
    static MeanVolume of(NiftiFile file) throws IOException {
        NiftiHeader header = file.header();
        float[] sum = new float[header.voxels()];
        byte[] volume = new byte[header.volumeBytes()];
        ByteBuffer stored = ByteBuffer.wrap(volume).order(header.raw().order());
        MessageDigest sha256 = Sha256.start();
        try (VoxelStream voxels = file.voxels()) {
            for (int i = 0; i < header.volumes(); i++) {
                voxels.read(volume);
                sha256.update(volume);
                add(stored, header, sum);
            }
            voxels.end();
        }
        finish(sum, header.volumes());
        return new MeanVolume(sum, sha256.digest());
    }

    private static void add(ByteBuffer stored, NiftiHeader header, float[] sum) {
        ScalarType type = header.type();
        double slope = header.slope();
        double intercept = header.intercept();
        int bytes = type.bytes();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (type.real(stored, i * bytes) * slope + intercept);
        }
    }

    private static void finish(float[] sum, int volumes) {
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= volumes;
            if (Float.isFinite(sum[i])) {
                least = Math.min(least, sum[i]);
            }
        }
        float instead = Float.isFinite(least) ? least : 0;
        for (int i = 0; i < sum.length; i++) {
            if (!Float.isFinite(sum[i])) {
                sum[i] = instead;
            }
        }
    }

    /// What made it, as far as values tell: Hounsfield units have much air at -1000 and tissue about 0. PET
    /// looks like MR.
    Kind kind() {
        long air = 0;
        long tissue = 0;
        for (float value : values) {
            air += value >= -1150 && value <= -850 ? 1 : 0;
            tissue += value >= -100 && value <= 200 ? 1 : 0;
        }
        // A field of view about a head is air for a third and more.
        boolean isCt = air >= values.length / 20 && tissue >= values.length / 20;
        return isCt ? Kind.CT : Kind.MR;
    }
}
