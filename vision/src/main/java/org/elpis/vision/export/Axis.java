package org.elpis.vision.export;

/// One direction of the map from the pixels of one image to another: pixel `i` of the one has its middle at
/// `scale * (i + 0.5) + offset` in the other, whose own first pixel reaches from 0 to 1.
///
/// @param scale  pixels of the other image a pixel of this one, over 0
/// @param count  pixels of this one
record Axis(double scale, double offset, int count) {
    Axis {
        if (!(scale > 0) || count < 1) {
            throw new IllegalArgumentException("scale must be > 0 and count at least 1");
        }
    }

    /// The same stretch, cut into another number of pixels.
    Axis as(int pixels) {
        return new Axis(scale * count / pixels, offset, pixels);
    }

    /// Moved by `shift` pixels of this image in its middle, and stretched about it by a share of `stretch`.
    Axis moved(double shift, double stretch) {
        double middle = count / 2.0;
        return new Axis(scale * (1 + stretch), offset + scale * (shift - stretch * middle), count);
    }

    /// Where a place of this image lies in the other.
    double to(double place) {
        return scale * place + offset;
    }

    /// Where a place of the other image lies in this one.
    double from(double place) {
        return (place - offset) / scale;
    }
}
