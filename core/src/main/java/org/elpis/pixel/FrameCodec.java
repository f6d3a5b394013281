package org.elpis.pixel;

import java.util.List;
import java.util.Optional;

/// Decodes the frames of some transfer syntaxes, and writes them anew.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. Input is hostile: whatever the bytes are, a call ends with a frame or an [UndecodableFrameException],
/// in time and memory that grow with the size that the layout claims, which the caller has limited to
/// [Raster#MAX_CELLS].
public interface FrameCodec {
    /// Whether frames of a transfer syntax are decoded here.
    boolean reads(String transferSyntaxUid);

    /// Decodes one frame.
    ///
    /// @param frame  the fragments of the frame one behind another; a zero byte may be padding at the end
    /// @param layout  what the object says about its frames; where the codestream says otherwise about
    ///     columns, rows, samples or bits, the frame is undecodable
    Raster decode(byte[] frame, PixelLayout layout) throws UndecodableFrameException;

    /// Whether every decoder gives the same values of a frame: nothing in its decoding is left to the decoder, whatever
    /// was lost when it was coded. The transfer syntax is not asked, for files lie about it.
    ///
    /// @param frame  as for [#decode]
    default boolean isExact(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return true;
    }

    /// The cells of a frame as they are, little endian and in the order in which they are stored, with the bits beside
    /// the stored ones; empty where a frame has values and no cells.
    ///
    /// @param frame  as for [#decode]
    default Optional<byte[]> cells(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        return Optional.empty();
    }

    /// Whether [#encode] writes a transfer syntax, without loss.
    default boolean writes(String transferSyntaxUid) {
        return false;
    }

    /// Writes a frame without loss.
    ///
    /// @param layout  of the object that will hold the frame; its samples and bits are those of the raster
    default byte[] encode(Raster raster, PixelLayout layout) {
        throw new UnsupportedOperationException("this codec does not write");
    }

    /// Fills boxes of a compressed frame so that everything else decodes to the same bits as before.
    ///
    /// @param fill  the stored value of each sample within the boxes, as the codestream keeps them; a
    ///     lossy codestream comes as near to it as it can
    /// @return empty when frames of this codec must be decoded and encoded instead
    default Optional<byte[]> fill(byte[] frame, PixelLayout layout, List<Box> boxes, int[] fill)
            throws UndecodableFrameException {
        return Optional.empty();
    }
}
