package org.elpis.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import org.elpis.dicom.Sha256;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;

/// One frame in the form that is sealed, for comparing two copies that are both at hand.
public final class CoveredFrame {
    private final Raster raster;
    private final boolean isExact;

    private CoveredFrame(Raster raster, boolean isExact) {
        this.raster = raster;
        this.isExact = isExact;
    }

    /// How a frame of a copy stands to the one it was made from.
    public enum Relation {
        SAME,
        /// Same size, bits and colours, and other values.
        OTHER_PIXELS,
        /// Other size, bits, sign or colours.
        OTHER_KIND,
        /// The original was compressed with loss, and the copy holds what other software decoded: nobody can say.
        INCOMPARABLE
    }

    /// Decodes a frame.
    ///
    /// @throws org.elpis.pixel.UndecodableFrameException when it cannot be decoded
    public static CoveredFrame of(StoredImage image, int number) throws IOException {
        Raster raster = image.raster(number);
        return new CoveredFrame(raster, image.isExact(image.written(number)));
    }

    public Raster raster() {
        return raster;
    }

    /// SHA-256 over what the frame is and its canonical pixels, without a salt: it never leaves the memory.
    public String digest() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(header().bytes());
        boolean isWide = raster.bits() > 8;
        int row = raster.columns() * raster.samples();
        ByteBuffer bytes = ByteBuffer.allocate(row * 2).order(ByteOrder.LITTLE_ENDIAN);
        short[] values = raster.values();
        for (int from = 0; from < values.length; from += row) {
            bytes.clear();
            if (isWide) {
                bytes.asShortBuffer().put(values, from, row);
                sha256.update(bytes.array(), 0, row * 2);
            } else {
                for (int i = 0; i < row; i++) {
                    bytes.array()[i] = (byte) values[from + i];
                }
                sha256.update(bytes.array(), 0, row);
            }
        }
        return Sha256.hex(sha256.digest());
    }

    /// What a seal of `original` would say of this one. Two frames of the same bytes decode to the same pixels.
    public Relation to(CoveredFrame original) {
        boolean isSameKind = header().equals(original.header());
        if (isSameKind && Arrays.equals(raster.values(), original.raster.values())) {
            return Relation.SAME;
        }
        if (!original.isExact && isExact && hasSameSize(original.raster)) {
            return Relation.INCOMPARABLE;
        }
        return isSameKind ? Relation.OTHER_PIXELS : Relation.OTHER_KIND;
    }

    private boolean hasSameSize(Raster other) {
        return raster.columns() == other.columns()
                && raster.rows() == other.rows()
                && raster.samples() == other.samples();
    }

    private FrameHeader header() {
        return FrameHeader.of(raster, FrameHeader.Form.EXACT);
    }
}
