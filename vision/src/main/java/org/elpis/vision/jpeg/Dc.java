package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// DC coefficients, which are coded as differences and so could leave any range.
final class Dc {
    private Dc() {}

    static int within(int value) throws UndecodableFrameException {
        if (value != (short) value) {
            throw new UndecodableFrameException("a JPEG coefficient does not fit 16 bits");
        }
        return value;
    }
}
