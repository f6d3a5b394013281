package org.elpis.pixel;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.elpis.dicom.Sha256;

/// New values for those pixels of one image that show a face. All other pixels stay as they are, bit by bit.
///
/// Only for images of one sample a pixel.
public final class FaceEdit {
    private final int columns;
    private final int rows;
    private final List<Frame> frames;

    /// The pixels of one frame.
    ///
    /// @param runs  pairs of first pixel and number of pixels, ascending and apart; pixels are counted row by
    ///     row from 0
    /// @param values  stored values as in [Raster#values], one a pixel of the runs in their order
    @SuppressWarnings("ArrayRecordComponent") // compared by digest
    public record Frame(int[] runs, short[] values) {}

    /// @param frames  one a frame of the image
    public FaceEdit(int columns, int rows, List<Frame> frames) {
        this.columns = columns;
        this.rows = rows;
        this.frames = List.copyOf(frames);
        for (Frame frame : frames) {
            require(frame);
        }
    }

    private void require(Frame frame) {
        long pixels = 0;
        long end = 0;
        int[] runs = frame.runs();
        for (int i = 0; i + 1 < runs.length; i += 2) {
            if (runs[i] < end || runs[i + 1] < 1) {
                throw new IllegalArgumentException("runs must ascend, lie apart and have pixels");
            }
            end = (long) runs[i] + runs[i + 1];
            pixels += runs[i + 1];
        }
        if (runs.length % 2 != 0 || end > (long) columns * rows || pixels != frame.values().length) {
            throw new IllegalArgumentException("runs must lie within the frame and have one value a pixel");
        }
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public List<Frame> frames() {
        return frames;
    }

    /// Pixels that get a new value, over all frames.
    public long pixels() {
        long pixels = 0;
        for (Frame frame : frames) {
            pixels += frame.values().length;
        }
        return pixels;
    }

    /// SHA-256 of size, runs and values, in hexadecimal.
    public String digest() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(ByteBuffer.allocate(12)
                .putInt(columns)
                .putInt(rows)
                .putInt(frames.size())
                .array());
        for (Frame frame : frames) {
            ByteBuffer bytes = ByteBuffer.allocate(8 + frame.runs().length * 4 + frame.values().length * 2);
            bytes.putInt(frame.runs().length).putInt(frame.values().length);
            bytes.asIntBuffer().put(frame.runs());
            bytes.position(bytes.position() + frame.runs().length * 4);
            bytes.asShortBuffer().put(frame.values());
            sha256.update(bytes.array());
        }
        return Sha256.hex(sha256.digest());
    }
}
