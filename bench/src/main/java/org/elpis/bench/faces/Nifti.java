package org.elpis.bench.faces;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.elpis.vision.volume.WorkVolume;

/// Reads the bench's own NIfTI-1 heads, which are known to be well-formed. Not for files of others.
///
/// Source: NIfTI-1 header, nifti1.h of the NIfTI Data Format Working Group, 2003
final class Nifti {
    private final ByteBuffer bytes;
    private final int[] size = new int[3];
    private final double[] toWorld = new double[12];

    private Nifti(byte[] all) {
        bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getShort(40) < 0 || bytes.getShort(40) > 7) {
            bytes.order(ByteOrder.BIG_ENDIAN);
        }
        for (int i = 0; i < 3; i++) {
            size[i] = bytes.getShort(42 + 2 * i);
        }
        if (bytes.getShort(254) > 0) {
            for (int i = 0; i < 12; i++) {
                toWorld[i] = bytes.getFloat(280 + 4 * i);
            }
        } else {
            quaternion();
        }
    }

    private void quaternion() {
        double b = bytes.getFloat(256);
        double c = bytes.getFloat(260);
        double d = bytes.getFloat(264);
        double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
        double[] turn = {
            a * a + b * b - c * c - d * d,
            2 * (b * c - a * d),
            2 * (b * d + a * c),
            2 * (b * c + a * d),
            a * a + c * c - b * b - d * d,
            2 * (c * d - a * b),
            2 * (b * d - a * c),
            2 * (c * d + a * b),
            a * a + d * d - c * c - b * b
        };
        double handed = bytes.getFloat(76) < 0 ? -1 : 1;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double mm = bytes.getFloat(80 + 4 * column) * (column == 2 ? handed : 1);
                toWorld[4 * row + column] = turn[3 * row + column] * mm;
            }
            toWorld[4 * row + 3] = bytes.getFloat(268 + 4 * row);
        }
    }

    /// On cubic voxels along the patient's axes, the smallest side of a voxel of the file wide but no
    /// less than 1 mm.
    static WorkVolume read(Path file, WorkVolume.Kind kind) throws IOException {
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))
                : Files.newInputStream(file)) {
            Nifti nifti = new Nifti(in.readAllBytes());
            return new Lattice(nifti.values(), nifti.size, nifti.toPatient()).volume(kind);
        }
    }

    /// NIfTI's x and y grow to the right and to the front, those of DICOM the other way.
    private double[] toPatient() {
        double[] turned = toWorld.clone();
        for (int i = 0; i < 8; i++) {
            turned[i] = -turned[i];
        }
        return turned;
    }

    private float[] values() {
        int count = size[0] * size[1] * size[2];
        float slope = bytes.getFloat(112) == 0 ? 1 : bytes.getFloat(112);
        float intercept = bytes.getFloat(116);
        int from = (int) bytes.getFloat(108);
        int type = bytes.getShort(70);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float stored = switch (type) {
                case 2 -> bytes.get(from + i) & 0xFF;
                case 4 -> bytes.getShort(from + 2 * i);
                case 8 -> bytes.getInt(from + 4 * i);
                case 16 -> bytes.getFloat(from + 4 * i);
                case 64 -> (float) bytes.getDouble(from + 8 * i);
                case 512 -> bytes.getShort(from + 2 * i) & 0xFFFF;
                default -> throw new IllegalArgumentException("datatype of the NIfTI file is not read here");
            };
            values[i] = slope * stored + intercept;
        }
        return values;
    }
}
