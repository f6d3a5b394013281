package org.elpis.vision.j2k;

import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// The values that an object says its samples have.
///
/// @param bits  1 to 16
record StoredRange(int bits, boolean isSigned) {
    static StoredRange of(PixelLayout layout) {
        return new StoredRange(Math.min(16, layout.bitsStored()), layout.isSigned());
    }

    /// Makes the samples of a codestream values of this range, in place.
    ///
    /// Where depths are alike and signs are not, an encoder was given the bits and told another sign than the
    /// object has: they are read with the object's sign. Where depths are not alike, the values must fit; a
    /// lossy codestream may carry some a little beyond the range, and they are held to it. In a lossless one
    /// they would be bits beside the stored ones, of which nobody can tell what they are.
    ///
    /// @param isLossy  as [TileDecoder#isLossy] says
    void fit(short[] samples, ImageGrid grid, boolean isLossy) throws UndecodableFrameException {
        if (bits == grid.bits()) {
            if (isSigned != grid.isSigned()) {
                reread(samples);
            }
        } else if (bits < grid.bits() || grid.isSigned() && !isSigned) {
            hold(samples, grid.isSigned(), isLossy);
        }
    }

    private void reread(short[] samples) {
        int unused = 32 - bits;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (isSigned ? samples[i] << unused >> unused : samples[i] << unused >>> unused);
        }
    }

    private void hold(short[] samples, boolean isCodedSigned, boolean isLossy) throws UndecodableFrameException {
        int lowest = isSigned ? -1 << bits - 1 : 0;
        int highest = lowest + (1 << bits) - 1;
        for (int i = 0; i < samples.length; i++) {
            int value = isCodedSigned ? samples[i] : samples[i] & 0xFFFF;
            int held = Math.clamp(value, lowest, highest);
            if (value != held && !isLossy) {
                throw new UndecodableFrameException("values of the codestream need more than (0028,0101) Bits Stored");
            }
            samples[i] = (short) held;
        }
    }
}
