package org.elpis.vision.j2k;

import org.elpis.pixel.UndecodableFrameException;

/// The boxes of a JP2 file, which some put around the codestream though DICOM has no place for them.
///
/// Source: annex I.
final class Jp2File {
    private static final int SIGNATURE_LENGTH = 12;
    private static final int SIGNATURE = 0x6A502020;
    private static final int HEADER = 0x6A703268;
    private static final int PALETTE = 0x70636C72;
    private static final int CHANNELS = 0x63646566;
    private static final int CODESTREAM = 0x6A703263;
    private static final int START_OF_CODESTREAM = 0xFF4F;

    private Jp2File() {}

    /// The codestream of a frame, whether it stands in boxes or for itself.
    static Cursor codestream(byte[] frame) throws UndecodableFrameException {
        Cursor in = new Cursor(frame, 0, frame.length);
        if (in.peek16() == START_OF_CODESTREAM) {
            return in;
        }
        if (frame.length < SIGNATURE_LENGTH || in.u32() != SIGNATURE_LENGTH || in.u32() != SIGNATURE) {
            throw new UndecodableFrameException("the frame does not start as JPEG 2000 does");
        }
        in.u32();
        while (true) {
            long length = in.u32();
            int type = (int) in.u32();
            Cursor content = in.take(contentLength(length, in));
            if (type == CODESTREAM) {
                return content;
            }
            if (type == HEADER) {
                requirePlainChannels(content);
            }
        }
    }

    /// The length of a box's content, of which `in` stands behind length and type.
    private static long contentLength(long length, Cursor in) throws UndecodableFrameException {
        if (length == 0) {
            return in.left();
        }
        if (length == 1) {
            long high = in.u32();
            return (high << 32 | in.u32()) - 16;
        }
        return length - 8;
    }

    /// A palette or an order of channels would make other samples of those in the codestream.
    private static void requirePlainChannels(Cursor in) throws UndecodableFrameException {
        while (in.left() > 0) {
            long length = in.u32();
            int type = (int) in.u32();
            Cursor content = in.take(contentLength(length, in));
            if (type == PALETTE || type == CHANNELS && !isInOrder(content)) {
                throw new UndecodableFrameException("the JP2 file maps its samples to other channels");
            }
        }
    }

    private static boolean isInOrder(Cursor in) throws UndecodableFrameException {
        int count = in.u16();
        for (int i = 0; i < count; i++) {
            int channel = in.u16();
            int type = in.u16();
            int association = in.u16();
            if (type != 0 || association != 0 && association != channel + 1) {
                return false;
            }
        }
        return true;
    }
}
